// What a purge looks at, in batches, and what it decides of each: the same for a dry run, for a purge, and for one that goes on after a crash.

import { AppError } from '../../errors.ts'
import { compareInstants } from '../../store/instants.ts'
import type { PurgeCursor, PurgeRecord } from '../../store/retention-records.ts'
import type { RetentionEntry } from '../../store/store.ts'
import { holdCheck } from '../retention/holds.ts'
import { compiledPolicies } from '../retention/policies.ts'
import type { PurgeContext } from './purge-context.ts'
import { checkPolicy } from '../retention/retention-policy.ts'
import { decideByPolicies, decideRequest, type Decision, type Held } from '../retention/retention-rules.ts'

/** A stored conversation by its key, a retention record by its id, or both of one id. */
export interface Candidate {
  readonly key?: string
  readonly entry?: string
}

export interface Batch {
  readonly candidates: readonly Candidate[]
  /** Where to go on after it. */
  readonly cursor: PurgeCursor
}

export type Decide = (id: string, subject: Held) => Decision

const BATCH = 100
export const BEGINNING: PurgeCursor = { phase: 'entries', createdAt: '0000-01-01T00:00:00.000Z', conversationId: '' }

/** The batches of a purge from its cursor on. */
export async function * batchesOf (context: PurgeContext, { operation, scope, startedAt, cursor: start }: Pick<PurgeRecord, 'operation' | 'scope' | 'startedAt' | 'cursor'>, given?: readonly Candidate[]): AsyncGenerator<Batch, void> {
  const { store } = context
  let cursor = start ?? BEGINNING
  if (cursor.phase === 'targets') {
    const targets = given ?? (await store.getPurgeTargets(operation))?.targets ?? []
    for (let { next } = cursor; next < targets.length; next += BATCH) {
      yield { candidates: targets.slice(next, next + BATCH), cursor: { phase: 'targets', next: Math.min(next + BATCH, targets.length) } }
    }
    return
  }
  if (cursor.phase === 'entries') {
    const { createdAt, conversationId } = cursor
    const filter = scope.kind === 'createdBefore' ? { createdBefore: scope.createdBefore } : await meansRecords(context, scope) ? {} : { expiresBy: startedAt }
    const entries = (await store.findRetention(filter)).filter((entry) => isAfter(entry, createdAt, conversationId))
    for (let next = 0; next < entries.length; next += BATCH) {
      const batch = entries.slice(next, next + BATCH)
      const last = batch.at(-1) as RetentionEntry
      yield { candidates: batch.map((entry) => ({ entry: entry.conversationId })), cursor: { phase: 'entries', createdAt: last.createdAt, conversationId: last.conversationId } }
    }
    cursor = { phase: 'conversations', after: null }
  }
  for (let after = cursor.after; ;) {
    const page = await store.findConversations({ limit: BATCH, ...(after === null ? {} : { after }), ...(scope.kind === 'createdBefore' ? { createdBefore: scope.createdBefore } : {}) })
    const last = page.at(-1)
    if (last === undefined) return
    after = { createdAt: last.createdAt, key: last.key }
    yield { candidates: page.map(({ key }) => ({ key })), cursor: { phase: 'conversations', after } }
    if (page.length < BATCH) return
  }
}

/** Policies and holds as they are now; what is due is measured against the start of the purge. A policy that is gone does nothing more. */
export async function deciderOf (context: PurgeContext, { scope, action, types, startedAt }: Pick<PurgeRecord, 'scope' | 'action' | 'types' | 'startedAt'>): Promise<Decide> {
  const policies = await compiledPolicies(context, new Date(startedAt))
  const holds = await holdCheck(context)
  const erasing = policies.filter(({ policy }) => policy.what?.scope === 'conversation')
  const requested = (subject: Held, isHeld: () => boolean): Decision => decideRequest(policies, action === 'redact' ? 'redact' : 'erase', types, subject, isHeld)
  return (id, subject) => {
    const isHeld = (): boolean => holds({ id, ...subject })
    switch (scope.kind) {
      case 'conversationIds':
      case 'subject':
        return requested(subject, isHeld)
      case 'createdBefore': {
        const createdAt = subject.record?.createdAt ?? subject.entry?.createdAt
        return createdAt !== undefined && compareInstants(createdAt, scope.createdBefore) < 0 ? requested(subject, isHeld) : { erase: false, isHeld: false }
      }
      case 'policy': return decideByPolicies(policies, policies.filter((one) => one.id === scope.policy), subject, isHeld)
      case 'policies': return isExpired(subject, startedAt) ? requested(subject, isHeld) : decideByPolicies(policies, policies, subject, isHeld)
      case 'expired': {
        const isDue = isExpired(subject, startedAt) || erasing.some((one) => one.matches(subject) && one.isDue(subject))
        return isDue ? requested(subject, isHeld) : { erase: false, isHeld: false }
      }
    }
  }
}

/** What there is of a candidate now. */
export async function lookUp ({ store, vault }: PurgeContext, { key, entry: entryId }: Candidate): Promise<(Held & { readonly id: string }) | undefined> {
  const record = key === undefined ? undefined : await store.getConversation(key)
  const id = record === undefined ? entryId : openId(vault, record)
  if (id === undefined) return undefined
  // A stored conversation takes its retention record with it.
  const entry = await store.getRetention(id)
  const isOfStored = key === undefined && vault !== undefined && await store.getConversation(vault.recordKey(id)) !== undefined
  if (isOfStored || (record === undefined && entry === undefined)) return undefined
  return { id, ...(record === undefined ? {} : { record }), ...(entry === undefined ? {} : { entry }) }
}

/** Whether policies say anything of retention records; if not, only those that are due by themselves need be read. */
async function meansRecords ({ store }: PurgeContext, scope: PurgeRecord['scope']): Promise<boolean> {
  if (scope.kind !== 'policies' && scope.kind !== 'policy' && scope.kind !== 'expired') return true
  const policies = (await store.listPolicies()).filter(({ id }) => scope.kind !== 'policy' || scope.policy === id).map(({ content }) => checkPolicy(content))
  return policies.some(({ what, where = {} }) => what?.scope === 'conversation' && where.store !== 'conversations' && where.channel === undefined && where.tag === undefined && where.authorRole === undefined)
}

function openId (vault: PurgeContext['vault'], record: NonNullable<Held['record']>): string {
  if (vault === undefined) throw new AppError('NOT_READY', 'this process cannot open the stored conversations of its data folder')
  return vault.openId(record)
}

/** Only a retention record has a day of its own, given with `retainDays`. */
function isExpired ({ record, entry }: Held, now: string): boolean {
  return record === undefined && entry !== undefined && entry.expiresAt !== null && compareInstants(entry.expiresAt, now) <= 0
}

function isAfter (entry: RetentionEntry, createdAt: string, conversationId: string): boolean {
  const order = compareInstants(entry.createdAt, createdAt)
  return order > 0 || (order === 0 && entry.conversationId > conversationId)
}
