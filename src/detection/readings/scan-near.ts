// Runs the rules near some spans of a text: of a long text with a few changes most need not be read again.

import type { Span } from '../normalize.ts'
import type { Candidate } from '../rules/recognizer.ts'

/** @param previous the text of the message before, '' for none. */
export type Scan = (text: string, previous: string) => readonly Candidate[]

/** A text this short is read whole. All lengths are UTF-16 code units. */
const SHORT = 2000
/** How far from a span a value may begin that it has to do with: its cue word, or a part of it. */
const REACH = 240
/** What is read beside that: context words before, the rest of a value behind. */
const [BEFORE, BEHIND] = [200, 800]

/** Candidates that begin near one of `spans`, which are in order of their starts; of a short text all. Offsets are of `text`. */
export function scanNear (text: string, previous: string, spans: readonly Span[], scan: Scan): readonly Candidate[] {
  if (text.length <= SHORT) return scan(text, previous)
  return windowsOf(text.length, spans).flatMap((window) => {
    const from = Math.max(0, window.start - BEFORE)
    return scan(text.slice(from, window.end + BEHIND), from === 0 ? previous : '')
      .map((candidate) => ({ ...candidate, start: candidate.start + from, end: candidate.end + from }))
      .filter(({ start }) => start >= window.start && start < window.end)
  })
}

/** Windows that touch, with all that is read for them, are one. */
function windowsOf (length: number, spans: readonly Span[]): Span[] {
  const windows: Span[] = []
  for (const { start, end } of spans) {
    const window = { start: Math.max(0, start - REACH), end: Math.min(length, end + REACH) }
    const last = windows.at(-1)
    if (last !== undefined && window.start <= last.end + BEHIND) windows[windows.length - 1] = { start: last.start, end: Math.max(last.end, window.end) }
    else windows.push(window)
  }
  return windows
}
