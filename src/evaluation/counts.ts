// What is counted for one record; records add up, so that any number of them is evaluated with flat memory.

import type { Conversation } from '../conversation.ts'
import type { EntityType } from '../entities.ts'
import { countJoined } from './match-joined.ts'
import { matchSpans, overlapLength } from './match.ts'
import type { GoldRecord, PredictedSpan, TypedSpan } from './record.ts'
import { isCounted } from './signs.ts'

export interface TypeCounts {
  truePositives: number
  falsePositives: number
  falseNegatives: number
}

/** Type-free: was the value hidden, whatever it was called? */
export interface LeakCounts {
  /** Gold values; `leakedValues` of them have a visible character that is not a separator. */
  values: number
  leakedValues: number
  /** Letters and digits in gold values; `leakedChars` of them stay visible. */
  valueChars: number
  leakedChars: number
  /** Letters and digits outside gold values; `lostChars` of them were removed. */
  otherChars: number
  lostChars: number
  /** Messages without a gold value; `falseAlarmMessages` of them have a finding. */
  cleanMessages: number
  falseAlarmMessages: number
}

/** Same borders; overlap of at least OVERLAP_IOU; joined pieces (match-joined.ts). */
export type MatchKind = 'exact' | 'overlap' | 'joined'

export interface RecordCounts {
  readonly byType: Readonly<Record<MatchKind, ReadonlyMap<EntityType, TypeCounts>>>
  /** Leaked and all gold values by type. */
  readonly leaksByType: ReadonlyMap<EntityType, { values: number, leakedValues: number }>
  readonly leak: LeakCounts
}

/** Two spans overlap enough for the `overlap` figures from here on, unless the caller says otherwise. */
export const OVERLAP_IOU = 0.5

/** The predictions that can be right or wrong: of types that the data labels, and not in an ignored span alone. */
export function judged (record: GoldRecord, predicted: readonly PredictedSpan[], types: ReadonlySet<EntityType>): PredictedSpan[] {
  return predicted.filter((span) => types.has(span.type) && !isIgnored(span, record))
}

/**
 * Counts one record.
 * @param predicted everything found: what is not judged hides text all the same.
 * @param relevant the judged ones of them.
 */
export function countRecord (record: GoldRecord, predicted: readonly PredictedSpan[], relevant: readonly PredictedSpan[], overlapIou = OVERLAP_IOU): RecordCounts {
  return {
    byType: {
      exact: countTypes(record.spans, relevant, 1),
      overlap: countTypes(record.spans, relevant, overlapIou),
      joined: countJoined(record.conversation, record.spans, relevant)
    },
    ...countLeaks(record, predicted)
  }
}

function isIgnored (span: TypedSpan, { spans, ignored }: GoldRecord): boolean {
  return ignored.some((one) => overlapLength(one, span) > 0) && !spans.some((one) => overlapLength(one, span) > 0)
}

function countTypes (gold: readonly TypedSpan[], predicted: readonly TypedSpan[], minIou: number): Map<EntityType, TypeCounts> {
  const counts = new Map<EntityType, TypeCounts>()
  const of = (type: EntityType): TypeCounts => {
    const known = counts.get(type) ?? { truePositives: 0, falsePositives: 0, falseNegatives: 0 }
    counts.set(type, known)
    return known
  }
  const matches = matchSpans(gold, predicted, minIou)
  const [foundGold, rightPredicted] = [new Set(matches.map((match) => match.gold)), new Set(matches.map((match) => match.predicted))]
  gold.forEach(({ type }, index) => { of(type)[foundGold.has(index) ? 'truePositives' : 'falseNegatives'] += 1 })
  predicted.forEach(({ type }, index) => { if (!rightPredicted.has(index)) of(type).falsePositives += 1 })
  return counts
}

function countLeaks ({ conversation, spans, ignored }: GoldRecord, predicted: readonly PredictedSpan[]): Pick<RecordCounts, 'leak' | 'leaksByType'> {
  const hidden = covered(conversation, predicted)
  const gold = covered(conversation, spans)
  const uncounted = covered(conversation, ignored)
  const leak: LeakCounts = { values: 0, leakedValues: 0, valueChars: 0, leakedChars: 0, otherChars: 0, lostChars: 0, cleanMessages: 0, falseAlarmMessages: 0 }
  const leaksByType = new Map<EntityType, { values: number, leakedValues: number }>()

  for (const { message, start, end, type } of spans) {
    const text = conversation.messages[message]?.text ?? ''
    let visible = 0
    for (let at = start; at < end; at++) {
      if (!isCounted(text, at)) continue
      leak.valueChars += 1
      if (hidden[message]?.[at] !== 1) visible += 1
    }
    leak.leakedChars += visible
    leak.values += 1
    const ofType = leaksByType.get(type) ?? { values: 0, leakedValues: 0 }
    leaksByType.set(type, ofType)
    ofType.values += 1
    if (visible > 0) {
      leak.leakedValues += 1
      ofType.leakedValues += 1
    }
  }
  conversation.messages.forEach(({ text }, message) => {
    for (let at = 0; at < text.length; at++) {
      if (gold[message]?.[at] === 1 || uncounted[message]?.[at] === 1 || !isCounted(text, at)) continue
      leak.otherChars += 1
      if (hidden[message]?.[at] === 1) leak.lostChars += 1
    }
    if (gold[message]?.includes(1) === true || uncounted[message]?.includes(1) === true) return
    leak.cleanMessages += 1
    if (hidden[message]?.includes(1) === true) leak.falseAlarmMessages += 1
  })
  return { leak, leaksByType }
}

/** One byte a UTF-16 unit: 1 where a span covers it. */
function covered ({ messages }: Conversation, spans: ReadonlyArray<Omit<TypedSpan, 'type'>>): Uint8Array[] {
  const maps = messages.map(({ text }) => new Uint8Array(text.length))
  for (const { message, start, end } of spans) maps[message]?.fill(1, start, end)
  return maps
}
