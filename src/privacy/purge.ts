// Purge: remove the records of conversations, by id, by expiry or by age; with a dry run that changes nothing.

import type { EntityType } from '../entities.ts'
import { AppError } from '../errors.ts'
import type { Change, RetentionEntry, RetentionFilter } from '../store/store.ts'
import { factOf, referenceTo, type RecordContext } from './context.ts'
import type { Actor, Counts, PurgeRequest, PurgeResult, PurgeScope } from './privacy.ts'

const MOST_EXAMPLES = 20

export async function purge (context: RecordContext, actor: Actor, { scope, dryRun }: PurgeRequest): Promise<PurgeResult> {
  const { store } = context
  const entries = await store.findRetention(filterOf(scope, context.clock()))
  const counts = sumCounts(entries)
  const only = entries.length === 1 ? entries[0] : undefined

  const fact = factOf(context, actor, dryRun ? 'purge.preview' : 'purge', {
    ...(only === undefined ? {} : { reference: referenceTo(context, 'conversation', only.conversationId) }),
    counts: { ...counts, conversations: entries.length },
    detail: scopeName(scope)
  })
  const deletions: Change[] = dryRun ? [] : entries.map(({ conversationId }) => ({ kind: 'deleteRetention', conversationId }))
  const [entry] = await store.commit([...deletions, { kind: 'audit', fact }])
  if (entry === undefined) throw new AppError('STORAGE_FAILED')

  const examples = entries.slice(0, MOST_EXAMPLES).map(({ conversationId }) => conversationId)
  return { dryRun, matched: entries.length, examples, counts, auditSeq: entry.seq }
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

function scopeName (scope: PurgeScope): string {
  return Object.keys(scope).join(',')
}

function sumCounts (entries: readonly RetentionEntry[]): Counts {
  const sums: Partial<Record<EntityType, number>> = {}
  for (const { counts } of entries) {
    for (const [type, count] of Object.entries(counts) as Array<[EntityType, number]>) sums[type] = (sums[type] ?? 0) + count
  }
  return sums
}
