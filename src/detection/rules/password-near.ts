// A word that nobody writes but as a password, in the same clause as a name of one: 'it keeps saying bad password for Kestrel-04x'.

import { matching } from './around.ts'
import { standsOutAsPassword } from './password-shape.ts'
import { NAME } from './password-words.ts'
import { giu } from './syntax.ts'
import type { FoundValue, Recognizer } from './recognizer.ts'

/** How far from the name the word may stand, in UTF-16 code units. */
const BEFORE = 60
const AFTER = 80
const MAX_RUN = 64
const ANCHOR = giu`${NAME} | パスワード | パスコード`
/** A run of printable ASCII without quotes, brackets, and the marks between a name and its value. */
const RUN = /[!#-&*+\-./0-9?-Z^-z|~]{8,64}/gu
const TRAILING = /[.,;:!?]+$/u

export const PASSWORDS_NEAR: readonly Recognizer[] = [
  {
    id: 'password-near',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: matching(ANCHOR, (name, text) => standingOut(text, wordStart(text, name.index - BEFORE), name.index + name[0].length + AFTER))
  }
]

/** The words that stand out and begin in `[from, to)`. */
function * standingOut (text: string, from: number, to: number): Generator<FoundValue> {
  for (const { 0: run, index } of text.slice(from, to + MAX_RUN).matchAll(RUN)) {
    const value = run.replace(TRAILING, '')
    if (from + index < to && standsOutAsPassword(value)) yield { start: from + index, end: from + index + value.length, pattern: 'stands out', score: 0.6 }
  }
}

/** The start of the word at `at`, so that no word is read from its middle. */
function wordStart (text: string, at: number): number {
  let start = Math.max(0, at)
  while (start > 0 && at - start < MAX_RUN && /[!-~]/u.test(text.charAt(start - 1))) start -= 1
  return start
}
