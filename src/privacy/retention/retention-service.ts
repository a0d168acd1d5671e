// The use cases of retention as one interface: who may, then what.

import { setTimeout as sleep } from 'node:timers/promises'
import { may, type Permission } from '../../access/roles.ts'
import { AppError } from '../../errors.ts'
import type { PrivacyContext } from '../context.ts'
import { liftHold, listHolds, placeHold, type Hold, type HoldRequest } from './holds.ts'
import { readMapping, type Mapping } from './mappings.ts'
import { deletePolicy, getPolicy, listPolicies, putPolicies, putPolicy, type PolicyInfo } from './policies.ts'
import { vaultOf } from '../purge/purge-context.ts'
import type { Actor } from '../privacy.ts'
import { listProfiles, profileNamed, type ProfileInfo } from './profiles/profiles.ts'
import { listRuns, previewDraft, previewPolicies, runPolicies, type PolicyPreview, type PolicyRun, type PreviewOptions } from './retention-run.ts'
import { scheduleInfo, type ScheduleInfo } from './retention-schedule.ts'

export interface Retention {
  policies (actor: Actor): Promise<readonly PolicyInfo[]>
  policy (actor: Actor, id: string): Promise<PolicyInfo>
  /** The same again changes nothing. @throws AppError INVALID_POLICY, UNKNOWN_ENTITY_TYPE, CONFLICT. */
  putPolicy (actor: Actor, id: string, policy: unknown): Promise<PolicyInfo & { readonly isNew: boolean }>
  deletePolicy (actor: Actor, id: string): Promise<void>
  /** What the policies would do now. @param what one of them, or one that is not kept yet; default: all. */
  preview (actor: Actor, what?: { readonly id: string } | { readonly policy: unknown }, options?: PreviewOptions): Promise<readonly PolicyPreview[]>
  /** Begins a run, or tells of the one under way, and does not wait for its end. */
  run (actor: Actor): Promise<PolicyRun>
  runs (actor: Actor): Promise<readonly PolicyRun[]>
  /** When the policies run by themselves. */
  schedule (actor: Actor): ScheduleInfo
  profiles (actor: Actor): readonly ProfileInfo[]
  /** Puts the policies of a profile. @throws AppError NOT_FOUND. */
  applyProfile (actor: Actor, name: string): Promise<readonly PolicyInfo[]>
  holds (actor: Actor, isAll?: boolean): Promise<readonly Hold[]>
  placeHold (actor: Actor, request: HoldRequest): Promise<Hold>
  liftHold (actor: Actor, id: string, reason: string): Promise<Hold>
  /** Which value each pseudonym of a conversation stands for; audited. */
  mapping (actor: Actor, conversationId: string, reason: string): Promise<Mapping>
}

/** How long a run is waited for before it is answered as under way. */
const BEGINNING_MS = 200

/** Every method throws FORBIDDEN before it looks at anything. */
export function createRetention (context: PrivacyContext): Retention {
  return {
    async policies (actor) { allow(actor, 'managePolicies'); return await listPolicies(context) },
    async policy (actor, id) { allow(actor, 'managePolicies'); return await getPolicy(context, id) },
    async putPolicy (actor, id, policy) { allow(actor, 'managePolicies'); return await putPolicy(context, actor, id, policy) },
    async deletePolicy (actor, id) { allow(actor, 'managePolicies'); await deletePolicy(context, actor, id) },
    async preview (actor, what, options) {
      allow(actor, 'managePolicies')
      return what !== undefined && 'policy' in what ? [await previewDraft(context, what.policy, options)] : await previewPolicies(context, what?.id, options)
    },
    async run (actor) {
      allow(actor, 'purge')
      const run = runPolicies(context, actor)
      // A run that fails goes on at the next time; the list of runs shows that it has not finished.
      run.catch(() => {})
      const quick = await Promise.race([run, sleep(BEGINNING_MS)])
      return quick ?? (await listRuns(context)).find(({ finishedAt }) => finishedAt === null) ?? await run
    },
    async runs (actor) { allow(actor, 'managePolicies'); return await listRuns(context) },
    schedule (actor) { allow(actor, 'managePolicies'); return scheduleInfo(context.retentionCron ?? 'off', context.clock()) },
    profiles (actor) { allow(actor, 'managePolicies'); return listProfiles() },
    async applyProfile (actor, name) { allow(actor, 'managePolicies'); return await putPolicies(context, actor, profileNamed(name).policies) },
    async holds (actor, isAll) { allow(actor, 'manageHolds'); return await listHolds(context, isAll) },
    async placeHold (actor, request) { allow(actor, 'manageHolds'); return await placeHold(context, actor, request) },
    async liftHold (actor, id, reason) { allow(actor, 'manageHolds'); return await liftHold(context, actor, id, reason) },
    async mapping (actor, id, reason) { allow(actor, 'readMappings'); return await readMapping({ ...context, vault: vaultOf(context) }, actor, id, reason) }
  }
}

function allow (actor: Actor, permission: Permission): void {
  if (!may(actor.role, permission)) throw new AppError('FORBIDDEN')
}
