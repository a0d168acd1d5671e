// Does a purge, batch by batch, in phases: the intent is durable; records are removed; keys are destroyed; data is removed; tombstones are
// written. Killed anywhere it goes on where it was; what it did is counted once.

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AuditFact } from '../../audit/entry.ts'
import { AppError } from '../../errors.ts'
import type { PurgeRecord, PurgeTotals, PurgingRecord } from '../../store/retention-records.ts'
import type { Change, ConversationRecord, Store } from '../../store/store.ts'
import { changeBody } from '../retention/body-change.ts'
import { removeBodies, shred, shredKeys } from '../conversations/conversation-files.ts'
import { referenceTo } from '../context.ts'
import { openConversation, replaceBody } from '../conversations/conversations.ts'
import { writeMapping } from '../retention/mappings.ts'
import { inRetentionTurn, vaultOf, type PurgeContext } from './purge-context.ts'
import { addCounts, addTotals, NO_TOTALS } from './purge-totals.ts'
import { batchesOf, deciderOf, lookUp, type Batch, type Candidate, type Decide } from './purge-walk.ts'
import type { BodyChange, Held } from '../retention/retention-rules.ts'

/** Runs of the scheduler that are kept; other purges are kept for longer than an Idempotency-Key. */
const KEPT_RUNS = 100
const KEPT_MS = 2 * 86_400_000
/** Looked at without anything to do, before the place is written down all the same. */
const MOST_PASSED = 10_000
/** Conversations worked on at once: their commits and files share flushes. */
const AT_ONCE = 16

/** Purges that run here, by store and operation: whoever asks for one that runs waits for the same. One that another process runs is waited for by its turn. */
const underWay = new WeakMap<Store, Map<string, Promise<PurgeRecord>>>()

/**
 * Goes on with a purge until it is done. Requests are served between its batches.
 * @param signal stops it after the batch under way; it can go on later.
 * @returns the purge as it is then. @throws AppError STORAGE_FAILED and the like; it can go on later.
 */
export async function runPurge (context: PurgeContext, operation: string, signal?: AbortSignal): Promise<PurgeRecord> {
  const ofStore = underWay.get(context.store) ?? new Map<string, Promise<PurgeRecord>>()
  underWay.set(context.store, ofStore)
  const run = ofStore.get(operation) ?? context.store.inTurn(`purge ${operation}`, async () => await runAlone(context, operation, signal)).finally(() => { ofStore.delete(operation) })
  ofStore.set(operation, run)
  return await run
}

async function runAlone (context: PurgeContext, operation: string, signal: AbortSignal | undefined): Promise<PurgeRecord> {
  const purge = await purgeOf(context, operation)
  if (purge.finishedAt === null) {
    let passed = 0
    for await (const batch of batchesOf(context, purge)) {
      if (signal?.aborted === true) return await purgeOf(context, operation)
      await inRetentionTurn(context, async () => {
        await finishPurging(context)
        passed = await doBatch(context, operation, batch, passed)
      })
      await nextTurn()
    }
    await inRetentionTurn(context, async () => { await finishPurging(context) })
    await finish(context, operation, passed)
  }
  return await compactAfter(context, operation)
}

/** What a crash or a failure left between the removal of records and the end of their files, of whichever purge. */
async function finishPurging (context: PurgeContext): Promise<void> {
  const left = await context.store.listPurging()
  for (const operation of new Set(left.map((one) => one.operation))) {
    const purging = left.filter((one) => one.operation === operation)
    const purge = await context.store.getPurge(operation)
    // A walk does not meet again what is gone; a list of targets still has it.
    const met = purge?.cursor?.phase === 'targets' ? 0 : purging.length
    await destroy(context, purging, purge === undefined ? undefined : { ...purge, examined: purge.examined + met })
  }
}

/**
 * Ends what a crash interrupted: the files of removed records, and every purge that somebody asked for. Scheduled runs go on at their next time.
 * At the start, before anything else works on the store; and before each scheduled run, for what a full disk stopped.
 */
export async function resumePurges (context: PurgeContext): Promise<void> {
  await inRetentionTurn(context, async () => { await finishPurging(context) })
  const purges = (await context.store.listPurges()).filter(({ isCompacted }) => !isCompacted)
  for (const { operation, scope, finishedAt } of purges) {
    if (scope.kind !== 'policies' || finishedAt !== null) await runPurge(context, operation)
    else await context.store.compact()
  }
}

/** The changes that forget purges of long ago; they belong in the commit that begins a new one. */
export async function forgetOldPurges ({ store, clock }: PurgeContext): Promise<readonly Change[]> {
  const done = (await store.listPurges()).filter(({ isCompacted }) => isCompacted)
  const isRun = ({ scope }: PurgeRecord): boolean => scope.kind === 'policies'
  const before = clock().getTime() - KEPT_MS
  const old = [...done.filter(isRun).slice(0, -KEPT_RUNS), ...done.filter((purge) => !isRun(purge) && Date.parse(purge.startedAt) < before)]
  return old.map(({ operation }) => ({ kind: 'deletePurge', operation }))
}

interface Tally {
  readonly purge: PurgeRecord
  /** Of changes: each was committed together with its change. */
  changed: PurgeTotals
  /** Committed at the end of the batch. */
  kept: PurgeTotals
  readonly purging: PurgingRecord[]
}

/** @param passed looked at since the cursor was written down. @returns the same after this batch. */
async function doBatch (context: PurgeContext, operation: string, { candidates, cursor }: Batch, passed: number): Promise<number> {
  const purge = await purgeOf(context, operation)
  const decide = await deciderOf(context, purge)
  const tally: Tally = { purge, changed: purge.totals, kept: NO_TOTALS, purging: [] }
  const left = candidates.values()
  const failures: unknown[] = []
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const candidate of left) {
      if (failures.length > 0) return
      await context.store.inTurn(candidate.key ?? `retention ${candidate.entry ?? ''}`, async () => { await doOne(context, tally, decide, candidate) }).catch((error: unknown) => { failures.push(error) })
    }
  }))
  if (failures.length > 0) throw failures[0]
  const looked = passed + candidates.length
  // Where nothing is due, as in most of a large store, a walk need not be written down batch by batch.
  const isIdle = tally.purging.length === 0 && tally.changed === purge.totals && tally.kept === NO_TOTALS
  if (isIdle && looked < MOST_PASSED) return looked
  await destroy(context, tally.purging, { ...purge, cursor, examined: purge.examined + looked, totals: addTotals(tally.changed, tally.kept) })
  return 0
}

async function doOne (context: PurgeContext, tally: Tally, decide: Decide, candidate: Candidate): Promise<void> {
  const found = await lookUp(context, candidate)
  if (found === undefined) return
  const { erase, change, isHeld, retainedUntil } = decide(found.id, found)
  if (isHeld) tally.kept = addTotals(tally.kept, { held: 1 })
  if (retainedUntil !== undefined) tally.kept = addTotals(tally.kept, { retained: 1, retainedUntil })
  if (erase) await removeRecords(context, tally, found.id, found)
  else if (change !== undefined && found.record !== undefined) await changeOne(context, tally, found.id, found.record, change)
}

/** From here on nobody finds it; what is left of it is named by the purging record. */
async function removeRecords (context: PurgeContext, { purge, purging }: Tally, id: string, { record, entry }: Held): Promise<void> {
  const { store } = context
  const mapping = record === undefined ? undefined : await store.getMapping(record.key)
  const one: PurgingRecord = {
    reference: referenceTo(context, 'conversation', id),
    operation: purge.operation,
    bodies: [...record === undefined ? [] : [record.body], ...mapping === undefined ? [] : [mapping.body]],
    messages: record?.messages ?? 0,
    counts: record?.counts ?? entry?.counts ?? {}
  }
  const removals: Change[] = [
    ...(record === undefined ? [] : [{ kind: 'deleteConversation', key: record.key } as const]),
    ...(entry === undefined ? [] : [{ kind: 'deleteRetention', conversationId: entry.conversationId } as const]),
    ...(mapping === undefined ? [] : [{ kind: 'deleteMapping', key: mapping.key } as const])
  ]
  await store.commit([...removals, { kind: 'putPurging', record: one }])
  purging.push(one)
}

/** Keys first, then bodies, then the tombstones with the sums: each step durable before the next. */
async function destroy (context: PurgeContext, purging: readonly PurgingRecord[], purge: PurgeRecord | undefined): Promise<void> {
  const { store, clock } = context
  const bodies = purging.flatMap((one) => one.bodies)
  if (bodies.length > 0) {
    await shredKeys(store, bodies)
    await removeBodies(store, bodies)
  }
  const at = clock().toISOString()
  const erased: Partial<PurgeTotals> = { erased: purging.length, messages: purging.reduce((sum, { messages }) => sum + messages, 0), counts: purging.reduce<PurgeTotals['counts']>((sum, { counts }) => addCounts(sum, counts), {}) }
  await store.commit([
    ...purging.flatMap(({ reference, operation }): Change[] => [{ kind: 'deletePurging', reference }, { kind: 'putTombstone', record: { reference, operation, at } }]),
    ...(purge === undefined ? [] : [{ kind: 'putPurge', record: { ...purge, totals: addTotals(purge.totals, erased) } } as const])
  ])
}

/** Records in which a change found nothing: it need not read them again. */
const unchanged = new WeakMap<ConversationRecord, Set<string>>()

async function changeOne (context: PurgeContext, tally: Tally, id: string, record: ConversationRecord, change: BodyChange): Promise<void> {
  const signature = JSON.stringify([[...change.erase], ...[change.redact, change.pseudonymise].map((rules) => rules.map(({ types, role }) => [role, types === undefined ? null : [...types]]))])
  if (change.keepsSubjects && unchanged.get(record)?.has(signature) === true) return
  const { store } = context
  const full = { ...context, vault: vaultOf(context) }
  const changes = (removed: Partial<PurgeTotals>) => (): readonly Change[] => {
    tally.changed = addTotals(tally.changed, { ...removed, changed: 1 })
    const { messages = 0, counts = {} } = removed
    return [{ kind: 'putPurge', record: { ...tally.purge, totals: tally.changed } }, factOfChange(context, tally.purge, id, { ...counts, ...(messages === 0 ? {} : { messages }) })]
  }
  try {
    const kept = (await openConversation(full, id))?.kept
    const changed = kept === undefined ? undefined : changeBody(kept, change, full.vault.pseudonymKey)
    const facts = change.keepsSubjects ? record : { ...record, subjects: [] }
    if (changed !== undefined) {
      const before = await store.getMapping(record.key)
      const mapping = changed.mapped.length === 0 ? undefined : await writeMapping(full, record, changed.mapped)
      await replaceBody(full, facts, changed.kept, () => [...changes(changed.removed)(), ...(mapping === undefined ? [] : [{ kind: 'putMapping', record: mapping } as const])])
        .catch(async (error: unknown) => { if (mapping !== undefined) await shred(store, [mapping.body]); throw error })
      if (mapping !== undefined && before !== undefined) await shred(store, [before.body])
    } else if (!change.keepsSubjects && record.subjects.length > 0) {
      await store.commit([{ kind: 'putConversation', record: facts }, ...changes({})()])
    } else {
      unchanged.set(record, (unchanged.get(record) ?? new Set()).add(signature))
    }
  } catch (error) {
    // One damaged conversation must not keep all others from being purged; it can still be erased.
    if (!(error instanceof AppError) || error.code !== 'STORE_CORRUPT') throw error
    tally.kept = addTotals(tally.kept, { failed: 1 })
  }
}

function factOfChange (context: PurgeContext, { actor, actorRole, operation, scope }: PurgeRecord, id: string, counts: NonNullable<AuditFact['counts']>): Change {
  return { kind: 'audit', fact: { at: context.clock().toISOString(), actor, actorRole, action: 'conversation.redact', reference: referenceTo(context, 'conversation', id), operation, counts, detail: scope.kind } }
}

/** The audit entry, and the end of the intent. A scheduled run that did nothing leaves no entry. */
async function finish (context: PurgeContext, operation: string, passed: number): Promise<void> {
  const { store, clock } = context
  const found = await purgeOf(context, operation)
  const purge: PurgeRecord = { ...found, examined: found.examined + passed }
  const { actor, actorRole, audit: action, scope, reference, totals } = purge
  const { erased, changed, messages, counts, held, retained } = totals
  const sums = { conversations: erased + changed, ...(messages === 0 ? {} : { messages }), ...(held === 0 ? {} : { held }), ...(retained === 0 ? {} : { retained }) }
  const at = clock().toISOString()
  const fact: AuditFact = { at, actor, actorRole, action, ...(reference === undefined ? {} : { reference }), operation, counts: { ...counts, ...sums }, detail: scope.kind }
  const isSilent = scope.kind === 'policies' && !didAnything(purge)
  await store.commit([
    { kind: 'putPurge', record: { ...purge, cursor: null, finishedAt: at } }, { kind: 'deletePurgeTargets', operation }, ...(isSilent ? [] : [{ kind: 'audit', fact } as const])
  ])
}

/** Old bytes leave journal and documents: then the purge is over. */
async function compactAfter (context: PurgeContext, operation: string): Promise<PurgeRecord> {
  const purge = await purgeOf(context, operation)
  if (purge.isCompacted) return purge
  if (didAnything(purge) || purge.scope.kind === 'conversationIds') await context.store.compact()
  const done: PurgeRecord = { ...purge, isCompacted: true }
  // Nobody asks again for the receipt of a DELETE.
  await context.store.commit([done.audit === 'purge' ? { kind: 'putPurge', record: done } : { kind: 'deletePurge', operation }])
  return done
}

function didAnything ({ totals: { erased, changed } }: PurgeRecord): boolean {
  return erased + changed > 0
}

async function purgeOf ({ store }: PurgeContext, operation: string): Promise<PurgeRecord> {
  const purge = await store.getPurge(operation)
  if (purge === undefined) throw new AppError('INTERNAL')
  return purge
}
