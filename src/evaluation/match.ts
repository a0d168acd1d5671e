// Which predicted span is which gold span: exact, or by overlap (intersection over union).

import type { TypedSpan } from './record.ts'

/** Indexes of a gold and a predicted span that are the same entity. */
export interface Match {
  readonly gold: number
  readonly predicted: number
}

/**
 * One-to-one matches of equal type. With `minIou` 1 these are the exact matches of the CoNLL-2000 scorer and seqeval: same message,
 * start, end and type. Below 1, pairs are taken from the highest overlap down, each span once.
 */
export function matchSpans (gold: readonly TypedSpan[], predicted: readonly TypedSpan[], minIou: number): Match[] {
  const pairs: Array<Match & { readonly iou: number }> = []
  gold.forEach((one, g) => {
    predicted.forEach((other, p) => {
      if (one.type !== other.type) return
      const iou = intersectionOverUnion(one, other)
      if (iou >= minIou && iou > 0) pairs.push({ gold: g, predicted: p, iou })
    })
  })
  pairs.sort((a, b) => b.iou - a.iou || a.gold - b.gold || a.predicted - b.predicted)
  const [usedGold, usedPredicted] = [new Set<number>(), new Set<number>()]
  return pairs.filter((pair) => {
    if (usedGold.has(pair.gold) || usedPredicted.has(pair.predicted)) return false
    usedGold.add(pair.gold)
    usedPredicted.add(pair.predicted)
    return true
  })
}

/** Share of characters that two spans have in common; 0 where they lie in different messages. */
export function intersectionOverUnion (a: Omit<TypedSpan, 'type'>, b: Omit<TypedSpan, 'type'>): number {
  const both = overlapLength(a, b)
  return both === 0 ? 0 : both / ((a.end - a.start) + (b.end - b.start) - both)
}

/** Characters (UTF-16 code units) that two spans have in common. */
export function overlapLength (a: Omit<TypedSpan, 'type'>, b: Omit<TypedSpan, 'type'>): number {
  return a.message === b.message ? Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) : 0
}
