// What a purge would do, without doing it: how many, since when, some ids; no text.

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { EntityType } from '../../entities.ts'
import { compareInstants } from '../../store/instants.ts'
import type { PurgeTotals } from '../../store/retention-records.ts'
import type { ConversationRecord } from '../../store/store.ts'
import type { PurgeContext } from './purge-context.ts'
import type { ResolvedPurge } from './purge-request.ts'
import { addTotals, NO_TOTALS } from './purge-totals.ts'
import { BEGINNING, batchesOf, deciderOf, lookUp } from './purge-walk.ts'
import type { BodyChange, Held } from '../retention/retention-rules.ts'

export interface Preview {
  readonly totals: PurgeTotals
  /** Ids of at most 20 that would be erased or changed. */
  readonly examples: readonly string[]
  /** When the first of these began. */
  readonly oldest: string | null
  /** Its id, where it is exactly one of those that were named. */
  readonly only: string | undefined
}

const MOST_EXAMPLES = 20

/**
 * @param extent `examples`: only until there are enough of them.
 * @param onFound is shown everything that is looked at.
 */
export async function preview (context: PurgeContext, resolved: ResolvedPurge, extent: 'all' | 'examples' = 'all', onFound?: (found: Held & { readonly id: string }) => void): Promise<Preview> {
  const { scope, targets } = resolved
  const purge = { ...resolved, operation: '', startedAt: context.clock().toISOString(), cursor: targets === undefined ? BEGINNING : { phase: 'targets', next: 0 } as const }
  const decide = await deciderOf(context, purge)
  let totals = NO_TOTALS
  let oldest: string | null = null
  const examples: string[] = []
  for await (const { candidates } of batchesOf(context, purge, targets)) {
    for (const candidate of candidates) {
      const found = await lookUp(context, candidate)
      if (found === undefined) continue
      onFound?.(found)
      const { id, record, entry } = found
      const { erase, change, isHeld, retainedUntil } = decide(id, found)
      if (isHeld) totals = addTotals(totals, { held: 1 })
      if (retainedUntil !== undefined) totals = addTotals(totals, { retained: 1, retainedUntil })
      if (!erase && change === undefined) continue
      totals = addTotals(totals, erase ? { erased: 1, messages: record?.messages ?? 0, counts: record?.counts ?? entry?.counts ?? {} } : { changed: 1, counts: mostOf(change, record) })
      const createdAt = record?.createdAt ?? entry?.createdAt ?? null
      if (oldest === null || (createdAt !== null && compareInstants(createdAt, oldest) < 0)) oldest = createdAt
      if (examples.length < MOST_EXAMPLES) examples.push(id)
    }
    if (extent === 'examples' && examples.length >= MOST_EXAMPLES) break
    await nextTurn()
  }
  const isNamed = scope.kind === 'conversationIds' || scope.kind === 'subject'
  return { totals, examples, oldest, only: isNamed && totals.erased + totals.changed === 1 ? examples[0] : undefined }
}

/** The values that a change would replace, at most: which message holds which, only the body tells. */
function mostOf (change: BodyChange | undefined, record: ConversationRecord | undefined): PurgeTotals['counts'] {
  if (change === undefined || record === undefined) return {}
  const rules = [...change.redact, ...change.pseudonymise]
  const isMeant = (type: string): boolean => change.erase.size > 0 || rules.some(({ types }) => types === undefined || types.has(type as EntityType))
  return Object.fromEntries(Object.entries(record.counts).filter(([type]) => isMeant(type)))
}
