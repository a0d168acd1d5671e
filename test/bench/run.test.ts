import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const run = async (...args: string[]): Promise<{ code: number, stdout: string, stderr: string }> =>
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'bench/run.ts', ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number, stdout: string, stderr: string }) => ({ code, stdout, stderr })
  )

const SUITES = readdirSync('bench/suites').map((file) => basename(file, '.ts'))

describe('npm run bench', () => {
  it('--list names every suite; so does bench/README.md', async () => {
    const { code, stdout } = await run('--list')
    const readme = readFileSync('bench/README.md', 'utf8')
    expect(code).toBe(0)
    for (const suite of SUITES) {
      expect(stdout).toMatch(new RegExp(`^${suite} +\\S`, 'mu'))
      expect(readme).toContain(`| \`${suite}\` |`)
    }
  })

  it.each([[['--scope', 'rules,nothing'], /no suite nothing/], [['--fast'], /--fast/]])('refuses %j', async (args, reason) => {
    const { code, stderr } = await run(...args)
    expect(code).toBe(2)
    expect(stderr).toMatch(reason)
  })
})
