// Credentials in English talk by grammar, not by phrase: a name, words that such talk is made of, something that introduces a value,
// and a word with the shape of one; or the value first and its name behind it.

import { BLANK } from '../../marks.ts'
import { looksLikePassword } from '../password-shape.ts'
import { followsReferenceWord } from '../reference-words.ts'
import { endsClause, goesOn, isAmount, isJoin, linkAtName, linkBefore, wordsBetween, type Link } from './grammar.ts'
import { COMPOUNDS, NO_WORD, ANY_TALK } from './lexicon.ts'
import { numberedEnd, phraseEnd } from './phrase.ts'
import { codeStrength, passwordStrength, type Strength } from './shape.ts'
import { wordReader, wordsOf, wordStart, type Word, type WordAt } from './words.ts'
import type { FoundValue } from '../recognizer.ts'

export type Kind = 'password' | 'code'

/** How far from the name words are read, in UTF-16 code units, and how many. */
const [BEFORE, AFTER, EARLIER, MOST_WORDS] = [130, 190, 50, 28]
const MOST_BEFORE_PLAIN = 10
const [SAID, TYPED] = [0.75, 0.65]
/** What a stretch of text must hold to be worth reading: a digit, a capital or a mark inside a word, quotation marks. */
const DIGIT = /[0-9]/u
const MARKED = /[0-9]|[a-z][A-Z]|[A-Za-z][!#$%&*+=^~@_][A-Za-z!]|[A-Za-z][.][A-Z][a-z]|[!#$%&*+=^~](?![!-~])|["“”「『`]|(?<![A-Za-z])['‘]/u
/** Words between two values. */
const MOST_JOINS = 8
/** Words that no such talk is made of, between the name and a word with letters and digits; by its link. */
const MOST_UNKNOWN: Readonly<Partial<Record<Link, number>>> = { 0: 1, 1: 3, 2: 4, 3: 6 }
const NO_PLAIN_WORD = /(?:ing|ed|(?<!f)ly|ible|able|ment|tion)$/u
/** Behind a value, such a word ties it to the name that follows. */
const TIES: ReadonlySet<string> = new Set(['is', 'was', 'as', 'for', 'that\'s', 'thats', 'it\'s', 'its', 'which', 'being', 'into', 'in', 'became', 'be'])

interface Value {
  readonly word: Word
  readonly end: number
  readonly strength: Strength
  /** The number of its first word and of its last. */
  readonly first: number
  readonly last: number
}

/** Values that the name in `[start, end)` of the text has near it. */
export function * englishValues (text: string, start: number, end: number, kind: Kind): Generator<FoundValue> {
  // 'password123', 'password%3A': the name is a part of a longer word.
  if (end < text.length && !/[\s:=,;.!?()[\]"'’”`<>→|*–—-]/u.test(text.charAt(end))) return
  // A mark of an earlier redaction counts as the value that stood there.
  let isBehind = text.slice(end, end + AFTER).includes(BLANK)
  for (const value of after(text, end, kind)) {
    isBehind = true
    yield value
  }
  yield * before(text, start, kind, isBehind)
}

function * after (text: string, from: number, kind: Kind): Generator<FoundValue> {
  const to = Math.min(text.length, from + AFTER)
  const mayHold = (kind === 'code' ? DIGIT : MARKED).test(text.slice(from, to))
  if (!mayHold && kind === 'code') return
  // A plain word is a value only close by.
  const wordAt = wordReader(text, from, to, mayHold ? MOST_WORDS : MOST_BEFORE_PLAIN)
  const isPhrase = /phrase/iu.test(text.slice(from - 7, from))
  const atFirst = text.slice(from, wordAt(0)?.start ?? from)
  const atName = linkAtName(atFirst)
  let read: readonly Word[] | undefined
  const earlier = (): readonly Word[] => (read ??= [...wordsOf(text, wordStart(text, from - EARLIER), from)].slice(0, MOST_WORDS))
  let [resumeAt, known] = [0, '']
  let [unknown, ends] = [/[.!]\s/u.test(atFirst) ? 1 : 0, 0]
  for (let [index, word] = [0, wordAt(0)]; word !== undefined; index += 1, word = wordAt(index)) {
    if (index < resumeAt) continue
    const maySeveral = unknown === 0 && ends === 0 && kind === 'password'
    const alone = valueAt(wordAt, index, kind)
    const link = alone !== null || maySeveral ? linkBefore(wordAt, index, atName, earlier) : 0
    const value = (maySeveral && link === 3 ? severalWordsAt(wordAt, index, isPhrase) : null) ?? alone
    if (value !== null && (resumeAt === 0 || (value.strength >= 2 && link >= 2)) && isSaid(text, wordAt, value, link, unknown, ends, kind)) {
      yield found(value, link)
      for (const companion of companions(text, wordAt, value, kind, 1)) {
        yield companion.found
        resumeAt = companion.last + 1
      }
      resumeAt = Math.max(resumeAt, value.last + 1)
      known = word.text.toLowerCase()
      unknown += 1
      continue
    }
    // The same in other letters: 'Toboggan!? I tried toboggan!'.
    if (known !== '' && word.text.toLowerCase() === known && value !== null) yield found(value, 2)
    if (!isTalk(word)) unknown += 1
    if (index === 0 && COMPOUNDS.has(word.plain)) unknown += 3
    if (word.isLast) ends += 1
    if (ends > 2 || unknown > 8) return
  }
}

function isSaid (text: string, wordAt: WordAt, value: Value, link: Link, unknown: number, ends: number, kind: Kind): boolean {
  return link >= 0 && isWhereSaid(wordAt, value, link, unknown, ends, kind) && !isOtherThing(text, wordAt, value)
}

function isWhereSaid (wordAt: WordAt, { word, strength, last }: Value, link: Link, unknown: number, ends: number, kind: Kind): boolean {
  const next = wordAt(last + 1)
  // In a later sentence a value must be introduced again, and look like one.
  if (ends > 0 && (strength < 2 || link < (ends > 1 ? 3 : 2) || unknown > 2 + Number(strength === 3))) return false
  if (kind === 'code') return strength === 2 ? (link > 0 ? unknown <= 4 : unknown === 0) : link === 3 && unknown <= 2
  if (strength === 3) return link > 0 ? unknown <= 7 : unknown <= 2 && goesOn(word, next)
  if (strength === 2) return (goesOn(wordAt(last) ?? word, next) || (link >= 2 && looksLikePassword(word.text))) && unknown <= (MOST_UNKNOWN[link] ?? 0) && (link > 0 || (/\d/u.test(word.text) && (endsClause(word, next) || looksLikePassword(word.text))))
  if (word.isQuoted) return link >= 2 && unknown <= 1
  if (/^\d/u.test(word.text)) return endsClause(word, next) && (link === 3 ? unknown <= 1 : link > 0 && unknown === 0 && !/^(?:19|20)\d\d$/u.test(word.text))
  return link === 3 && unknown === 0 && endsClause(word, next) && !NO_PLAIN_WORD.test(word.plain)
}

function * before (text: string, to: number, kind: Kind, isBehind: boolean): Generator<FoundValue> {
  const from = wordStart(text, to - BEFORE)
  if (!(kind === 'code' ? DIGIT : MARKED).test(text.slice(from, to))) return
  const words = [...wordsOf(text, from, to)].filter(({ end }, index) => end <= to && index < MOST_WORDS * 2)
  const wordAt: WordAt = (index) => words[index]
  let [unknown, ends, isTied] = [0, 0, /[([]$/u.test(text.slice(Math.max(0, to - 1), to))]
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const word = words[index]
    if (word === undefined) return
    if (word.isLast) ends += 1
    // 'user hmoss, password …': what stands before the name is another thing, unless it is tied to it.
    const value = isTied || !isBehind ? valueAt(wordAt, index, kind) : null
    const link = value === null ? 0 : linkBefore(wordAt, index, 0)
    if (value !== null && isNamed(wordAt, value, link, unknown, ends, isTied || (words[index + 1]?.lead ?? '').includes('('), kind) && !isOtherThing(text, wordAt, value)) {
      yield found(value, link)
      for (const companion of companions(text, wordAt, value, kind, -1)) yield companion.found
      return
    }
    if (TIES.has(word.plain)) isTied = true
    if (!isTalk(word)) unknown += 1
    if (ends > 1 || unknown > 5) return
  }
}

function isNamed (wordAt: WordAt, { word, strength, last }: Value, link: Link, unknown: number, ends: number, isTied: boolean, kind: Kind): boolean {
  if (ends > 0 && (!isTied || strength < 2 || unknown > 1)) return false
  const isLinked = link >= 2 || (isTied && link >= 0)
  if (kind === 'code') return strength === 2 && isLinked && unknown <= 2
  if (strength === 3) return (isLinked || link > 0) && unknown <= 6
  if (strength === 2) return isLinked && unknown <= 4 && goesOn(word, wordAt(last + 1))
  return strength === 1 && word.isQuoted && isTied && unknown === 0
}

/** An order number, an amount. */
function isOtherThing (text: string, wordAt: WordAt, { word, last }: Value): boolean {
  return isAmount(word, wordAt(last + 1)) || followsReferenceWord(text, word.start)
}

/** 'a or b', 'not a but b', 'a, sorry, b': what else is said to be one, in one direction. */
function * companions (text: string, wordAt: WordAt, value: Value, kind: Kind, step: 1 | -1): Generator<{ readonly found: FoundValue, readonly last: number }> {
  let known = value
  let edge = step > 0 ? value.last : value.first
  for (let index = edge + step; wordAt(index) !== undefined && Math.abs(index - edge) <= MOST_JOINS; index += step) {
    const other = valueAt(wordAt, index, kind)
    if (other === null || other.strength < 2 || (kind === 'password' && known.strength < 2 && other.strength < 3)) continue
    const between = step > 0 ? wordsBetween(wordAt, edge + 1, index) : wordsBetween(wordAt, other.last + 1, edge)
    if (!isJoin(between) || isOtherThing(text, wordAt, other)) return
    yield { found: found(other, 2), last: other.last }
    known = other
    edge = step > 0 ? other.last : index
  }
}

/** The value that begins at a word; digits may be parted by spaces: '884 120', '5 0 2 9'. */
function valueAt (wordAt: WordAt, index: number, kind: Kind): Value | null {
  const word = wordAt(index)
  if (word === undefined) return null
  if (kind === 'password') {
    if (/^\d{4,12}$/u.test(word.text)) return { word, end: word.end, strength: 1, first: index, last: index }
    const strength = word.isQuoted && / /u.test(word.text) ? quotedStrength(word.text) : passwordStrength(word.text)
    return strength === 0 ? null : { word, end: word.end, strength, first: index, last: index }
  }
  const size = groupSize(word)
  let last = index
  if (size > 0 && word.trail === '' && groupSize(wordAt(index - 1)) !== size) while (groupSize(wordAt(last + 1)) === size && wordAt(last)?.trail === '' && wordAt(last + 1)?.lead === '') last += 1
  const digits = (last - index + 1) * size
  if (last > index && digits >= 4 && digits <= 8) return { word, end: wordAt(last)?.end ?? word.end, strength: 2, first: index, last }
  const strength = codeStrength(word.text)
  return strength === 0 ? null : { word, end: word.end, strength, first: index, last: index }
}

/** How many digits a word is, where it may be one group of a code; else 0. */
function groupSize (word: Word | undefined): number {
  return word !== undefined && /^\d{1,4}$/u.test(word.text) ? word.text.length : 0
}

/** Several words that are surely one value; they end a clause. */
function severalWordsAt (wordAt: WordAt, index: number, isPhrase: boolean): Value | null {
  const word = wordAt(index)
  const last = Math.max(isPhrase ? phraseEnd(wordAt, index) : -1, numberedEnd(wordAt, index))
  const end = wordAt(last)?.end
  return word === undefined || end === undefined ? null : { word, end, strength: 2, first: index, last }
}

/** Words in quotation marks: a phrase with a digit or none of the words of such talk. */
function quotedStrength (text: string): Strength {
  const words = text.split(' ')
  if (words.length > 6 || !/^[\p{L}\p{N}]{2}/u.test(text)) return 0
  return /\d/u.test(text) ? 2 : words.some((word) => NO_WORD.has(word.toLowerCase()) || COMPOUNDS.has(word.toLowerCase())) ? 0 : 1
}

function isTalk ({ plain, text }: Word): boolean {
  return ANY_TALK.has(plain) || /^[^\p{L}\p{N}]*$/u.test(text)
}

function found ({ word, end, strength }: Value, link: Link): FoundValue {
  return { start: word.start, end, pattern: link === 3 ? 'said to be one' : 'where values stand', score: link === 3 || strength === 3 ? SAID : TYPED }
}
