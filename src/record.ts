// One JSON record of a data file → a conversation. What is not scanned is dropped by name, so that it cannot leak into the answer.

import { ROLES, type Conversation, type Language, type Message, type Role } from './conversation.ts'
import { AppError } from './errors.ts'

/** One thing to work on, and how its answer is written. */
export interface InputRecord {
  readonly conversation: Conversation
  /** How it came: the answer has the same shape. `messages`: the conversation itself was the record. */
  readonly shape: 'plain' | 'text' | 'conversation' | 'messages'
  readonly id?: string
  /** Names of properties that were left out, as nothing scans them. */
  readonly dropped: readonly string[]
}

type JsonObject = Readonly<Record<string, unknown>>

/**
 * Reads `"text"`, `{ text, id? }`, `{ conversation }` or a conversation itself.
 * @throws AppError INVALID_JSON, INVALID_REQUEST, UNKNOWN_ROLE; messages name properties, never values.
 */
export function parseRecord (json: string): InputRecord {
  const value = parseJson(json)
  if (typeof value === 'string') return { conversation: oneMessage(value), shape: 'text', dropped: [] }
  if (!isObject(value)) throw new AppError('INVALID_REQUEST', 'a record must be a string or an object')
  if (isObject(value.conversation)) return readConversation(value.conversation, 'conversation', droppedOf(value, ['conversation']))
  if (Array.isArray(value.messages)) return readConversation(value, 'messages', [])
  if (typeof value.text !== 'string') throw new AppError('INVALID_REQUEST', 'a record needs text, conversation or messages')
  const id = optionalString(value, 'id')
  return { conversation: { ...oneMessage(value.text), ...(id === undefined ? {} : { id }) }, shape: 'text', ...(id === undefined ? {} : { id }), dropped: droppedOf(value, ['text', 'id']) }
}

function readConversation (value: JsonObject, shape: InputRecord['shape'], dropped: readonly string[]): InputRecord {
  if (!Array.isArray(value.messages)) throw new AppError('INVALID_REQUEST', 'messages must be a list')
  const unread: string[] = []
  const messages = value.messages.map((message: unknown, index) => readMessage(message, index, unread))
  const fields = Object.fromEntries((['id', 'channel', 'createdAt'] as const).flatMap((name) => {
    const text = optionalString(value, name)
    return text === undefined ? [] : [[name, text]]
  }))
  const language = optionalString(value, 'language')
  const conversation: Conversation = { ...fields, ...(language === 'en' || language === 'ja' ? { language: language as Language } : {}), messages }
  const left = droppedOf(value, ['id', 'channel', 'createdAt', 'language', 'messages'])
  return { conversation, shape, ...(conversation.id === undefined ? {} : { id: conversation.id }), dropped: [...new Set([...dropped, ...left, ...unread])] }
}

function readMessage (value: unknown, index: number, unread: string[]): Message {
  if (!isObject(value) || typeof value.text !== 'string') throw new AppError('INVALID_REQUEST', `messages/${index} needs a text`)
  const role = value.role ?? 'customer'
  if (!ROLES.includes(role as Role)) throw new AppError('UNKNOWN_ROLE', `messages/${index}/role is not one of ${ROLES.join(', ')}`)
  unread.push(...droppedOf(value, ['role', 'text', 'author', 'id', 'at']).map((name) => `messages/*/${name}`))
  const optional = Object.fromEntries((['id', 'author', 'at'] as const).flatMap((name) => {
    const text = optionalString(value, name)
    return text === undefined ? [] : [[name, text]]
  }))
  return { ...optional, role: role as Role, text: value.text }
}

function parseJson (json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    throw new AppError('INVALID_JSON')
  }
}

function oneMessage (text: string): Conversation {
  return { messages: [{ role: 'customer', text }] }
}

function optionalString (value: JsonObject, name: string): string | undefined {
  const found = value[name]
  if (found === undefined || found === null) return undefined
  if (typeof found !== 'string') throw new AppError('INVALID_REQUEST', `${name} must be a string`)
  return found
}

function droppedOf (value: JsonObject, read: readonly string[]): string[] {
  return Object.keys(value).filter((name) => !read.includes(name))
}

function isObject (value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
