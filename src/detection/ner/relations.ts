// How each token hangs together with the one before it in the text: same word, same line, next line, new paragraph.

import type { Tokens } from './tokens.ts'

/**
 * `word`: between two letters or two digits, no span begins or ends there. `mixed`: between a letter and a digit, no user name or password
 * does. `line`: only an address goes on. `paragraph`: nothing goes on.
 */
export const RELATION = { free: 0, word: 1, mixed: 2, line: 3, paragraph: 4 } as const

// Letters of scripts that write words with spaces between them. Others (kana, Han, Hangul, Thai …) have no such words.
const LETTER = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]/u
const DIGIT = /\p{Nd}/u
const MARK = /\p{M}/u
const INVISIBLE = /^[\p{Cf}\p{Cc}\p{M}]*$/u
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g

/** Relation of token `i` to token `i - 1` of `text`; the first token begins a paragraph. */
export function relate (text: string, tokens: Tokens): Uint8Array {
  const { starts, ends } = tokens
  const relations = new Uint8Array(starts.length)
  if (relations.length > 0) relations[0] = RELATION.paragraph
  for (let i = 1; i < starts.length; i++) relations[i] = relation(text, ends[i - 1] ?? 0, starts[i] ?? 0)
  return relations
}

function relation (text: string, end: number, start: number): number {
  if (start < end) return RELATION.word // two tokens share a character
  if (start > end) {
    const gap = text.slice(end, start)
    const breaks = countLineBreaks(gap)
    if (breaks > 0) return breaks === 1 ? RELATION.line : RELATION.paragraph
    if (!INVISIBLE.test(gap)) return RELATION.free
  }
  return junction(text, end, start)
}

export function countLineBreaks (text: string): number {
  return text.match(LINE_BREAK)?.length ?? 0
}

function junction (text: string, end: number, start: number): number {
  const after = text.codePointAt(start) ?? 0
  if (after >= 0x300 && MARK.test(String.fromCodePoint(after))) return RELATION.word
  const right = kindOf(after)
  if (right === 'none') return RELATION.free
  const left = kindOf(codePointBefore(text, end))
  if (left === 'none') return RELATION.free
  return left === right ? RELATION.word : RELATION.mixed
}

type Kind = 'letter' | 'digit' | 'none'

const kindByPattern = (codePoint: number): Kind => {
  const character = String.fromCodePoint(codePoint)
  return LETTER.test(character) ? 'letter' : DIGIT.test(character) ? 'digit' : 'none'
}
const ASCII_KINDS: readonly Kind[] = Array.from({ length: 128 }, (_, unit) => kindByPattern(unit))

function kindOf (codePoint: number): Kind {
  return ASCII_KINDS[codePoint] ?? kindByPattern(codePoint)
}

function codePointBefore (text: string, index: number): number {
  const unit = text.charCodeAt(index - 1)
  return unit >= 0xDC00 && unit <= 0xDFFF && index > 1 ? text.codePointAt(index - 2) ?? unit : unit
}
