// What stands under a store: named collections of records by key, and one audit log, changed together or not at all.
// A new kind of record is one row in `Records`, one in `COLLECTIONS`, and one change kind in `typed-store.ts`.

import type { Checkpoint } from '../audit/checkpoint.ts'
import type { AuditEntry, AuditFact } from '../audit/entry.ts'
import type { AuditTree } from '../audit/tree.ts'
import type { ApiKeyRecord, AuditQuery, ConversationQuery, ConversationRecord, IdempotencyRecord, MaskingPolicyRecord, RetentionEntry, RetentionFilter, RulesRecord } from './store.ts'
import type { HoldRecord, MappingRecord, PolicyRecord, PurgeRecord, PurgeTargetsRecord, PurgingRecord, TombstoneRecord } from './retention-records.ts'
import type { Together } from './together.ts'
import type { VaultFiles } from './vault-files.ts'

/** The record type of each collection. */
export interface Records {
  readonly keys: ApiKeyRecord
  readonly retention: RetentionEntry
  readonly checkpoints: Checkpoint
  readonly idempotency: IdempotencyRecord
  readonly conversations: ConversationRecord
  readonly maskingPolicies: MaskingPolicyRecord
  readonly rules: RulesRecord
  readonly policies: PolicyRecord
  readonly holds: HoldRecord
  readonly purges: PurgeRecord
  readonly purgeTargets: PurgeTargetsRecord
  readonly purging: PurgingRecord
  readonly tombstones: TombstoneRecord
  readonly mappings: MappingRecord
}

export type CollectionName = keyof Records

interface CollectionInfo<C extends CollectionName> {
  /** Into how many documents the file store spreads it, so that each stays small. */
  readonly shards: 1 | 256
  readonly keyOf: (record: Records[C]) => string
}

/** The one key of its collection. */
export const RULES_KEY = 'current'

export const COLLECTIONS: { readonly [C in CollectionName]: CollectionInfo<C> } = {
  keys:        { shards: 1, keyOf: ({ id }) => id },
  retention:   { shards: 256, keyOf: ({ conversationId }) => conversationId },
  checkpoints: { shards: 1, keyOf: ({ at }) => at.slice(0, 10) },
  idempotency: { shards: 1, keyOf: ({ id }) => id },
  conversations: { shards: 256, keyOf: ({ key }) => key },
  maskingPolicies: { shards: 1, keyOf: ({ version }) => String(version) },
  rules:       { shards: 1, keyOf: () => RULES_KEY },
  policies:    { shards: 1, keyOf: ({ id }) => id },
  holds:       { shards: 1, keyOf: ({ id }) => id },
  purges:      { shards: 256, keyOf: ({ operation }) => operation },
  purgeTargets: { shards: 1, keyOf: ({ operation }) => operation },
  purging:     { shards: 1, keyOf: ({ reference }) => reference },
  tombstones:  { shards: 256, keyOf: ({ reference }) => reference },
  mappings:    { shards: 256, keyOf: ({ key }) => key }
}

/** Puts a record under a key; null removes it. Records are plain JSON and frozen. */
export type Operation = readonly [collection: CollectionName, key: string, record: Records[CollectionName] | null]

/** What one commit does. */
export interface Batch {
  readonly operations: readonly Operation[]
  readonly facts: readonly AuditFact[]
}

/** Under a store of one process: all records in memory, whatever lies below. `local-engine.ts` makes an `Engine` of it. */
export interface LocalEngine {
  /** All of it or nothing; durable when the promise resolves. @throws AppError STORAGE_FAILED, NOT_READY (closed). */
  commit (batch: Batch): Promise<readonly AuditEntry[]>
  get<C extends CollectionName> (collection: C, key: string): Records[C] | undefined
  values<C extends CollectionName> (collection: C): Iterable<Records[C]>
  listAudit (query: AuditQuery): Promise<readonly AuditEntry[]>
  readonly auditTree: AuditTree
  readonly vault: VaultFiles
  /** See `Store`. */
  compact (): Promise<void>
  close (): Promise<void>
}

/** Under every store. */
export interface Engine extends Omit<LocalEngine, 'get' | 'values'>, Together {
  get<C extends CollectionName> (collection: C, key: string): Promise<Records[C] | undefined>
  values<C extends CollectionName> (collection: C): Promise<Iterable<Records[C]>>
  findRetention (filter: RetentionFilter): Promise<readonly RetentionEntry[]>
  findConversations (query: ConversationQuery): Promise<readonly ConversationRecord[]>
}
