// `sumi jobs` as a user calls it: real processes, the real pool. Detection by rules alone, as names are not what is tested here.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'
import { outputOf } from '../jobs/sample.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
const CARD = '4111111111111111'
const RULES = ['--engine', 'rules', '--workers', '1']
const COUNT = 2_000

let folder: string
let input: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sumi-cli-jobs-'))
  input = join(folder, 'in.jsonl')
  writeFileSync(input, Array.from({ length: COUNT }, (_, index) => `${JSON.stringify({ id: `t${index}`, text: `カード番号は${CARD}です。 👋🏽 card ${CARD}, mail a${index}@example.com` })}\n`).join(''))
})
afterAll(() => { rmSync(folder, { recursive: true }) })

function start (args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, 'jobs', ...args], { env: { PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => { child.kill('SIGKILL') })
  return child
}

function parts (output: string): number {
  return existsSync(output) ? readdirSync(output).filter((name) => name.startsWith('part-')).length : 0
}

/** Waits until so many parts are there, or the program ends. */
async function untilParts (child: ChildProcess, output: string, count: number): Promise<void> {
  while (child.exitCode === null && parts(output) < count) await sleep(2)
}

function files (output: string): Record<string, string> {
  return Object.fromEntries(readdirSync(output).filter((name) => name.startsWith('part-') || name === 'failures.jsonl').map((name) => [name, readFileSync(join(output, name), 'utf8')]))
}

describe('sumi jobs run', () => {
  it('comes to the same bytes however often it is killed', async () => {
    const [whole, killed] = [join(folder, 'whole'), join(folder, 'killed')]
    const args = (output: string): string[] => ['run', input, '--out', output, '--chunk-records', '100', ...RULES]
    const ended = await runCli(['jobs', ...args(whole)])
    expect(ended).toMatchObject({ code: 0, out: '', err: `sumi: finished: ${COUNT} records in ${whole}\n` })
    const { manifest, text } = await outputOf(whole)
    expect(manifest).toMatchObject({ records: COUNT, failed: 0, counts: { CREDIT_CARD: 2 * COUNT, EMAIL_ADDRESS: COUNT } })
    expect(text).not.toContain(CARD)
    expect(text.split('\n')).toHaveLength(COUNT + 1)

    for (let kill = 0; kill < 5; kill++) {
      const child = start(args(killed))
      await untilParts(child, killed, 1 + 4 * kill)
      await sleep(Math.random() * 30)
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    }
    expect(existsSync(join(killed, 'manifest.json'))).toBe(false)
    expect(JSON.parse((await runCli(['jobs', 'status', killed])).out)).toMatchObject({ state: 'waiting' })
    expect((await runCli(['jobs', ...args(killed)])).code).toBe(0)
    expect(files(killed)).toEqual(files(whole))
    expect((await outputOf(killed)).manifest.parts).toEqual(manifest.parts)
    expect(readdirSync(join(killed, '.sumi-job')).filter((name) => name.endsWith('.tmp'))).toEqual([])
  }, 180_000)

  it('can be paused by another process, gone on with, interrupted and cancelled', async () => {
    const [output, large] = [join(folder, 'paused'), join(folder, 'large.jsonl')]
    writeFileSync(large, readFileSync(input, 'utf8').repeat(20))
    const child = start(['run', large, '--out', output, '--chunk-records', '50', ...RULES])
    await untilParts(child, output, 2)
    const paused = await runCli(['jobs', 'pause', output])
    expect(JSON.parse(paused.out)).toMatchObject({ state: 'paused' })
    if (child.exitCode === null) await once(child, 'exit')
    expect(child.exitCode).toBe(0)

    const second = start(['resume', output, '--workers', '1'])
    await untilParts(second, output, parts(output) + 5)
    second.kill('SIGINT')
    if (second.exitCode === null) await once(second, 'exit')
    expect(second.exitCode).toBe(130)
    const { out: listed } = await runCli(['jobs', 'list', folder])
    expect(listed).toMatch(/\twaiting\t\d+\t40000\t0\t/u)
    expect(JSON.parse((await runCli(['jobs', 'cancel', output])).out)).toMatchObject({ state: 'cancelled' })
    expect(await runCli(['jobs', 'resume', output])).toMatchObject({ code: 1, err: expect.stringContaining('cancelled') })
  }, 120_000)

  it('lists what failed, keeps the rest, and ends with 1; its audit entries hold neither path nor text', async () => {
    const [bad, output, data] = [join(folder, 'bad.jsonl.gz'), join(folder, 'bad'), join(folder, 'data')]
    writeFileSync(bad, gzipSync(`{"text":"card ${CARD}"}\n{"text":"secret ${CARD}"\n{"text":"fine"}\n`))
    const { code, out, err } = await runCli(['jobs', 'run', bad, '--out', output, '--data-dir', data, ...RULES])
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('1 failed')
    const { text, failures } = await outputOf(output)
    expect(text).toBe('{"text":"card [CREDIT_CARD_1]"}\n{"text":"fine"}\n')
    expect(failures).toEqual([{ file: 'bad.jsonl.gz', line: 2, code: 'INVALID_JSON' }])
    const { out: audit } = await runCli(['audit', 'list', '--data-dir', data])
    expect(audit).toContain('job.start')
    expect(audit).toContain('job.end')
    expect(audit + err).not.toContain('4111')
    expect(audit).not.toContain('bad')
  })

  it('detects with the model', async () => {
    const [one, output] = [join(folder, 'one.jsonl'), join(folder, 'detected')]
    writeFileSync(one, '{"id":"a","text":"Hello, my name is Maria Gonzalez."}\n')
    expect((await runCli(['jobs', 'run', one, '--out', output, '--action', 'detect', '--workers', '1'])).code).toBe(0)
    expect(JSON.parse((await outputOf(output)).text)).toMatchObject({ line: 1, id: 'a', findings: [{ type: 'PERSON', start: 18, end: 32 }] })
  })
})

it.each<[string, (folder: string) => string[], number, RegExp]>([
  ['no input', () => ['run', '/nowhere.jsonl', '--out', join(folder, 'x')], 1, /cannot be read \(ENOENT\)/u],
  ['an input that is no JSON Lines', () => ['run', '/etc/hostname', '--out', join(folder, 'x')], 1, /\.jsonl/u],
  ['an output that holds something', () => ['run', input, '--out', tmpdir(), ...RULES], 1, /input folder|not empty/u],
  ['an output that cannot be made', () => ['run', input, '--out', '/dev/null/x', ...RULES], 1, /cannot be written \(ENOTDIR\)/u],
  ['no output', () => ['run', input], 2, /--out/u],
  ['no job', (folder) => ['status', folder], 1, /no job in this folder/u],
  ['a size of parts that is none', () => ['run', input, '--out', join(folder, 'x'), '--chunk-records', '0'], 2, /--chunk-records/u]
])('%s: its exit code and one line', async (_name, args, code, message) => {
  const ended = await runCli(['jobs', ...args(folder)])
  expect([ended.code, ended.out]).toEqual([code, ''])
  expect(ended.err).toMatch(message)
  expect(ended.err).not.toMatch(/\n\s+at /u)
})
