// Findings → new text: every found value of a conversation goes through its operator; all other text stays as it is.

import type { Conversation, Finding, Message } from '../conversation.ts'
import type { EntityType } from '../entities.ts'
import { AppError } from '../errors.ts'
import type { Operator, Operators } from './operator.ts'
import { writeValue, type OperatorContext } from './operators.ts'
import { numberValues } from './pseudonyms.ts'

const DEFAULT_OPERATOR: Operator = { type: 'replace' }

/** Where a finding stood in the given text and where its replacement stands in the new one. Half-open, UTF-16 code units. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly newStart: number
  readonly newEnd: number
}

export interface Rewritten {
  readonly conversation: Conversation
  /** Of each message, in the order of the text. */
  readonly edits: ReadonlyArray<readonly Edit[]>
}

/**
 * The conversation with each finding's span replaced. A message's `author` is a name and goes through the operator of PERSON.
 * @param findings offsets in UTF-16 code units of the texts given; they must not overlap.
 * @param hashKey key of the `hash` operator where it names none.
 * @throws AppError DETECTION_FAILED when a span is out of range or overlaps another: better no answer than a leak.
 */
export function applyOperators (conversation: Conversation, findings: readonly Finding[], operators: Operators, hashKey: Uint8Array): Rewritten {
  const context: OperatorContext = { numberOf: numberValues(conversation, findings), hashKey }
  const byMessage: Finding[][] = conversation.messages.map(() => [])
  for (const finding of findings) {
    const ofMessage = byMessage[finding.message]
    if (ofMessage === undefined) throw brokenSpan()
    ofMessage.push(finding)
  }
  const write = (type: EntityType, value: string): string => writeValue(type, value, operatorFor(operators, type), context)
  const rewritten = conversation.messages.map((message, index) => rewriteMessage(message, byMessage[index] ?? [], write))
  return {
    conversation: { ...conversation, messages: rewritten.map(({ message }) => message) },
    edits: rewritten.map(({ edits }) => edits)
  }
}

function operatorFor (operators: Operators, type: EntityType): Operator {
  return operators[type] ?? operators.DEFAULT ?? DEFAULT_OPERATOR
}

function rewriteMessage (message: Message, findings: readonly Finding[], write: (type: EntityType, value: string) => string): { message: Message, edits: Edit[] } {
  const edits: Edit[] = []
  let [text, cursor] = ['', 0]
  for (const { start, end, type } of [...findings].sort((a, b) => a.start - b.start)) {
    if (start < cursor || end <= start || end > message.text.length) throw brokenSpan()
    text += message.text.slice(cursor, start)
    const newStart = text.length
    text += write(type, message.text.slice(start, end))
    edits.push({ start, end, newStart, newEnd: text.length })
    cursor = end
  }
  text += message.text.slice(cursor)
  const author = message.author === undefined ? {} : { author: write('PERSON', message.author) }
  return { message: { ...message, text, ...author }, edits }
}

function brokenSpan (): AppError {
  return new AppError('DETECTION_FAILED')
}
