// Bulk jobs of one server without a database: one at a time, in the order in which they came. All that is kept of them lies in their output
// folders, so a server that starts again finds them there.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { inTurn } from '../../in-turn.ts'
import type { Bulk } from '../../privacy/bulk.ts'
import type { Actor } from '../../privacy/privacy.ts'
import type { FileOps } from '../../store/file/files.ts'
import { failurePage, parseCursor } from '../failure-page.ts'
import { inputPath, outputPath, type JobFolders } from '../folders.ts'
import { findInput } from '../input-files.ts'
import type { JobState, JobStatus } from '../job.ts'
import type { FailurePage, JobRequest, Jobs } from '../jobs.ts'
import { checkRequest, newRecord, sameOrder } from '../request.ts'
import { createBook, JobBook, readFailures, readRecord, readStatus, type Wish } from './book.ts'
import { LOST, runJob } from './run-job.ts'

export interface LocalJobsOptions {
  readonly folders: JobFolders
  readonly bulk: Bulk
  readonly files: FileOps
  readonly clock: Clock
  /** Detection threads of this process. */
  readonly workers: number
  /** Told of what stops the work beside the errors of a job. */
  readonly onFailure: (error: unknown) => void
  readonly retryMs?: readonly number[]
}

const ENDED: readonly JobState[] = ['finished', 'cancelled']

/** Begins with what an earlier process left unfinished. */
export async function openLocalJobs (options: LocalJobsOptions): Promise<Jobs> {
  const { folders, files } = options
  const jobs = new LocalJobs(options)
  const known: JobStatus[] = []
  for (const entry of await readdir(folders.output, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    // A folder with a damaged job in it must not keep the server from starting; whoever asks for the job is told.
    const status = await readStatus(files, join(folders.output, entry.name)).catch(() => undefined)
    if (status?.output === entry.name) known.push(status)
  }
  for (const status of known.sort(byAge)) jobs.adopt(status)
  return jobs
}

function byAge (a: JobStatus, b: JobStatus): number {
  return a.createdAt < b.createdAt ? -1 : 1
}

class LocalJobs implements Jobs {
  readonly #options: LocalJobsOptions
  /** Job id → name of its output folder, oldest first. */
  readonly #jobs = new Map<string, string>()
  readonly #waiting: string[] = []
  /** How jobs stand that have ended: their journals need not be read again. */
  readonly #ended = new Map<string, JobStatus>()
  #current: { readonly id: string, readonly stop: AbortController, readonly ended: Promise<void>, book?: JobBook } | undefined
  #isClosed = false

  constructor (options: LocalJobsOptions) {
    this.#options = options
  }

  adopt ({ id, output, state }: JobStatus): void {
    this.#jobs.set(id, output)
    if (state === 'waiting' || state === 'running') this.#enqueue(id)
  }

  async submit (actor: Actor, request: JobRequest): Promise<JobStatus & { readonly isNew: boolean }> {
    const { folders, bulk, files, clock } = this.#options
    checkRequest(request)
    const { fingerprint, model } = bulk.prepare(actor, request.action, request.options)
    const { input, output } = request
    await findInput(await inputPath(folders, input))
    const folder = await outputPath(folders, output)
    return await inTurn(this, folder, async () => {
      const record = newRecord(actor, request, { fingerprint, model }, clock)
      const before = await readRecord(files, folder)
      if (before !== undefined) {
        if (!sameOrder(before, record)) throw new AppError('CONFLICT', 'the output folder has another job')
        return { ...await this.get(actor, before.id), isNew: false }
      }
      await createBook(files, folder, record)
      this.#jobs.set(record.id, output)
      this.#enqueue(record.id)
      return { ...await this.get(actor, record.id), isNew: true }
    })
  }

  async list (actor: Actor): Promise<readonly JobStatus[]> {
    this.#options.bulk.allow(actor)
    const all = await Promise.all([...this.#jobs.keys()].reverse().map(async (id) => await this.#status(id)))
    return all.filter((status) => status !== undefined)
  }

  async get (actor: Actor, id: string): Promise<JobStatus> {
    this.#options.bulk.allow(actor)
    const status = await this.#status(id)
    if (status === undefined) throw new AppError('NOT_FOUND', 'there is no job with this id')
    return status
  }

  async pause (actor: Actor, id: string): Promise<JobStatus> {
    return await this.#stop(actor, id, 'pause', 'paused')
  }

  async cancel (actor: Actor, id: string): Promise<JobStatus> {
    return await this.#stop(actor, id, 'cancel', 'cancelled')
  }

  async resume (actor: Actor, id: string): Promise<JobStatus> {
    const { state } = await this.get(actor, id)
    if (ENDED.includes(state)) throw new AppError('CONFLICT', `the job is ${state}`)
    if (state === 'paused' || state === 'failed') {
      await this.#setState(id, 'waiting')
      this.#enqueue(id)
    }
    return await this.get(actor, id)
  }

  async failures (actor: Actor, id: string, after: string | undefined, limit: number): Promise<FailurePage> {
    await this.get(actor, id)
    const cursor = parseCursor(after)
    return await failurePage(readFailures(this.#options.files, this.#folderOf(id), cursor.chunk), cursor, limit)
  }

  async close (): Promise<void> {
    this.#isClosed = true
    this.#waiting.length = 0
    this.#current?.stop.abort('close')
    await this.#current?.ended
  }

  async #stop (actor: Actor, id: string, wish: Wish, state: JobState): Promise<JobStatus> {
    const before = await this.get(actor, id)
    if (ENDED.includes(before.state)) throw new AppError('CONFLICT', `the job is ${before.state}`)
    const at = this.#waiting.indexOf(id)
    if (at >= 0) this.#waiting.splice(at, 1)
    if (this.#current?.id === id) {
      this.#current.stop.abort(wish)
      await this.#current.ended
    } else if (before.state !== state) {
      await this.#setState(id, state)
    }
    return await this.get(actor, id)
  }

  async #status (id: string): Promise<JobStatus | undefined> {
    const { files } = this.#options
    if (!this.#jobs.has(id)) return undefined
    if (this.#current?.id === id && this.#current.book !== undefined) return this.#current.book.status()
    const folder = this.#folderOf(id)
    if ((await readRecord(files, folder))?.id !== id) return undefined
    const status = this.#ended.get(id) ?? await readStatus(files, folder)
    if (status !== undefined && ENDED.includes(status.state)) this.#ended.set(id, status)
    return status
  }

  async #setState (id: string, state: JobState): Promise<void> {
    const book = await JobBook.open(this.#options.files, this.#folderOf(id), () => {})
    try {
      await book.setState(state, this.#options.clock().toISOString())
    } finally {
      await book.close()
    }
  }

  #folderOf (id: string): string {
    return join(this.#options.folders.output, this.#jobs.get(id) ?? '')
  }

  #enqueue (id: string): void {
    if (!this.#waiting.includes(id)) this.#waiting.push(id)
    queueMicrotask(() => { this.#runNext() })
  }

  #runNext (): void {
    if (this.#isClosed || this.#current !== undefined) return
    const id = this.#waiting.shift()
    if (id === undefined) return
    const stop = new AbortController()
    const ended = this.#run(id, stop).catch((error: unknown) => { this.#options.onFailure(error) }).finally(() => {
      this.#current = undefined
      this.#runNext()
    })
    this.#current = { id, stop, ended }
  }

  async #run (id: string, stop: AbortController): Promise<void> {
    const { folders, bulk, files, clock, workers, retryMs } = this.#options
    const book = await JobBook.open(files, this.#folderOf(id), () => { stop.abort(LOST) })
    if (this.#current !== undefined) this.#current.book = book
    try {
      await runJob({
        book,
        bulk,
        files,
        clock,
        actor: book.record.actor,
        concurrency: 2 * workers + 1,
        signal: stop.signal,
        find: async () => (await findInput(await inputPath(folders, book.record.input))).files,
        ...(retryMs === undefined ? {} : { retryMs })
      })
    } finally {
      delete this.#current?.book
      await book.close()
    }
  }
}
