// Purge: remove the records of conversations, by id, by expiry or by age; with a dry run that changes nothing, and a receipt.

import { randomBytes } from 'node:crypto'
import type { AuditAction, AuditEntry } from '../audit/entry.ts'
import { auditBroken } from '../audit/verify.ts'
import type { EntityType } from '../entities.ts'
import { AppError } from '../errors.ts'
import { streamAudit } from '../store/audit-stream.ts'
import type { Change, RetentionEntry, RetentionFilter } from '../store/store.ts'
import { factOf, referenceTo, type RecordContext } from './context.ts'
import { oneAtATime, recall, remember, type OnceOnly, type Remembered } from './idempotency.ts'
import type { Actor, Counts, PurgeRequest, PurgeResult, PurgeScope } from './privacy.ts'
import { kindOf, makeReceipt } from './receipts.ts'

const MOST_EXAMPLES = 20

/** What a purge found: the part of the answer that no later reading could give again. */
type Found = Pick<PurgeResult, 'matched' | 'examples' | 'counts'>

/** @throws AppError INVALID_REQUEST; CONFLICT for a key that came with another request. */
export async function purge (context: RecordContext, actor: Actor, request: PurgeRequest): Promise<PurgeResult> {
  const { idempotencyKey: key, ...rest } = request
  if (key === undefined) return await purgeNow(context, actor, request)
  const once: OnceOnly = { actor, key, request: ['purge', rest] }
  return await oneAtATime(context, once, async () => {
    const done = await recall(context, once)
    return done === undefined ? await purgeNow(context, actor, request, once) : await answerAgain(context, request, done)
  })
}

async function purgeNow (context: RecordContext, actor: Actor, request: PurgeRequest, once?: OnceOnly): Promise<PurgeResult> {
  const { store } = context
  const { scope, dryRun } = request
  const entries = await store.findRetention(filterOf(scope, context.clock()))
  const found: Found = { matched: entries.length, examples: entries.slice(0, MOST_EXAMPLES).map(({ conversationId }) => conversationId), counts: sumCounts(entries) }
  const only = entries.length === 1 ? entries[0] : undefined

  const operation = randomBytes(16).toString('base64url')
  const fact = factOf(context, actor, actionOf(request), {
    ...(only === undefined ? {} : { reference: referenceTo(context, 'conversation', only.conversationId) }),
    operation,
    counts: { ...found.counts, conversations: found.matched },
    detail: kindOf(scope)
  })
  const deletions: Change[] = dryRun ? [] : entries.map(({ conversationId }) => ({ kind: 'deleteRetention', conversationId }))
  const memory = once === undefined ? [] : await remember(context, once, { operation, auditFrom: store.auditTree.size, answer: found })
  const [entry] = await store.commit([...deletions, ...memory, { kind: 'audit', fact }])
  if (entry === undefined) throw new AppError('STORAGE_FAILED')
  return await answer(context, request, found, entry)
}

/** The answer of a purge that was done: what it found was kept, all else follows from its audit entry. */
async function answerAgain (context: RecordContext, request: PurgeRequest, { operation, auditFrom, answer: found }: Remembered): Promise<PurgeResult> {
  for await (const entry of streamAudit(context.store, { afterSeq: auditFrom - 1, action: actionOf(request) })) {
    if (entry.operation === operation) return await answer(context, request, found as Found, entry)
  }
  throw auditBroken(auditFrom, 'is missing, or one after it')
}

async function answer (context: RecordContext, { scope, dryRun }: PurgeRequest, found: Found, entry: AuditEntry): Promise<PurgeResult> {
  const receipt = dryRun ? {} : { receipt: await makeReceipt(context, scope, entry) }
  return { dryRun, ...found, auditSeq: entry.seq, ...receipt }
}

function actionOf ({ dryRun }: PurgeRequest): AuditAction {
  return dryRun ? 'purge.preview' : 'purge'
}

function filterOf (scope: PurgeScope, now: Date): RetentionFilter {
  if ('conversationIds' in scope) {
    if (scope.conversationIds.length === 0) throw new AppError('INVALID_REQUEST', 'conversationIds is empty')
    return { conversationIds: scope.conversationIds }
  }
  if ('expired' in scope) return { expiresBy: now.toISOString() }
  const instant = new Date(scope.createdBefore)
  if (Number.isNaN(instant.getTime())) throw new AppError('INVALID_REQUEST', 'createdBefore is not an ISO 8601 instant')
  return { createdBefore: instant.toISOString() }
}

function sumCounts (entries: readonly RetentionEntry[]): Counts {
  const sums: Partial<Record<EntityType, number>> = {}
  for (const { counts } of entries) {
    for (const [type, count] of Object.entries(counts) as Array<[EntityType, number]>) sums[type] = (sums[type] ?? 0) + count
  }
  return sums
}
