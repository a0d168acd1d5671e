// Answers to security questions by grammar: the question or its name, words of such talk, something that introduces the answer, and up
// to four words that no sentence goes on with: 'security question was first concert and I said Depeche Mode'.

import { endsClause, wordsBetween } from './grammar.ts'
import { LABELS, NO_WORD, SAYS, TALK } from './lexicon.ts'
import { wordReader, type Word, type WordAt } from './words.ts'
import { giu } from '../syntax.ts'
import { valueBefore } from '../value-before.ts'
import type { FoundValue } from '../recognizer.ts'

/** What such questions and their answers are called. */
export const ANSWER_NAME = giu`(?<![a-z]) (?: (?: security | secret | recovery | challenge | verification | reference ) [\x20] (?: question | answer | word | phrase | response ) s? | memorable [\x20] (?: word | name | place | info | information | phrase ) | maiden [\x20] name | password [\x20] (?: hint | question ) | (?<= (?<![a-z]) (?: for | my ) [\x20] ) (?: verification | security | identification ) (?= : ) ) (?![a-z])`

const [BEFORE, AFTER, MOST_WORDS, MOST_ANSWER] = [70, 140, 22, 4]
const ANSWERED = /(?<![a-z])(?:answer(?:ed)?|said|put|gave|give|enter(?:ed)?|typed?|used?|set|chose|have) ["'“]?(?<value>\p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}[\p{L}'’.-]{0,24}){0,3})["'”]? (?:to|as|for|on) (?:(?:the|my|your|our) )?$/u
/** What the answer stands behind, beside the words that say what something is. */
const ANSWERS: ReadonlySet<string> = new Set('answer answered said put chose picked entered typed wrote gave set called named registered used try tried think maybe probably possibly be'.split(' '))
/** What is asked for. */
const ASKED: ReadonlySet<string> = new Set('teacher pet dog cat school car street road city town village food dish colour color band singer movie film book author friend concert hero team club job boss employer nickname holiday place sport drink fruit animal flower artist song game actor name'.split(' '))
const QUESTION: ReadonlySet<string> = new Set('question questions answer answers first favourite favorite childhood best oldest mother\'s mothers mum\'s mom\'s father\'s dad\'s maiden grandmother\'s born grew grow memorable secret security primary elementary high middle name\'s name nick called'.split(' '))
const CAPITAL = /^\p{Lu}/u
const NO_ANSWER = /^(?:i|i'm|please|thanks|thank|what|where|which|who|when|how|why|ok|okay|yes|no|hi|hello|that|this|it|it's|can|could|and|but)$/u

/** Answers near the name in `[start, end)`. */
export function * securityAnswers (text: string, start: number, end: number): Generator<FoundValue> {
  const wordAt = wordReader(text, end, Math.min(text.length, end + AFTER), MOST_WORDS)
  const name = text.slice(start, end)
  yield * answered(text, start)
  let unknown = 0
  for (let [index, word] = [0, wordAt(0)]; word !== undefined; index += 1, word = wordAt(index)) {
    const answer = isIntroduced(wordAt, index, name) ? answerAt(wordAt, index, unknown, name) : null
    if (answer !== null) {
      yield { start: word.start, end: answer.end, pattern: 'answer', score: 0.85 }
      return
    }
    if (!isTalk(word)) unknown += 1
    if (unknown > 3) return
  }
}

function isIntroduced (wordAt: WordAt, index: number, name: string): boolean {
  const [word, before] = [wordAt(index), wordAt(index - 1)]
  if (word === undefined) return false
  if (before === undefined) return /maiden[\x20]name$|answer$|word$/iu.test(name) && CAPITAL.test(word.text)
  if (/[:=→>]|[-–—]\s/u.test(word.lead) || /[:=?)]$/u.test(before.trail)) return !LABELS.has(before.plain)
  return SAYS.has(before.plain) || ANSWERS.has(before.plain) || ASKED.has(before.plain) || (word.isQuoted && TALK.has(before.plain))
}

/** The last word of the answer that begins at a word; null where it is none. */
function answerAt (wordAt: WordAt, index: number, unknown: number, name: string): Word | null {
  const first = wordAt(index)
  if (first === undefined || NO_ANSWER.test(first.plain) || QUESTION.has(first.plain) || ASKED.has(first.plain)) return null
  if (first.isQuoted) return first.text.split(' ').length <= MOST_ANSWER && !first.text.endsWith('?') ? first : null
  let last: Word | null = null
  for (let at = index; at < index + MOST_ANSWER; at += 1) {
    const word = wordAt(at)
    if (word === undefined || !CAPITAL.test(word.text) || NO_WORD.has(word.plain)) break
    last = word
    if (word.isLast || word.trail !== '') break
  }
  // 'secret word for phone banking is cauliflower'.
  const isPlain = last === null && (!/question|hint/iu.test(name) || wordsBetween(wordAt, 0, index).some(({ plain }) => ANSWERS.has(plain))) && unknown === 0 && SAYS.has(wordAt(index - 1)?.plain ?? '') && endsClause(first, wordAt(index + 1))
  return isPlain && /^\p{Ll}{3,20}$/u.test(first.text) && !isTalk(first) && !NO_WORD.has(first.plain) && !/(?:ing|ed|(?<!f)ly|ible|able|ment|tion)$/u.test(first.plain) ? first : last
}

/** 'I answered Rotterdam to the security question': an answer before the name. */
function answered (text: string, start: number): FoundValue[] {
  const value = valueBefore(text, start, BEFORE, ANSWERED)
  return value === null ? [] : [{ ...value, pattern: 'answered', score: 0.8 }]
}

function isTalk ({ plain, text }: Word): boolean {
  return TALK.has(plain) || SAYS.has(plain) || ANSWERS.has(plain) || ASKED.has(plain) || QUESTION.has(plain) || !/\p{L}/u.test(text)
}
