// What one process of all does for a store: it ends what others left undone, runs the retention policies, and rotates the master key.

import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PrivacyContext } from './context.ts'
import { recoverShared, type OpenedRecords } from './open-records.ts'
import type { Actor } from './privacy.ts'
import type { PurgeContext } from './purge/purge-context.ts'
import { runPurge } from './purge/purge-run.ts'
import { runPolicies } from './retention/retention-run.ts'
import { startRetention } from './retention/retention-schedule.ts'
import type { MasterKeys } from './vault/master-keys.ts'

export interface LeadOptions {
  readonly context: PrivacyContext
  readonly records: OpenedRecords
  readonly masterKeys: MasterKeys
  /** As `startRetention` takes it. */
  readonly cron: string
  readonly actor: Actor
  /** Told of what failed; it is tried again. */
  readonly onFailure: (error: unknown) => void
}

/** How soon after a process died in the middle of a purge another one goes on with it. */
const LOOK_MS = 5_000

/** For `Store.lead`. Ends when `signal` aborts. */
export async function leadStore ({ context, records, masterKeys, cron, actor, onFailure }: LeadOptions, signal: AbortSignal): Promise<void> {
  const aborted = once(signal, 'abort').catch(() => {})
  if (signal.aborted) return
  // What it waits for may be at work in another process, for longer than a stop may take.
  await Promise.race([recoverShared(records).catch((error: unknown) => { if (!signal.aborted) onFailure(error) }), aborted])
  if (signal.aborted) return
  const retention = startRetention(context, { cron, actor, onFailure })
  const keys = masterKeys.lead(signal)
  if (records.store.isShared) goOnForOthers(context, actor, onFailure, signal).catch(onFailure)
  await aborted
  await retention.close()
  await keys
}

/** Purges that nobody works on any more: a process that did not lead was killed in the middle. */
async function goOnForOthers (context: PurgeContext, actor: Actor, onFailure: (error: unknown) => void, signal: AbortSignal): Promise<void> {
  const tell = (error: unknown): void => { if (!signal.aborted) onFailure(error) }
  // A run of the policies that its process did not end need not wait for the next hour.
  if (await hasUnfinishedRun(context).catch(() => false)) runPolicies(context, actor, signal).catch(tell)
  while (!signal.aborted) {
    await sleep(LOOK_MS, undefined, { ref: false, signal }).catch(() => {})
    if (signal.aborted) return
    await finishPurges(context, signal).catch(tell)
  }
}

/** Whoever works on a purge holds its turn: here it is waited for, and then found done, or gone. */
async function finishPurges (context: PurgeContext, signal: AbortSignal): Promise<void> {
  const { store } = context
  for (const { operation, scope, finishedAt, isCompacted } of await store.listPurges()) {
    if (isCompacted || (scope.kind === 'policies' && finishedAt === null)) continue
    await runPurge(context, operation, signal).catch(async (error: unknown) => { if (await store.getPurge(operation) !== undefined) throw error })
  }
}

async function hasUnfinishedRun ({ store }: PurgeContext): Promise<boolean> {
  return (await store.listPurges()).some(({ scope, finishedAt }) => scope.kind === 'policies' && finishedAt === null)
}
