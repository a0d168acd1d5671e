// Turns over all processes: first among those of this process, then by an advisory lock. A commit made in a turn holds only while the lock is held.

import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { inTurn } from '../../in-turn.ts'
import { lockKey } from './lock-key.ts'
import type { Session, Standing } from './session.ts'
import { LOCK } from './sql.ts'

const POLL_MS = { first: 4, most: 60 }
const LEAD_MS = 500

/** The connection that holds the turns of the work under way. */
const held = new AsyncLocalStorage<Standing>()

/** What a commit must find standing; undefined: it is made in no turn. */
export function standingOfTurn (): Standing | undefined {
  return held.getStore()
}

export async function inSharedTurn<T> (session: Session, schema: string, thing: string, work: () => Promise<T>): Promise<T> {
  return await inTurn(session, thing, async () => {
    const key = lockKey(schema, `turn ${thing}`)
    const standing = await take(session, key)
    try {
      // A turn inside another keeps the older connection: if that was lost, so was the outer turn.
      return await held.run(held.getStore() ?? standing, work)
    } finally {
      session.unlock(key, standing)
    }
  })
}

/** See `Together.lead`. */
export function leadShared (session: Session, schema: string, work: (signal: AbortSignal) => Promise<void>): () => Promise<void> {
  const stop = new AbortController()
  const key = lockKey(schema, LOCK.lead)
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const standing = await tryTake(session, key)
      if (standing !== undefined) {
        const signal = AbortSignal.any([stop.signal, standing.lost])
        await work(signal).catch(() => { /* whoever leads tells of failures itself */ })
        // Work that ended by itself keeps the lead: it is done once.
        if (!signal.aborted) await new Promise((resolve) => { signal.addEventListener('abort', resolve, { once: true }) })
        session.unlock(key, standing)
      }
      if (!stop.signal.aborted) await sleep(LEAD_MS, undefined, { ref: false, signal: stop.signal }).catch(() => {})
    }
  }
  const done = run()
  return async () => { stop.abort(); await done }
}

/** Polls: whoever waits keeps no connection from those that work. */
async function take (session: Session, key: string): Promise<Standing> {
  for (let wait = POLL_MS.first; ; wait = Math.min(wait * 1.5, POLL_MS.most)) {
    const { standing } = session
    if (await session.tryLock(key)) return standing
    await sleep(wait * (0.5 + Math.random()))
  }
}

async function tryTake (session: Session, key: string): Promise<Standing | undefined> {
  try {
    const { standing } = session
    return await session.tryLock(key) ? standing : undefined
  } catch {
    return undefined
  }
}
