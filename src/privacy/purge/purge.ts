// Purge by request: ids, a person, a policy, what is due, or by age; a dry run that changes nothing; a receipt after.

import { randomBytes } from 'node:crypto'
import type { AuditEntry } from '../../audit/entry.ts'
import { auditBroken } from '../../audit/verify.ts'
import { AppError } from '../../errors.ts'
import { streamAudit } from '../../store/audit-stream.ts'
import type { PurgeRecord, PurgeTotals } from '../../store/retention-records.ts'
import { factOf, referenceTo } from '../context.ts'
import { oneAtATime, recall, remember, type OnceOnly, type Remembered } from '../idempotency.ts'
import { preview } from './purge-preview.ts'
import type { PurgeContext } from './purge-context.ts'
import { resolvePurge, type ResolvedPurge } from './purge-request.ts'
import { forgetOldPurges, runPurge } from './purge-run.ts'
import { NO_TOTALS } from './purge-totals.ts'
import { BEGINNING, deciderOf } from './purge-walk.ts'
import type { Actor, PurgeRequest, PurgeResult } from '../privacy.ts'
import { hashOfScope, heldBackOf, makeReceipt } from './receipts.ts'

/** What of an answer is remembered, sealed: ids that are gone afterwards. */
interface Answered {
  readonly examples: readonly string[]
  readonly alreadyErased: number
  /** Of a dry run: all that it found. */
  readonly totals?: PurgeTotals
}

/** @throws AppError INVALID_REQUEST (no reason too), UNKNOWN_ENTITY_TYPE, NOT_FOUND (no such policy); CONFLICT for a key that came with another request. */
export async function purge (context: PurgeContext, actor: Actor, request: PurgeRequest): Promise<PurgeResult> {
  const { idempotencyKey: key, ...rest } = request
  if (key === undefined) return await purgeNow(context, actor, request)
  const once: OnceOnly = { actor, key, request: ['purge', rest] }
  return await oneAtATime(context, once, async () => {
    const done = await recall(context, once)
    return done === undefined ? await purgeNow(context, actor, request, once) : await answerAgain(context, request, done)
  })
}

/**
 * `DELETE /v1/conversations/{id}`: the same path, for one. Its retention record goes with it.
 * @throws AppError NOT_FOUND, ON_HOLD, RETAINED (says until when).
 */
export async function deleteConversation (context: PurgeContext, actor: Actor, id: string): Promise<void> {
  const { store, vault, clock } = context
  const key = vault?.recordKey(id)
  const record = key === undefined ? undefined : await store.getConversation(key)
  if (key === undefined || record === undefined) throw new AppError('NOT_FOUND', 'there is no conversation with this id')
  const entry = await store.getRetention(id)
  const resolved: ResolvedPurge = { scope: { kind: 'conversationIds', count: 1 }, action: 'erase', targets: [{ key, ...(entry === undefined ? {} : { entry: id }) }], alreadyErased: 0 }
  const { isHeld, retainedUntil } = (await deciderOf(context, { ...resolved, startedAt: clock().toISOString() }))(id, { record, ...(entry === undefined ? {} : { entry }) })
  if (isHeld) throw new AppError('ON_HOLD')
  if (retainedUntil !== undefined) throw retained(retainedUntil)
  const { totals } = await runPurge(context, await beginPurge(context, actor, resolved, { audit: 'conversation.delete', reference: referenceTo(context, 'conversation', id) }))
  // Only where a hold or a policy came in between.
  if (totals.held > 0) throw new AppError('ON_HOLD')
  if (totals.retained > 0) throw retained(totals.retainedUntil)
}

/** Makes the intent durable. @returns its operation. */
export async function beginPurge (
  context: PurgeContext, actor: Actor, { scope, action, types, targets }: ResolvedPurge,
  rest: Pick<PurgeRecord, 'audit'> & Partial<Pick<PurgeRecord, 'operation' | 'scopeHash' | 'reference'>>, memory: Parameters<PurgeContext['store']['commit']>[0] = []
): Promise<string> {
  const { store, clock } = context
  const record: PurgeRecord = {
    operation: newOperation(),
    ...rest,
    startedAt: clock().toISOString(),
    actor: actor.id,
    actorRole: actor.role,
    scope,
    action,
    ...(types === undefined ? {} : { types }),
    auditFrom: store.auditTree.size,
    cursor: targets === undefined ? BEGINNING : { phase: 'targets', next: 0 },
    examined: 0,
    totals: NO_TOTALS,
    finishedAt: null,
    isCompacted: false
  }
  const { operation } = record
  await store.commit([
    ...await forgetOldPurges(context), { kind: 'putPurge', record }, ...(targets === undefined ? [] : [{ kind: 'putPurgeTargets', record: { operation, targets } } as const]), ...memory
  ])
  return operation
}

async function purgeNow (context: PurgeContext, actor: Actor, request: PurgeRequest, once?: OnceOnly): Promise<PurgeResult> {
  const { store } = context
  const resolved = await resolvePurge(context, request)
  const { scope, alreadyErased } = resolved
  const operation = newOperation()
  const { expected } = request
  const found = await preview(context, resolved, request.dryRun || expected !== undefined ? 'all' : 'examples')
  if (expected !== undefined) checkExpected(expected, found.totals, request)
  const remembered = async (answer: Answered) => once === undefined ? [] : await remember(context, once, { operation, auditFrom: store.auditTree.size, answer })
  const only = found.only === undefined ? {} : { reference: referenceTo(context, 'conversation', found.only) }
  if (request.dryRun) {
    const { totals, examples } = found
    const fact = factOf(context, actor, 'purge.preview', { ...only, operation, counts: countsOf(totals), detail: scope.kind })
    const [entry] = await store.commit([...await remembered({ examples, alreadyErased, totals }), { kind: 'audit', fact }])
    if (entry === undefined) throw new AppError('STORAGE_FAILED')
    return answerOf(true, { examples, alreadyErased }, totals, entry)
  }
  const { examples } = found
  // The hash of an identifier could be guessed: it is not kept.
  const scopeHash = scope.kind === 'subject' ? {} : { scopeHash: hashOfScope(operation, request.scope) }
  await beginPurge(context, actor, resolved, { audit: 'purge', operation, ...scopeHash, ...only }, await remembered({ examples, alreadyErased }))
  return await finishAndAnswer(context, operation, { examples, alreadyErased })
}

/** The answer of a purge that was asked for before; one that a failure stopped goes on. */
async function answerAgain (context: PurgeContext, request: PurgeRequest, { operation, auditFrom, answer }: Remembered): Promise<PurgeResult> {
  const answered = answer as Answered
  if (!request.dryRun) return await finishAndAnswer(context, operation, answered)
  return answerOf(true, answered, answered.totals ?? NO_TOTALS, await entryOf(context, operation, 'purge.preview', auditFrom))
}

async function finishAndAnswer (context: PurgeContext, operation: string, answered: Answered): Promise<PurgeResult> {
  const done = await runPurge(context, operation)
  const entry = await entryOf(context, operation, 'purge', done.auditFrom)
  return { ...answerOf(false, answered, done.totals, entry), receipt: await makeReceipt(context, done, entry) }
}

/** The audit entry of a purge. */
export async function entryOf ({ store }: PurgeContext, operation: string, action: AuditEntry['action'], auditFrom: number): Promise<AuditEntry> {
  for await (const entry of streamAudit(store, { afterSeq: auditFrom - 1, action })) if (entry.operation === operation) return entry
  throw auditBroken(auditFrom, 'is missing, or one after it')
}

function answerOf (dryRun: boolean, { examples, alreadyErased }: Answered, totals: PurgeTotals, entry: AuditEntry): PurgeResult {
  const { erased, changed, messages, counts, failed } = totals
  return { dryRun, matched: erased + changed, examples, counts, messages, heldBack: heldBackOf(totals), alreadyErased, failed, auditSeq: entry.seq }
}

function countsOf ({ erased, changed, messages, counts, held, retained }: PurgeTotals): NonNullable<AuditEntry['counts']> {
  return { ...counts, conversations: erased + changed, ...(messages === 0 ? {} : { messages }), ...(held === 0 ? {} : { held }), ...(retained === 0 ? {} : { retained }) }
}

/** Whoever confirms a number must get that number, not what has come since. */
function checkExpected (expected: number, { erased, changed }: PurgeTotals, { dryRun }: PurgeRequest): void {
  if (dryRun) throw new AppError('INVALID_REQUEST', 'expected is for a purge; a dry run tells the number')
  if (erased + changed !== expected) throw new AppError('CONFLICT', `this would purge ${erased + changed} conversations now, not ${expected}; nothing was done`)
}

function retained (until: string | null): AppError {
  return new AppError('RETAINED', `a minimum retention keeps this conversation until ${until ?? 'its end is known'}`)
}

function newOperation (): string {
  return randomBytes(16).toString('base64url')
}
