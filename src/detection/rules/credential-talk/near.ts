// A word that nobody writes but as a password, in the same clause as a name of one: 'it keeps saying bad password for Kestrel-04x'.

import { standsOutAsPassword } from '../password-shape.ts'
import { matchesOf } from '../../matches.ts'
import type { FoundValue } from '../recognizer.ts'
import { ASCII_PART, wordStart } from './words.ts'

/** How far from the name the word may stand, in UTF-16 code units. */
const BEFORE = 60
const AFTER = 80
const MAX_RUN = 64
/** A run of printable ASCII without quotes, brackets, and the marks between a name and its value. */
const RUN = /[!#-&*+\-./0-9?-Z^-z|~]{8,64}/gu
const LEADING = /^[!?.~|/-]{1,64}/u
/** What the word is the name of, where such a label stands right before it. */
const OTHER_LABEL = /(?:SSID|ネットワーク名|機種名?|型番|品番|ファイル名|アプリ)[\x20]?(?:は|が|:|=|の|is)?[\x20「"']{0,2}$/iu
const TRAILING = /[.,;:!?]{1,64}$/u

/** Words that stand out near the name in `[start, end)` of the text. */
export function wordsNear (text: string, start: number, end: number): Generator<FoundValue> {
  return standingOut(text, wordStart(text, start - BEFORE, ASCII_PART), end + AFTER)
}

/** The words that stand out and begin in `[from, to)`. */
function * standingOut (text: string, from: number, to: number): Generator<FoundValue> {
  for (const { 0: run, index } of matchesOf(RUN, text.slice(from, to + MAX_RUN))) {
    if (from + index >= to) return
    const lead = LEADING.exec(run)?.[0].length ?? 0
    const value = run.slice(lead).replace(TRAILING, '')
    const start = from + index + lead
    if (standsOutAsPassword(value) && !OTHER_LABEL.test(text.slice(Math.max(0, start - 14), start))) yield { start, end: start + value.length, pattern: 'stands out', score: 0.6 }
  }
}
