// What is measured side by side: a redactor that puts one sign in the place of each value that it removes.

import type { Conversation } from '../../src/conversation.ts'

/** Stands where a value was: a sign of Unicode's private use area, which no text of ours holds. */
export const REMOVED = '\uE000'

export interface Peer {
  /** Name and version. */
  readonly name: string
  /** How it was set up, where that is not the plain default. */
  readonly setup: string
  /** Whether it sees a whole conversation at once, or one message. */
  readonly sees: 'conversation' | 'message'
  /** Each message with REMOVED in the place of each value. */
  redact (conversation: Conversation): Promise<readonly string[]>
  close (): Promise<void>
}

/** The text with REMOVED in the place of each span (half-open, UTF-16 units); spans may overlap. */
export function withoutSpans (text: string, spans: ReadonlyArray<readonly [start: number, end: number]>): string {
  let [redacted, from] = ['', 0]
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start >= from) redacted += text.slice(from, start) + REMOVED
    from = Math.max(from, end)
  }
  return redacted + text.slice(from)
}

/**
 * Which UTF-16 units of `text` are gone in `redacted`: what stayed must be there in the same order, REMOVED stands for the rest.
 * Undefined where `redacted` changed more than that.
 */
export function removedUnits (text: string, redacted: string): Uint8Array | undefined {
  const removed = new Uint8Array(text.length).fill(1)
  const kept = redacted.split(REMOVED)
  let from = 0
  for (const [index, piece] of kept.entries()) {
    const isLast = index === kept.length - 1
    const at = index === 0 ? (text.startsWith(piece) ? 0 : -1) : isLast ? lastPlace(text, piece, from) : text.indexOf(piece, from + (piece === '' ? 0 : 1))
    if (at < 0) return undefined
    removed.fill(0, at, at + piece.length)
    from = at + piece.length
  }
  return from === text.length ? removed : undefined
}

function lastPlace (text: string, piece: string, from: number): number {
  const at = text.length - piece.length
  return at >= from && text.endsWith(piece) ? at : -1
}
