// Reads a data set once or twice without predicting: how many records, which types, which offset unit, what is broken.

import type { EntityType } from '../entities.ts'
import type { OffsetUnit } from '../offsets.ts'
import type { BadRecord, DatasetReader } from './datasets/dataset.ts'
import { isBad, isOddlyCut, toGold, unitsThatFit, type GoldOptions } from './gold.ts'
import type { GoldRecord } from './record.ts'
import type { TypeMap } from './type-map.ts'

export interface DatasetInput {
  readonly path: string
  readonly reader: DatasetReader
  readonly map: TypeMap
  /** Undefined: found from the values, else the format's own unit, else UTF-16. */
  readonly offsetUnit: OffsetUnit | undefined
  /** Only these are judged; what is labelled otherwise, or found otherwise, counts neither for nor against. Default: all that is labelled. */
  readonly entities?: readonly EntityType[] | undefined
}

/** Why this unit: the user said so, the values fit no other, it is the format's own, or nothing told. */
export type OffsetUnitReason = 'declared' | 'detected' | 'format' | 'default'

export interface Survey {
  readonly format: string
  readonly records: number
  readonly offsetUnit: OffsetUnit
  readonly offsetUnitReason: OffsetUnitReason
  /** Of the types that are judged. */
  readonly labelledTypes: readonly EntityType[]
  /** Labelled spans of known types that are not judged. */
  readonly leftOut: number
  /** Labels that no type stands for, with the number of their spans. */
  readonly unmappedLabels: ReadonlyMap<string, number>
  /** Labelled spans, and those of them that begin or end inside a word or with white space. */
  readonly spans: number
  readonly oddSpans: number
  readonly badCount: number
  /** The first bad records, by line. */
  readonly bad: readonly BadRecord[]
}

/** More are counted, but not kept. */
const MOST_BAD_KEPT = 100
const MOST_LABELS_KEPT = 1_000

export async function surveyDataset (input: DatasetInput): Promise<Survey> {
  const bad: BadRecord[] = []
  const unmapped = new Map<string, number>()
  const types = new Set<EntityType>()
  const [offsetUnit, offsetUnitReason] = await chooseUnit(input)
  let [records, spans, oddSpans, badCount, leftOut] = [0, 0, 0, 0, 0]
  const onUnmapped = (label: string): void => { if (unmapped.has(label) || unmapped.size < MOST_LABELS_KEPT) unmapped.set(label, (unmapped.get(label) ?? 0) + 1) }
  for await (const gold of readGold(input, offsetUnit, { onUnmapped, onLeftOut () { leftOut += 1 } })) {
    if (isBad(gold)) {
      badCount += 1
      if (bad.length < MOST_BAD_KEPT) bad.push(gold)
      continue
    }
    records += 1
    spans += gold.spans.length
    for (const span of gold.spans) {
      types.add(span.type)
      if (isOddlyCut(gold.conversation.messages[span.message]?.text ?? '', span)) oddSpans += 1
    }
  }
  bad.sort((a, b) => a.line - b.line)
  return { format: input.reader.name, records, offsetUnit, offsetUnitReason, labelledTypes: [...types], leftOut, unmappedLabels: unmapped, spans, oddSpans, badCount, bad }
}

/** All records, good and bad, in the order of the file. */
export async function * readGold ({ path, reader, map, entities }: DatasetInput, offsetUnit: OffsetUnit, told: Pick<GoldOptions, 'onUnmapped' | 'onLeftOut'> = {}): AsyncGenerator<GoldRecord | BadRecord> {
  const judged = entities === undefined ? undefined : new Set(entities)
  for await (const item of reader.read(path)) yield item.isOk ? toGold(item.record, { map, offsetUnit, judged, ...told }) : item.bad
}

/** Only records whose values lie elsewhere in another unit have a say. */
async function chooseUnit ({ path, reader, offsetUnit }: DatasetInput): Promise<[OffsetUnit, OffsetUnitReason]> {
  if (offsetUnit !== undefined) return [offsetUnit, 'declared']
  const votes = new Map<OffsetUnit, number>()
  for await (const item of reader.read(path)) {
    if (!item.isOk) continue
    const units = unitsThatFit(item.record)
    if (units.length < 3) for (const unit of units) votes.set(unit, (votes.get(unit) ?? 0) + 1)
  }
  const most = Math.max(...votes.values())
  const best = [...votes].filter(([, count]) => count === most).map(([unit]) => unit)
  const own = reader.offsetUnit
  if (best.length > 0 && (own === undefined || !best.includes(own))) return [best[0] ?? 'utf16', 'detected']
  if (own !== undefined) return [own, best.length > 0 ? 'detected' : 'format']
  return ['utf16', 'default']
}
