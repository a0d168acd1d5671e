// A message as the evidence across messages sees it, and which earlier messages it answers.

import type { Role } from '../../conversation.ts'
import type { NormalizedText } from '../normalize.ts'

export interface ReadMessage {
  readonly role: Role
  readonly normalized: NormalizedText
}

/** How many messages of the same writer may all answer one question, and how many messages may hold the question. */
const ANSWERS = 4
const QUESTIONS = 3

/** The normalized texts of the last turn of someone else before message `index`; [] where there is none close by. */
export function questionsBefore (messages: readonly ReadMessage[], index: number): readonly string[] {
  const role = messages[index]?.role
  let at = index - 1
  while (at >= 0 && index - at < ANSWERS && messages[at]?.role === role) at -= 1
  const asked: string[] = []
  for (let found = messages[at]; found !== undefined && found.role !== role && asked.length < QUESTIONS; found = messages[at]) {
    asked.push(found.normalized.text)
    at -= 1
  }
  return asked
}
