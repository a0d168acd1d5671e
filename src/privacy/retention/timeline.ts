// What of a store a policy will act on later, by the day on which it falls due.

import type { PurgeContext } from '../purge/purge-context.ts'
import { holdCheck } from './holds.ts'
import { compiledPolicies } from './policies.ts'
import { actsAt, type Held } from './retention-rules.ts'

export interface Timeline {
  /** Sorted; days (YYYY-MM-DD) are those of the policy's time zone. What is due already is not here, nor what a legal hold covers now. */
  readonly days: ReadonlyArray<{ readonly day: string, readonly conversations: number }>
  /** Meant, but without a day: a policy that counts from the close knows none while a conversation is open. */
  readonly undated: number
}

/** Takes in one subject after the other. */
export interface TimelineCollector {
  add (subject: Held & { readonly id: string }): void
  read (): Timeline
}

/** @param id of a policy that is kept. Policies and holds count as they are now. */
export async function collectTimeline (context: PurgeContext, id: string): Promise<TimelineCollector> {
  const now = context.clock()
  const policies = await compiledPolicies(context, now)
  const policy = policies.find((one) => one.id === id)
  const isHeld = await holdCheck(context)
  const dayOf = dayFormat(policy?.policy.timeZone ?? 'UTC')
  const days = new Map<string, number>()
  let undated = 0
  return {
    add (subject) {
      const at = policy === undefined ? undefined : actsAt(policies, policy, subject)
      if (at === undefined || (at !== null && at <= now.getTime()) || isHeld(subject)) return
      if (at === null) { undated += 1; return }
      const day = dayOf(at)
      days.set(day, (days.get(day) ?? 0) + 1)
    },
    read: () => ({ days: [...days].sort(([a], [b]) => a < b ? -1 : 1).map(([day, conversations]) => ({ day, conversations })), undated })
  }
}

function dayFormat (timeZone: string): (ms: number) => string {
  if (timeZone === 'UTC') return (ms) => new Date(ms).toISOString().slice(0, 10)
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit' })
  return (ms) => format.format(ms)
}
