// What the use cases work with, handed in by the process that wires Sumi; and what they share.

import { createHmac } from 'node:crypto'
import type { AuditAction, AuditFact } from '../audit/entry.ts'
import type { Clock } from '../clock.ts'
import type { Finding } from '../conversation.ts'
import type { DetectionService } from '../detection/service.ts'
import type { EntityType } from '../entities.ts'
import type { Store } from '../store/store.ts'
import type { InputLimits } from './check-input.ts'
import type { MasterKeys } from './vault/master-keys.ts'
import type { Actor, Counts } from './privacy.ts'
import type { UserRules } from './rules/user-rules.ts'
import type { Vault } from './vault/vault.ts'

export interface PrivacyContext {
  readonly detection: DetectionService
  readonly store: Store
  readonly clock: Clock
  readonly limits: InputLimits
  /** Users' rules; without them, a call that brings rules fails. */
  readonly rules?: UserRules
  /** Where conversations are kept; without it none are. */
  readonly vault?: Vault
  readonly masterKeys?: MasterKeys
  /** Reveals an hour for one key; default 30. */
  readonly revealsPerHour?: number
  /** When the retention policies run, as `startRetention` takes it; default 'off'. */
  readonly retentionCron?: string
  /** Path of the file that the masking policy comes from, if it does. */
  readonly maskingPolicyFile?: string | undefined
}

/** What the use cases need that touch records alone. */
export type RecordContext = Pick<PrivacyContext, 'store' | 'clock'>

/** How many findings or values of each type. */
export function countByType (findings: ReadonlyArray<Pick<Finding, 'type'>>): Counts {
  const counts: Partial<Record<EntityType, number>> = {}
  for (const { type } of findings) counts[type] = (counts[type] ?? 0) + 1
  return counts
}

/** An audit fact of now. */
export function factOf ({ clock }: RecordContext, actor: Actor, action: AuditAction, rest: Pick<AuditFact, 'reference' | 'operation' | 'counts' | 'detail'>): AuditFact {
  return { at: clock().toISOString(), actor: actor.id, actorRole: actor.role, action, ...rest }
}

/** A keyed name for an id that may itself be personal: HMAC-SHA-256, 22 base64url characters (132 bits). */
export function referenceTo ({ store }: RecordContext, kind: 'conversation' | 'key' | 'rules' | 'hold', id: string): string {
  return createHmac('sha256', store.referenceKey).update(`${kind}\n${id}`).digest('base64url').slice(0, 22)
}
