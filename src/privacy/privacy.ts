// The use cases of Sumi as one interface: what HTTP routes, CLI commands and the library call, and nothing below it.

import type { AccessRole } from '../access/roles.ts'
import type { AuditEntry } from '../audit/entry.ts'
import type { Conversation, DetectionOptions, Finding } from '../conversation.ts'
import type { DetectCall } from '../detection/service.ts'
import type { EntityType } from '../entities.ts'
import type { Operators } from '../redaction/operator.ts'
import type { ApiKeyRecord, AuditQuery } from '../store/store.ts'

/** Who asks: the API key's id and role, or `{ id: 'cli', role: 'admin' }`. */
export interface Actor {
  readonly id: string
  readonly role: AccessRole
}

export type Counts = Readonly<Partial<Record<EntityType, number>>>

export interface DetectResult {
  readonly findings: readonly Finding[]
  readonly model: string
}

export interface RedactOptions extends DetectionOptions {
  readonly operators?: Operators
  /** Days until the conversation's retention entry is due; only with a conversation id. */
  readonly retainDays?: number
}

export interface MaskOptions extends DetectionOptions {
  /** Whose view to make. */
  readonly role: AccessRole
  readonly retainDays?: number
}

export interface RedactResult {
  /** Like the one given, with operators applied to each message's text. */
  readonly conversation: Conversation
  /** Offsets count UTF-16 code units of the ORIGINAL texts. */
  readonly findings: readonly Finding[]
  readonly summary: Counts
  readonly model: string
}

/** Exactly one scope. Instants are ISO 8601. */
export type PurgeScope =
  | { readonly conversationIds: readonly string[] }
  | { readonly expired: true }
  | { readonly createdBefore: string }

export interface PurgeRequest {
  readonly scope: PurgeScope
  readonly dryRun: boolean
  /** Why, for the person who asks; kept nowhere. */
  readonly reason?: string
}

export interface PurgeResult {
  readonly dryRun: boolean
  /** How many retention entries were, or would be, removed. */
  readonly matched: number
  /** At most 20 conversation ids of them. */
  readonly examples: readonly string[]
  readonly counts: Counts
  readonly auditSeq: number
}

export interface NewKey {
  /** The whole key, `sumi_…`; shown once, never kept. */
  readonly secret: string
  readonly record: ApiKeyRecord
}

export interface Privacy {
  readonly modelId: string
  detect (actor: Actor, conversation: Conversation, options: DetectionOptions, call?: DetectCall): Promise<DetectResult>
  /** The audit entry is durable before the promise resolves. */
  redact (actor: Actor, conversation: Conversation, options: RedactOptions, call?: DetectCall): Promise<RedactResult>
  mask (actor: Actor, conversation: Conversation, options: MaskOptions, call?: DetectCall): Promise<RedactResult>
  purge (actor: Actor, request: PurgeRequest): Promise<PurgeResult>
  createKey (actor: Actor, name: string, role: AccessRole): Promise<NewKey>
  listKeys (actor: Actor): Promise<readonly ApiKeyRecord[]>
  revokeKey (actor: Actor, id: string): Promise<ApiKeyRecord>
  /** The actor of a key; undefined for a key that is malformed, unknown or revoked (all in the same time). */
  authenticate (secret: string): Promise<Actor | undefined>
  listAudit (actor: Actor, query: AuditQuery): Promise<readonly AuditEntry[]>
}
