// Passwords of talk that names no password: 'logged in as hmoss with …', 'creds hmoss:…', 'log me in: hmoss / …'.

import { goesOn } from './grammar.ts'
import { BETWEEN } from './lexicon.ts'
import { standsOutAsPassword } from '../password-shape.ts'
import { passwordStrength } from './shape.ts'
import { wordReader, type Word, type WordAt } from './words.ts'
import { followsReferenceWord } from '../reference-words.ts'
import { valueBefore } from '../value-before.ts'
import type { FoundValue } from '../recognizer.ts'

const [AFTER, MOST_WORDS, MOST_BEFORE_VALUE] = [130, 16, 12]
const PAIR = /^(?<user>[A-Za-z][A-Za-z0-9._@-]{1,40})(?<joint>:|\/\/?)(?<password>[^\s:/]{5,40})$/u
const WITH: ReadonlySet<string> = new Set(['with', 'using', 'and', 'pass', 'pw', 'key', 'code', 'password', 'w/', '&', '+'])
const SLASH = /^\s*(?:\/\/?|\|)\s/u
const MARK_INSIDE = /[A-Za-z0-9][!#$%&*+=?^~][A-Za-z0-9]|[A-Za-z0-9][!#$%&*+=^~]$/u
/** A digit, a capital or a mark inside a word: without one nothing here is a password. */
const MARKED = /[0-9]|[a-z][A-Z]|[A-Za-z][!#$%&*+=^~_][A-Za-z!]|[!#$%&*+=^~](?![!-~])/u
const MAIL = /@[A-Za-z0-9-]+\.[a-z]/iu

const MOST_OF_WORD = 80
/** Without its label: 'pw:…'. */
const BEFORE_SIGN_IN = /(?:(?<![!-~])[A-Za-z]{0,12}[:=])?(?<value>[!#-&*-~]{6,64})[」』"')]?[\x20]?$/u

/** Values behind the words of signing in that end at `end`. */
export function * signInValues (text: string, end: number): Generator<FoundValue> {
  if (/[0-9A-Za-z]/u.test(text.charAt(end))) return
  if (!MARKED.test(text.slice(end, end + AFTER))) return
  const wordAt = wordReader(text, end, Math.min(text.length, end + AFTER), MOST_WORDS)
  let hasUser = false
  for (let [index, word] = [0, wordAt(0)]; word !== undefined && index <= MOST_BEFORE_VALUE; index += 1, word = wordAt(index)) {
    const pair = index < 4 ? PAIR.exec(word.text)?.groups?.['password'] : undefined
    if (pair !== undefined && passwordStrength(pair) >= 2) {
      yield { start: word.end - pair.length, end: word.end, pattern: 'behind a user name', score: 0.7 }
      return
    }
    if (isIntroduced(wordAt, index) && isPassword(word, hasUser) && goesOn(word, wordAt(index + 1)) && !isUserOfNext(wordAt, index) && !followsReferenceWord(text, word.start)) {
      yield { start: word.start, end: word.end, pattern: 'signed in with', score: 0.65 }
      return
    }
    if (MAIL.test(word.text) || wordAt(index - 1)?.plain === 'as' || passwordStrength(word.text) >= 2) hasUser = true
    if (SLASH.test(wordAt(index + 1)?.lead ?? '')) hasUser = true
    if (word.isLast) return
  }
}

/** The value that ends at `end`, before 'でログインできますか': nothing names it, so it must look like nothing but a password. */
export function signedInWith (text: string, end: number): FoundValue[] {
  const span = valueBefore(text, end, MOST_OF_WORD, BEFORE_SIGN_IN)
  if (span === null) return []
  const value = text.slice(span.start, span.end)
  const isOdd = passwordStrength(value) >= 2 && /\d/u.test(value) && (MARK_INSIDE.test(value) || (/[A-Z]/u.test(value) && standsOutAsPassword(value)))
  return isOdd && !followsReferenceWord(text, span.start) ? [{ ...span, pattern: 'signed in with', score: 0.65 }] : []
}

function isIntroduced (wordAt: WordAt, index: number): boolean {
  if (SLASH.test(wordAt(index)?.lead ?? '')) return index > 0
  // '(q7Zt-mmL2)': a remark, of a word that is nothing else.
  if (/[("]$/u.test(wordAt(index)?.lead ?? '') && passwordStrength(wordAt(index)?.text ?? '') === 3) return true
  let at = index - 1
  while (at >= 0 && BETWEEN.has(wordAt(at)?.plain ?? '')) at -= 1
  return WITH.has(wordAt(at)?.plain ?? '')
}

/** Beside a user name a word with a digit or a capital inside is enough. */
function isPassword ({ text }: Word, hasUser: boolean): boolean {
  const strength = passwordStrength(text)
  return strength === 3 || (strength === 2 && (MARK_INSIDE.test(text) || hasUser))
}

/** 'with hana_k and …'. */
function isUserOfNext (wordAt: WordAt, index: number): boolean {
  const [joint, next] = [wordAt(index + 1), wordAt(index + 2)]
  if (SLASH.test(joint?.lead ?? '')) return passwordStrength(joint?.text ?? '') >= 2
  return WITH.has(joint?.plain ?? '') && passwordStrength(next?.text ?? '') >= 2
}
