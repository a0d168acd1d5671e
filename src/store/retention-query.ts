// Which retention entries a filter means, and in which order they come.

import { AppError } from '../errors.ts'
import type { LocalEngine } from './engine.ts'
import { compareInstants, isInstant } from './instants.ts'
import type { RetentionEntry, RetentionFilter } from './store.ts'

/** Sorted by createdAt, then conversationId (UTF-16 order). @throws AppError INVALID_REQUEST for an instant that is none. */
export function queryRetention (engine: LocalEngine, filter: RetentionFilter): readonly RetentionEntry[] {
  checkRetentionFilter(filter)
  const found: RetentionEntry[] = []
  for (const entry of candidates(engine, filter)) if (matches(entry, filter)) found.push(entry)
  return found.sort(compareEntries)
}

/** @throws AppError INVALID_REQUEST for an instant that is none. */
export function checkRetentionFilter ({ expiresBy, createdBefore }: RetentionFilter): void {
  checkInstant('expiresBy', expiresBy)
  checkInstant('createdBefore', createdBefore)
}

/** By createdAt, then conversationId (UTF-16 order). */
export function compareEntries (a: RetentionEntry, b: RetentionEntry): number {
  return compareInstants(a.createdAt, b.createdAt) || compareText(a.conversationId, b.conversationId)
}

function checkInstant (name: string, instant: string | undefined): void {
  if (instant !== undefined && !isInstant(instant)) throw new AppError('INVALID_REQUEST', `${name} is not an ISO 8601 instant`)
}

function * candidates (engine: LocalEngine, { conversationIds }: RetentionFilter): Iterable<RetentionEntry> {
  if (conversationIds === undefined) return yield * engine.values('retention')
  for (const id of new Set(conversationIds)) {
    const entry = engine.get('retention', id)
    if (entry !== undefined) yield entry
  }
}

function matches ({ expiresAt, createdAt }: RetentionEntry, { expiresBy, createdBefore }: RetentionFilter): boolean {
  if (expiresBy !== undefined && (expiresAt === null || compareInstants(expiresAt, expiresBy) > 0)) return false
  return createdBefore === undefined || compareInstants(createdAt, createdBefore) < 0
}

function compareText (a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
