// From a request's body to a use case's arguments, and from its result to the answer.

import type { Static } from 'typebox'
import type { Conversation, DetectionOptions, Finding } from '../conversation.ts'
import type { EntityType } from '../entities.ts'
import { AppError } from '../errors.ts'
import { offsetConverter, type OffsetUnit } from '../offsets.ts'
import type { DetectResult, RedactResult } from '../privacy/privacy.ts'
import type { RuleSet } from '../rule-set.ts'
import type { ConversationSchema } from './schemas/conversation.ts'

/** What the bodies of all detecting routes have in common. */
export interface DetectBody {
  readonly text?: string
  readonly conversation?: Static<typeof ConversationSchema>
  readonly entities?: readonly string[]
  readonly threshold?: number
  readonly engine?: 'hybrid' | 'rules'
  readonly context?: readonly string[]
  readonly rules?: RuleSet
  readonly offsetUnit?: OffsetUnit
  readonly explain?: boolean
}

/** @throws AppError INVALID_REQUEST unless exactly one of `text` and `conversation` is there. */
export function conversationOf ({ text, conversation }: DetectBody): Conversation {
  if (text !== undefined && conversation === undefined) return { messages: [{ role: 'customer', text }] }
  if (text === undefined && conversation !== undefined) return conversation
  throw new AppError('INVALID_REQUEST', 'the body must have exactly one of text and conversation')
}

/** Whether the named types exist is checked by the use case. */
export function optionsOf ({ entities, threshold, engine, context, rules }: DetectBody): DetectionOptions {
  return {
    ...(entities === undefined ? {} : { entities: entities as readonly EntityType[] }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(engine === undefined ? {} : { engine }),
    ...(context === undefined ? {} : { context }),
    ...(rules === undefined ? {} : { rules })
  }
}

export function detectAnswer (body: DetectBody, given: Conversation, { findings, model }: DetectResult, elapsedMs: number) {
  return { findings: writeFindings(findings, given, body), model, elapsedMs: Math.round(elapsedMs * 100) / 100 }
}

/** The same shape as was sent: a text for a text, a conversation for a conversation. */
export function redactAnswer (body: DetectBody, given: Conversation, result: RedactResult, elapsedMs: number) {
  const { conversation, summary, removed } = result
  const output = body.text === undefined ? { conversation: conversation as Static<typeof ConversationSchema> } : { text: onlyText(conversation) }
  return { ...output, summary: summary as Record<string, number>, ...(removed === undefined ? {} : { removed: removed.map((item) => ({ ...item })) }), ...detectAnswer(body, given, result, elapsedMs) }
}

/** Offsets in the caller's unit; the explanation only where it was asked for. */
function writeFindings (findings: readonly Finding[], { messages }: Conversation, { offsetUnit = 'utf16', explain = false }: DetectBody) {
  const converters = new Map<number, (offset: number) => number>()
  return findings.map(({ message, start, end, type, score, source, explanation }) => {
    const convert = converters.get(message) ?? offsetConverter(messages[message]?.text ?? '', offsetUnit)
    converters.set(message, convert)
    return { message, start: convert(start), end: convert(end), type, score, source, ...(explain ? { explanation: [...explanation] } : {}) }
  })
}

function onlyText ({ messages: [message] }: Conversation): string {
  if (message === undefined) throw new AppError('INTERNAL')
  return message.text
}
