// A bulk job whose output folder has no room left: it stops with its reason, nothing is half there, and with room it goes on to the same bytes.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { runCli, type Ended } from '../helpers/run-cli.ts'
import { mountSmallDisk } from '../helpers/small-disk.ts'
import { NEEDS_POSTGRES, POSTGRES, startPostgres } from '../helpers/postgres.ts'
import { outputOf } from '../jobs/sample.ts'

const CARD = '4111111111111111'
const COUNT = 600
/** The output is about 1 MB. */
const FILLER = 'と'.repeat(500)
const OPTIONS = ['--chunk-records', '100', '--engine', 'rules', '--workers', '1']

let folder: string
let input: string
let whole: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sumi-disk-full-'))
  mkdirSync(join(folder, 'in'))
  input = join(folder, 'in/a.jsonl')
  writeFileSync(input, Array.from({ length: COUNT }, (_, index) => `${JSON.stringify({ id: `t${index}`, text: `card ${CARD} ${FILLER}` })}\n`).join(''))
  expect((await runCli(['jobs', 'run', input, '--out', join(folder, 'whole'), ...OPTIONS])).code).toBe(0)
  whole = (await outputOf(join(folder, 'whole'))).text
})
afterAll(() => { rmSync(folder, { recursive: true }) })

function expectFull ({ code, out, err }: Ended, reason: string): void {
  expect({ code, out, err }).toEqual({ code: 1, out: '', err: expect.stringContaining(`the output folder cannot be written (${reason}) (STORAGE_FAILED)`) })
  expect(err).toContain('nothing is lost, run it again to go on')
  expect(err).not.toContain('4111')
}

async function expectWhole (output: string): Promise<void> {
  const { text, manifest } = await outputOf(output)
  expect(text === whole).toBe(true)
  expect(manifest).toMatchObject({ records: COUNT, failed: 0 })
  expect(readdirSync(join(output, '.sumi-job')).filter((name) => name.endsWith('.tmp'))).toEqual([])
}

const disk = mountSmallDisk(600)
afterAll(() => { disk?.end() })

describe.skipIf(disk === undefined)(`a disk that is full${disk === undefined ? ' (skipped: nothing can be mounted here)' : ''}`, () => {
  it('is told; with more room the job goes on where it stopped', async () => {
    const output = join(disk!.folder, 'alone')
    const args = ['jobs', 'run', input, '--out', output, ...OPTIONS]
    expectFull(await runCli(args), 'ENOSPC')
    const { names } = await outputOf(output)
    expect(names.filter((name) => name.startsWith('part-')).length).toBeGreaterThan(0)
    expect(names).not.toContain('manifest.json')
    disk!.grow(8_000)
    expect((await runCli(args)).code).toBe(0)
    await expectWhole(output)
    rmSync(output, { recursive: true })
    disk!.grow(600)
  })

  it.skipIf(POSTGRES === undefined)(`is told by a job of a database as well, and gone on with${NEEDS_POSTGRES}`, async () => {
    const postgres = await startPostgres()
    onTestFinished(async () => { await postgres.end() })
    const settings = { SUMI_DATABASE_URL: await postgres.newDatabase(), SUMI_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'), SUMI_JOBS_INPUT: join(folder, 'in'), SUMI_JOBS_OUTPUT: disk!.folder }
    const output = join(disk!.folder, 'shared')
    const args = ['jobs', 'run', input, '--out', output, ...OPTIONS]
    const full = await runCli(args, '', settings)
    expect([full.code, full.out]).toEqual([1, ''])
    expect(full.err).toContain('the output folder cannot be written (ENOSPC) (STORAGE_FAILED)')
    expect(JSON.parse((await runCli(['jobs', 'status', 'shared'], '', settings)).out)).toMatchObject({ state: 'failed', error: { code: 'STORAGE_FAILED' } })
    disk!.grow(8_000)
    expect((await runCli(args, '', settings)).code).toBe(0)
    await expectWhole(output)
  }, 240_000)
})
