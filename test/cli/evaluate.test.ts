import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'sumi-evaluate-'))
afterAll(() => { rmSync(folder, { recursive: true }) })

const FAKE = `node ${join(import.meta.dirname, '../evaluation/systems/fake-command.mjs')}`
const file = (name: string): string => join(folder, name)
const record = (text: string, start: number): string => JSON.stringify({ text, entities: [{ start, end: start + 3, type: 'PERSON', text: text.slice(start, start + 3) }] })

function start (args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args])
  const out = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => { out.stdout += chunk.toString() })
  child.stderr.on('data', (chunk: Buffer) => { out.stderr += chunk.toString() })
  const ended = new Promise<{ code: number | null, stdout: string, stderr: string }>((resolve) => { child.on('close', (code) => { resolve({ code, ...out }) }) })
  return { child, ended }
}

const run = async (...args: string[]) => await start(args).ended

describe('sumi evaluate', () => {
  writeFileSync(file('good.jsonl'), Array.from({ length: 20 }, (_, index) => record(index % 4 === 0 ? 'I am Bob' : 'I am Ada', 5)).join('\n'))
  writeFileSync(file('bad.jsonl'), `${record('I am Ada', 5)}\n{"text": 5}\n`)
  writeFileSync(file('better.mjs'), readFileSync(join(import.meta.dirname, '../evaluation/systems/fake-command.mjs'), 'utf8').replace('/Ada/g', '/Ada|Bob/g'))
  const fake = `command=${FAKE}`

  it('writes table, JSON and report', async () => {
    const { code, stdout, stderr } = await run('evaluate', file('good.jsonl'), '--system', fake, '--json', file('m.json'), '--html', file('r.html'))
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/PERSON +20 +100\.0 +75\.0 +85\.7/u)
    const json = JSON.parse(readFileSync(file('m.json'), 'utf8')) as { schema: string, isPartial: boolean, provenance: { data: Array<{ sha256: string }> } }
    expect(json).toMatchObject({ schema: 'sumi-evaluation/1', isPartial: false })
    expect(json.provenance.data[0]?.sha256).toMatch(/^[0-9a-f]{64}$/u)
    expect(readFileSync(file('r.html'), 'utf8')).toContain('Evaluation report')
  })

  it('leaves out bad records with exit code 1, and stops at them with --strict', async () => {
    const loose = await run('evaluate', file('bad.jsonl'), '--system', fake)
    expect(loose.code).toBe(1)
    expect(loose.stdout).toContain('line 2: entities is missing')
    const strict = await run('evaluate', file('bad.jsonl'), '--system', fake, '--strict')
    expect([strict.code, strict.stdout]).toEqual([2, ''])
    expect(strict.stderr).toContain('bad.jsonl:2: entities is missing')
  })

  it('fails where a figure is worse than the baseline by more than is allowed', async () => {
    // The baseline's name of the system must be the same: a copy of the command that finds more.
    const name = `command=node ${file('system.mjs')}`
    writeFileSync(file('system.mjs'), readFileSync(file('better.mjs')))
    await run('evaluate', file('good.jsonl'), '--system', name, '--json', file('base.json'))
    writeFileSync(file('system.mjs'), readFileSync(join(import.meta.dirname, '../evaluation/systems/fake-command.mjs')))
    const gate = async (...args: string[]) => await run('evaluate', file('good.jsonl'), '--system', name, '--baseline', file('base.json'), ...args)
    const [failed, passed, changed] = [await gate('--fail-if-worse', '0.5'), await gate('--fail-if-worse', '30'), await gate()]
    expect([failed.code, passed.code, changed.code]).toEqual([3, 0, 0])
    expect(failed.stdout).toContain('leaked values 0.0 → 25.0 (25.00 points worse)')
    expect(failed.stderr).toContain('allowed are 0.5')
    writeFileSync(file('good2.jsonl'), record('I am Ada', 5))
    expect((await run('evaluate', file('good2.jsonl'), '--system', name, '--baseline', file('base.json'))).code).toBe(2)
  })

  it('applies the map to labels and to Sumi\'s own findings', async () => {
    writeFileSync(file('mail.jsonl'), JSON.stringify({ text: 'mail ada@example.com', entities: [{ start: 5, end: 20, type: 'mail' }] }))
    writeFileSync(file('map.json'), '{ "mail": "URL", "EMAIL_ADDRESS": "URL" }')
    const { code, stdout } = await run('evaluate', file('mail.jsonl'), '--system', 'sumi:rules', '--map', file('map.json'), '--workers', '1')
    expect(code).toBe(0)
    expect(stdout).toMatch(/URL +1 +100\.0 +100\.0/u)
  })

  it('judges only the types of --entities, whatever system answers', async () => {
    const text = 'I am Ada, mail bob@example.com, not Ada'
    writeFileSync(file('two.jsonl'), JSON.stringify({ text, entities: [{ start: 5, end: 8, type: 'PERSON' }, { start: 15, end: 30, type: 'EMAIL_ADDRESS' }] }))
    const all = await run('evaluate', file('two.jsonl'), '--system', 'sumi:rules', '--workers', '1')
    expect(all.stdout).toMatch(/all \(micro\) +2 /u)
    const mail = await run('evaluate', file('two.jsonl'), '--entities', 'EMAIL_ADDRESS,PHONE_NUMBER', '--system', 'sumi:rules', '--system', fake, '--workers', '1')
    expect([mail.code, mail.stderr]).toEqual([0, ''])
    expect(mail.stdout).toMatch(/EMAIL_ADDRESS +1 +100\.0 +100\.0/u)
    expect(mail.stdout).toMatch(/all \(micro\) +1 /u)
    // The fake finds both "Ada": neither leaks nor false alarms are made of them, though one stands where nothing is labelled.
    expect(mail.stdout).toMatch(/fake-command\.mjs +0\.0 +0\.0 +0\.0 +0\.0 +0\.0 +100\.0 +0\.0/u)
    expect(mail.stdout).toContain('not judged: 1 labelled values of types that --entities does not name')
  })

  it('ends with 1 where a system answers none of the records, however few', async () => {
    const { code, stderr } = await run('evaluate', file('good.jsonl'), '--system', 'command=cat')
    expect(code).toBe(1)
    expect(stderr).toContain('answers none of the records: the command answered without entities')
  })

  it('says what cannot be measured: no record, no label', async () => {
    writeFileSync(file('latin1.jsonl'), Buffer.from('{"text":"Zo\xe9","entities":[]}\n', 'latin1'))
    writeFileSync(file('unlabelled.jsonl'), '{"text":"hello Ada","entities":[]}\n')
    const { code, stdout } = await run('evaluate', file('latin1.jsonl'), file('unlabelled.jsonl'), '--system', fake)
    expect(code).toBe(1)
    expect(stdout).toContain('no record could be read')
    expect(stdout).toContain('no value of a known type is labelled')
    expect(stdout).toContain('false alarms in 100.0 of 1 messages')
  })

  it('leaves a partial report on Ctrl-C, marked as partial', async () => {
    writeFileSync(file('long.jsonl'), Array.from({ length: 2_000 }, () => record('I am Ada', 5)).join('\n'))
    const { child, ended } = start(['evaluate', file('long.jsonl'), '--system', `command=${FAKE} slow ${file('started')}`, '--json', file('p.json'), '--html', file('p.html'), '--workers', '1'])
    while (!existsSync(file('started'))) await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGINT')
    const { code, stdout } = await ended
    expect(code).toBe(130)
    expect(stdout).toContain('PARTIAL')
    const json = JSON.parse(readFileSync(file('p.json'), 'utf8')) as { isPartial: boolean, results: Record<string, { systems: Array<{ overall: { records: number } }> }> }
    expect(json.isPartial).toBe(true)
    expect(json.results[file('long.jsonl')]?.systems[0]?.overall.records).toBeLessThan(2_000)
    expect(readFileSync(file('p.html'), 'utf8')).toContain('Interrupted')
  })

  it.each([
    [['no-such-file'], /does not exist/],
    [['package.json'], /format is not known/],
    [['{good}', '--json', 'no/such/folder/m.json'], /cannot be written/],
    [['{good}', '--map', 'no-such-map.json'], /cannot be read/],
    [['{good}', '--baseline', 'package.json'], /not the --json of an earlier/],
    [['{good}', '--system', 'sumi:rules', '--system', 'sumi:rules'], /named twice/],
    [['{good}', '--system', 'nothing'], /--system must be/],
    [['{good}', '--system', 'presidio=ftp://x'], /http/],
    [['{good}', '--fail-if-worse', '1'], /needs --baseline/],
    [['{good}', '--iou', '2'], /--iou/],
    [['{good}', '--data-format', 'xml'], /data-format/]
  ])('refuses %j', async (args, reason) => {
    const { code, stderr } = await run('evaluate', ...args.map((arg) => arg.replace('{good}', file('good.jsonl'))))
    expect(code).toBe(2)
    expect(stderr).toMatch(reason)
  })
})

describe('sumi generate', () => {
  it('writes what evaluate reads, in both formats, the same for the same seed', async () => {
    const [first, again, conll] = await Promise.all([run('generate', '--count', '6', '--seed', '4'), run('generate', '--count', '6', '--seed', '4'), run('generate', '--count', '6', '--format', 'conll', '--out', file('g.conll'))])
    expect(first.stdout).toBe(again.stdout)
    expect(first.stdout.trim().split('\n')).toHaveLength(6)
    expect(conll.code).toBe(0)
    writeFileSync(file('g.jsonl'), first.stdout)
    const { stdout } = await run('evaluate', file('g.jsonl'), file('g.conll'), '--system', `command=${FAKE}`)
    expect(stdout).toContain('g.jsonl: 6 records (sumi)')
    expect(stdout).toContain('g.conll: 6 records (conll)')
  })

  it.each([['--count', '0'], ['--count', 'x'], ['--seed', '-1'], ['--language', 'fr']])('refuses %s %s', async (...args) => {
    expect((await run('generate', ...args)).code).toBe(2)
  })
})
