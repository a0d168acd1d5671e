// Refuses what cannot be redacted safely before any work is done. Messages name places and sizes, never the text.

import { ROLES, type Conversation, type DetectionOptions, type Message } from '../conversation.ts'
import { isEntityType } from '../entities.ts'
import { AppError } from '../errors.ts'
import type { Operator, Operators } from '../redaction/operator.ts'
import { OPERATOR_TYPES } from '../redaction/operators.ts'

export interface InputLimits {
  /** UTF-16 code units over all messages of a conversation. */
  readonly maxTextChars: number
  readonly maxMessages: number
}

export const DEFAULT_LIMITS: InputLimits = { maxTextChars: 1_000_000, maxMessages: 5_000 }

const SHORTEST_HASH_KEY = 16
const LONGEST_REPLACEMENT = 100

/**
 * The conversation with its known fields alone: what nothing scans must not come back with the answer.
 * @throws AppError INVALID_REQUEST, EMPTY_CONVERSATION, TOO_MANY_MESSAGES, TEXT_TOO_LARGE, UNKNOWN_ROLE, INVALID_TEXT.
 */
export function checkConversation (conversation: Conversation, { maxTextChars, maxMessages }: InputLimits): Conversation {
  const { messages, tags } = conversation
  if (!Array.isArray(messages)) throw new AppError('INVALID_REQUEST', 'messages must be a list')
  if (messages.length === 0) throw new AppError('EMPTY_CONVERSATION')
  if (messages.length > maxMessages) throw new AppError('TOO_MANY_MESSAGES', `${messages.length} messages; at most ${maxMessages} are allowed`)
  if (tags !== undefined && !(Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'))) throw new AppError('INVALID_REQUEST', 'tags must be a list of strings')
  const checked = (messages as readonly Message[]).map(checkMessage)
  const total = checked.reduce((sum, { text }) => sum + text.length, 0)
  if (total > maxTextChars) throw new AppError('TEXT_TOO_LARGE', `${total} characters; at most ${maxTextChars} are allowed`)
  return {
    ...strings(conversation, ['id', 'channel', 'createdAt'], ''),
    ...(tags === undefined ? {} : { tags }),
    ...(conversation.language === undefined ? {} : { language: conversation.language === 'ja' ? 'ja' : 'en' }),
    messages: checked
  }
}

function checkMessage (message: Message, index: number): Message {
  const path = `messages/${index}`
  if (typeof message !== 'object' || message === null || typeof message.text !== 'string') throw new AppError('INVALID_REQUEST', `${path} must have a text`)
  const { role, text, author = '' } = message
  if (!ROLES.includes(role)) throw new AppError('UNKNOWN_ROLE', `${path}/role is not one of ${ROLES.join(', ')}`)
  const rest = strings(message, ['id', 'author', 'at'], `${path}/`)
  if (!isWellFormed(text) || !isWellFormed(author)) throw new AppError('INVALID_TEXT', `${path} holds a lone surrogate`)
  return { ...rest, role, text }
}

/** The named fields that are there; each must be a string. */
function strings<T extends object, K extends keyof T & string> (from: T, names: readonly K[], path: string): Partial<Pick<T, K>> {
  const found = names.filter((name) => from[name] !== undefined)
  const wrong = found.find((name) => typeof from[name] !== 'string')
  if (wrong !== undefined) throw new AppError('INVALID_REQUEST', `${path}${wrong} must be a string`)
  return Object.fromEntries(found.map((name) => [name, from[name]])) as Partial<Pick<T, K>>
}

/** Words that a caller may give as context. */
const MOST_CONTEXT = 100
const LONGEST_CONTEXT = 200

/** The options of detection alone; the rules among them are checked where they are run. @throws AppError UNKNOWN_ENTITY_TYPE, INVALID_REQUEST. */
export function checkDetectionOptions ({ entities, threshold, engine, context, rules }: DetectionOptions): DetectionOptions {
  if (entities !== undefined && !Array.isArray(entities)) throw new AppError('INVALID_REQUEST', 'entities must be a list')
  const unknown = entities?.findIndex((type: unknown) => typeof type !== 'string' || !isEntityType(type)) ?? -1
  if (unknown >= 0) throw new AppError('UNKNOWN_ENTITY_TYPE', `entities/${unknown} is not a known entity type`)
  if (threshold !== undefined && !(threshold >= 0 && threshold <= 1)) throw new AppError('INVALID_REQUEST', 'threshold must be between 0 and 1')
  if (engine !== undefined && engine !== 'hybrid' && engine !== 'rules') throw new AppError('INVALID_REQUEST', 'engine must be hybrid or rules')
  if (context !== undefined) checkContext(context)
  return {
    ...(entities === undefined ? {} : { entities }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(engine === undefined ? {} : { engine }),
    ...(context === undefined ? {} : { context }),
    ...(rules === undefined ? {} : { rules })
  }
}

function checkContext (context: unknown): void {
  const isGood = Array.isArray(context) && context.length <= MOST_CONTEXT &&
    context.every((word) => typeof word === 'string' && word.length <= LONGEST_CONTEXT && isWellFormed(word))
  if (!isGood) throw new AppError('INVALID_REQUEST', `context must be a list of at most ${MOST_CONTEXT} well-formed texts of at most ${LONGEST_CONTEXT} characters`)
}

/** @throws AppError INVALID_OPERATOR, UNKNOWN_ENTITY_TYPE. */
export function checkOperators (operators: Operators): void {
  Object.entries(operators).forEach(([type, operator], index) => {
    if (type !== 'DEFAULT' && !isEntityType(type)) throw new AppError('UNKNOWN_ENTITY_TYPE', `operators: name ${index + 1} is not a known entity type`)
    const fault = operator === undefined ? 'is missing' : faultOf(operator)
    if (fault !== undefined) throw new AppError('INVALID_OPERATOR', `operators/${type}: ${fault}`)
  })
}

function faultOf (operator: Operator): string | undefined {
  if (!OPERATOR_TYPES.includes(operator.type)) return `type is not one of ${OPERATOR_TYPES.join(', ')}`
  switch (operator.type) {
    case 'mask': {
      const { char = '*', keepFirst = 0, keepLast = 0 } = operator
      if ([...char].length !== 1 || /[\p{L}\p{N}\p{M}\s]/u.test(char)) return 'char must be one sign that is no letter, digit or space'
      if (![keepFirst, keepLast].every((count) => Number.isInteger(count) && count >= 0)) return 'keepFirst and keepLast must be whole numbers from 0'
      return undefined
    }
    case 'hash':
      return operator.key !== undefined && operator.key.length < SHORTEST_HASH_KEY ? `key must have at least ${SHORTEST_HASH_KEY} characters` : undefined
    case 'replace':
      return operator.with !== undefined && (operator.with.length > LONGEST_REPLACEMENT || !isWellFormed(operator.with))
        ? `with must be well-formed text of at most ${LONGEST_REPLACEMENT} characters`
        : undefined
    default:
      return undefined
  }
}

/** Whether every surrogate has its partner (String.prototype.isWellFormed, which ES2023 does not type). */
function isWellFormed (text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}
