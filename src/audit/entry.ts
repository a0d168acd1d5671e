// What the audit log says of one act: who, what, when, types and counts. Never personal data.

import type { AccessRole } from '../access/roles.ts'
import type { EntityType } from '../entities.ts'

export const AUDIT_ACTIONS = [
  'redact', 'deanonymize', 'mask', 'purge', 'purge.preview', 'key.create', 'key.revoke', 'key.use', 'rules.change',
  'conversation.put', 'conversation.view', 'conversation.list', 'conversation.search', 'conversation.delete', 'reveal', 'reveal.refused', 'finding.review', 'proposal.read', 'proposal.decide', 'masking.change', 'master.rotate',
  'conversation.redact', 'mapping.read', 'policy.change', 'policy.delete', 'hold.place', 'hold.lift',
  'job.start', 'job.end'
] as const
export type AuditAction = typeof AUDIT_ACTIONS[number]

/** An act, before the log numbers it. */
export interface AuditFact {
  /** ISO 8601, UTC. */
  readonly at: string
  /** Id of the API key, or 'cli' / 'system'. */
  readonly actor: string
  readonly actorRole: AccessRole | 'system'
  readonly action: AuditAction
  /** Keyed reference (HMAC) of the conversation or key acted on; the plain id is not kept. */
  readonly reference?: string
  /** Random id of a purge, which its receipt repeats, or of a bulk job: 22 base64url characters. */
  readonly operation?: string
  /** Findings by type, or how many records an act touched. */
  readonly counts?: Readonly<Partial<Record<EntityType | 'conversations' | 'messages' | 'failed' | 'held' | 'retained' | 'rules' | 'patterns' | 'words' | 'allowed' | 'requests' | 'refused', number>>>
  /** The role whose view was made, a reason code and the like: short fixed words, never free text. */
  readonly detail?: string
}

export interface AuditEntry extends AuditFact {
  /** From 0, without gaps. */
  readonly seq: number
  /** Hash of the entry before; of the first: 64 zeros. Hex. */
  readonly previousHash: string
  /** SHA-256 over the canonical JSON of all other fields, hex. */
  readonly hash: string
}
