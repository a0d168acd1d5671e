// Findings → new text: every found value of a conversation goes through its operator; all other text stays as it is.

import type { Conversation, Finding, Message } from '../conversation.ts'
import type { EntityType } from '../entities.ts'
import { AppError } from '../errors.ts'
import type { Operator, Operators } from './operator.ts'
import { writeValue, type OperatorContext } from './operators.ts'
import { numberValues } from './pseudonyms.ts'

const DEFAULT_OPERATOR: Operator = { type: 'replace' }

/**
 * The conversation with each finding's span replaced. A message's `author` is a name and goes through the operator of PERSON.
 * @param findings offsets in UTF-16 code units of the texts given; they must not overlap.
 * @param hashKey key of the `hash` operator where it names none.
 * @throws AppError DETECTION_FAILED when a span is out of range or overlaps another: better no answer than a leak.
 */
export function applyOperators (conversation: Conversation, findings: readonly Finding[], operators: Operators, hashKey: Uint8Array): Conversation {
  const context: OperatorContext = { numberOf: numberValues(conversation, findings), hashKey }
  const byMessage: Finding[][] = conversation.messages.map(() => [])
  for (const finding of findings) {
    const ofMessage = byMessage[finding.message]
    if (ofMessage === undefined) throw brokenSpan()
    ofMessage.push(finding)
  }
  const write = (type: EntityType, value: string): string => writeValue(type, value, operatorFor(operators, type), context)
  return {
    ...conversation,
    messages: conversation.messages.map((message, index) => redactMessage(message, byMessage[index] ?? [], write))
  }
}

function operatorFor (operators: Operators, type: EntityType): Operator {
  return operators[type] ?? operators.DEFAULT ?? DEFAULT_OPERATOR
}

function redactMessage (message: Message, findings: readonly Finding[], write: (type: EntityType, value: string) => string): Message {
  const parts: string[] = []
  let cursor = 0
  for (const { start, end, type } of [...findings].sort((a, b) => a.start - b.start)) {
    if (start < cursor || end <= start || end > message.text.length) throw brokenSpan()
    parts.push(message.text.slice(cursor, start), write(type, message.text.slice(start, end)))
    cursor = end
  }
  parts.push(message.text.slice(cursor))
  const text = parts.join('')
  return message.author === undefined ? { ...message, text } : { ...message, text, author: write('PERSON', message.author) }
}

function brokenSpan (): AppError {
  return new AppError('DETECTION_FAILED')
}
