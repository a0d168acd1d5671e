// Follows what other processes do to the rules. Rules that may have been replaced unseen are not used: the call fails instead.

import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../errors.ts'
import type { Together } from '../../store/together.ts'

/** How long a set may be used after somebody said that it may have been replaced. */
const GRACE_MS = 1_000
const RETRY_MS = 100

export interface FollowedRules {
  /** @throws AppError NOT_READY while the rules in force are not known. */
  check (): void
}

/** @param refresh reads the rules of the store and puts them in force; tried again until it succeeds. */
export function followRules (store: Together, refresh: () => Promise<void>): FollowedRules {
  let [asked, done] = [0, 0]
  let staleSince: number | undefined
  let isFollowing = false
  const follow = async (): Promise<void> => {
    isFollowing = true
    while (done < asked) {
      const wanted = asked
      await refresh().then(() => { done = wanted }, async () => { await sleep(RETRY_MS, undefined, { ref: false }) })
    }
    staleSince = undefined
    isFollowing = false
  }
  store.watch(() => {
    asked += 1
    staleSince ??= performance.now()
    if (!isFollowing) follow().catch(() => { /* never: each failure is tried again */ })
  })
  return {
    check () {
      const isLate = staleSince !== undefined && performance.now() - staleSince > GRACE_MS
      if (isLate || !store.isCurrent) throw new AppError('NOT_READY', 'it is not known whether the rules in force are still those that were put last')
    }
  }
}
