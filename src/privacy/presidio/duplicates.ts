// Which of the results for one text are answered: a result inside a better one of its type says nothing new.

import type { ScoredSpan } from '../../redaction/presidio/conflicts.ts'

/** Best score first, then by place, longer first: Presidio's order of an answer. Results without a score are dropped. */
export function withoutDuplicates<T extends ScoredSpan> (results: readonly T[]): T[] {
  const sorted = results.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.start - b.start || b.end - a.end)
  const kept = new Map<string, Cover>()
  return sorted.filter(({ entityType, start, end }) => {
    const cover = kept.get(entityType) ?? new Cover(sorted.filter((other) => other.entityType === entityType))
    kept.set(entityType, cover)
    return cover.add(start, end)
  })
}

/** Answers whether a span lies inside one that was added before, in log n: a Fenwick tree of the farthest end by start. */
class Cover {
  readonly #starts: readonly number[]
  readonly #reach: number[]

  constructor (spans: ReadonlyArray<Pick<ScoredSpan, 'start'>>) {
    this.#starts = [...new Set(spans.map(({ start }) => start))].sort((a, b) => a - b)
    this.#reach = new Array<number>(this.#starts.length + 1).fill(-1)
  }

  /** False: the span is inside another. */
  add (start: number, end: number): boolean {
    const rank = this.#rankOf(start)
    for (let at = rank; at > 0; at -= at & -at) if ((this.#reach[at] ?? -1) >= end) return false
    for (let at = rank; at < this.#reach.length; at += at & -at) this.#reach[at] = Math.max(this.#reach[at] ?? -1, end)
    return true
  }

  #rankOf (start: number): number {
    let [low, high] = [0, this.#starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#starts[middle] ?? 0) < start) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}
