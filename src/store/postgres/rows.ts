// Records as rows: which table, under which key, with which columns for searching.

import { hash } from 'node:crypto'
import { deepFreeze } from '../frozen-copy.ts'
import type { CollectionName, Operation, Records } from '../engine.ts'
import type { ConversationRecord, RetentionEntry } from '../store.ts'

/** What one commit does to the tables, each key once: the last operation counts. */
export interface Writes {
  readonly putRecords: readonly unknown[]
  readonly deleteRecords: readonly unknown[]
  readonly putConversations: readonly unknown[]
  readonly deleteConversations: readonly string[]
  /** Collections in which something changes. */
  readonly changed: ReadonlySet<CollectionName>
}

export function writesOf (operations: readonly Operation[]): Writes {
  const last = new Map<string, Operation>()
  for (const operation of operations) last.set(`${operation[0]} ${operation[1]}`, operation)
  // In one order everywhere: so two commits do not wait for each other's rows.
  const sorted = [...last.entries()].sort(([a], [b]) => a < b ? -1 : 1).map(([, operation]) => operation)
  const [conversations, records] = [sorted.filter(([collection]) => collection === 'conversations'), sorted.filter(([collection]) => collection !== 'conversations')]
  return {
    putRecords: records.flatMap(([collection, key, record]) => record === null ? [] : [recordRow(collection, key, record)]),
    deleteRecords: records.flatMap(([collection, key, record]) => record === null ? [{ collection, key_hash: hexOf(keyHash(key)) }] : []),
    putConversations: conversations.flatMap(([, , record]) => record === null ? [] : [conversationRow(record as ConversationRecord)]),
    deleteConversations: conversations.flatMap(([, key, record]) => record === null ? [key] : []),
    changed: new Set(sorted.map(([collection]) => collection))
  }
}

/** Keys may be long and hold any character. */
export function keyHash (key: string): Buffer {
  return hash('sha256', JSON.stringify(key), 'buffer')
}

/** As a column of type text can hold it. */
export function columnText (text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

export function milliseconds (instant: string): number {
  return Date.parse(instant)
}

/** The record of a row, frozen. */
export function recordOf<C extends CollectionName> ({ record }: { readonly record: string }): Records[C] {
  return deepFreeze(JSON.parse(record) as Records[C])
}

function recordRow (collection: CollectionName, key: string, record: Records[CollectionName]): unknown {
  const { createdAt, expiresAt } = (collection === 'retention' ? record : {}) as Partial<RetentionEntry>
  return {
    collection,
    key_hash: hexOf(keyHash(key)),
    record: JSON.stringify(record),
    created_ms: createdAt === undefined ? null : milliseconds(createdAt),
    expires_ms: typeof expiresAt === 'string' ? milliseconds(expiresAt) : null
  }
}

function conversationRow (record: ConversationRecord): unknown {
  const { key, createdAt, channel, tags, subjects, tokens } = record
  return {
    key,
    created_ms: milliseconds(createdAt),
    channel: channel === undefined ? null : columnText(channel),
    tags: tags.map(columnText),
    subjects: subjects.map(columnText),
    terms: [...new Set([...subjects, ...tokens])].map(columnText),
    record: JSON.stringify(record)
  }
}

/** As PostgreSQL reads bytea. */
function hexOf (bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`
}
