// The contract of every store: records in, records out. A store knows no text of a conversation and no use case.

import type { AccessRole } from '../access/roles.ts'
import type { Checkpoint } from '../audit/checkpoint.ts'
import type { AuditAction, AuditEntry, AuditFact } from '../audit/entry.ts'
import type { Signer } from '../audit/signing.ts'
import type { AuditTree } from '../audit/tree.ts'
import type { Language, Role } from '../conversation.ts'
import type { EntityType } from '../entities.ts'
import type { CollectionName, Records } from './engine.ts'
import type { RetentionChange, RetentionReads } from './retention-records.ts'
import type { Together } from './together.ts'
import type { VaultFiles } from './vault-files.ts'

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

/** The index card of a stored conversation: no text, no value, no id in clear. The body lies sealed in a file of its own. */
export interface ConversationRecord {
  /** Keyed hash of the conversation's id, unique. */
  readonly key: string
  /** The id, encrypted; base64. */
  readonly sealedId: string
  /** Name of its key file and of its body file in the vault. Each new body has a new name and a new key. */
  readonly body: string
  /** Instants are ISO 8601 in UTC. `createdAt` never moves to a later one, whatever is replaced or redacted. */
  readonly createdAt: string
  readonly lastActivityAt: string
  readonly closedAt: string | null
  readonly language?: Language
  readonly channel?: string
  readonly tags: readonly string[]
  /** Who wrote its messages. */
  readonly roles: readonly Role[]
  readonly messages: number
  /** Values kept, by type. */
  readonly counts: Readonly<Partial<Record<EntityType, number>>>
  /** Keyed hashes of the identifiers of the person it belongs to. */
  readonly subjects: readonly string[]
  /** Keyed hashes of the values in it that can be searched for. */
  readonly tokens: readonly string[]
}

/** A masking policy that was in force: version numbers rise by 1. `content` is plain JSON without personal data. */
export interface MaskingPolicyRecord {
  readonly version: number
  readonly at: string
  readonly content: unknown
}

/** The users' rules of a server. Whoever writes rules may write names of persons: a set is as secret as the data folder. */
export interface RulesRecord {
  /** The set that an admin put last, as JSON; null: none. */
  readonly stored: string | null
  /** Keyed hash of the set that was in force last, wherever it came from. */
  readonly active: string
  /** Since when; ISO 8601, UTC. */
  readonly at: string
}

/** A request with an Idempotency-Key that was done. Ids and content appear as keyed hashes, the answer sealed: no personal data. */
export interface IdempotencyRecord {
  /** Keyed hash of the caller and the key that it sent. */
  readonly id: string
  /** Keyed hash of the request. */
  readonly request: string
  /** Id of the act, which its audit entry repeats. */
  readonly operation: string
  /** The audit entry has this number or a greater one. */
  readonly auditFrom: number
  /** What the answer said, encrypted; base64. */
  readonly sealed: string
  readonly expiresAt: string
}

export type Change =
  | { readonly kind: 'putKey', readonly key: ApiKeyRecord }
  | { readonly kind: 'putRetention', readonly entry: RetentionEntry }
  | { readonly kind: 'deleteRetention', readonly conversationId: string }
  | { readonly kind: 'putCheckpoint', readonly checkpoint: Checkpoint }
  | { readonly kind: 'putIdempotency', readonly record: IdempotencyRecord }
  | { readonly kind: 'deleteIdempotency', readonly id: string }
  | { readonly kind: 'putConversation', readonly record: ConversationRecord }
  | { readonly kind: 'deleteConversation', readonly key: string }
  | { readonly kind: 'putMaskingPolicy', readonly policy: MaskingPolicyRecord }
  | { readonly kind: 'putRules', readonly record: RulesRecord }
  | { readonly kind: 'audit', readonly fact: AuditFact }
  /** A record as `Store.records` gave it: to move a store. */
  | { readonly [C in CollectionName]: { readonly kind: 'putRecord', readonly collection: C, readonly record: Records[C] } }[CollectionName]
  | RetentionChange

/** All given conditions must hold. Instants are compared as instants. */
export interface RetentionFilter {
  readonly conversationIds?: readonly string[]
  /** Due at or before this instant. */
  readonly expiresBy?: string
  readonly createdBefore?: string
}

/** All given conditions must hold. Instants are compared as instants. */
export interface ConversationFilter {
  /** Has at least one of these among `subjects`. */
  readonly subjects?: readonly string[]
  /** Has at least one of these among `subjects` or `tokens`. */
  readonly tokens?: readonly string[]
  /** And of each of these lists as well. */
  readonly alsoTokens?: ReadonlyArray<readonly string[]>
  readonly channel?: string
  readonly tag?: string
  readonly createdBefore?: string
}

export interface ConversationQuery extends ConversationFilter {
  /** Only those that come after this one in the order. */
  readonly after?: Pick<ConversationRecord, 'createdAt' | 'key'>
  readonly limit: number
}

/** All given conditions must hold. */
export interface AuditFilter {
  readonly actor?: string
  readonly action?: AuditAction
  readonly reference?: string
  /** Instants, ISO 8601: at or after `from`, before `to`. */
  readonly from?: string
  readonly to?: string
}

export interface AuditQuery extends AuditFilter {
  /** Only entries with a greater sequence number. */
  readonly afterSeq?: number
  readonly limit: number
}

export interface Store extends RetentionReads, Together {
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

  getConversation (key: string): Promise<ConversationRecord | undefined>
  /** Sorted by createdAt, then key. Subjects and tokens are looked up; the other conditions are tried on what is left. */
  findConversations (query: ConversationQuery): Promise<readonly ConversationRecord[]>

  /** Sorted by version. */
  listMaskingPolicies (): Promise<readonly MaskingPolicyRecord[]>

  /** Those of `putCheckpoint`, one a UTC day (the last one counts), sorted by size. */
  listCheckpoints (): Promise<readonly Checkpoint[]>

  /** That of the last `putRules`. */
  getRules (): Promise<RulesRecord | undefined>

  getIdempotency (id: string): Promise<IdempotencyRecord | undefined>
  listIdempotency (): Promise<readonly IdempotencyRecord[]>

  /** Sorted by sequence number. @throws AppError INVALID_REQUEST for an instant that is none. */
  listAudit (query: AuditQuery): Promise<readonly AuditEntry[]>

  /** All records of one kind, in no order: to move a store. */
  records<C extends CollectionName> (collection: C): Promise<Iterable<Records[C]>>

  /** A secret of this store for keyed references (HMAC): 32 random bytes, made at first start, never leaves the process. */
  readonly referenceKey: Uint8Array

  /** The RFC 6962 tree over the audit entries; a leaf is the canonical JSON of an entry. */
  readonly auditTree: AuditTree

  /** Signs checkpoints and receipts with this store's key, made at first start. */
  readonly signer: Signer

  /** Keys and bodies of stored conversations. */
  readonly vault: VaultFiles

  /** When it resolves, no byte of records that were removed or replaced before the call is left in the store. @throws AppError STORAGE_FAILED. */
  compact (): Promise<void>

  /** Waits for commits under way, then releases the store. */
  close (): Promise<void>
}
