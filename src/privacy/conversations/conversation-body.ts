// The body of a stored conversation: its text in pieces, and between them the values found, each sealed by itself. What must never be
// kept is redacted before it gets here. Offsets count UTF-16 code units of the kept text.

import { randomBytes } from 'node:crypto'
import { NEVER_SHOWN } from '../../access/masking-policy.ts'
import type { Conversation, Finding, FindingSource, Message, Role } from '../../conversation.ts'
import type { EntityType } from '../../entities.ts'
import { AppError } from '../../errors.ts'
import { numberValues } from '../../redaction/pseudonyms.ts'
import { plainTag } from '../../tag.ts'
import { withNeverKept } from './never-kept.ts'
import { seal, unseal } from '../vault/seal.ts'

/** Redacted at the door: what nobody may see need not be kept. PCI DSS 3.3.1: no security code or PIN after authorization, even encrypted. */
export const NEVER_KEPT: ReadonlySet<EntityType> = NEVER_SHOWN

/** What a person said of a value that was found: it is personal; it is not, and an admin has to agree (proposals.ts). */
export const REVIEWS = ['confirmed', 'rejected'] as const
export type Review = typeof REVIEWS[number]

/** A value in its place. `read` unseals it. */
export interface KeptValue {
  /** Random, the same as long as the value stays where it is: what a reveal names. */
  readonly id: string
  readonly type: EntityType
  readonly score: number
  readonly source: FindingSource
  /** Its number in marks like `[PERSON_1]`: equal for equal values and for the names of one person. */
  readonly number: number
  readonly start: number
  readonly end: number
  /** Absent: nobody looked at it. Gone when the conversation is put again or gets more messages: what is found then is new. */
  readonly review?: Review
  read (): string
}

/** `pieces` has one more than `values`: text = piece, value, piece, … */
export interface KeptMessage {
  readonly id?: string
  readonly role: Role
  readonly at?: string
  /** The writer's name is a value too; its offsets mean nothing. */
  readonly author?: KeptValue
  readonly pieces: readonly string[]
  readonly values: readonly KeptValue[]
}

export interface KeptConversation {
  readonly id: string
  readonly messages: readonly KeptMessage[]
}

type StoredValue = Omit<KeptValue, 'read'> & { readonly sealed: string }
type StoredMessage = Omit<KeptMessage, 'author' | 'values'> & { readonly author?: StoredValue, readonly values: readonly StoredValue[] }

/** The plain JSON that `createBody` encrypts as a whole. */
export interface StoredBody {
  readonly version: 1
  readonly id: string
  readonly messages: readonly StoredMessage[]
}

/**
 * Takes a conversation apart. @param given findings, sorted or not; they must not overlap.
 * @throws AppError DETECTION_FAILED when they do: better not kept than kept in clear.
 */
export function toKept (id: string, conversation: Conversation, given: readonly Finding[]): KeptConversation {
  const findings = withNeverKept(conversation, given)
  const kept = findings.filter(({ type }) => !NEVER_KEPT.has(type))
  const numberOf = numberValues(conversation, kept)
  const messages = conversation.messages.map((message, index) => takeApart(message, findings.filter((finding) => finding.message === index), numberOf))
  return { id, messages }
}

/** The whole text of a message; `write` says what stands in the place of each value. */
export function writeMessage ({ pieces, values }: KeptMessage, write: (value: KeptValue) => string): string {
  return pieces.map((piece, index) => {
    const value = values[index]
    return value === undefined ? piece : piece + write(value)
  }).join('')
}

/** The conversation as it was given, but for what is never kept. */
export function originalOf ({ id, messages }: KeptConversation): Conversation {
  return { id, messages: messages.map((message) => ({ ...plainParts(message), ...(message.author === undefined ? {} : { author: message.author.read() }), text: writeMessage(message, (value) => value.read()) })) }
}

/** Id, role and time of a message. */
export function plainParts ({ id, role, at }: KeptMessage): Pick<Message, 'id' | 'role' | 'at'> {
  return { ...(id === undefined ? {} : { id }), role, ...(at === undefined ? {} : { at }) }
}

/**
 * Puts other text in the place of some values, for good: `write` answers the text, or undefined to keep the value.
 * The author's name is asked for like any value.
 */
export function replaceValues (message: KeptMessage, write: (value: KeptValue) => string | undefined): KeptMessage {
  const values: KeptValue[] = []
  const pieces = [message.pieces[0] ?? '']
  let length = pieces[0]?.length ?? 0
  message.values.forEach((value, index) => {
    const after = message.pieces[index + 1] ?? ''
    const text = write(value)
    if (text === undefined) {
      values.push({ ...value, start: length, end: length + value.end - value.start })
      pieces.push(after)
      length += value.end - value.start + after.length
    } else {
      pieces.push(`${pieces.pop() ?? ''}${text}${after}`)
      length += text.length + after.length
    }
  })
  const { author, ...rest } = message
  const isKept = author !== undefined && write(author) === undefined
  return { ...rest, ...(isKept ? { author } : {}), pieces, values }
}

/** Seals each value under the conversation's key, bound to the conversation, its place and its type. */
export function toStored ({ id, messages }: KeptConversation, key: Uint8Array): StoredBody {
  const sealValue = (message: number, { read, ...value }: KeptValue): StoredValue =>
    ({ ...value, sealed: seal(key, read(), boundTo(id, message, value)).toString('base64') })
  return {
    version: 1,
    id,
    messages: messages.map(({ author, values, ...message }, index) => ({
      ...message, ...(author === undefined ? {} : { author: sealValue(index, author) }), values: values.map((value) => sealValue(index, value))
    }))
  }
}

/** @throws AppError STORE_CORRUPT. */
export function fromStored (body: unknown, id: string, key: Uint8Array): KeptConversation {
  const { version, id: storedId, messages } = body as StoredBody
  if (version !== 1 || storedId !== id) throw new AppError('STORE_CORRUPT', 'a stored conversation has an unknown form')
  const openValue = (message: number, { sealed, ...value }: StoredValue): KeptValue => ({
    ...value,
    read () {
      const plain = unseal(key, Buffer.from(sealed, 'base64'), boundTo(id, message, value))
      if (plain === undefined) throw new AppError('STORE_CORRUPT', 'a value of a stored conversation is damaged')
      return plain.toString('utf8')
    }
  })
  return {
    id,
    messages: messages.map(({ author, values, ...message }, index) => ({
      ...message, ...(author === undefined ? {} : { author: openValue(index, author) }), values: values.map((value) => openValue(index, value))
    }))
  }
}

function takeApart ({ author, text, ...rest }: Message, findings: readonly Finding[], numberOf: (type: EntityType, value: string) => number): KeptMessage {
  const values: KeptValue[] = []
  const pieces = ['']
  let [cursor, length] = [0, 0]
  const append = (piece: string): void => { pieces.push(`${pieces.pop() ?? ''}${piece}`); length += piece.length }
  for (const { start, end, type, score, source } of [...findings].sort((a, b) => a.start - b.start)) {
    if (start < cursor || end <= start || end > text.length) throw new AppError('DETECTION_FAILED')
    append(text.slice(cursor, start))
    cursor = end
    const value = text.slice(start, end)
    if (NEVER_KEPT.has(type)) { append(plainTag(type)); continue }
    values.push({ id: newValueId(), type, score, source, number: numberOf(type, value), start: length, end: length + value.length, read: () => value })
    pieces.push('')
    length += value.length
  }
  append(text.slice(cursor))
  const ofAuthor = author === undefined || author === '' ? {} : { author: authorValue(author, numberOf('PERSON', author)) }
  return { ...rest, ...ofAuthor, pieces, values }
}

function authorValue (author: string, number: number): KeptValue {
  return { id: newValueId(), type: 'PERSON', score: 1, source: 'rule', number, start: 0, end: author.length, read: () => author }
}

function newValueId (): string {
  // No command line must take it for an option.
  return randomBytes(9).toString('base64url').replace(/^-/, '_')
}

function boundTo (id: string, message: number, { start, end, type }: Pick<KeptValue, 'start' | 'end' | 'type'>): readonly unknown[] {
  return ['value', id, message, start, end, type]
}
