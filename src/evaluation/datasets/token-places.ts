// Where the tokens of a CoNLL sentence lie in its text.

import { BadData } from './bad-data.ts'

export interface TokenRow {
  readonly line: number
  readonly cells: readonly string[]
}

const ENDS_JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。]$/u
const BEGINS_JAPANESE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。]/u

export interface Placed {
  readonly text: string
  readonly places: ReadonlyArray<{ readonly start: number, readonly end: number }>
}

/** Where each token lies in the text; without a text, tokens are joined by a space, or by nothing in Japanese and after `SpaceAfter=No`. */
export function placeTokens (tokens: readonly string[], text: string | undefined, rows: readonly TokenRow[]): Placed {
  if (text === undefined) return join(tokens, rows)
  let cursor = 0
  const places = tokens.map((token, index) => {
    const start = text.indexOf(token, cursor)
    if (start < 0 || text.slice(cursor, start).trim() !== '') throw new BadData(`line ${rows[index]?.line ?? 0}: the token is not in the text`)
    cursor = start + token.length
    return { start, end: cursor }
  })
  return { text, places }
}

function join (tokens: readonly string[], rows: readonly TokenRow[]): Placed {
  let text = ''
  const places = tokens.map((token, index) => {
    const isGlued = index === 0 || rows[index - 1]?.cells.some((cell) => cell.includes('SpaceAfter=No')) === true ||
      (ENDS_JAPANESE.test(tokens[index - 1] ?? '') && BEGINS_JAPANESE.test(token))
    if (!isGlued) text += ' '
    const start = text.length
    text += token
    return { start, end: text.length }
  })
  return { text, places }
}
