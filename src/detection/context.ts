// Words near a value that raise its score or say that it is something else.

import type { Recognizer } from './rules/recognizer.ts'

/** How far a context word may stand from the value, in UTF-16 code units of the normalized text. */
const BEFORE = 60
const AFTER = 32
/** A word that denies must be closer, and in the same clause: one leak is worse than one false alarm. */
const ANTI_BEFORE = 30
/** Part of the previous message that counts as context of a value near the start of a message. */
const PREVIOUS = 80
/** How far from a value any of its words is looked for: in the text, and in the end of the message before. */
export const CONTEXT_REACH = { before: BEFORE, after: AFTER, previous: PREVIOUS }

/** The least score of a value with a context word, and what the word adds. */
const RAISED_TO = 0.6
const RAISED_BY = 0.35

const CLAUSE_END = /[\n;!?。、！？]|[.,] (?!\d)/gu
const ABBREVIATION = /\b(?:no|nr|num|ref|inv)\. $/iu

// Loops with exec, not matchAll: matchAll copies its regex on every call, which costs more than the search.

/** The words of one recognizer, compiled once. */
export interface ContextWords {
  readonly near: RegExp | null
  readonly anti: RegExp | null
}

/** The context and anti-context words found near one value; '' where there is none. The words are of the recognizer's lists. */
export interface ContextFound {
  readonly near: string
  readonly isDenied: boolean
}

const NO_CONTEXT: ContextFound = { near: '', isDenied: false }

export function compileContext (recognizer: Pick<Recognizer, 'context' | 'antiContext'>): ContextWords {
  return { near: wordsRegex(recognizer.context ?? []), anti: wordsRegex(recognizer.antiContext ?? []) }
}

/**
 * Looks for context words around a value.
 * @param start offset of the value in `text`, UTF-16 code units of the normalized text; `end` is behind its last unit.
 * @param previous the normalized text of the message before: a question there counts for a value near the start of this one.
 */
export function findContext (words: ContextWords, text: string, start: number, end: number, previous: string): ContextFound {
  if (words.near === null && words.anti === null) return NO_CONTEXT
  const asked = start < BEFORE ? `${previous.slice(-PREVIOUS)}\n` : ''
  const before = asked + text.slice(Math.max(0, start - BEFORE), start)
  const nearBefore = words.near === null ? null : lastMatch(words.near, before)
  const near = nearBefore ?? (words.near === null ? null : firstMatch(words.near, text.slice(end, end + AFTER)))
  const clause = words.anti === null ? '' : clauseBefore(text, start)
  const anti = words.anti === null ? null : lastMatch(words.anti, clause)
  const nearDistance = nearBefore === null ? Infinity : before.length - nearBefore.end
  const isDenied = anti !== null && clause.length - anti.end < nearDistance
  return { near: near?.word ?? '', isDenied }
}

/** The score of a value that has a context word. */
export function raiseScore (score: number): number {
  return Math.min(1, Math.max(score, RAISED_TO, Math.min(score + RAISED_BY, 0.99)))
}

function clauseBefore (text: string, start: number): string {
  const window = text.slice(Math.max(0, start - ANTI_BEFORE), start)
  let from = 0
  CLAUSE_END.lastIndex = 0
  while (CLAUSE_END.test(window)) {
    if (!ABBREVIATION.test(window.slice(0, CLAUSE_END.lastIndex))) from = CLAUSE_END.lastIndex
  }
  return window.slice(from)
}

/** Latin words match whole (a plural s is allowed), others anywhere: Japanese has no spaces. */
function wordsRegex (words: readonly string[]): RegExp | null {
  if (words.length === 0) return null
  const latin = words.filter((word) => /[a-z0-9\u00C0-\u024F]$/iu.test(word))
  const other = words.filter((word) => !latin.includes(word))
  const parts = [
    latin.length > 0 ? String.raw`(?<![a-z0-9\u00C0-\u024F])(?:${alternatives(latin)})s?(?![a-z0-9\u00C0-\u024F])` : '',
    other.length > 0 ? alternatives(other) : ''
  ]
  return new RegExp(parts.filter(Boolean).join('|'), 'giu')
}

function alternatives (words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/\\-/g, '[-]').replace(/ /g, '[ _-]?'))
    .join('|')
}

interface WordFound { readonly word: string, readonly end: number }

function firstMatch (regex: RegExp, text: string): WordFound | null {
  regex.lastIndex = 0
  const match = regex.exec(text)
  return match === null ? null : { word: match[0].toLowerCase(), end: match.index + match[0].length }
}

function lastMatch (regex: RegExp, text: string): WordFound | null {
  let last: WordFound | null = null
  regex.lastIndex = 0
  for (let match = regex.exec(text); match !== null; match = regex.exec(text)) last = { word: match[0].toLowerCase(), end: regex.lastIndex }
  return last
}
