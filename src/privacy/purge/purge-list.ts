// The purges of the last two days that somebody asked for: how far each is, and its receipt once more.

import { AppError } from '../../errors.ts'
import type { PurgeRecord } from '../../store/retention-records.ts'
import { operationOf } from '../idempotency.ts'
import type { Actor, Counts, HeldBack } from '../privacy.ts'
import { entryOf } from './purge.ts'
import type { PurgeContext } from './purge-context.ts'
import { heldBackOf, makeReceipt, type PurgeReceipt, type ReceiptScope } from './receipts.ts'

export interface PurgeState {
  /** Its audit entry and its receipt have the same. */
  readonly operation: string
  readonly startedAt: string
  /** Id of an API key, or cli. */
  readonly startedBy: string
  /** Without ids. */
  readonly scope: ReceiptScope
  readonly action: PurgeRecord['action']
  readonly types?: PurgeRecord['types']
  /** `removing`: it works, or waits to go on after a failure; `clearing`: all is gone but for old bytes in journal and documents. */
  readonly phase: 'removing' | 'clearing' | 'done'
  /** When the removing ended. */
  readonly finishedAt: string | null
  /** The rest: so far. Looked at; erased or redacted. */
  readonly examined: number
  readonly matched: number
  readonly messages: number
  readonly counts: Counts
  readonly heldBack: readonly HeldBack[]
  readonly failed: number
}

/** The newest first. @param key only the one that the actor began with this Idempotency-Key; nothing while it has not begun. */
export async function listPurges (context: PurgeContext, actor: Actor, key?: string): Promise<readonly PurgeState[]> {
  const operation = key === undefined ? undefined : await operationOf(context, { actor, key })
  if (key !== undefined && operation === undefined) return []
  const asked = (await context.store.listPurges()).filter(({ audit, scope }) => audit === 'purge' && scope.kind !== 'policies')
  return asked.filter((one) => operation === undefined || one.operation === operation).map(stateOf).reverse()
}

/** Of a purge, or of a run of the policies that did something. @throws AppError NOT_FOUND, CONFLICT (it has not ended). */
export async function receiptOf (context: PurgeContext, operation: string): Promise<PurgeReceipt> {
  const purge = await context.store.getPurge(operation)
  const isAudited = purge !== undefined && purge.audit === 'purge' && (purge.scope.kind !== 'policies' || purge.totals.erased + purge.totals.changed > 0)
  if (!isAudited) throw new AppError('NOT_FOUND', 'there is no such purge, or it is older than two days')
  if (purge.finishedAt === null) throw new AppError('CONFLICT', 'this purge has not ended')
  return await makeReceipt(context, purge, await entryOf(context, operation, 'purge', purge.auditFrom))
}

function stateOf ({ operation, startedAt, actor, scope, action, types, finishedAt, isCompacted, examined, totals }: PurgeRecord): PurgeState {
  const { erased, changed, messages, counts, failed } = totals
  return {
    operation,
    startedAt,
    startedBy: actor,
    scope,
    action,
    ...(types === undefined ? {} : { types }),
    phase: finishedAt === null ? 'removing' : isCompacted ? 'done' : 'clearing',
    finishedAt,
    examined,
    matched: erased + changed,
    messages,
    counts,
    heldBack: heldBackOf(totals),
    failed
  }
}
