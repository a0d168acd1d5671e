// The tables of bulk jobs and pg-boss's queue, as functions: rows in, rows out.

import PgBoss from 'pg-boss'
import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { AppError } from '../../errors.ts'
import { failureOf } from '../../store/postgres/failures.ts'
import type { Chunk, ChunkFailure, ChunkResult, InputFile, JobError, JobRecord, JobState, JobStatus, Totals } from '../job.ts'
import type { Tally } from '../tally.ts'
import { CHUNK, JOB, JOBS_SCHEMA, LEASE, MESSAGE, SETUP, TABLES_VERSION } from './sql.ts'

/** What a message asks for. Messages of an older generation (before a pause, say) ask for nothing any more. */
export interface Task {
  readonly kind: 'plan' | 'chunk' | 'finish'
  readonly job: string
  readonly generation: number
  /** Of a chunk. */
  readonly number?: number
}

export interface Message {
  readonly id: string
  readonly data: Task
  readonly isLastTry: boolean
}

export interface JobInput {
  readonly files: readonly InputFile[]
  readonly totals: Totals
}

export interface JobRow {
  readonly record: JobRecord
  readonly state: JobState
  readonly changedAt: string
  readonly error: JobError | null
  readonly generation: number
  readonly input: JobInput | null
  readonly tally: Tally
}

const QUEUE = 'bulk'
const PAGE = 200
/** Of one message that meets errors: about a minute and a half with the back-off. Then the whole job stops. */
const MOST_RETRIES = 6
/** A waiting message is kept longer than any job waits; an owner that lives has its message for so long. */
const QUEUE_OPTIONS = { name: QUEUE, policy: 'standard', retryLimit: 1_000, retryDelay: 1, retryBackoff: true, expireInHours: 12, retentionDays: 3_650 } as const

type Querying = Pick<Pool | PoolClient, 'query'>

/** @param pool whose search path is the schema of jobs. @throws AppError DATABASE_SCHEMA, DATABASE_UNAVAILABLE, STORAGE_FAILED. */
export async function openJobDatabase (pool: Pool, onError: (error: unknown) => void): Promise<JobDatabase> {
  const boss = new PgBoss({ db: dbOf(pool), schema: JOBS_SCHEMA, schedule: false, supervise: true, maintenanceIntervalSeconds: 60 })
  boss.on('error', onError)
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
    try {
      const { client, release } = await checkOut(this.#pool)
      client.once('error', onLost)
      await client.query(SETUP.alive, [worker])
      return () => {
        client.removeListener('error', onLost)
        release(true)
      }
    } catch (error) {
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

  /** The next message; undefined where none is due, or the database cannot be asked. */
  async fetch (): Promise<Message | undefined> {
    const [message] = await this.#boss.fetch<Task>(QUEUE, { batchSize: 1, includeMetadata: true })
    return message === undefined ? undefined : { id: message.id, data: message.data, isLastTry: message.retryCount >= MOST_RETRIES }
  }

  /** @returns whether the message is the worker's now. */
  async takeLease (message: string, worker: string): Promise<boolean> {
    return (await this.#rows(LEASE.take, [message, worker])).length > 0
  }

  async complete (message: string): Promise<void> {
    await this.#rows(LEASE.drop, [message])
    await this.#boss.complete(QUEUE, message)
  }

  /** Puts a message back that met an error, to be tried after a while. */
  async putBack (message: string): Promise<void> {
    await this.#rows(LEASE.drop, [message])
    await this.#boss.fail(QUEUE, message)
  }

  /** Puts a message back that met none, for anybody, at once. */
  async handBack (message: string): Promise<void> {
    await this.#rows(LEASE.drop, [message])
    await this.#rows(MESSAGE.handBack, [QUEUE, message])
  }

  /** Puts back what workers had that are gone. @returns how many messages. */
  async sweep (): Promise<number> {
    return (await this.#rows(MESSAGE.sweep, [QUEUE])).length
  }

  async close (): Promise<void> {
    await this.#boss.stop({ graceful: false, close: false })
  }

  async #rows (sql: string, values: readonly unknown[] = []): Promise<Array<Readonly<Record<string, unknown>>>> {
    try {
      return (await this.#pool.query<Record<string, unknown>>(sql, [...values])).rows
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

/** What can be done together. */
export class Transaction {
  readonly #client: PoolClient
  readonly #boss: PgBoss

  constructor (client: PoolClient, boss: PgBoss) {
    this.#client = client
    this.#boss = boss
  }

  /** @returns whether it is still the worker's, and stays so until the end of the transaction. */
  async holdsLease (message: string, worker: string): Promise<boolean> {
    return (await this.#client.query(LEASE.lock, [message, worker])).rows.length > 0
  }

  async lockJob (id: string): Promise<JobRow | undefined> {
    return (await this.#client.query<Record<string, unknown>>(JOB.lock, [id])).rows.map(jobRow)[0]
  }

  /** @returns false: its id or output is taken. */
  async insertJob (record: JobRecord, tally: Tally): Promise<boolean> {
    return ((await this.#client.query(JOB.insert, [record.id, record.output, JSON.stringify(record), 'waiting', record.createdAt, JSON.stringify(tally)])).rowCount ?? 0) > 0
  }

  /** @param isNewGeneration messages that were sent before ask for nothing any more. */
  async setState (id: string, state: JobState, at: string, error: JobError | null = null, isNewGeneration = false): Promise<void> {
    await this.#client.query(JOB.setState, [id, state, at, error === null ? null : JSON.stringify(error), isNewGeneration ? 1 : 0])
  }

  async setInput (id: string, input: JobInput): Promise<void> {
    await this.#client.query(JOB.setInput, [id, JSON.stringify(input)])
  }

  async setTally (id: string, tally: Tally): Promise<void> {
    await this.#client.query(JOB.setTally, [id, JSON.stringify(tally)])
  }

  async clearChunks (job: string): Promise<void> {
    await this.#client.query(CHUNK.clear, [job])
  }

  async insertChunks (job: string, chunks: readonly Chunk[]): Promise<void> {
    await this.#client.query(CHUNK.insert, [job, chunks.map(({ number }) => number), chunks.map((chunk) => JSON.stringify(chunk))])
  }

  /** @returns false: it was done before. */
  async chunkDone (job: string, result: ChunkResult): Promise<boolean> {
    return ((await this.#client.query(CHUNK.done, [job, result.chunk, JSON.stringify(result), result.failures.length])).rowCount ?? 0) > 0
  }

  async undoChunk (job: string, number: number): Promise<void> {
    await this.#client.query(CHUNK.undo, [job, number])
  }

  async hasOpenChunks (job: string): Promise<boolean> {
    return (await this.#client.query<{ is_open: boolean }>(CHUNK.isOpen, [job])).rows[0]?.is_open === true
  }

  /** Sends a message for each chunk that is not done. @returns how many. */
  async sendOpenChunks (job: string, generation: number): Promise<number> {
    let sent = 0
    for (let after = 0; ;) {
      const { rows } = await this.#client.query<{ number: number }>(CHUNK.open, [job, after, PAGE])
      await this.send(rows.map(({ number }) => ({ kind: 'chunk', job, generation, number })))
      sent += rows.length
      after = rows.at(-1)?.number ?? after
      if (rows.length < PAGE) return sent
    }
  }

  /** A message that was sent before is not sent again: its id is made of what it asks for. */
  async send (tasks: readonly Task[]): Promise<void> {
    if (tasks.length > 0) await this.#boss.insert(tasks.map((data) => ({ name: QUEUE, id: messageId(data), data })), { db: dbOf(this.#client) })
  }

  async complete (message: string): Promise<void> {
    await this.#client.query(LEASE.drop, [message])
    await this.#boss.complete(QUEUE, message, {}, { db: dbOf(this.#client) })
  }
}

/** Sorts as the numbers of chunks do: pg-boss gives messages of one moment in order of their ids. */
function messageId ({ kind, job, generation, number = 0 }: Task): string {
  const order = number.toString(16).padStart(8, '0')
  const rest = createHash('sha256').update(JSON.stringify([kind, job, generation, number])).digest('hex').slice(0, 24)
  return [order, rest.slice(0, 4), rest.slice(4, 8), rest.slice(8, 12), rest.slice(12)].join('-')
}

/** Statements with values are one each; pg-boss sends several together only without. */
function dbOf (querying: Querying): PgBoss.Db {
  return {
    async executeSql (text, values) {
      const result: unknown = await (values === undefined ? querying.query(text) : querying.query(text, values))
      return result as { rows: unknown[] }
    }
  }
}

function jobRow ({ record, state, changed_at: changedAt, error, generation, input, tally }: Readonly<Record<string, unknown>>): JobRow {
  return {
    record: JSON.parse(String(record)) as JobRecord,
    state: state as JobState,
    changedAt: String(changedAt),
    error: error === null ? null : JSON.parse(String(error)) as JobError,
    generation: Number(generation),
    input: input === null ? null : JSON.parse(String(input)) as JobInput,
    tally: JSON.parse(String(tally)) as Tally
  }
}

export function statusOf ({ record, state, changedAt, error, input, tally }: JobRow): JobStatus {
  const { id, action, input: from, output, createdAt, model, configHash } = record
  return { id, action, state, input: from, output, createdAt, changedAt, model, configHash, total: input?.totals ?? null, ...tally, error }
}

/** Errors of pg have a SQLSTATE, or are of a connection. */
function isOfDatabase (error: unknown): boolean {
  return error instanceof Error && ('severity' in error || /connection|timeout/iu.test(error.message))
}
