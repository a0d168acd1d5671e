// The use cases of Sumi as one interface: what HTTP routes, CLI commands and the library call, and nothing below it.

import type { AccessRole } from '../access/roles.ts'
import type { AuditEntry } from '../audit/entry.ts'
import type { Conversation, DetectionOptions, Finding } from '../conversation.ts'
import type { DetectCall } from '../detection/service.ts'
import type { EntityType } from '../entities.ts'
import type { Operators } from '../redaction/operator.ts'
import type { ApiKeyRecord, AuditQuery } from '../store/store.ts'
import type { AuditVerification, ConsistencyProof, InclusionProof, NotedCheckpoint } from './audit.ts'
import type { Conversations } from './conversations/conversation-service.ts'
import type { MasterKeyState } from './vault/master-keys.ts'
import type { RemovedItem } from './retention/profiles/profiles.ts'
import type { PersonIdentifiers } from './purge/purge-context.ts'
import type { PurgeState } from './purge/purge-list.ts'
import type { PurgeReceipt } from './purge/receipts.ts'
import type { Retention } from './retention/retention-service.ts'
import type { ChangedRules, RulesInForce } from './rules/user-rules.ts'

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
  /** Name of a profile instead: kamei, tokumei, pci, gdpr-erasure (docs/privacy.md). */
  readonly profile?: string
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
  /** Types of items that were removed, with the profile `tokumei`: to be published. */
  readonly removed?: readonly RemovedItem[]
}

/** Exactly one scope. Instants are ISO 8601. */
export type PurgeScope =
  | { readonly conversationIds: readonly string[] }
  /** Every conversation of a person: that belongs to it, or holds one of its identifiers, however it is written there. */
  | { readonly subject: PersonIdentifiers }
  /** What this policy means and is due. */
  | { readonly policy: string }
  /** What is due to be erased: by a policy, or by `retainDays`. */
  | { readonly expired: true }
  | { readonly createdBefore: string }

export interface PurgeRequest {
  readonly scope: PurgeScope
  /** `redact`: conversations stay, their values go. Default `erase`; none with a policy, which has its own. */
  readonly action?: 'erase' | 'redact'
  /** Redact these alone; default: all. */
  readonly types?: readonly EntityType[]
  readonly dryRun: boolean
  /** Of a purge: do nothing, and say CONFLICT, unless exactly so many would go. For whoever confirmed the number of a dry run. */
  readonly expected?: number
  /** Why, for the person who asks; kept nowhere. Nothing is purged without. */
  readonly reason?: string
  /** The same request with the same key is done once and answered the same for 24 hours; another one is a CONFLICT. */
  readonly idempotencyKey?: string
}

/** Conversations that were meant and are still there. */
export interface HeldBack {
  readonly why: 'legalHold' | 'minimumRetention'
  readonly conversations: number
  /** From when on the last of them may go. */
  readonly until?: string
}

export interface PurgeResult {
  readonly dryRun: boolean
  /** How many conversations were, or would be, erased or redacted. */
  readonly matched: number
  /** At most 20 conversation ids of them. */
  readonly examples: readonly string[]
  /** Values removed, by type. A dry run of redaction says how many there are at most. */
  readonly counts: Counts
  readonly messages: number
  readonly heldBack: readonly HeldBack[]
  /** Ids that were asked for and had been erased before. */
  readonly alreadyErased: number
  /** Conversations whose files are damaged: nothing could be redacted in them; they can be erased. */
  readonly failed: number
  readonly auditSeq: number
  /** Of what was removed; none for a dry run. */
  readonly receipt?: PurgeReceipt
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
  /** Stored conversations and their masking policy. */
  readonly conversations: Conversations
  purge (actor: Actor, request: PurgeRequest): Promise<PurgeResult>
  /** Purges of the last two days and how far they are, the newest first. @param key only the actor's own with this Idempotency-Key. */
  listPurges (actor: Actor, key?: string): Promise<readonly PurgeState[]>
  /** The receipt of one of them, or of a run of the policies, once more. @throws AppError NOT_FOUND, CONFLICT. */
  purgeReceipt (actor: Actor, operation: string): Promise<PurgeReceipt>
  /** Retention policies, legal holds, mappings. */
  readonly retention: Retention
  createKey (actor: Actor, name: string, role: AccessRole): Promise<NewKey>
  listKeys (actor: Actor): Promise<readonly ApiKeyRecord[]>
  revokeKey (actor: Actor, id: string): Promise<ApiKeyRecord>
  /** Which master key is in use, and how far its rotation is. */
  masterKey (actor: Actor): Promise<MasterKeyState>
  /** Begins a rotation, or goes on with one. @param newKeyFile see `MasterKeys`. @throws AppError CONFLICT, INVALID_REQUEST. */
  rotateMasterKey (actor: Actor, newKeyFile?: string): Promise<MasterKeyState>
  /** The users' rules in force. */
  rules (actor: Actor): RulesInForce
  /** For every call that begins after the promise resolved. @throws AppError INVALID_RULES, INVALID_PATTERN, UNKNOWN_ENTITY_TYPE, RULES_TOO_LARGE, CONFLICT; PRECONDITION_FAILED where the set in force is none of `versions`. */
  replaceRules (actor: Actor, set: unknown, versions?: readonly string[]): Promise<ChangedRules>
  /** Reads the rules file again. @throws as `replaceRules`. */
  reloadRules (actor: Actor): Promise<ChangedRules>
  /** The actor of a key; undefined for a key that is malformed, unknown or revoked (all in the same time). */
  authenticate (secret: string): Promise<Actor | undefined>
  /** For whoever refuses a request before a use case is called: the hour's total of the key counts it. */
  noteRefusal (actor: Actor): void
  listAudit (actor: Actor, query: AuditQuery): Promise<readonly AuditEntry[]>
  /** Every entry that the query means, in constant memory. */
  exportAudit (actor: Actor, query: Omit<AuditQuery, 'limit'>): AsyncIterable<AuditEntry>
  /** Reads the whole log. Calls at the same time share one reading. */
  verifyAudit (actor: Actor): Promise<AuditVerification>
  auditCheckpoint (actor: Actor): Promise<NotedCheckpoint>
  /** PEM. */
  auditKey (actor: Actor): string
  /** @param size prove it for the log of this size; default: as it is now. */
  proveInclusion (actor: Actor, seq: number, size?: number): Promise<InclusionProof>
  proveConsistency (actor: Actor, from: number, to?: number): Promise<ConsistencyProof>
  /** The keyed reference that audit entries have for a conversation. */
  referenceTo (actor: Actor, conversationId: string): string
}
