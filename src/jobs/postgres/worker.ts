// What one process does for the jobs of all: takes messages one after the other, as long as it has workers to spare, and acts on each.
//
// A message is this process's while its lease is: the lease names a lock that the process holds as long as it lives. Whoever finds the
// lock free puts the message back. What a message did counts only with the commit that also ends the message.

import { setMaxListeners } from 'node:events'
import { AppError } from '../../errors.ts'
import { isLasting, outputError } from '../errors.ts'
import { CHUNKS_AT_ONCE, isGoing } from '../job.ts'
import { actOn, failJob, type Acting } from './act.ts'
import type { Message, Task } from './rows.ts'

export interface WorkerOptions extends Omit<Acting, 'worker' | 'signal' | 'message'> {
  /** Whether interactive work waits: then no new message is taken. */
  readonly isBusy: () => boolean
  readonly onFailure: (error: unknown) => void
  /** Milliseconds between looks for a message where there was none. */
  readonly pollMs?: number
}

export interface Worker {
  /** There may be a message now. */
  wake (): void
  /** Puts back what is under way. */
  close (): Promise<void>
}

const POLL_MS = 500
const SWEEP_MS = 2_000
const WATCH_MS = 500
const RECONNECT_MS = 1_000

interface UnderWay { readonly message: string, readonly task: Task, readonly stop: AbortController }

export function startWorker (options: WorkerOptions): Worker {
  const { database, readers, isBusy, onFailure, pollMs = POLL_MS } = options
  const closing = new AbortController()
  setMaxListeners(0, closing.signal)
  const underWay = new Set<UnderWay>()
  const sleepers = new Set<() => void>()
  const done = live()

  return {
    wake,
    async close () {
      closing.abort()
      wake()
      await done
    }
  }

  /** One life lasts as long as one connection; its end ends the work, as others take it over. */
  async function live (): Promise<void> {
    while (!closing.signal.aborted) {
      await liveOnce().catch(tell)
      await doze(RECONNECT_MS)
    }
  }

  async function liveOnce (): Promise<void> {
    const worker = newWorker()
    const end = new AbortController()
    const stop = (): void => { end.abort(); wake() }
    setMaxListeners(0, end.signal)
    const release = await database.stayAlive(worker, stop)
    closing.signal.addEventListener('abort', stop, { once: true })
    if (closing.signal.aborted) stop()
    const loops = [
      every(SWEEP_MS, end.signal, async () => { await sweep(worker) }),
      every(WATCH_MS, end.signal, watch),
      ...Array.from({ length: CHUNKS_AT_ONCE }, async () => { await takeMessages(worker, end.signal) })
    ]
    try {
      await Promise.all(loops)
    } finally {
      // Where one of them failed, the others must not go on under a lock that is given back here.
      stop()
      await Promise.allSettled(loops)
      closing.signal.removeEventListener('abort', stop)
      release()
    }
  }

  async function takeMessages (worker: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const message = isBusy() ? undefined : await database.fetch()
      if (message === undefined) { await doze(pollMs); continue }
      await handle(message, worker, signal).catch(tell)
      // The plan of a job sends its chunks.
      if (message.data.kind === 'plan') wake()
    }
  }

  async function handle (message: Message, worker: string, signal: AbortSignal): Promise<void> {
    const one: UnderWay = { message: message.id, task: message.data, stop: new AbortController() }
    const stop = (): void => { one.stop.abort() }
    setMaxListeners(0, one.stop.signal)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    underWay.add(one)
    try {
      if (await database.takeLease(message.id, worker)) await act({ ...options, message, worker, signal: one.stop.signal })
    } finally {
      underWay.delete(one)
      signal.removeEventListener('abort', stop)
    }
  }

  async function act (acting: Acting): Promise<void> {
    const { message, worker, signal } = acting
    try {
      await actOn(acting)
    } catch (given) {
      const error = outputError(given)
      // Whoever takes it next sees whether its job was paused or cancelled: only then does it ask for nothing any more.
      if (signal.aborted) await database.handBack(message.id, worker)
      else if (isLasting(error) || message.isLastTry) await failJob(acting, error)
      else await database.putBack(message.id, worker)
    }
  }

  /** Stops work on jobs that others paused, cancelled or saw fail, and closes the files of jobs that ended elsewhere. */
  async function watch (): Promise<void> {
    // What begins while the database is asked is not judged by an answer that does not know of it.
    const judged = [...underWay]
    const working = new Set(judged.map(({ task }) => task.job))
    const jobs = [...new Set([...working, ...readers.keys()])]
    if (jobs.length === 0) return
    const states = new Map((await database.states(jobs)).map((job) => [job.id, job]))
    for (const { task, stop } of judged) {
      const job = states.get(task.job)
      if (job === undefined || job.generation !== task.generation || !isGoing(job)) stop.abort()
    }
    for (const [id, reader] of readers) {
      const job = states.get(id)
      if ([...underWay].some(({ task }) => task.job === id) || (job !== undefined && isGoing(job))) continue
      readers.delete(id)
      await reader.close()
    }
  }

  /** Puts back what nobody works on: what processes had that are gone, and what this one could not put back when it ended. */
  async function sweep (worker: string): Promise<void> {
    const leases = await database.leasesOf(worker)
    const left = leases.filter((lease) => ![...underWay].some(({ message }) => message === lease))
    for (const message of left) await database.handBack(message, worker)
    if (await database.sweep() + left.length > 0) wake()
  }

  async function every (ms: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      await work().catch(tell)
      await doze(ms)
    }
  }

  /** That the database is away is told by whoever asks it for something; here it is waited for. */
  function tell (error: unknown): void {
    if (!closing.signal.aborted && !isAway(error)) onFailure(error)
  }

  function wake (): void {
    for (const end of [...sleepers]) end()
  }

  async function doze (ms: number): Promise<void> {
    if (closing.signal.aborted) return
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer)
        sleepers.delete(end)
        resolve()
      }
      const timer = setTimeout(end, ms)
      sleepers.add(end)
    })
  }
}

/** Whether it says no more than that the database is away. */
export function isAway (error: unknown): boolean {
  return error instanceof AppError && error.code === 'DATABASE_UNAVAILABLE'
}

/** 62 random bits: both halves in pg_locks stay positive. */
function newWorker (): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  return ((BigInt(high & 0x3FFFFFFF) << 32n) | BigInt(low)).toString()
}
