// Replacements in a normalized text that keep the way back to the original offsets.

import type { NormalizedText, Span } from '../normalize.ts'

/** Writes `text` in place of `[start, end)`; offsets are UTF-16 code units of the text that is edited. `text` may be ''. */
export interface Edit extends Span { readonly text: string }

interface Placed extends Span {
  /** Where the replacement stands in the edited text. */
  readonly from: number
  readonly to: number
}

/**
 * Applies edits. They must be sorted, not empty and apart. A unit of a replacement comes from the whole of what was replaced;
 * what was replaced by nothing comes from nowhere. Finding a place costs the logarithm of the number of edits.
 */
export function applyEdits (source: NormalizedText, edits: readonly Edit[]): NormalizedText {
  const placed: Placed[] = []
  let [text, cursor] = ['', 0]
  for (const edit of edits) {
    text += source.text.slice(cursor, edit.start)
    placed.push({ start: edit.start, end: edit.end, from: text.length, to: text.length + edit.text.length })
    text += edit.text
    cursor = edit.end
  }
  text += source.text.slice(cursor)
  return {
    text,
    toOriginal: (start, end) => {
      const first = sourceOf(placed, start).start
      return source.toOriginal(first, start < end ? sourceOf(placed, end - 1).end : first)
    },
    fromOriginal: (start, end) => {
      const span = source.fromOriginal(start, end)
      const from = editedAt(placed, span.start, 'from')
      return { start: from, end: Math.max(from, editedAt(placed, span.end, 'to')) }
    }
  }
}

/** Where the edited text differs from the source: its edits, and `changed` spans of the source from earlier edits. In order of their starts. */
export function changedSpans (changed: readonly Span[], edits: readonly Edit[]): Span[] {
  const placed: Placed[] = []
  let shift = 0
  for (const { start, end, text } of edits) {
    placed.push({ start, end, from: start + shift, to: start + shift + text.length })
    shift += text.length - (end - start)
  }
  return [
    ...placed.map(({ from, to }) => ({ start: from, end: to })),
    ...changed.map(({ start, end }) => ({ start: editedAt(placed, start, 'from'), end: editedAt(placed, end, 'to') }))
  ].sort((a, b) => a.start - b.start)
}

/** The span of the source that made the unit at `at` of the edited text. */
function sourceOf (placed: readonly Placed[], at: number): Span {
  const edit = lastWhere(placed, ({ from }) => from <= at)
  if (edit === undefined) return { start: at, end: at + 1 }
  if (at < edit.to) return edit
  const start = at - edit.to + edit.end
  return { start, end: start + 1 }
}

/** Where an offset of the source stands in the edited text; within a replaced part its edge `from` or `to`. */
function editedAt (placed: readonly Placed[], at: number, edge: 'from' | 'to'): number {
  const edit = lastWhere(placed, ({ start }) => start < at)
  if (edit === undefined) return at
  return at < edit.end ? edit[edge] : at - edit.end + edit.to
}

/** The last element of a list whose first elements pass and whose later ones do not. */
function lastWhere (placed: readonly Placed[], passes: (edit: Placed) => boolean): Placed | undefined {
  let [low, high] = [0, placed.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const edit = placed[middle]
    if (edit !== undefined && passes(edit)) low = middle + 1
    else high = middle
  }
  return placed[low - 1]
}
