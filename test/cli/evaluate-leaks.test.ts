// What `sumi evaluate` leaves behind holds no labelled value, whatever the format and however broken: terminal, JSON, report.

import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'sumi-evaluate-leaks-'))
afterAll(() => { rmSync(folder, { recursive: true }) })

/** Values that nothing else on a page could hold; the fake system finds none of them but "Ada", so that every one is an error. */
const VALUES = ['Adaline Qvist', 'zx.qvist@example.com', '鬼龍院', '𠮷野家子', 'Xq7!kettle']
const TEXT = `I am ${VALUES[0]}, ${VALUES[1]}. ${VALUES[2]}と${VALUES[3]}です 😀 pw ${VALUES[4]} – Ada`
const LABELS = ['PERSON', 'EMAIL', 'PERSON', 'PERSON', 'PASSWORD']
const json = (value: unknown): string => JSON.stringify(value)

interface Place { readonly start: number, readonly end: number, readonly label: string, readonly value: string }
const places = (length: (text: string) => number): Place[] => VALUES.map((value, index) => {
  const start = length(TEXT.slice(0, TEXT.indexOf(value)))
  return { start, end: start + length(value), label: LABELS[index] ?? '', value }
})
const utf16 = places((text) => text.length)
const codePoints = places((text) => [...text].length)
/** Offsets that hold another text than the value beside them. */
const off = <T extends Place>(list: readonly T[]): T[] => list.map((one) => ({ ...one, start: one.start + 1, end: one.end + 1 }))

const sumi = (list: readonly Place[]): string => json({ id: `of ${VALUES[0]}`, text: TEXT, entities: list.map(({ start, end, label, value }) => ({ start, end, type: label, text: value })) })
const presidio = (list: readonly Place[]): unknown => ({ full_text: TEXT, spans: list.map(({ start, end, label, value }) => ({ entity_type: label, entity_value: value, start_position: start, end_position: end })) })
const ai4privacy = (list: readonly Place[]): string => json({ source_text: TEXT, privacy_mask: list })
const labelStudio = (list: readonly Place[]): unknown => ({ id: 1, data: { text: TEXT }, annotations: [{ result: list.map(({ start, end, label, value }) => ({ value: { start, end, text: value, labels: [label] } })) }] })
const tagged = utf16.reduce((text, { label, value }) => text.replace(value, `<${label}>${value}</${label}>`), TEXT)
const columns = [`# text = ${TEXT}`, ...TEXT.split(' ').map((token) => `${token}\t${token.includes('Qvist') || token.includes('鬼龍院') ? 'B-PERSON' : 'O'}`), ''].join('\n')

/** Each file holds a good record and broken ones that hold the values too. */
const FILES: ReadonlyArray<readonly [name: string, content: string]> = [
  ['sumi.jsonl', [sumi(utf16), sumi(off(utf16)), `{"text": ${json(TEXT)}, "entities": [`, json({ text: TEXT, entities: utf16.map(({ start, end, value }) => ({ start, end, type: value })) })].join('\r\n')],
  ['presidio.json', json([presidio(codePoints), presidio(off(codePoints)), { full_text: TEXT, spans: [TEXT] }])],
  ['spacy.json', json([[TEXT, { entities: codePoints.map(({ start, end, label }) => [start, end, label]) }], [TEXT, { entities: codePoints.map(({ start, end, value }) => [start, end, value]) }], [TEXT]])],
  ['ai.jsonl', [ai4privacy(codePoints), ai4privacy(off(codePoints)), json({ source_text: TEXT, privacy_mask: TEXT })].join('\n')],
  ['ls.json', json([labelStudio(utf16), labelStudio(off(utf16)), { data: { text: TEXT }, annotations: TEXT }])],
  ['tags.csv', `id,text\n${VALUES[1]},"${tagged}"\n2,"<PERSON>${TEXT}"\n3,"${TEXT}`],
  ['cols.conll', `${columns}\n${columns.replace('\tB-PERSON', '')}\n# text = x\n${VALUES[2]}\tO\n`]
]

async function run (...args: string[]): Promise<{ code: number | null, output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'evaluate', ...args])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString() })
  return await new Promise((resolve) => { child.on('close', (code) => { resolve({ code, output }) }) })
}

describe('no labelled value is in what evaluate prints and writes', () => {
  const fake = `command=node ${join(import.meta.dirname, '../evaluation/systems/fake-command.mjs')}`
  /** Whole values, and their words. */
  const secrets = [...VALUES, 'Adaline', 'Qvist', 'kettle', '鬼龍', '野家']
  const found = (text: string): string[] => secrets.filter((secret) => text.includes(secret))
  const [jsonFile, htmlFile] = [join(folder, 'm.json'), join(folder, 'r.html')]

  it('all eight formats, each with a good record and broken ones', async () => {
    mkdirSync(join(folder, 'brat'))
    const ann = (list: readonly Place[]): string => list.map(({ start, end, label, value }, index) => `T${index}\t${label} ${start} ${end}\t${value}`).join('\r\n')
    for (const [name, content] of [...FILES, ['brat/a.txt', TEXT], ['brat/a.ann', ann(codePoints)], ['brat/b.txt', TEXT], ['brat/b.ann', ann(off(codePoints))]] as const) writeFileSync(join(folder, name), content)
    const paths = [...FILES.map(([name]) => name), 'brat'].map((name) => join(folder, name))
    const { code, output } = await run(...paths, '--system', fake, '--json', jsonFile, '--html', htmlFile)
    const [json, html] = [readFileSync(jsonFile, 'utf8'), readFileSync(htmlFile, 'utf8')]
    expect(code).toBe(1)
    const { results } = JSON.parse(json) as { results: Record<string, { survey: { format: string, records: number, badCount: number } }> }
    expect(Object.values(results).map(({ survey: { format, records } }) => [format, records])).toEqual(['sumi', 'presidio', 'spacy', 'ai4privacy', 'label-studio', 'csv', 'conll', 'brat'].map((format) => [format, 1]))
    expect(Object.values(results).every(({ survey }) => survey.badCount > 0)).toBe(true)
    expect(html.match(/<mark>/gu)?.length).toBeGreaterThan(20)
    expect([found(output), found(json), found(html)]).toEqual([[], [], []])
  })

  it('--strict names a line and no value; --show-text shows values in the report alone', async () => {
    const path = join(folder, 'strict.jsonl')
    writeFileSync(path, [sumi(utf16), sumi(off(utf16))].join('\n'))
    const strict = await run(path, '--system', fake, '--strict')
    expect([strict.code, found(strict.output)]).toEqual([2, []])
    expect(strict.output).toContain('strict.jsonl:2: span 0')
    const { output } = await run(path, '--system', fake, '--show-text', '--json', jsonFile, '--html', htmlFile)
    expect(found(readFileSync(htmlFile, 'utf8'))).toEqual(secrets)
    expect([found(output), found(readFileSync(jsonFile, 'utf8'))]).toEqual([[], []])
  })
})
