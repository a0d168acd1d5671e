// The tables of bulk jobs and pg-boss's queue, as functions: rows in, rows out.

import PgBoss from 'pg-boss'
import { DatabaseError, type Pool, type PoolClient } from 'pg'
import { AppError } from '../../errors.ts'
import { failureOf, isLostConnection } from '../../store/postgres/failures.ts'
import type { Chunk, ChunkFailure, ChunkResult, InputFile, JobState } from '../job.ts'
import { dbOf, jobRow, PAGE, QUEUE, type JobRow, type Message, type Task } from './rows.ts'
import { CHUNK, JOB, JOBS_SCHEMA, LEASE, MESSAGE, SETUP, TABLES_VERSION } from './sql.ts'
import { Transaction } from './transaction.ts'

/** Of one message that meets errors: about a minute and a half with the back-off. Then the whole job stops. */
const MOST_RETRIES = 6
/** A waiting message is kept longer than any job waits; an owner that lives has its message for so long. */
const QUEUE_OPTIONS = { name: QUEUE, policy: 'standard', retryLimit: 1_000, retryDelay: 1, retryBackoff: true, expireInHours: 12, retentionDays: 3_650 } as const

/** @param pool whose search path is the schema of jobs. @throws AppError DATABASE_SCHEMA, DATABASE_UNAVAILABLE, STORAGE_FAILED. */
export async function openJobDatabase (pool: Pool, onError: (error: unknown) => void): Promise<JobDatabase> {
  const boss = new PgBoss({ db: dbOf(pool), schema: JOBS_SCHEMA, schedule: false, supervise: true, maintenanceIntervalSeconds: 60 })
  boss.on('error', (error) => { onError(isOfDatabase(error) ? failureOf(error) : error) })
  try {
    const { client, release } = await checkOut(pool)
    try {
      await client.query(SETUP.lock)
      await boss.start()
      await boss.createQueue(QUEUE, QUEUE_OPTIONS)
      await client.query(SETUP.tables)
      const { rows: [row] } = await client.query<{ version: number }>(SETUP.version)
      if (row?.version !== TABLES_VERSION) throw new AppError('DATABASE_SCHEMA', `the tables of bulk jobs have version ${row?.version ?? 'none'}; this version of Sumi knows ${TABLES_VERSION}`)
    } finally {
      await client.query(SETUP.unlock).catch(() => {})
      release()
    }
    return new JobDatabase(pool, boss)
  } catch (error) {
    await boss.stop({ graceful: false, close: false }).catch(() => {})
    throw failureOf(error)
  }
}

export class JobDatabase {
  readonly #pool: Pool
  readonly #boss: PgBoss

  constructor (pool: Pool, boss: PgBoss) {
    this.#pool = pool
    this.#boss = boss
  }

  /** Holds the lock of this number until the connection breaks, or the returned function is called. @param onLost the connection broke. */
  async stayAlive (worker: string, onLost: () => void): Promise<() => void> {
    const { client, release } = await checkOut(this.#pool).catch((error: unknown) => { throw failureOf(error) })
    client.once('error', onLost)
    const end = (): void => {
      client.removeListener('error', onLost)
      release(true)
    }
    try {
      await client.query(SETUP.alive, [worker])
      return end
    } catch (error) {
      end()
      throw failureOf(error)
    }
  }

  /** All or nothing. @throws AppError. */
  async transaction<T> (work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const { client, release } = await checkOut(this.#pool).catch((error: unknown) => { throw failureOf(error) })
    try {
      await client.query('BEGIN')
      const result = await work(new Transaction(client, this.#boss))
      await client.query('COMMIT')
      release()
      return result
    } catch (error) {
      // Closing the connection undoes it, whatever state it is in.
      release(true)
      throw error instanceof AppError ? error : isOfDatabase(error) ? failureOf(error) : error
    }
  }

  async job (id: string): Promise<JobRow | undefined> {
    return (await this.#rows(JOB.byId, [id])).map(jobRow)[0]
  }

  async jobOf (output: string): Promise<JobRow | undefined> {
    return (await this.#rows(JOB.byOutput, [output])).map(jobRow)[0]
  }

  async jobs (): Promise<readonly JobRow[]> {
    return (await this.#rows(JOB.list)).map(jobRow)
  }

  async states (ids: readonly string[]): Promise<ReadonlyArray<{ readonly id: string, readonly state: JobState, readonly generation: number }>> {
    return await this.#rows(JOB.states, [ids]) as Array<{ id: string, state: JobState, generation: number }>
  }

  async chunk (job: string, number: number): Promise<{ readonly chunk: Chunk, readonly isDone: boolean } | undefined> {
    const [row] = await this.#rows(CHUNK.get, [job, number])
    return row === undefined ? undefined : { chunk: JSON.parse(String(row.chunk)) as Chunk, isDone: row.result !== null }
  }

  /** Of chunks that are done, in order, page by page. */
  async * results (job: string, only: 'all' | 'failed' = 'all', after = 0): AsyncGenerator<{ readonly chunk: Chunk, readonly result: ChunkResult }> {
    for (let from = after; ;) {
      const rows = await this.#rows(only === 'all' ? CHUNK.page : CHUNK.failedPage, [job, from, PAGE])
      for (const row of rows) {
        const chunk = JSON.parse(String(row.chunk)) as Chunk
        from = chunk.number
        if (row.result !== null) yield { chunk, result: JSON.parse(String(row.result)) as ChunkResult }
      }
      if (rows.length < PAGE) return
    }
  }

  async * failures (job: string, files: readonly InputFile[], fromChunk: number): AsyncGenerator<ChunkFailure> {
    for await (const { chunk, result } of this.results(job, 'failed', fromChunk - 1)) {
      for (const [line, code] of result.failures) yield { chunk: chunk.number, file: files[chunk.file]?.name ?? '', line, code }
    }
  }

  /** The next message; undefined where none is due. */
  async fetch (): Promise<Message | undefined> {
    const [message] = await this.#ask(async () => await this.#boss.fetch<Task>(QUEUE, { batchSize: 1, includeMetadata: true }))
    return message === undefined ? undefined : { id: message.id, data: message.data, isLastTry: message.retryCount >= MOST_RETRIES }
  }

  /** @returns whether the message is the worker's now. */
  async takeLease (message: string, worker: string): Promise<boolean> {
    return (await this.#rows(LEASE.take, [message, worker])).length > 0
  }

  /** Messages that are the worker's. */
  async leasesOf (worker: string): Promise<readonly string[]> {
    return (await this.#rows(LEASE.ofWorker, [worker])).map(({ message }) => String(message))
  }

  /** Ends a message. This and the next two do nothing where it is another worker's by now. */
  async complete (message: string, worker: string): Promise<void> {
    if (await this.#dropLease(message, worker)) await this.#ask(async () => await this.#boss.complete(QUEUE, message))
  }

  /** Puts a message back that met an error, to be tried after a while. */
  async putBack (message: string, worker: string): Promise<void> {
    if (await this.#dropLease(message, worker)) await this.#ask(async () => await this.#boss.fail(QUEUE, message))
  }

  /** Puts a message back that met none, for anybody, at once. */
  async handBack (message: string, worker: string): Promise<void> {
    await this.#rows(MESSAGE.handBack, [QUEUE, message, worker])
  }

  /** Puts back what workers had that are gone. @returns how many messages. */
  async sweep (): Promise<number> {
    return (await this.#rows(MESSAGE.sweep, [QUEUE])).length
  }

  async close (): Promise<void> {
    await this.#boss.stop({ graceful: false, close: false })
  }

  /** A message without a lease that stays behind is put back by a sweep. @returns whether it was the worker's. */
  async #dropLease (message: string, worker: string): Promise<boolean> {
    return (await this.#rows(LEASE.drop, [message, worker])).length > 0
  }

  async #rows (sql: string, values: readonly unknown[] = []): Promise<Array<Readonly<Record<string, unknown>>>> {
    return await this.#ask(async () => (await this.#pool.query<Record<string, unknown>>(sql, [...values])).rows)
  }

  async #ask<T> (question: () => Promise<T>): Promise<T> {
    try {
      return await question()
    } catch (error) {
      throw failureOf(error)
    }
  }
}

/** A connection that breaks while nobody asks it anything says so by an event, which must find a listener; the next question fails then. */
async function checkOut (pool: Pool): Promise<{ readonly client: PoolClient, release (isClosed?: boolean): void }> {
  const client = await pool.connect()
  const ignore = (): void => {}
  client.on('error', ignore)
  return {
    client,
    release (isClosed = false) {
      client.release(isClosed)
      // One that was closed may still break.
      if (!isClosed) client.removeListener('error', ignore)
    }
  }
}

/** Errors of the file system have a path; some of their codes are also those of connections. */
function isOfDatabase (error: unknown): boolean {
  return error instanceof DatabaseError || (isLostConnection(error) && !(error instanceof Error && 'path' in error))
}
