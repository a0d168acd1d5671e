// Which of the results that a caller sends for one text are applied, as Presidio decides it. In n log n, where Presidio takes n².

/** A value of a text. Offsets are half-open and count code points. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly entityType: string
}

export interface ScoredSpan extends Span {
  readonly score: number
}

/**
 * Presidio's three steps:
 *
 * 1. Results of one type that overlap become one, with the higher score.
 * 2. A result inside another is dropped; of two with the same place, the one with the lower score (of equals the first).
 * 3. Neighbours of one type with only spaces between them become one.
 *
 * What is left may overlap in part, never contain one another, and covers every code point that the results covered.
 */
export function settleResults (text: string, results: readonly ScoredSpan[], toUtf16: (offset: number) => number): ScoredSpan[] {
  const sorted = [...results].sort((a, b) => a.start - b.start || a.end - b.end)
  return joinOverSpaces(text, dropContained(joinOverlaps(sorted)), toUtf16)
}

/** Each chain of overlapping results stands where its last member stood. */
function joinOverlaps (sorted: readonly ScoredSpan[]): ScoredSpan[] {
  const kept: Array<ScoredSpan | undefined> = []
  const lastOf = new Map<string, number>()
  for (const span of sorted) {
    const at = lastOf.get(span.entityType)
    const last = at === undefined ? undefined : kept[at]
    if (at !== undefined && last !== undefined && Math.min(last.end, span.end) > Math.max(last.start, span.start)) {
      kept[at] = undefined
      kept.push({ ...span, start: last.start, end: Math.max(last.end, span.end), score: Math.max(last.score, span.score) })
    } else kept.push(span)
    // An empty result overlaps nothing, and does not end the chain that it stands in.
    if (span.start < span.end) lastOf.set(span.entityType, kept.length - 1)
  }
  return kept.filter((span) => span !== undefined)
}

/** Containers first: whoever does not reach beyond all before is inside one of them. */
function dropContained (spans: readonly ScoredSpan[]): ScoredSpan[] {
  const order = spans.map((_, index) => index)
  const at = (index: number): ScoredSpan => spans[index] as ScoredSpan
  order.sort((a, b) => at(a).start - at(b).start || at(b).end - at(a).end || at(b).score - at(a).score || b - a)
  const kept = new Set<number>()
  let reach = -1
  for (const index of order) {
    if (at(index).end <= reach) continue
    reach = at(index).end
    kept.add(index)
  }
  return spans.filter((_, index) => kept.has(index))
}

function joinOverSpaces (text: string, spans: readonly ScoredSpan[], toUtf16: (offset: number) => number): ScoredSpan[] {
  const joined: ScoredSpan[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    const isNeighbour = last?.entityType === span.entityType && last.end < span.start && /^ +$/.test(text.slice(toUtf16(last.end), toUtf16(span.start)))
    if (last !== undefined && isNeighbour) joined[joined.length - 1] = { ...span, start: last.start }
    else joined.push(span)
  }
  return joined
}
