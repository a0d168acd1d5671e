// `node --import tsx scripts/scores.ts [--write]`: how often a rule's finding is right, by type and score, for docs/scores.md.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createDetector } from '../src/detection/detector.ts'
import { RECOGNIZERS } from '../src/detection/rules/index.ts'
import { DEFAULT_ENTITY_TYPES, type EntityType } from '../src/entities.ts'
import { judged } from '../src/evaluation/counts.ts'
import { SUMI_JSONL } from '../src/evaluation/datasets/sumi-jsonl.ts'
import { generateRecords } from '../src/evaluation/generate/generate.ts'
import { isBad } from '../src/evaluation/gold.ts'
import { matchSpans } from '../src/evaluation/match.ts'
import type { GoldRecord, PredictedSpan } from '../src/evaluation/record.ts'
import { readGold, surveyDataset } from '../src/evaluation/survey.ts'
import { typeMap } from '../src/evaluation/type-map.ts'
import { PACKAGE_ROOT } from '../src/package.ts'
import { unpackDeveval, whyNoDeveval } from './tables/deveval.ts'
import { putBetween } from './tables/markers.ts'

const FIXTURES = join(PACKAGE_ROOT, 'test', 'fixtures')
const PAGE = join(PACKAGE_ROOT, 'docs', 'scores.md')
/** Public sets that label more than names. */
const PUBLIC = ['en_pii_syn_nano', 'en_contextual_anonymizer_support_chat']
const GENERATED = 1_000
/** Lower bounds of the bands; 0.5 is the default threshold. */
const BANDS = [0.05, 0.35, 0.5, 0.65, 0.8, 0.95]
const [LOWEST, LEAST_FINDINGS] = [0.05, 8]
/** Enough of a value that nobody would call it missed. */
const RIGHT_IOU = 0.5

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })
const detector = createDetector({ model: null, recognizers: RECOGNIZERS })
const folder = mkdtempSync(join(tmpdir(), 'sumi-scores-'))
const counts = new Map<EntityType, Array<{ all: number, right: number }>>()
try {
  for (const path of ['handwritten/en.jsonl', 'handwritten/ja.jsonl']) await countSet(join(FIXTURES, path))
  const generated = [...generateRecords({ count: GENERATED, languages: ['en', 'ja'], seed: 20 })]
  const labelled = new Set(generated.flatMap(({ spans }) => spans.map(({ type }) => type)))
  for (const record of generated) await count(record, labelled)
  for (const record of negatives()) await count(record, new Set<EntityType>(DEFAULT_ENTITY_TYPES))
  if (await whyNoDeveval() === undefined) for (const name of PUBLIC) await countSet(await unpackDeveval(name, folder))
} finally {
  rmSync(folder, { recursive: true })
}
const table = asTable()
if (values.write) writeFileSync(PAGE, putBetween(readFileSync(PAGE, 'utf8'), 'scores', table))
else process.stdout.write(`${table}\n`)

async function countSet (path: string): Promise<void> {
  const input = { path, reader: SUMI_JSONL, map: typeMap(), offsetUnit: path.startsWith(folder) ? 'codepoint' as const : undefined }
  const { labelledTypes, offsetUnit } = await surveyDataset(input)
  for await (const record of readGold(input, offsetUnit)) if (!isBad(record)) await count(record, new Set(labelledTypes))
}

/** Messages without personal data: what is found there of the default types is wrong. Dates, cities and companies they do hold. */
function negatives (): GoldRecord[] {
  const tables = readdirSync(join(FIXTURES, 'tables')).filter((name) => /^hard-negatives\..*\.txt$/u.test(name)).map((name) => join(FIXTURES, 'tables', name))
  return [...tables, join(FIXTURES, 'hard-negatives', 'en.txt'), join(FIXTURES, 'hard-negatives', 'ja.txt')]
    .flatMap((path) => readFileSync(path, 'utf8').split('\n'))
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((text, index) => ({ id: String(index), language: 'other', conversation: { messages: [{ role: 'customer', text }] }, spans: [], ignored: [] }))
}

async function count (record: GoldRecord, types: ReadonlySet<EntityType>): Promise<void> {
  const findings = await detector.detect(record.conversation, { engine: 'rules', entities: [...types], threshold: LOWEST })
  const spans: PredictedSpan[] = judged(record, findings.map(({ message, start, end, type, score, source }) => ({ message, start, end, type, score, source })), types)
  const right = new Set(matchSpans(record.spans, spans, RIGHT_IOU).map(({ predicted }) => predicted))
  for (const [index, { type, score }] of spans.entries()) {
    const bands = counts.get(type) ?? BANDS.map(() => ({ all: 0, right: 0 }))
    counts.set(type, bands)
    const band = bands[BANDS.findLastIndex((from) => score >= from)]
    if (band === undefined) continue
    band.all += 1
    if (right.has(index)) band.right += 1
  }
}

function asTable (): string {
  const sumOf = (bands: ReadonlyArray<{ all: number }>): number => bands.reduce((sum, { all }) => sum + all, 0)
  const rows = [...counts].filter(([, bands]) => sumOf(bands) >= LEAST_FINDINGS).sort(([a], [b]) => a.localeCompare(b))
  const all = BANDS.map((_, band) => [...counts.values()].reduce((sum, bands) => ({ all: sum.all + (bands[band]?.all ?? 0), right: sum.right + (bands[band]?.right ?? 0) }), { all: 0, right: 0 }))
  const cell = ({ all: found, right }: { readonly all: number, readonly right: number }): string => found === 0 ? '' : `${right}/${found}`
  return [
    `| type | ${BANDS.map((from, band) => `${from}–${BANDS[band + 1] ?? 1}`).join(' | ')} |`,
    `| --- |${' ---: |'.repeat(BANDS.length)}`,
    ...rows.map(([type, bands]) => `| ${type} | ${bands.map(cell).join(' | ')} |`),
    `| **all types** | ${all.map((band) => band.all === 0 ? '' : `${cell(band)} = **${Math.round(100 * band.right / band.all)} %**`).join(' | ')} |`
  ].join('\n')
}
