// The rate limit of several processes on one store: places of the running minute are taken from the store in shares and handed out here, so that
// few requests ask the database.

import { createHmac } from 'node:crypto'
import type { Store } from '../store/store.ts'

/** What became of one request. */
export interface Place {
  readonly isFree: boolean
  /** Places of the minute that are left, as far as this process knows. */
  readonly left: number
  /** Until the minute ends. */
  readonly endsInMs: number
}

export interface RateLimiter {
  /** @param name whose minute. @throws AppError DATABASE_UNAVAILABLE where there is no place at hand: it is not known whether there is one. */
  take (name: string, perMinute: number): Promise<Place>
}

/** The running minute of one name, as this process knows it. */
interface Minute {
  /** On the clock of `performance`. Before the store's: a place is never used in the minute after its own. */
  endsAt: number
  /** Places at hand. */
  own: number
  /** Places that no process has yet. */
  left: number
  /** Requests that wait for a place. */
  waiting: number
  asking: Promise<void> | undefined
}

const MINUTE_MS = 60_000
/** Of a hundred places, one may lie unused in each other process while the last are refused. Below two hundred none is taken before it is needed. */
const RESERVE = 1 / 100
const MOST_NAMES = 10_000

export function sharedRateLimiter (store: Pick<Store, 'referenceKey' | 'share'>): RateLimiter {
  const minutes = new Map<string, Minute>()

  const ask = async (name: string, minute: Minute, most: number): Promise<void> => {
    // Those that came at once are asked for at once.
    await undefined
    const askedAt = performance.now()
    const { granted, left, endsInMs } = await store.share({ name: windowName(store, name), lengthMs: MINUTE_MS, most, needed: Math.max(1, minute.waiting), reserve: Math.max(1, Math.floor(most * RESERVE)) })
    minute.endsAt = askedAt + endsInMs
    minute.own = granted
    minute.left = left
  }

  return {
    async take (name, most) {
      const minute = minutes.get(name) ?? { endsAt: 0, own: 0, left: 0, waiting: 0, asking: undefined }
      if (!minutes.has(name)) {
        if (minutes.size >= MOST_NAMES) forget(minutes)
        minutes.set(name, minute)
      }
      minute.waiting += 1
      try {
        for (;;) {
          const endsInMs = minute.endsAt - performance.now()
          const isOpen = endsInMs > 0
          if (isOpen && minute.own > 0) {
            minute.own -= 1
            return { isFree: true, left: minute.own + minute.left, endsInMs }
          }
          if (isOpen && minute.left === 0) return { isFree: false, left: 0, endsInMs }
          // All that wait ask once, for all of them.
          await (minute.asking ??= ask(name, minute, most).finally(() => { minute.asking = undefined }))
        }
      } finally {
        minute.waiting -= 1
      }
    }
  }
}

/** Addresses are personal data: the store sees a keyed hash. */
function windowName ({ referenceKey }: Pick<Store, 'referenceKey'>, name: string): string {
  return createHmac('sha256', referenceKey).update(`rate limit\n${name}`).digest('base64url').slice(0, 22)
}

/** Minutes that ended; where that is not enough, the oldest: places at hand are lost, none is given twice. */
function forget (minutes: Map<string, Minute>): void {
  const now = performance.now()
  for (const [name, { endsAt, waiting }] of minutes) if (endsAt <= now && waiting === 0) minutes.delete(name)
  for (const [name, { waiting }] of minutes) {
    if (minutes.size < MOST_NAMES) return
    if (waiting === 0) minutes.delete(name)
  }
}
