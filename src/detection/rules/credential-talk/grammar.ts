// How the words of an English sentence tie a value to the name of a credential: what introduces it, what is between, what follows.

import { BETWEEN, CHANGES, GOES_ON, JOINS, LABELS, NOUN_NEXT, SAYS, USES } from './lexicon.ts'
import type { Word, WordAt } from './words.ts'

/** 3: the word is said to be the value; 2: it was typed, chosen, or stands where remarks stand; 1: right behind the name; 0: nothing; -1: it is said to be something else. */
export type Link = -1 | 0 | 1 | 2 | 3

const [MOST_BETWEEN, CHANGE_REACH] = [5, 9]
const SAYS_MARK = /[:=>→]|^[-–—|]{1,3}\s|\s[-–—|]{1,3}\s/u
const EXCHANGE = /^(?:swap|exchang|trad|replac)/u
const UNITS: ReadonlySet<string> = new Set('times time digits digit characters chars letters attempts years year months month days day weeks week hours hour minutes minute mins min seconds secs sec ms km kg gb mb usd eur gbp yen dollars euros pounds points pts people users percent % items pieces orders calls mails pages lines rows steps cups'.split(' '))

/** What introduces the word at `index`; of the first word, `atName` does. @param earlier the words before the name, where `wordAt` reads those behind it. */
export function linkBefore (wordAt: WordAt, index: number, atName: Link, earlier: () => readonly Word[] = () => []): Link {
  const word = wordAt(index)
  if (word === undefined) return 0
  if (SAYS_MARK.test(word.lead)) return 3
  let at = index - 1
  while (at >= 0 && index - at < MOST_BETWEEN && isBetween(wordAt(at))) at -= 1
  const [before, last] = [wordAt(at), wordAt(index - 1)]
  const remark: Link = word.isQuoted || /[(["'`]/u.test(word.lead) || (last !== undefined && /[,;:)\]…-]$/u.test(last.trail)) || word.isLineStart ? 2 : 0
  if (last !== undefined && /[:=]$/u.test(last.trail)) return LABELS.has(last.plain) ? -1 : 3
  if (before === undefined) return Math.max(atName, remark) as Link
  if (/[:=]$/u.test(before.trail)) return 3
  if (SAYS.has(before.plain)) return at === index - 1 && LABELS.has(wordAt(at - 1)?.plain ?? '') ? -1 : 3
  if (before.plain === 'as' && /^(?:in|on|user)$/u.test(wordAt(at - 1)?.plain ?? '')) return -1
  if (before.plain === 'for' && saidBefore(wordAt, at, earlier).some(({ plain }) => EXCHANGE.test(plain))) return 3
  if (before.plain === 'to' || before.plain === 'into') return saidBefore(wordAt, at, earlier).some(({ plain }) => CHANGES.has(plain)) ? 3 : remark === 2 ? 2 : -1
  // 'from a to b' of a change.
  if (before.plain === 'from' && wordAt(index + 1) !== undefined && /^(?:in)?to$/u.test(wordAt(index + 1)?.plain ?? '')) return saidBefore(wordAt, at, earlier).some(({ plain }) => CHANGES.has(plain)) ? 3 : -1
  if (before.plain === 'of' && at === 0 && index === 1) return 1
  if (before.isLast && at === index - 1) return 1
  if (USES.has(before.plain)) return 2
  if (remark === 2) return 2
  return at === index - 1 && NOUN_NEXT.has(before.plain) ? -1 : 0
}

/** The last words before the word at `at`, those before the name too. */
function saidBefore (wordAt: WordAt, at: number, earlier: () => readonly Word[]): readonly Word[] {
  return [...earlier(), ...wordsBetween(wordAt, 0, at)].slice(-CHANGE_REACH)
}

/** The words from `from` to `to`, without that. */
export function wordsBetween (wordAt: WordAt, from: number, to: number): Word[] {
  const words: Word[] = []
  for (let index = from; index < to; index += 1) {
    const word = wordAt(index)
    if (word !== undefined) words.push(word)
  }
  return words
}

/** What stands between the name and the first word. */
export function linkAtName (between: string): Link {
  if (/[:=>→]|\s[-–—]\s/u.test(between)) return 3
  if (/['’]s\s/u.test(between)) return 3
  return /[,;(["'`\n?]/u.test(between) ? 2 : 1
}

/** Whether the sentence ends behind a word or goes on with something that a value is not a part of. */
export function goesOn (word: Word, next: Word | undefined): boolean {
  return word.isQuoted || endsClause(word, next) || GOES_ON.has(next?.plain ?? '') || /[([{"'-]/u.test(next?.lead ?? '')
}

export function endsClause (word: Word, next: Word | undefined): boolean {
  return next === undefined || word.isLast || next.isLineStart || /[,;:)\]…]/u.test(word.trail)
}

/** '4 times', '2000 points'. */
export function isAmount (word: Word, next: Word | undefined): boolean {
  return /[$€£¥#]$/u.test(word.lead) || (next !== undefined && word.trail === '' && /^[\d.,]+$/u.test(word.text) && UNITS.has(next.plain))
}

/** Whether words between two values say that the second is one too: 'or', 'sorry, I meant', '. New one:'. */
export function isJoin (words: readonly Word[]): boolean {
  return words.every(({ plain, text }) => JOINS.has(plain) || /^[^\p{L}\p{N}]*$/u.test(text))
}

function isBetween (word: Word | undefined): boolean {
  return word !== undefined && !word.isLast && !/[:=]$/u.test(word.trail) && BETWEEN.has(word.plain)
}
