// The accuracy table: each set through the whole pipeline as `sumi evaluate` runs it.

import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSystems } from '../../src/cli/systems.ts'
import { SUMI_JSONL } from '../../src/evaluation/datasets/sumi-jsonl.ts'
import { evaluateDataset, type SystemEvaluation } from '../../src/evaluation/evaluate.ts'
import type { Interval } from '../../src/evaluation/bootstrap.ts'
import type { System } from '../../src/evaluation/systems/system.ts'
import { typeMap } from '../../src/evaluation/type-map.ts'
import type { OffsetUnit } from '../../src/offsets.ts'
import { whyNoDeveval } from './deveval.ts'
import { hardNegatives, ownSets, publicSets, type TableSet } from './sets.ts'

export interface AccuracyOptions {
  /** Records of a set. */
  readonly most: number
  readonly log: (line: string) => void
}

/** Markdown, with a sentence that says what it was measured on. */
export async function accuracyTable ({ most, log }: AccuracyOptions): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sumi-tables-'))
  const systems = await openSystems(['sumi'], { detection: {}, modelDir: undefined, workers: availableParallelism(), map: typeMap(), isSweep: false })
  try {
    const missing = await whyNoDeveval()
    const sets = [...ownSets(folder, most), ...(missing === undefined ? await publicSets(folder, most) : [])]
    const rows: string[] = []
    for (const set of sets) {
      log(set.title)
      rows.push(...rowsOf(set, await evaluate(set.path, systems)))
    }
    log('hard negatives')
    const { falseAlarmMessages } = (await evaluate(hardNegatives(folder, most), systems)).overall
    const alarms = Math.round((falseAlarmMessages.rate ?? 0) * falseAlarmMessages.of)
    const source = missing === undefined
      ? 'Measured on the project\'s own test sets (test/fixtures) and on public test sets from `../shared/data/deveval`.'
      : `Measured on the project's own test sets (test/fixtures) alone: ${missing}.`
    return [
      `${source}${most === Infinity ? '' : ` A quick run: at most ${most} records of each set.`}`,
      '',
      '| data | | values | precision | recall | F1 | leaked |',
      '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
      ...rows,
      '',
      `Of ${falseAlarmMessages.of} messages without personal data ([test/fixtures/hard-negatives](test/fixtures/hard-negatives)) ${alarms} (${percent(falseAlarmMessages.rate)} %) raise a false alarm.`
    ].join('\n')
  } finally {
    for (const system of systems) await system.close()
    rmSync(folder, { recursive: true })
  }
}

async function evaluate (path: string, systems: readonly System[]): Promise<SystemEvaluation> {
  // The public sets count code points; ours hold no astral letters before a label, where the two differ, without the value beside it.
  const offsetUnit: OffsetUnit | undefined = path.includes('handwritten') ? undefined : 'codepoint'
  const { systems: [first], survey } = await evaluateDataset({ path, reader: SUMI_JSONL, map: typeMap(), offsetUnit }, systems)
  if (first === undefined || first.failed > 0 || survey.badCount > 0) throw new Error(`${path}: ${first?.failed ?? 0} records without an answer, ${survey.badCount} bad`)
  return first
}

function rowsOf ({ title, types, hasAllRow }: TableSet, { overall }: SystemEvaluation): string[] {
  const { micro, leakedValues, byType, leakByType } = overall
  const { support, precision, recall, f1, f1Interval } = micro.exact
  const all = hasAllRow ? [['all types', count(support), percent(precision), percent(recall), `${percent(f1)} ${range(f1Interval)}`, `${percent(leakedValues.rate)} ${range(leakedValues.interval)}`]] : []
  const each = types.filter((type) => (byType.exact.get(type)?.support ?? 0) > 0).map((type) => {
    const { support: ofType = 0, precision: p = 0, recall: r = 0, f1: f = 0 } = byType.exact.get(type) ?? {}
    return [type, count(ofType), percent(p), percent(r), percent(f), percent(leakByType.get(type)?.rate)]
  })
  return [...all, ...each].map((cells, index) => `| ${[index === 0 ? title : '', ...cells].join(' | ')} |`)
}

function percent (share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : (share * 100).toFixed(1)
}

function range (interval: Interval | undefined): string {
  return interval === undefined ? '' : `(${percent(interval[0])}–${percent(interval[1])})`
}

function count (number: number): string {
  return number.toLocaleString('en')
}
