// Runs of the policies: one at a time over a store, each a purge of its own that goes on where it was stopped; and what a run would do.

import type { PolicyRecord, PurgeRecord } from '../../store/retention-records.ts'
import type { Store } from '../../store/store.ts'
import { dropMappings } from './mappings.ts'
import { getPolicy, listPolicies } from './policies.ts'
import { beginPurge } from '../purge/purge.ts'
import type { PurgeContext } from '../purge/purge-context.ts'
import { preview } from '../purge/purge-preview.ts'
import { resumePurges, runPurge } from '../purge/purge-run.ts'
import type { Actor, Counts, HeldBack } from '../privacy.ts'
import { heldBackOf } from '../purge/receipts.ts'
import { checkPolicy } from './retention-policy.ts'
import { collectTimeline, type Timeline } from './timeline.ts'

export interface PolicyRun {
  /** The audit entries of the run have the same. */
  readonly operation: string
  readonly startedAt: string
  /** Null while it runs, and while it waits to go on. */
  readonly finishedAt: string | null
  /** Records and conversations looked at. */
  readonly examined: number
  readonly erased: number
  /** Conversations in which values were redacted or pseudonymised, or messages removed. */
  readonly changed: number
  readonly messages: number
  readonly counts: Counts
  readonly heldBack: readonly HeldBack[]
  readonly failed: number
}

export interface PolicyPreview {
  readonly id: string
  readonly matched: number
  /** When the oldest of them began. */
  readonly oldest: string | null
  /** Ids of at most 20 of them. */
  readonly examples: readonly string[]
  /** At most. */
  readonly counts: Counts
  readonly heldBack: readonly HeldBack[]
  /** Where it was asked for. */
  readonly timeline?: Timeline
}

export interface PreviewOptions {
  /** Also tell when the rest falls due; default: not. */
  readonly isTimed?: boolean
}

const DRAFT = 'draft'

interface Running { readonly stop: AbortController, readonly done: Promise<PolicyRun> }
const running = new WeakMap<Store, Running>()

/** Does what is due now, or goes on with the run that was stopped; joins the one under way. @param signal stops it between two batches. */
export async function runPolicies (context: PurgeContext, actor: Actor, signal?: AbortSignal): Promise<PolicyRun> {
  const { store } = context
  const underWay = running.get(store)
  if (underWay !== undefined) return await underWay.done
  const stop = new AbortController()
  const either = signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal])
  const done = store.inTurn('policies run', async () => await runNow(context, actor, either)).finally(() => { running.delete(store) })
  running.set(store, { stop, done })
  return await done
}

/** Stops the run under way after its batch; the next run goes on with it. Never throws. */
export async function stopPolicies ({ store }: PurgeContext): Promise<void> {
  const underWay = running.get(store)
  underWay?.stop.abort()
  await underWay?.done.catch(() => { /* whoever began it was told */ })
}

/** The last runs, the newest first. */
export async function listRuns ({ store }: PurgeContext): Promise<readonly PolicyRun[]> {
  return (await store.listPurges()).filter(isRun).map(runOf).reverse()
}

/** What each policy by itself would do now. @param id one of them alone. @throws AppError NOT_FOUND. */
export async function previewPolicies (context: PurgeContext, id?: string, options?: PreviewOptions): Promise<readonly PolicyPreview[]> {
  const policies = id === undefined ? await listPolicies(context) : [await getPolicy(context, id)]
  const previews: PolicyPreview[] = []
  for (const policy of policies) previews.push(await previewOne(context, policy.id, options))
  return previews
}

/** What a policy would do that is not kept yet, beside those that are. @throws AppError INVALID_POLICY, UNKNOWN_ENTITY_TYPE. */
export async function previewDraft (context: PurgeContext, value: unknown, options?: PreviewOptions): Promise<PolicyPreview> {
  const draft: PolicyRecord = { id: DRAFT, version: 0, at: context.clock().toISOString(), content: checkPolicy(value) }
  const { store } = context
  const withDraft: Store = { ...store, async listPolicies () { return [...(await store.listPolicies()).filter(({ id }) => id !== DRAFT), draft] } }
  return await previewOne({ ...context, store: withDraft }, DRAFT, options)
}

async function previewOne (context: PurgeContext, id: string, { isTimed = false }: PreviewOptions = {}): Promise<PolicyPreview> {
  const timeline = isTimed ? await collectTimeline(context, id) : undefined
  const { totals, oldest, examples } = await preview(context, { scope: { kind: 'policy', policy: id }, action: 'policy', alreadyErased: 0 }, 'all', timeline?.add)
  return { id, matched: totals.erased + totals.changed, oldest, examples, counts: totals.counts, heldBack: heldBackOf(totals), ...(timeline === undefined ? {} : { timeline: timeline.read() }) }
}

async function runNow (context: PurgeContext, actor: Actor, signal: AbortSignal): Promise<PolicyRun> {
  const { store, vault } = context
  await resumePurges(context)
  const unfinished = (await store.listPurges()).filter(({ isCompacted }) => !isCompacted)
  const run = unfinished.find(isRun)?.operation ?? await beginPurge(context, actor, { scope: { kind: 'policies' }, action: 'policy', alreadyErased: 0 }, { audit: 'purge' })
  const done = await runPurge(context, run, signal)
  if (!signal.aborted && vault !== undefined) await dropMappings({ ...context, vault })
  return runOf(done)
}

function isRun ({ scope }: PurgeRecord): boolean {
  return scope.kind === 'policies'
}

function runOf ({ operation, startedAt, finishedAt, examined, totals }: PurgeRecord): PolicyRun {
  const { erased, changed, messages, counts, failed } = totals
  return { operation, startedAt, finishedAt, examined, erased, changed, messages, counts, heldBack: heldBackOf(totals), failed }
}
