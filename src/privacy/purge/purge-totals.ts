// Sums of what a purge did. Pure.

import type { EntityType } from '../../entities.ts'
import { compareInstants } from '../../store/instants.ts'
import type { PurgeTotals } from '../../store/retention-records.ts'

export const NO_TOTALS: PurgeTotals = { erased: 0, changed: 0, messages: 0, counts: {}, held: 0, retained: 0, retainedUntil: null, failed: 0 }

export function addTotals (a: PurgeTotals, b: Partial<PurgeTotals>): PurgeTotals {
  return {
    erased: a.erased + (b.erased ?? 0),
    changed: a.changed + (b.changed ?? 0),
    messages: a.messages + (b.messages ?? 0),
    counts: addCounts(a.counts, b.counts ?? {}),
    held: a.held + (b.held ?? 0),
    retained: a.retained + (b.retained ?? 0),
    retainedUntil: [a.retainedUntil, b.retainedUntil].flatMap((until) => until ?? []).sort(compareInstants).at(-1) ?? null,
    failed: a.failed + (b.failed ?? 0)
  }
}

export function addCounts (a: PurgeTotals['counts'], b: PurgeTotals['counts']): PurgeTotals['counts'] {
  const sums: Partial<Record<EntityType, number>> = { ...a }
  for (const [type, count] of Object.entries(b) as Array<[EntityType, number]>) sums[type] = (sums[type] ?? 0) + count
  return sums
}
