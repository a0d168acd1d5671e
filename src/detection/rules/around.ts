// How a recognizer's `find` says what it looks for, so that the scanner can look for all of them in one walk: patterns near an anchor,
// shapes that are read further, several of these.

import type { FoundValue, Pattern } from './recognizer.ts'

/** A recognizer's `find` that runs patterns near an anchor. */
export interface FindAround {
  (text: string): Iterable<FoundValue>
  readonly anchor: RegExp
  readonly patterns: readonly Pattern[]
  /** Whether a match lies near enough to an anchor. */
  readonly isNear: (text: string, start: number, end: number) => boolean
  /** What a match stands for; null where it is no value after all. */
  readonly refine: Refine
}

/** A recognizer's `find` that reads each match of a shape further. */
export interface FindMatching {
  (text: string): Iterable<FoundValue>
  readonly shape: RegExp
  readonly read: (match: RegExpExecArray, text: string) => Iterable<FoundValue>
  /** Whether the search goes on within a match. */
  readonly mayOverlap: boolean
}

/** A recognizer's `find` of several parts. */
export interface FindEach {
  (text: string): Iterable<FoundValue>
  readonly parts: ReadonlyArray<FindAround | FindMatching>
}

/** Looks at the text around a found value: the value, with another score maybe, or null where it is none. */
export type Refine = (found: FoundValue, text: string) => FoundValue | null

/** Text beyond a window that look-behinds and look-aheads may see, and the longest anchor, in UTF-16 code units. */
const MARGIN = 24
const MAX_ANCHOR = 64

/**
 * A `find` that runs `patterns` in windows around each match of `anchor`. A match must lie within windows that touch.
 * @param before, after how far a match may reach from the anchor, in UTF-16 code units.
 * @returns the function; it carries its patterns, so that the scanner and tests can read them.
 */
export function around (anchor: RegExp, before: number, after: number, patterns: readonly Pattern[], refine: Refine = (found) => found): FindAround {
  const search = new RegExp(anchor.source, anchor.flags)
  const located = patterns.map(({ id, score, regex }) => ({ id, score, regex: new RegExp(regex.source, `${regex.flags.replace(/[gyd]/g, '')}dg`) }))
  /** Most matches hold an anchor: only where they do not is the text around them searched. */
  function holdsAnchor (text: string, start: number, end: number): boolean {
    const from = Math.max(0, start - MARGIN)
    search.lastIndex = 0
    const match = search.exec(text.slice(from, end + MARGIN))
    if (match === null) return false
    const at = from + match.index
    return at - before <= start && end <= at + match[0].length + after
  }
  function isNear (text: string, start: number, end: number): boolean {
    if (holdsAnchor(text, start, end)) return true
    const from = Math.max(0, start - after - MAX_ANCHOR - MARGIN)
    const slice = text.slice(from, end + before + MAX_ANCHOR + MARGIN)
    for (const [first, last] of windows(slice, search, before, after)) if (from + first <= start && end <= from + last) return true
    return false
  }
  function * find (text: string): Generator<FoundValue> {
    for (const [start, end] of windows(text, search, before, after)) {
      const from = Math.max(0, start - MARGIN)
      const slice = text.slice(from, end + MARGIN)
      for (const { id, score, regex } of located) {
        for (const [first, last] of spansIn(slice, regex)) {
          const found = from + first >= start && from + last <= end ? refine({ start: from + first, end: from + last, pattern: id, score }, text) : null
          if (found !== null) yield found
        }
      }
    }
  }
  return Object.assign(find, { anchor, patterns, isNear, refine })
}

/** A `find` that looks for `shape`, flags `gu` or `giu`, and yields what `read` makes of each match. Matches do not overlap. */
export function matching (shape: RegExp, read: FindMatching['read']): FindMatching {
  function * find (text: string): Generator<FoundValue> {
    for (const match of text.matchAll(shape)) yield * read(match, text)
  }
  return Object.assign(find, { shape, read, mayOverlap: false })
}

/** The same for matches that may overlap: a cue within what an earlier one took in is read as well. With the flag d `read` is given indices. */
export function overlapping (shape: RegExp, read: FindMatching['read']): FindMatching {
  const search = new RegExp(shape.source, shape.flags)
  function * find (text: string): Generator<FoundValue> {
    search.lastIndex = 0
    for (let match = search.exec(text); match !== null; match = search.exec(text)) {
      search.lastIndex = match.index + 1
      yield * read(match, text)
    }
  }
  return Object.assign(find, { shape, read, mayOverlap: true })
}

/** One `find` out of several. */
export function each (...parts: ReadonlyArray<FindAround | FindMatching>): FindEach {
  function * find (text: string): Generator<FoundValue> {
    for (const part of parts) yield * part(text)
  }
  return Object.assign(find, { parts })
}

/** Windows that touch are one, so the time is linear. */
function * windows (text: string, anchor: RegExp, before: number, after: number): Generator<readonly [number, number]> {
  let start = 0
  let end = -1
  // Not matchAll: it copies its regex on every call, which costs more than the search.
  anchor.lastIndex = 0
  for (let match = anchor.exec(text), next = 0; match !== null; anchor.lastIndex = next, match = anchor.exec(text)) {
    next = match.index + Math.max(1, match[0].length)
    const from = Math.max(0, match.index - before)
    if (end >= 0 && from > end) {
      yield [start, end]
      start = from
    } else if (end < 0) start = from
    end = Math.min(text.length, match.index + match[0].length + after)
  }
  if (end >= 0) yield [start, end]
}

/** The values of a pattern in a slice: the group `value` where there is one, else the whole match. */
function * spansIn (slice: string, regex: RegExp): Generator<readonly [number, number]> {
  regex.lastIndex = 0
  for (let match = regex.exec(slice); match !== null; match = regex.exec(slice)) {
    const next = match.index + 1
    const [from, to] = match.indices?.groups?.['value'] ?? [match.index, match.index + match[0].length]
    yield [from, to]
    regex.lastIndex = Math.max(next, to)
  }
}
