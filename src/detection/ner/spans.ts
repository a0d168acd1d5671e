// Decoded token spans → spans of the original text: joined where names differ but the type is one, cut at lines, trimmed, scored.

import type { EntityType } from '../../entities.ts'
import type { TokenSpan } from './decode.ts'
import type { LabelMap } from './labels.ts'
import type { ModelSpan } from './model.types.ts'
import { countLineBreaks } from './relations.ts'
import type { Tokens } from './tokens.ts'

interface Draft {
  readonly start: number
  readonly end: number
  readonly type: EntityType
  readonly name: string
  /** Sum of the tokens' probabilities. */
  readonly sum: number
  readonly tokens: number
}

/**
 * The spans of a text, sorted, not overlapping. The score is the mean, over the tokens of the span, of the model's
 * (temperature-scaled) probability that the token is part of something of this type, whatever its place in the span.
 * A span does not begin or end with a space, does not cross a blank line, and crosses a line break only if it is an ADDRESS.
 * @param logProbs as `decode` takes them, for exactly `tokens`.
 */
export function toSpans (text: string, tokens: Tokens, decoded: readonly TokenSpan[], logProbs: Float32Array, labels: LabelMap, thresholds: ReadonlyMap<EntityType, number>): readonly ModelSpan[] {
  const drafts = decoded.map((span) => draft(span, tokens, logProbs, labels))
  return join(text, drafts).flatMap((whole) => {
    const score = Math.min(1, whole.sum / whole.tokens)
    if (score < (thresholds.get(whole.type) ?? 0)) return []
    return pieces(text, whole).map(({ start, end }) => ({ start, end, type: whole.type, score }))
  })
}

function draft ({ first, last, state }: TokenSpan, tokens: Tokens, logProbs: Float32Array, labels: LabelMap): Draft {
  const width = labels.states.length + 1
  let sum = 0
  for (let i = first; i <= last; i++) {
    for (const [s, { type }] of labels.states.entries()) if (type === state.type) sum += Math.exp(logProbs[i * width + s + 1] ?? 0)
  }
  return { start: tokens.starts[first] ?? 0, end: tokens.ends[last] ?? 0, type: state.type, name: state.name, sum, tokens: last - first + 1 }
}

/** GIVENNAME + SURNAME is one person, STREET + CITY + ZIPCODE one address: neighbours of one type under different names are joined. */
function join (text: string, drafts: readonly Draft[]): readonly Draft[] {
  const joined: Draft[] = []
  for (const next of drafts) {
    const last = joined.at(-1)
    if (last === undefined || last.type !== next.type || last.name === next.name || !isBridge(text.slice(last.end, next.start), next.type)) {
      joined.push(next)
      continue
    }
    joined[joined.length - 1] = { ...next, start: last.start, sum: last.sum + next.sum, tokens: last.tokens + next.tokens }
  }
  return joined
}

function isBridge (gap: string, type: EntityType): boolean {
  if (type === 'ADDRESS') return gap.length <= 4 && /^[\s,、，・-]*$/.test(gap) && countLineBreaks(gap) < 2
  return type === 'PERSON' && /^[^\S\r\n]{0,2}$/.test(gap)
}

// What is written on one line ends at a line break, an address at a blank line.
const LINE = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/
const BLANK_LINE = /(?:\r\n|\r(?!\n)|[\n\v\f\u0085\u2028\u2029])[^\S\n\r\v\f\u0085\u2028\u2029]*[\n\r\v\f\u0085\u2028\u2029]/

/** A token can hold a line break that the decoder cannot see (an unknown piece over two lines): the span is cut there. */
function pieces (text: string, { start, end, type }: Draft): readonly { start: number, end: number }[] {
  const parts: { start: number, end: number }[] = []
  let cursor = start
  for (const part of text.slice(start, end).split(type === 'ADDRESS' ? BLANK_LINE : LINE)) {
    const at = text.indexOf(part, cursor)
    cursor = at + part.length
    const trimmed = part.trim()
    if (trimmed === '') continue
    const from = at + part.length - part.trimStart().length
    parts.push({ start: from, end: from + trimmed.length })
  }
  return parts
}
