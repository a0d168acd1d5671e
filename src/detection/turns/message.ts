// A message as the evidence across messages sees it, and which earlier messages it answers.

import { requestsOf } from './forms.ts'
import type { Role } from '../../conversation.ts'
import type { NormalizedText } from '../normalize.ts'

export interface ReadMessage {
  readonly role: Role
  readonly normalized: NormalizedText
  /** The sentences that ask for something. */
  readonly requests: readonly string[]
  /** Whether passwords are talked about. */
  readonly isPasswordTalk: boolean
}

const PASSWORD_TALK = /p(?:ass ?(?:word|code|phrase)|(?<=\bp)wd?\b)|パス(?:ワード|コード)/iu

export function readMessage (role: Role, normalized: NormalizedText): ReadMessage {
  return { role, normalized, requests: requestsOf(normalized.text), isPasswordTalk: PASSWORD_TALK.test(normalized.text.slice(0, 5000)) }
}

/** How many messages of the same writer may all answer one question, and how many messages may hold the question. */
const ANSWERS = 4
const QUESTIONS = 3

/** The requests of the last turn of someone else before message `index`; [] where there is none close by. */
export function questionsBefore (messages: readonly ReadMessage[], index: number): readonly string[] {
  const role = messages[index]?.role
  let at = index - 1
  while (at >= 0 && index - at < ANSWERS && messages[at]?.role === role) at -= 1
  const asked: string[] = []
  let turns = 0
  for (let found = messages[at]; found !== undefined && found.role !== role && turns < QUESTIONS; found = messages[at]) {
    asked.push(...found.requests)
    turns += 1
    at -= 1
  }
  return asked
}
