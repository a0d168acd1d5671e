// Records of retention: policies, legal holds, purges and what is left of what they purged. No text, no value; ids and identifiers of persons as keyed hashes.

import type { AccessRole } from '../access/roles.ts'
import type { EntityType } from '../entities.ts'

/** A retention policy. `content` is plain JSON without personal data. */
export interface PolicyRecord {
  readonly id: string
  /** Rises by 1 with each change. */
  readonly version: number
  /** Of the last change; ISO 8601, UTC, as all instants here. */
  readonly at: string
  readonly content: unknown
}

export type HoldScope =
  /** Keyed references of conversations. */
  | { readonly kind: 'conversationIds', readonly references: readonly string[] }
  /** Keyed hashes of the identifiers of a person. */
  | { readonly kind: 'subject', readonly tokens: readonly string[] }
  /** All given conditions must hold. */
  | { readonly kind: 'filter', readonly channel?: string, readonly tag?: string, readonly createdBefore?: string }

/** Who did it, when, and the reason, encrypted; base64. */
export interface HoldAct {
  readonly at: string
  readonly by: string
  readonly sealedReason: string
}

export interface HoldRecord {
  readonly id: string
  readonly scope: HoldScope
  readonly placed: HoldAct
  /** Null while it holds. */
  readonly lifted: HoldAct | null
}

export interface PurgeTotals {
  /** Conversations and retention records that were erased. */
  readonly erased: number
  /** Conversations in which values were replaced or messages removed. */
  readonly changed: number
  /** Messages removed, those of erased conversations included. */
  readonly messages: number
  /** Values removed, by type. */
  readonly counts: Readonly<Partial<Record<EntityType, number>>>
  /** Conversations left alone because of a legal hold, and because of a minimum retention; of these, when the last one may go. */
  readonly held: number
  readonly retained: number
  readonly retainedUntil: string | null
  /** Conversations that could not be read. */
  readonly failed: number
}

/** What a purge was asked for, without ids. */
export type PurgeScopeRecord =
  | { readonly kind: 'conversationIds', readonly count: number }
  | { readonly kind: 'subject', readonly identifiers: number }
  | { readonly kind: 'policy', readonly policy: string }
  /** Every policy: the scheduled run. */
  | { readonly kind: 'policies' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'createdBefore', readonly createdBefore: string }

/** Where a purge that walks through the store is. Emptied when it ends. */
export type PurgeCursor =
  | { readonly phase: 'targets', readonly next: number }
  | { readonly phase: 'entries', readonly createdAt: string, readonly conversationId: string }
  | { readonly phase: 'conversations', readonly after: { readonly createdAt: string, readonly key: string } | null }

/** A purge: the durable intent while `finishedAt` is null, then what it did. Kept for some days. */
export interface PurgeRecord {
  /** 22 base64url characters; its audit entry and receipt have the same. */
  readonly operation: string
  readonly startedAt: string
  readonly actor: string
  readonly actorRole: AccessRole
  /** Which audit entry it ends with, and the keyed reference in it where it is about one conversation. */
  readonly audit: 'purge' | 'conversation.delete'
  readonly reference?: string
  readonly scope: PurgeScopeRecord
  /** See `PurgeReceipt`. */
  readonly scopeHash?: string
  /** `policy`: as the policies say. */
  readonly action: 'erase' | 'redact' | 'policy'
  /** Redact these alone; all where absent. */
  readonly types?: readonly EntityType[]
  /** The audit entry has this number or a greater one. */
  readonly auditFrom: number
  readonly cursor: PurgeCursor | null
  /** Looked at so far. */
  readonly examined: number
  readonly totals: PurgeTotals
  readonly finishedAt: string | null
  /** Whether what it removed was also cleared from journal and documents. */
  readonly isCompacted: boolean
}

/** What a purge by ids or subject works on, while it does. */
export interface PurgeTargetsRecord {
  readonly operation: string
  readonly targets: ReadonlyArray<{
    /** Of a stored conversation. */
    readonly key?: string
    /** Of a retention record: its id in clear, as the record has it. */
    readonly entry?: string
  }>
}

/** A conversation between the removal of its record and the end of its files. */
export interface PurgingRecord {
  readonly reference: string
  readonly operation: string
  readonly bodies: readonly string[]
  readonly messages: number
  readonly counts: PurgeTotals['counts']
}

/** What is left of a conversation that was erased: that it was, when and by which purge. */
export interface TombstoneRecord {
  /** Keyed reference of its id. */
  readonly reference: string
  readonly operation: string
  readonly at: string
}

/** The file of a pseudonymised conversation that tells which value each pseudonym stands for: sealed in the vault, apart, with an end of its own. */
export interface MappingRecord {
  /** That of the conversation. */
  readonly key: string
  readonly body: string
  readonly createdAt: string
  readonly expiresAt: string
  /** Keyed hashes of the values in it that can be searched for. */
  readonly tokens: readonly string[]
}

export type RetentionChange =
  | { readonly kind: 'putPolicy', readonly record: PolicyRecord }
  | { readonly kind: 'deletePolicy', readonly id: string }
  | { readonly kind: 'putHold', readonly record: HoldRecord }
  | { readonly kind: 'putPurge', readonly record: PurgeRecord }
  | { readonly kind: 'deletePurge', readonly operation: string }
  | { readonly kind: 'putPurgeTargets', readonly record: PurgeTargetsRecord }
  | { readonly kind: 'deletePurgeTargets', readonly operation: string }
  | { readonly kind: 'putPurging', readonly record: PurgingRecord }
  | { readonly kind: 'deletePurging', readonly reference: string }
  | { readonly kind: 'putTombstone', readonly record: TombstoneRecord }
  | { readonly kind: 'putMapping', readonly record: MappingRecord }
  | { readonly kind: 'deleteMapping', readonly key: string }

export interface RetentionReads {
  /** Sorted by id. */
  listPolicies (): Promise<readonly PolicyRecord[]>
  /** Sorted by when they were placed. */
  listHolds (): Promise<readonly HoldRecord[]>
  getPurge (operation: string): Promise<PurgeRecord | undefined>
  /** Sorted by start. */
  listPurges (): Promise<readonly PurgeRecord[]>
  getPurgeTargets (operation: string): Promise<PurgeTargetsRecord | undefined>
  listPurging (): Promise<readonly PurgingRecord[]>
  getTombstone (reference: string): Promise<TombstoneRecord | undefined>
  getMapping (key: string): Promise<MappingRecord | undefined>
  listMappings (): Promise<readonly MappingRecord[]>
}
