// Credentials of several words: pass phrases, and a word with a number behind it that somebody wrote apart: 'bill 849'.

import { endsClause } from './grammar.ts'
import { BETWEEN, COMPOUNDS, NO_WORD, NOUN_NEXT, SAYS, TALK, USES } from './lexicon.ts'
import type { WordAt } from './words.ts'

const [LEAST_OF_PHRASE, MOST_OF_PHRASE, MOST_BEFORE_NUMBER] = [3, 12, 3]
const PLAIN = /^[0-9a-z][0-9a-z'’-]{0,24}$/iu
const NUMBER = /^\d{1,8}!?$/u

/** The index of the last word of a pass phrase that begins at the word `index`: it makes no sentence and ends a clause; -1 where there is none. */
export function phraseEnd (wordAt: WordAt, index: number): number {
  let everyday = 0
  for (let at = index; at < index + MOST_OF_PHRASE; at += 1) {
    const word = wordAt(at)
    if (word === undefined || !PLAIN.test(word.text) || word.lead.trim() !== '') return -1
    if (TALK.has(word.plain) || SAYS.has(word.plain)) everyday += 1
    if (!endsClause(word, wordAt(at + 1))) continue
    const count = at - index + 1
    return count >= LEAST_OF_PHRASE && everyday * 3 <= count && !NO_WORD.has(wordAt(index)?.plain ?? '') ? at : -1
  }
  return -1
}

/** The same of words that a number ends: 'orchid orchid 12'. */
export function numberedEnd (wordAt: WordAt, index: number): number {
  for (let at = index; at <= index + MOST_BEFORE_NUMBER; at += 1) {
    const word = wordAt(at)
    if (word === undefined || (at > index && word.lead.trim() !== '')) return -1
    if (at > index && NUMBER.test(word.text)) return endsClause(word, wordAt(at + 1)) ? at : -1
    if (!/^[a-z]{1,20}$/iu.test(word.text) || word.trail !== '' || isEveryday(word.plain)) return -1
  }
  return -1
}

function isEveryday (plain: string): boolean {
  return [NO_WORD, TALK, SAYS, USES, BETWEEN, NOUN_NEXT, COMPOUNDS].some((words) => words.has(plain))
}
