// `sumi jobs` on a real database: the command works by itself and beside a server, and asks, pauses and cancels what either runs.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { NEEDS_POSTGRES, POSTGRES, startPostgres, type TestPostgres } from '../helpers/postgres.ts'
import { runCli } from '../helpers/run-cli.ts'
import { serveForTest, type Served } from '../helpers/served.ts'
import { outputOf } from '../jobs/sample.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
const CARD = '4111111111111111'
const COUNT = 300
const RULES = ['--engine', 'rules', '--workers', '1', '--chunk-records', '25']

describe.skipIf(POSTGRES === undefined)(`sumi jobs on a database${NEEDS_POSTGRES}`, () => {
  let postgres: TestPostgres
  let folder: string
  let settings: Record<string, string>
  beforeAll(async () => {
    postgres = await startPostgres()
    folder = mkdtempSync(join(tmpdir(), 'sumi-shared-cli-'))
    for (const name of ['in', 'out', 'elsewhere']) mkdirSync(join(folder, name))
    const records = (count: number): string => Array.from({ length: count }, (_, index) => `${JSON.stringify({ id: `t${index}`, text: `card ${CARD} of ${index}` })}\n`).join('')
    writeFileSync(join(folder, 'in/a.jsonl'), `${records(COUNT)}no json\n`)
    writeFileSync(join(folder, 'in/large.jsonl'), records(COUNT * 60))
    writeFileSync(join(folder, 'elsewhere/b.jsonl'), records(10))
    settings = { SUMI_DATABASE_URL: await postgres.newDatabase(), SUMI_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'), SUMI_JOBS_INPUT: join(folder, 'in'), SUMI_JOBS_OUTPUT: join(folder, 'out') }
  })
  afterAll(async () => {
    await postgres.end()
    rmSync(folder, { recursive: true, force: true })
  })

  const sumi = async (...args: readonly string[]) => await runCli(['jobs', ...args], '', settings)
  const stateOf = async (job: string): Promise<string> => JSON.parse((await sumi('status', job)).out).state as string

  it('without a server the command does the work; the job is listed, its failures too, and it is not done twice', async () => {
    const args = ['run', join(folder, 'in/a.jsonl'), '--out', join(folder, 'out/x'), ...RULES]
    const { code, out, err } = await sumi(...args)
    expect([code, out]).toEqual([1, ''])
    const [, id = ''] = /^sumi: job (\S+) queued; the servers of the database work on it too\n/u.exec(err) ?? []
    expect(err).toContain(`sumi: finished: ${COUNT} records in ${join(folder, 'out/x')}, 1 failed`)
    const { text, manifest } = await outputOf(join(folder, 'out/x'))
    expect([text.split('\n').length, text.includes(CARD)]).toEqual([COUNT + 1, false])
    expect(manifest).toMatchObject({ records: COUNT, failed: 1 })
    expect((await sumi('list')).out).toBe(`${id}\tfinished\t${COUNT + 1}\t${COUNT + 1}\t1\tx\n`)
    for (const job of [id, 'x', join(folder, 'out/x')]) expect(JSON.parse((await sumi('status', job)).out)).toMatchObject({ id, state: 'finished', failed: 1 })
    expect((await sumi('failed', id)).out).toBe(`a.jsonl\t${COUNT + 1}\tINVALID_JSON\n`)
    expect((await sumi(...args)).err).toContain(`sumi: job ${id} found`)
    const { out: audit } = await runCli(['audit', 'list'], '', settings)
    expect([audit.match(/job\.start/gu)?.length, audit.match(/job\.end/gu)?.length]).toEqual([1, 1])
  }, 240_000)

  it('beside a server: the command may go, the server goes on; any command pauses, resumes and cancels', async () => {
    const server: Served = await serveForTest(settings)
    onTestFinished(async () => { await server.end() })
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN, 'jobs', 'run', join(folder, 'in/large.jsonl'), '--out', join(folder, 'out/y'), ...RULES], { env: { PATH: process.env.PATH, ...settings }, stdio: ['ignore', 'ignore', 'pipe'] })
    onTestFinished(() => { child.kill('SIGKILL') })
    let said = ''
    child.stderr.on('data', (chunk) => { said += String(chunk) })
    await expect.poll(() => said, { timeout: 60_000 }).toMatch(/queued/u)
    child.kill('SIGINT')
    if (child.exitCode === null) await once(child, 'exit')
    const [, id = ''] = /job (\S+) queued/u.exec(said) ?? []
    expect([child.exitCode, said]).toEqual([130, expect.stringContaining(`interrupted; the servers go on with the job: \`sumi jobs pause ${id}\` stops it`)])
    const done = async (): Promise<number> => (await server.call('GET', `/v1/jobs/${id}`)).body.done.chunks
    const before = await done()
    await expect.poll(done, { timeout: 60_000 }).toBeGreaterThan(before)

    expect(JSON.parse((await sumi('pause', 'y')).out)).toMatchObject({ id, state: 'paused' })
    expect((await server.call('GET', `/v1/jobs/${id}`)).body.state).toBe('paused')
    expect(JSON.parse((await sumi('resume', id)).out)).toMatchObject({ state: 'running' })
    expect(JSON.parse((await sumi('cancel', id)).out)).toMatchObject({ state: 'cancelled' })
    expect(await sumi('resume', id)).toMatchObject({ code: 1, out: '', err: 'sumi: the job is cancelled (CONFLICT)\n' })
    expect(await stateOf('y')).toBe('cancelled')
  }, 240_000)

  it.each<[string, () => readonly string[], Readonly<Record<string, string>>, number, RegExp]>([
    ['an input outside the folder', () => ['run', join(folder, 'elsewhere/b.jsonl'), '--out', join(folder, 'out/z')], {}, 2, /must lie in the folder of SUMI_JOBS_INPUT; or run the job here alone, with --in-process/u],
    ['an output outside the folder', () => ['run', join(folder, 'in/a.jsonl'), '--out', join(folder, 'z')], {}, 2, /--out must be a folder in the folder of SUMI_JOBS_OUTPUT/u],
    ['rules of its own', () => ['run', join(folder, 'in/a.jsonl'), '--out', join(folder, 'out/z'), '--rules', 'mine.json'], {}, 2, /--rules: a job on a database goes by the rules in force there/u],
    ['a job that is none', () => ['status', 'nothing'], {}, 1, /there is no job with this id \(NOT_FOUND\)/u],
    ['a database that is away', () => ['status', 'x'], { SUMI_DATABASE_URL: 'postgres://sumi@127.0.0.1:1/x' }, 2, /DATABASE_UNAVAILABLE/u]
  ])('%s: its exit code and one line', async (_, args, more, code, message) => {
    const ended = await runCli(['jobs', ...args()], '', { ...settings, ...more })
    expect([ended.code, ended.out]).toEqual([code, ''])
    expect(ended.err).toMatch(message)
    expect(ended.err.trim().split('\n')).toHaveLength(1)
  })

  it('folders that nobody named; and here alone, where it is asked for', async () => {
    const { SUMI_JOBS_INPUT: _, SUMI_JOBS_OUTPUT: __, ...rest } = settings
    const args = ['jobs', 'run', join(folder, 'elsewhere/b.jsonl'), '--out', join(folder, 'alone'), ...RULES]
    expect(await runCli(args, '', rest)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('SUMI_JOBS_INPUT and SUMI_JOBS_OUTPUT') })
    expect((await runCli([...args, '--in-process'], '', rest)).code).toBe(0)
    expect((await outputOf(join(folder, 'alone'))).manifest).toMatchObject({ records: 10 })
  })
})
