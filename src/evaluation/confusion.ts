// Which type is taken for which: each gold span with the finding that shares most characters with it.

import type { EntityType } from '../entities.ts'
import { overlapLength } from './match.ts'
import type { TypedSpan } from './record.ts'

/** `NONE` as gold: found where nothing is labelled. `NONE` as predicted: not found at all. */
export type ConfusionType = EntityType | 'NONE'

export interface Confusion {
  readonly gold: ConfusionType
  readonly predicted: ConfusionType
  readonly count: number
}

export class ConfusionCollector {
  readonly #counts = new Map<string, number>()

  add (gold: readonly TypedSpan[], predicted: readonly TypedSpan[]): void {
    for (const one of gold) this.#count(one.type, bestOverlap(one, predicted)?.type ?? 'NONE')
    for (const one of predicted) if (bestOverlap(one, gold) === undefined) this.#count('NONE', one.type)
  }

  /** Most frequent first. */
  finish (): Confusion[] {
    return [...this.#counts].map(([pair, count]) => {
      const [gold, predicted] = pair.split(' ') as [ConfusionType, ConfusionType]
      return { gold, predicted, count }
    }).sort((a, b) => b.count - a.count)
  }

  #count (gold: ConfusionType, predicted: ConfusionType): void {
    const pair = `${gold} ${predicted}`
    this.#counts.set(pair, (this.#counts.get(pair) ?? 0) + 1)
  }
}

/** Of two that share as much, the one of the same type. */
export function bestOverlap<T extends TypedSpan> (span: TypedSpan, others: readonly T[]): T | undefined {
  let [best, most] = [undefined as T | undefined, 0]
  for (const other of others) {
    const shared = overlapLength(span, other) + (other.type === span.type ? 0.5 : 0)
    if (shared >= 1 && shared > most) [best, most] = [other, shared]
  }
  return best
}
