// Bulk jobs on PostgreSQL: any process takes, lists and stops them, and every process with workers to spare works on them. All of them see
// the same input and output folders; that is the operator's part.

import type { Pool } from 'pg'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { Bulk } from '../../privacy/bulk.ts'
import type { Actor } from '../../privacy/privacy.ts'
import type { FileOps } from '../../store/file/files.ts'
import type { ChunkReader } from '../chunk-reader.ts'
import { failurePage, parseCursor } from '../failure-page.ts'
import { inputPath, outputPath, type JobFolders } from '../folders.ts'
import { findInput } from '../input-files.ts'
import type { JobState, JobStatus } from '../job.ts'
import type { FailurePage, JobRequest, Jobs } from '../jobs.ts'
import { makeOutput } from '../local/book.ts'
import { checkRequest, newRecord, sameOrder } from '../request.ts'
import { NOTHING } from '../tally.ts'
import { recordEnd, sendNext } from './act.ts'
import { openJobDatabase, type JobDatabase } from './database.ts'
import { statusOf, type JobRow } from './rows.ts'
import { isAway, startWorker, type Worker } from './worker.ts'

export interface SharedJobsOptions {
  /** With the schema of jobs as its search path; closed with the jobs. */
  readonly pool: Pool
  readonly folders: JobFolders
  readonly bulk: Bulk
  readonly files: FileOps
  readonly clock: Clock
  /** Detection threads of this process; 0: it takes jobs and works on none. */
  readonly workers: number
  /** Whether interactive work waits in this process. */
  readonly isBusy: () => boolean
  readonly onFailure: (error: unknown) => void
  readonly pollMs?: number
}

const ENDED: readonly JobState[] = ['finished', 'cancelled']

/** @throws AppError DATABASE_SCHEMA, DATABASE_UNAVAILABLE, STORAGE_FAILED; the pool is closed then. */
export async function openSharedJobs (options: SharedJobsOptions): Promise<Jobs> {
  try {
    const database = await openJobDatabase(options.pool, (error) => { if (!isAway(error)) options.onFailure(error) })
    return new SharedJobs(options, database)
  } catch (error) {
    await options.pool.end()
    throw error
  }
}

class SharedJobs implements Jobs {
  readonly #options: SharedJobsOptions
  readonly #database: JobDatabase
  readonly #worker: Worker | undefined
  readonly #readers = new Map<string, ChunkReader>()

  constructor (options: SharedJobsOptions, database: JobDatabase) {
    this.#options = options
    this.#database = database
    this.#worker = options.workers === 0 ? undefined : startWorker({ ...options, database, readers: this.#readers, concurrency: 2 * options.workers + 1 })
  }

  async submit (actor: Actor, request: JobRequest): Promise<JobStatus & { readonly isNew: boolean }> {
    const { folders, bulk, files, clock } = this.#options
    checkRequest(request)
    const { fingerprint, model } = bulk.prepare(actor, request.action, request.options)
    const { input, output } = request
    await findInput(await inputPath(folders, input))
    const folder = await outputPath(folders, output)
    const record = newRecord(actor, request, { fingerprint, model }, clock)
    const before = await this.#database.jobOf(output)
    if (before === undefined) {
      await makeOutput(files, folder)
      const isNew = await this.#database.transaction(async (transaction) => {
        if (!await transaction.insertJob(record, NOTHING)) return false
        await transaction.send([{ kind: 'plan', job: record.id, generation: 1 }])
        return true
      })
      if (isNew) {
        this.#worker?.wake()
        return { ...await this.get(actor, record.id), isNew: true }
      }
    }
    const there = before ?? await this.#database.jobOf(output)
    if (there === undefined || !sameOrder(there.record, record)) throw new AppError('CONFLICT', 'the output folder has another job')
    return { ...statusOf(there), isNew: false }
  }

  async list (actor: Actor): Promise<readonly JobStatus[]> {
    this.#options.bulk.allow(actor)
    return (await this.#database.jobs()).map(statusOf)
  }

  async get (actor: Actor, id: string): Promise<JobStatus> {
    this.#options.bulk.allow(actor)
    const row = await this.#database.job(id)
    if (row === undefined) throw unknownJob()
    return statusOf(row)
  }

  async pause (actor: Actor, id: string): Promise<JobStatus> {
    return await this.#end(actor, id, 'paused')
  }

  async cancel (actor: Actor, id: string): Promise<JobStatus> {
    return await this.#end(actor, id, 'cancelled')
  }

  async resume (actor: Actor, id: string): Promise<JobStatus> {
    const { bulk, clock } = this.#options
    bulk.allow(actor)
    const resumed = await this.#database.transaction(async (transaction) => {
      const row = await transaction.lockJob(id)
      if (row === undefined) throw unknownJob()
      if (ENDED.includes(row.state)) throw new AppError('CONFLICT', `the job is ${row.state}`)
      if (row.state !== 'paused' && row.state !== 'failed') return undefined
      const generation = row.generation + 1
      await transaction.setState(id, row.input === null ? 'waiting' : 'running', clock().toISOString(), null, true)
      if (row.input === null) await transaction.send([{ kind: 'plan', job: id, generation }])
      else await sendNext(transaction, { record: row.record, generation })
      return row
    })
    if (resumed?.input != null) await bulk.record(actor, 'job.start', { operation: id, detail: resumed.record.action })
    this.#worker?.wake()
    return await this.get(actor, id)
  }

  async failures (actor: Actor, id: string, after: string | undefined, limit: number): Promise<FailurePage> {
    this.#options.bulk.allow(actor)
    const row = await this.#database.job(id)
    if (row === undefined) throw unknownJob()
    const cursor = parseCursor(after)
    return await failurePage(this.#database.failures(id, row.input?.files ?? [], cursor.chunk), cursor, limit)
  }

  async close (): Promise<void> {
    await this.#worker?.close()
    for (const reader of this.#readers.values()) await reader.close()
    await this.#database.close()
    await this.#options.pool.end()
  }

  /** Whoever works on it sees the new generation within moments, and keeps nothing of what is not done. */
  async #end (actor: Actor, id: string, state: 'paused' | 'cancelled'): Promise<JobStatus> {
    const { bulk, clock } = this.#options
    bulk.allow(actor)
    const ended: { row?: JobRow } = {}
    await this.#database.transaction(async (transaction) => {
      const row = await transaction.lockJob(id)
      if (row === undefined) throw unknownJob()
      if (ENDED.includes(row.state)) throw new AppError('CONFLICT', `the job is ${row.state}`)
      if (row.state === state) return
      await transaction.setState(id, state, clock().toISOString(), null, true)
      if (row.state === 'running') ended.row = row
    })
    if (ended.row !== undefined) await recordEnd({ bulk }, ended.row, state, ended.row.tally)
    return await this.get(actor, id)
  }
}

function unknownJob (): AppError {
  return new AppError('NOT_FOUND', 'there is no job with this id')
}
