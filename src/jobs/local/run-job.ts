// Runs one job in this process: plans it, works through its chunks, some at a time, and finishes it. Killed at any point, the next run goes on.

import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { Bulk, BulkOptions, BulkWork } from '../../privacy/bulk.ts'
import type { Actor } from '../../privacy/privacy.ts'
import { ignoreFailure, type FileOps } from '../../store/file/files.ts'
import { ChunkReader } from '../chunk-reader.ts'
import { describeJobError, isLasting, outputError, RETRY_MS } from '../errors.ts'
import { isPartWhole, writeManifest } from '../finish.ts'
import type { FoundFile } from '../input-files.ts'
import { CHUNKS_AT_ONCE, type Chunk, type ChunkResult, type JobState, type JobStatus } from '../job.ts'
import { runChunk } from '../run-chunk.ts'
import type { JobBook, Wish } from './book.ts'

const WISH_EVERY_MS = 200
/** The reason of a `signal` that says that the job's folder may be another process's. */
export const LOST = 'lost'

export interface LocalRun {
  readonly book: JobBook
  readonly bulk: Bulk
  readonly actor: Actor
  /** The files of the input. */
  readonly find: () => Promise<readonly FoundFile[]>
  /** Options where they are not those of the record: it holds no keys. */
  readonly options?: BulkOptions
  readonly files: FileOps
  readonly clock: Clock
  /** Records of one chunk under way at once. */
  readonly concurrency: number
  /** Stops; its reason is a wish, or anything else: then the job waits for the next run. */
  readonly signal: AbortSignal
  readonly retryMs?: readonly number[]
  /** One more record is done. */
  readonly onRecord?: () => void
}

type Run = LocalRun & { readonly reader: ChunkReader }
type Working = Run & { readonly work: BulkWork, readonly found: readonly FoundFile[] }

/** @returns how the job stands then: finished, paused, cancelled, failed, or waiting where `signal` stopped it. Never rejects for a reason of the job. */
export async function runJob (given: LocalRun): Promise<JobStatus> {
  const { book } = given
  const stop = stopOf(given)
  const reader = new ChunkReader()
  const run: Run = { ...given, reader, signal: stop.signal }
  try {
    await workThrough(await begin(run))
    return await end(run, 'finished')
  } catch (error) {
    const wish: unknown = stop.signal.reason
    if (!stop.signal.aborted) return await end(run, 'failed', outputError(error))
    // The job may be another process's by now: nothing more is written.
    if (wish === LOST) return { ...book.status(), state: 'waiting' }
    const status = await end(run, wish === 'pause' ? 'paused' : wish === 'cancel' ? 'cancelled' : 'waiting')
    await ignoreFailure(book.forgetWish())
    return status
  } finally {
    stop.dispose()
    await reader.close()
  }
}

async function begin (run: Run): Promise<Working> {
  const { book, bulk, actor, clock, signal, find } = run
  const { id, action, options, configHash } = book.record
  await book.forgetWish()
  signal.throwIfAborted()
  await book.setState('running', clock().toISOString())
  await bulk.record(actor, 'job.start', { operation: id, detail: action })
  const work = bulk.prepare(actor, action, run.options ?? options)
  if (work.fingerprint !== configHash) throw new AppError('CONFLICT', 'the options, rules, model or version are not those that the job began with')
  const found = await find()
  const { files } = book.input ?? await book.plan(found, signal)
  if (files.length !== found.length || files.some(({ name }, index) => name !== found[index]?.name)) throw new AppError('CONFLICT', 'the input changed since the job began')
  return { ...run, work, found }
}

/** Until every part lies in the output folder as it was written, and the manifest beside them. */
async function workThrough (run: Working): Promise<void> {
  const { book, files, clock, signal } = run
  for (let isWhole = false; !isWhole;) {
    await workChunks(run)
    isWhole = true
    for await (const { chunk, result } of resultsOf(book)) {
      signal.throwIfAborted()
      if (await isPartWhole(book.output, result)) continue
      await book.undoChunk(chunk)
      isWhole = false
    }
  }
  const { record, output, input } = book
  if (input === undefined) throw new AppError('INTERNAL')
  await writeManifest(files, { record, output, input, results: () => resultsOf(book) }, clock().toISOString())
}

async function workChunks (run: Working): Promise<void> {
  const failed = new AbortController()
  const signal = AbortSignal.any([run.signal, failed.signal])
  setMaxListeners(0, signal)
  const open = openChunks(run.book)
  const first: { error?: unknown } = {}
  await Promise.all(Array.from({ length: CHUNKS_AT_ONCE }, async () => {
    try {
      for (let next = await open.next(); next.done !== true; next = await open.next()) await workChunk({ ...run, signal }, next.value)
    } catch (error) {
      // It makes the others give up.
      if (!failed.signal.aborted) first.error = error
      failed.abort()
    }
  }))
  // Where the others gave up, the plan was not read to its end.
  await open.return(undefined)
  if (failed.signal.aborted) throw first.error
}

async function * openChunks (book: JobBook): AsyncGenerator<Chunk> {
  for await (const chunk of book.chunks()) if (!book.isDone(chunk)) yield chunk
}

/** The part gets its name first and is written down then: a kill in between makes the chunk be done again, to the same part. */
async function workChunk (run: Working, chunk: Chunk): Promise<void> {
  const { book, work, files, reader, found, concurrency, signal, onRecord, retryMs = RETRY_MS } = run
  const { path, name } = found[chunk.file] ?? {}
  if (path === undefined || name === undefined) throw new AppError('CONFLICT', 'the input changed since the job began')
  const task = { files, reader, work, action: book.record.action, chunk, path, name, output: book.output, concurrency, signal, ...(onRecord === undefined ? {} : { onRecord }) }
  for (let attempt = 0; ; attempt++) {
    try {
      const { result, part } = await runChunk(task)
      await part.rename()
      await book.addChunk(result)
      return
    } catch (given) {
      signal.throwIfAborted()
      const error = outputError(given)
      const waitMs = retryMs[attempt]
      if (waitMs === undefined || isLasting(error)) throw error
      await sleep(waitMs, undefined, { signal })
    }
  }
}

async function * resultsOf (book: JobBook): AsyncGenerator<{ readonly chunk: Chunk, readonly result: ChunkResult }> {
  for await (const chunk of book.chunks()) yield { chunk, result: await book.result(chunk) }
}

/** Writes down how it ended. Where even that cannot be written, the answer says it all the same. */
async function end (run: Run, state: JobState, error?: unknown): Promise<JobStatus> {
  const { book, bulk, actor, clock } = run
  const { done, failed, messages, counts } = book.status()
  const changedAt = clock().toISOString()
  const jobError = error === undefined ? null : describeJobError(error)
  try {
    await bulk.record(actor, 'job.end', { operation: book.record.id, detail: state, counts: { ...counts, conversations: done.records - failed, messages, failed } })
    await book.setState(state, changedAt, jobError)
    return book.status()
  } catch (failure) {
    if (state !== 'failed') return await end(run, 'failed', outputError(failure))
    return { ...book.status(), state, changedAt, error: jobError }
  }
}

/** One signal for the caller's and for wishes that other processes left. */
function stopOf ({ book, signal }: LocalRun): { readonly signal: AbortSignal, dispose (): void } {
  const stop = new AbortController()
  setMaxListeners(0, stop.signal)
  const forward = (): void => { stop.abort(signal.reason) }
  if (signal.aborted) forward()
  signal.addEventListener('abort', forward, { once: true })
  const wishes = setInterval(() => {
    book.wish().then((wish: Wish | undefined) => { if (wish !== undefined) stop.abort(wish) }, () => {})
  }, WISH_EVERY_MS)
  return {
    signal: stop.signal,
    dispose () {
      clearInterval(wishes)
      signal.removeEventListener('abort', forward)
    }
  }
}
