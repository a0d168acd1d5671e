// The numbers in `[PERSON_1]`: equal values of a conversation get equal numbers, counted in the order of first appearance.

import type { Conversation, Finding } from '../conversation.ts'
import type { EntityType } from '../entities.ts'
import { TAG } from '../tag.ts'
import { canonicalValue } from './canonical.ts'
import { PersonRegister } from './persons.ts'

/** Answers the number of a value; the same for every form of it. */
export type NumberOf = (type: EntityType, value: string) => number

/** Numbers the values of one conversation, in order. Numbers that marks in its texts already use are not given again. */
export function numberValues (conversation: Conversation, findings: readonly Finding[]): NumberOf {
  const taken = takenNumbers(conversation)
  const names = findings.filter((finding) => finding.type === 'PERSON').map((finding) => valueOf(conversation, finding))
  const authors = conversation.messages.flatMap((message) => message.author ?? [])
  const persons = new PersonRegister([...names, ...authors])

  const numbers = new Map<string, number>()
  return (type, value) => {
    const identity = `${type}\n${type === 'PERSON' ? persons.keyOf(value) : canonicalValue(type, value)}`
    const known = numbers.get(identity)
    if (known !== undefined) return known
    const next = (taken.get(type) ?? 0) + 1
    taken.set(type, next)
    numbers.set(identity, next)
    return next
  }
}

function takenNumbers (conversation: Conversation): Map<string, number> {
  const taken = new Map<string, number>()
  for (const { text } of conversation.messages) {
    for (const { groups } of text.matchAll(TAG)) {
      if (groups?.type === undefined || groups.number === undefined) continue
      taken.set(groups.type, Math.max(taken.get(groups.type) ?? 0, Number(groups.number)))
    }
  }
  return taken
}

function valueOf (conversation: Conversation, finding: Finding): string {
  return conversation.messages[finding.message]?.text.slice(finding.start, finding.end) ?? ''
}
