// The sum of what became of the chunks so far.

import type { EntityType } from '../entities.ts'
import type { Counts } from '../privacy/privacy.ts'
import type { ChunkResult, Totals } from './job.ts'

export interface Tally {
  readonly done: Omit<Totals, 'inputHash'>
  /** Records that failed. */
  readonly failed: number
  readonly messages: number
  readonly counts: Counts
}

export const NOTHING: Tally = { done: { records: 0, bytes: 0, chunks: 0 }, failed: 0, messages: 0, counts: {} }

/** @param times −1 takes a result back. */
export function addResult (tally: Tally, { records, failures, inputBytes, messages, counts }: ChunkResult, times: 1 | -1 = 1): Tally {
  const { done } = tally
  return {
    done: { records: done.records + times * (records + failures.length), bytes: done.bytes + times * inputBytes, chunks: done.chunks + times },
    failed: tally.failed + times * failures.length,
    messages: tally.messages + times * messages,
    counts: addCounts(tally.counts, counts, times)
  }
}

function addCounts (before: Counts, more: Counts, times: number): Counts {
  const sum: Partial<Record<EntityType, number>> = { ...before }
  for (const [type, count] of Object.entries(more) as Array<[EntityType, number]>) {
    const total = (sum[type] ?? 0) + times * count
    if (total === 0) delete sum[type]
    else sum[type] = total
  }
  return sum
}
