// What the processes of one store do together, and how a store of one process does it alone.

import { inTurn } from '../in-turn.ts'

/** So many places in each span of time: a sliding window. */
export interface Window {
  /** Whose places. No personal data. */
  readonly name: string
  /** Now, in milliseconds since 1970. */
  readonly at: number
  readonly lengthMs: number
  readonly most: number
}

/** So many places in each span of time, which begins with the first place taken: a fixed window. Its places are handed out in shares. */
export interface SharedWindow {
  /** Whose places. No personal data. */
  readonly name: string
  readonly lengthMs: number
  readonly most: number
  /** How many are needed at once, 1 or more. Given while there are any; beyond them at most `reserve`, and at most a twentieth of what is left. */
  readonly needed: number
  readonly reserve: number
}

export interface Share {
  /** Places of whoever asked, until the window ends; 0: all are taken. */
  readonly granted: number
  /** Places that nobody has yet. */
  readonly left: number
  /** Until the window ends, counted from before the asking. */
  readonly endsInMs: number
}

export interface Together {
  /** Whether other processes may work on this store at the same time. */
  readonly isShared: boolean

  /**
   * One piece of work at a time on one thing, over all processes; in the order of asking within each. Different things do not wait for each other.
   * @throws AppError DATABASE_UNAVAILABLE. Where the process loses the thing before the work ends, commits of the work fail.
   */
  inTurn<T> (thing: string, work: () => Promise<T>): Promise<T>

  /**
   * Takes a place in a window that all processes share.
   * @param before instants (ms) of places that were taken before this store was opened, oldest first: asked once a name, by a store that forgets them.
   * @returns 0, or how many milliseconds until the next place is free; then none was taken.
   */
  spend (window: Window, before: () => Promise<readonly number[]>): Promise<number>

  /** Takes places of a window that all processes share: never more than there are. What is not used by its end is lost. @throws AppError DATABASE_UNAVAILABLE. */
  share (window: SharedWindow): Promise<Share>

  /**
   * Calls back after another process changed keys, policies, holds or rules, and when that may have happened unseen. @returns ends it.
   */
  watch (onChange: () => void): () => void

  /** False while changes of other processes might not be heard of: what was read before must not be trusted then. */
  readonly isCurrent: boolean

  /**
   * Runs `work` in one process of all at a time: here as soon as no other does, and again after it was lost.
   * `signal` aborts when this process must stop: it was lost, or the returned function was called.
   * @returns stops it and waits.
   */
  lead (work: (signal: AbortSignal) => Promise<void>): () => Promise<void>
}

/** Of a store that one process has for itself. */
export function aloneTogether (): Together {
  const owner = {}
  const spent = new Map<string, Promise<number[]>>()
  const windows = new Map<string, { readonly endsAt: number, taken: number }>()
  return {
    isShared: false,
    isCurrent: true,
    async inTurn (thing, work) { return await inTurn(owner, thing, work) },
    async spend ({ name, at, lengthMs, most }, before) {
      const counted = spent.get(name) ?? before().then((instants) => [...instants])
      spent.set(name, counted)
      counted.catch(() => { spent.delete(name) })
      const instants = await counted
      // From here to the push nothing waits: two cannot take the same place.
      while (instants[0] !== undefined && instants[0] <= at - lengthMs) instants.shift()
      if (instants.length >= most) return Math.max(1, (instants[instants.length - most] ?? at) + lengthMs - at)
      instants.push(at)
      return 0
    },
    async share ({ name, lengthMs, most, needed }) {
      const now = performance.now()
      for (const [other, { endsAt }] of windows) if (endsAt <= now) windows.delete(other)
      const window = windows.get(name) ?? { endsAt: now + lengthMs, taken: 0 }
      windows.set(name, window)
      const granted = Math.max(0, Math.min(needed, most - window.taken))
      window.taken += granted
      return { granted, left: Math.max(0, most - window.taken), endsInMs: window.endsAt - now }
    },
    watch: () => () => {},
    lead (work) {
      const stop = new AbortController()
      const done = work(stop.signal).catch(() => { /* whoever leads tells of failures itself */ })
      return async () => { stop.abort(); await done }
    }
  }
}
