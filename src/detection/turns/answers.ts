// Question → answer: 'What's your SSN?' makes the nine digits of the next message an SSN.

import { NAME_QUESTIONS, nameAnswers } from './name-answers.ts'
import { ADDRESS_QUESTIONS, addressAnswers } from './address-answers.ts'
import { matchesOf } from '../matches.ts'
import { CUES, type Cue } from './cues.ts'
import { isFiller, isNoAnswer } from './forms.ts'
import { questionsBefore, type ReadMessage } from './message.ts'
import { createPatternsHeld } from './patterns-held.ts'
import { looksLikePassword } from '../rules/password-shape.ts'
import type { Candidate } from '../rules/recognizer.ts'

/** Longer messages are stories, not answers; rules and model read them. */
const MAX_ANSWER = 400
const MAX_SHORT = 60
const NAMES_PASSWORD = /pass ?(?:word|code|phrase)|(?<![a-z])(?:pwd?|pw)(?![a-z])|パスワード|パスコード/iu
const SHAPED = /(?<![!-~])[0-9A-Za-z][!#-&*-~]{5,63}/gu
/** 'そうですが、8802でいいですか': a question back that holds an answer all the same. */
const HOLDS_CODE = /(?<![\d.,:/-])\d{4,8}(?![\d.,:/-])|(?<!\d)\d{3} \d{3}(?!\d)|(?<![!-~])[A-Za-z][!-~]{4,}\d/u
/** Where a password is talked about but not asked for. */
const NO_PASSWORD_ASKED = /\b(?:re-?set|chang|forg[oe]t|new password|try|tried|link|update)|変更|再設定|リセット|忘れ|再発行/iu

const questionsAsked = createPatternsHeld([...CUES.map(({ asks }) => asks), ...NAME_QUESTIONS, ...ADDRESS_QUESTIONS])
const [NAMES_FROM, ADDRESSES_FROM] = [CUES.length, CUES.length + NAME_QUESTIONS.length]

/**
 * Candidates that a question types, for message `index`.
 * @param found what rules and model found in the message: a bare answer may stand beside it.
 */
export function answerCandidates (messages: readonly ReadMessage[], index: number, found: readonly Candidate[]): Candidate[] {
  const message = messages[index]
  if (message === undefined || message.normalized.text.length > MAX_ANSWER) return []
  const requests = questionsBefore(messages, index)
  if (requests.length === 0) return []
  const isQuestionAsked = questionsAsked(requests)
  if (!isQuestionAsked.includes(1)) return []
  const { text } = message.normalized
  if (isNoAnswer(text.slice(0, 200)) && !HOLDS_CODE.test(text.slice(0, 200))) return []
  const isAgent = message.role === 'agent' || message.role === 'bot'
  const asked = CUES.filter((_, cue) => isQuestionAsked[cue] === 1)
  const open = asked.filter(({ place }) => place === 'anywhere').flatMap((cue) => matches(cue, text))
  const rest = blank(text, [...open, ...found.filter(({ score }) => score >= 0.5)])
  const short = rest.length > MAX_SHORT ? [] : asked.filter(({ place }) => place === 'short').map((cue) => matches(cue, rest)).filter(({ length }) => length === 1).flat()
  const left = blank(rest, short)
  // A bare word of an agent answers a customer's question for a password; other bare words of theirs are talk.
  const isCodeFound = short.some(({ type }) => type === 'PASSWORD')
  const alone = asked.filter(({ place, type }) => place === 'alone' && (!isAgent || type === 'PASSWORD') && !(isCodeFound && type === 'PASSWORD')).flatMap((cue) => {
    const words = matches(cue, left).filter(({ start, end }) => !isFiller(left.slice(start, end)))
    // 'the letter says 40917': where one word has digits the others are talk.
    const marked = cue.type === 'PASSWORD' ? words.filter(({ start, end }) => /[\d!#$%&*+=?@^_~]/u.test(left.slice(start, end))) : []
    const values = marked.length > 0 && words.length > 2 ? marked : words
    return isFiller(blank(left, values)) ? values.filter(({ start, end, type }) => type !== 'PASSWORD' || isPasswordLike(left.slice(start, end), requests.filter((request) => isAsked(cue, request)), isAgent)) : []
  })
  const pair = userAndPassword(alone)
  // Whatever stands beside it: a word that looks like a password, where one was asked for.
  const shaped = isAgent || alone.some(({ type }) => type === 'PASSWORD') ? [] : asked.some(({ type, place }) => type === 'PASSWORD' && place === 'alone') && requests.some((request) => NAMES_PASSWORD.test(request)) ? shapedIn(left) : []
  const named = isAgent || !isQuestionAsked.subarray(NAMES_FROM, ADDRESSES_FROM).includes(1) ? [] : nameAnswers(requests, blank(text, open))
  const addresses = isQuestionAsked.includes(1, ADDRESSES_FROM) ? addressAnswers(requests, blank(text, [...open, ...short, ...alone, ...found.filter(isReachable)])) : []
  return [...open, ...short, ...pair, ...shaped, ...named, ...addresses]
}

/** Asked for both, people give the name first: 'tdavies and snowdon85'. */
function userAndPassword (alone: readonly Candidate[]): readonly Candidate[] {
  const [names, passwords] = ['USERNAME', 'PASSWORD'].map((type) => alone.filter((candidate) => candidate.type === type).sort((a, b) => a.start - b.start))
  if (names?.length !== 2 || passwords?.length !== 2) return alone
  return [...alone.filter(({ type }) => type !== 'USERNAME' && type !== 'PASSWORD'), ...names.slice(0, 1), ...passwords.slice(1)]
}

function shapedIn (text: string): Candidate[] {
  return matchesOf(SHAPED, text).map((match) => ({ start: match.index, value: match[0].replace(/[.,;:?)\]]{1,64}$/u, '') }))
    .filter(({ value }) => looksLikePassword(value) || /^(?=.*\d)[a-z]{3,20}[_-]\w{1,12}$/iu.test(value))
    .map(({ start, value }): Candidate => ({ start, end: start + value.length, type: 'PASSWORD', score: 0.8, source: 'rule', evidence: [{ kind: 'turn', detail: 'answer to a question for PASSWORD' }] }))
}

/** Sure values with digits that are no part of an address. */
function isReachable ({ type, score }: Candidate): boolean {
  return score >= 0.5 && (type === 'PHONE_NUMBER' || type === 'EMAIL_ADDRESS' || type === 'CREDIT_CARD' || type === 'DATE_OF_BIRTH')
}

function isAsked (cue: Cue, request: string): boolean {
  cue.asks.lastIndex = 0
  return cue.asks.test(request)
}

function matches (cue: Cue, text: string): Candidate[] {
  return matchesOf(cue.answers, text).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    type: cue.type,
    score: cue.score,
    source: 'rule' as const,
    evidence: [{ kind: 'turn' as const, detail: `answer to a question for ${cue.type}` }]
  }))
}

/** A word of letters alone is a password only where a customer was plainly asked for one. */
function isPasswordLike (value: string, requests: readonly string[], isAgent: boolean): boolean {
  if (/\d|[^\p{L}\p{N}\s'-]/u.test(value.trim())) return true
  return !isAgent && !requests.some((request) => NO_PASSWORD_ASKED.test(request))
}

/** The text with spans overwritten by spaces, so that offsets stay. */
function blank (text: string, spans: readonly Candidate[]): string {
  let blanked = text
  for (const { start, end } of spans) blanked = blanked.slice(0, start) + ' '.repeat(end - start) + blanked.slice(end)
  return blanked
}
