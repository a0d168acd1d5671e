// The contract of every store: records in, records out. A store knows no text of a conversation and no use case.

import type { AccessRole } from '../access/roles.ts'
import type { AuditEntry, AuditFact } from '../audit/entry.ts'
import type { EntityType } from '../entities.ts'

/** An API key; the secret itself is never kept. Instants are ISO 8601 in UTC. */
export interface ApiKeyRecord {
  /** Public part of the key, unique. */
  readonly id: string
  readonly name: string
  readonly role: AccessRole
  /** SHA-256 of the whole key, hex. Keys hold 256 random bits, so a fast hash is enough. */
  readonly hash: string
  readonly createdAt: string
  readonly revokedAt: string | null
}

/** What Sumi knows of a conversation that it processed: when, until when, how many values of which type. No text. */
export interface RetentionEntry {
  readonly conversationId: string
  readonly createdAt: string
  /** When it is due for purging; null: no limit. */
  readonly expiresAt: string | null
  readonly state: 'redacted' | 'masked'
  readonly counts: Readonly<Partial<Record<EntityType, number>>>
}

export type Change =
  | { readonly kind: 'putKey', readonly key: ApiKeyRecord }
  | { readonly kind: 'putRetention', readonly entry: RetentionEntry }
  | { readonly kind: 'deleteRetention', readonly conversationId: string }
  | { readonly kind: 'audit', readonly fact: AuditFact }

/** All given conditions must hold. Instants are compared as instants. */
export interface RetentionFilter {
  readonly conversationIds?: readonly string[]
  /** Due at or before this instant. */
  readonly expiresBy?: string
  readonly createdBefore?: string
}

export interface AuditQuery {
  /** Only entries with a greater sequence number. */
  readonly afterSeq?: number
  readonly limit: number
}

export interface Store {
  /**
   * Applies all changes or none; they are durable when the promise resolves. Audit facts get their sequence number and hash here,
   * in order. @returns the audit entries written.
   * @throws AppError STORAGE_FAILED: nothing of this commit was kept, earlier data is unharmed.
   */
  commit (changes: readonly Change[]): Promise<readonly AuditEntry[]>

  getKey (id: string): Promise<ApiKeyRecord | undefined>
  listKeys (): Promise<readonly ApiKeyRecord[]>

  getRetention (conversationId: string): Promise<RetentionEntry | undefined>
  /** Sorted by createdAt, then conversationId. */
  findRetention (filter: RetentionFilter): Promise<readonly RetentionEntry[]>

  /** Sorted by sequence number. */
  listAudit (query: AuditQuery): Promise<readonly AuditEntry[]>

  /** A secret of this store for keyed references (HMAC): 32 random bytes, made at first start, never leaves the process. */
  readonly referenceKey: Uint8Array

  /** Waits for commits under way, then releases the store. */
  close (): Promise<void>
}
