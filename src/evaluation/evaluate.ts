// One data set through one system: reads, predicts with several records under way, counts.

import type { EntityType } from '../entities.ts'
import { inOrder } from '../in-order.ts'
import type { OffsetUnit } from '../offsets.ts'
import { countRecord } from './counts.ts'
import type { BadRecord, DatasetReader } from './datasets/dataset.ts'
import { isBad, toGold, unitsThatFit } from './gold.ts'
import { MetricsCollector, type Metrics } from './metrics.ts'
import type { GoldRecord, PredictedSpan } from './record.ts'
import type { TypeMap } from './type-map.ts'

/** Something that finds: Sumi itself, or another system behind HTTP or a command. */
export type Predict = (record: GoldRecord, types: readonly EntityType[]) => Promise<readonly PredictedSpan[]>

export interface EvaluationInput {
  readonly path: string
  readonly reader: DatasetReader
  readonly map: TypeMap
  /** Undefined: the format's own unit, else the one that fits the values, else UTF-16. */
  readonly offsetUnit: OffsetUnit | undefined
  readonly concurrency: number
  /** Called after each record. */
  readonly onRecord?: (done: number, total: number) => void
}

export interface Survey {
  readonly records: number
  readonly offsetUnit: OffsetUnit
  readonly labelledTypes: readonly EntityType[]
  readonly unmappedLabels: ReadonlyMap<string, number>
  readonly bad: readonly BadRecord[]
}

export interface Evaluation {
  readonly survey: Survey
  readonly overall: Metrics
  readonly byLanguage: ReadonlyMap<string, Metrics>
}

/** Reads the data once without predicting: how many records, which types, which unit, what is broken. */
export async function surveyDataset ({ path, reader, map, offsetUnit: declared }: EvaluationInput): Promise<Survey> {
  const bad: BadRecord[] = []
  const unmapped = new Map<string, number>()
  const types = new Set<EntityType>()
  const fitting = new Map<OffsetUnit, number>()
  let [records, told] = [0, 0]
  for await (const item of reader.read(path)) {
    if (!item.isOk) { bad.push(item.bad); continue }
    if (item.record.spans.some(({ value }) => value !== undefined)) {
      told += 1
      for (const unit of unitsThatFit(item.record)) fitting.set(unit, (fitting.get(unit) ?? 0) + 1)
    }
  }
  const best = [...fitting].sort((a, b) => b[1] - a[1])[0]?.[0]
  const offsetUnit = declared ?? reader.offsetUnit ?? (told > 0 ? best : undefined) ?? 'utf16'
  for await (const item of reader.read(path)) {
    if (!item.isOk) continue
    const gold = toGold(item.record, { map, offsetUnit, onUnmapped: (label) => unmapped.set(label, (unmapped.get(label) ?? 0) + 1) })
    if (isBad(gold)) { bad.push(gold); continue }
    records += 1
    for (const { type } of gold.spans) types.add(type)
  }
  return { records, offsetUnit, labelledTypes: [...types], unmappedLabels: unmapped, bad }
}

export async function evaluateDataset (input: EvaluationInput, predict: Predict): Promise<Evaluation> {
  const survey = await surveyDataset(input)
  const types = new Set(survey.labelledTypes)
  const overall = new MetricsCollector()
  const byLanguage = new Map<string, MetricsCollector>()
  let done = 0
  const predictions = inOrder(goldRecords(input, survey.offsetUnit), input.concurrency, async (record) => ({ record, predicted: await predict(record, survey.labelledTypes) }))
  for await (const { record, predicted } of predictions) {
    const counts = countRecord(record, predicted, types)
    overall.add(counts)
    const ofLanguage = byLanguage.get(record.language) ?? new MetricsCollector()
    byLanguage.set(record.language, ofLanguage)
    ofLanguage.add(counts)
    done += 1
    input.onRecord?.(done, survey.records)
  }
  return { survey, overall: overall.finish(), byLanguage: new Map([...byLanguage].map(([language, collector]) => [language, collector.finish()])) }
}

async function * goldRecords ({ path, reader, map }: EvaluationInput, offsetUnit: OffsetUnit): AsyncGenerator<GoldRecord> {
  for await (const item of reader.read(path)) {
    if (!item.isOk) continue
    const gold = toGold(item.record, { map, offsetUnit, onUnmapped: () => {} })
    if (!isBad(gold)) yield gold
  }
}
