// Runs many or wide patterns only near a cheap anchor: a cue word, a mark, a digit. Most of a text is then read once per recognizer.

import type { FoundValue, Pattern } from './recognizer.ts'

/** A recognizer's `find` that runs patterns. */
export interface FindAround {
  (text: string): Iterable<FoundValue>
  readonly anchor: RegExp
  readonly patterns: readonly Pattern[]
}

interface Located extends Pattern {
  readonly search: RegExp
  /** With the flags d and y, for the offsets of the group `value`; null where the value is the whole match. */
  readonly locate: RegExp | null
}

/** Text beyond a window that look-behinds and look-aheads may see, in UTF-16 code units. */
const MARGIN = 24

/**
 * A `find` that runs `patterns` in windows around each match of `anchor`. Windows that touch are one, so the time is linear.
 * A match must lie within its window.
 * @param before, after how far a match may reach from the anchor, in UTF-16 code units.
 * @returns the function; it carries its patterns, so that a test can read them.
 */
export function around (anchor: RegExp, before: number, after: number, patterns: readonly Pattern[]): FindAround {
  const located = patterns.map(locatable)
  const search = new RegExp(anchor.source, anchor.flags)
  function * find (text: string): Generator<FoundValue> {
    for (const [start, end] of windows(text, search, before, after)) {
      const from = Math.max(0, start - MARGIN)
      const slice = text.slice(from, end + MARGIN)
      for (const pattern of located) yield * findIn(slice, pattern, from, start, end)
    }
  }
  return Object.assign(find, { anchor, patterns })
}

function locatable (pattern: Pattern): Located {
  const { source, flags } = pattern.regex
  return { ...pattern, search: new RegExp(source, flags), locate: source.includes('(?<value>') ? new RegExp(source, `${flags.replace('g', '')}dy`) : null }
}

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

function * findIn (slice: string, { id, score, search, locate }: Located, offset: number, start: number, end: number): Generator<FoundValue> {
  search.lastIndex = 0
  for (let match = search.exec(slice); match !== null; match = search.exec(slice)) {
    const [from, to] = valueSpan(locate, match, slice)
    const lastIndex = Math.max(match.index + 1, to)
    if (offset + match.index >= start && offset + to <= end) yield { start: offset + from, end: offset + to, pattern: id, score }
    search.lastIndex = lastIndex
  }
}

function valueSpan (locate: RegExp | null, match: RegExpExecArray, slice: string): readonly [number, number] {
  if (locate !== null) {
    locate.lastIndex = match.index
    const value = locate.exec(slice)?.indices?.groups?.['value']
    if (value !== undefined) return value
  }
  return [match.index, match.index + match[0].length]
}
