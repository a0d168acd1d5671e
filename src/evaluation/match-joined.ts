// Matching by joined pieces, as presidio-research's SpanEvaluator does per entity type: docs/metrics.md says where this differs from it.

import type { Conversation } from '../conversation.ts'
import { matchSpans } from './match.ts'
import type { TypedSpan } from './record.ts'
import type { TypeCounts } from './counts.ts'
import type { EntityType } from '../entities.ts'

/** The evaluator's default. */
export const JOINED_IOU = 0.9

const ONLY_SEPARATORS = /^[\s\p{P}\p{S}]*$/u

/**
 * Counts by type. Neighbours of one type with only white space and punctuation between them become one span, in gold and prediction;
 * then each gold span takes predictions of its type from left to right as long as each raises the overlap of their union with it.
 */
export function countJoined (conversation: Conversation, gold: readonly TypedSpan[], predicted: readonly TypedSpan[], minIou = JOINED_IOU): Map<EntityType, TypeCounts> {
  const [wanted, found] = [mergeNeighbours(conversation, gold), mergeNeighbours(conversation, predicted)]
  const counts = new Map<EntityType, TypeCounts>()
  const of = (type: EntityType): TypeCounts => {
    const known = counts.get(type) ?? { truePositives: 0, falsePositives: 0, falseNegatives: 0 }
    counts.set(type, known)
    return known
  }
  const used = new Set<TypedSpan>()
  for (const one of wanted) {
    const pieces = takePieces(one, found.filter((other) => other.type === one.type && !used.has(other)))
    const isMatch = unionIou(one, pieces) >= minIou
    of(one.type)[isMatch ? 'truePositives' : 'falseNegatives'] += 1
    if (isMatch) for (const piece of pieces) used.add(piece)
  }
  for (const one of found) if (!used.has(one)) of(one.type).falsePositives += 1
  return counts
}

/** In the order of the text. */
export function mergeNeighbours ({ messages }: Conversation, spans: readonly TypedSpan[]): TypedSpan[] {
  const merged: TypedSpan[] = []
  for (const span of [...spans].sort((a, b) => a.message - b.message || a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1)
    const isNeighbour = last?.message === span.message && last.type === span.type &&
      ONLY_SEPARATORS.test(messages[span.message]?.text.slice(last.end, span.start) ?? '')
    if (last !== undefined && isNeighbour) merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else merged.push(span)
  }
  return merged
}

function takePieces (gold: TypedSpan, candidates: readonly TypedSpan[]): TypedSpan[] {
  let pieces: TypedSpan[] = []
  for (const candidate of candidates) {
    if (matchSpans([gold], [candidate], Number.MIN_VALUE).length === 0) continue
    if (unionIou(gold, [...pieces, candidate]) > unionIou(gold, pieces)) pieces = [...pieces, candidate]
  }
  return pieces
}

/** Overlap of a span with the union of pieces that may themselves overlap. */
function unionIou (gold: TypedSpan, pieces: readonly TypedSpan[]): number {
  let [both, covered, reached] = [0, 0, 0]
  for (const { start, end } of [...pieces].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, reached)
    if (from >= end) continue
    covered += end - from
    both += Math.max(0, Math.min(end, gold.end) - Math.max(from, gold.start))
    reached = end
  }
  return both / (gold.end - gold.start + covered - both)
}
