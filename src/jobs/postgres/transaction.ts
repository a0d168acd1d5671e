// What is done to the tables of bulk jobs together: all of it, or nothing.

import type PgBoss from 'pg-boss'
import type { PoolClient } from 'pg'
import type { Chunk, ChunkResult, JobError, JobRecord, JobState } from '../job.ts'
import type { Tally } from '../tally.ts'
import { dbOf, jobRow, messageId, PAGE, QUEUE, type JobInput, type JobRow, type Task } from './rows.ts'
import { CHUNK, JOB, LEASE } from './sql.ts'

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

  /** For whoever holds its lease. */
  async complete (message: string, worker: string): Promise<void> {
    await this.#client.query(LEASE.drop, [message, worker])
    await this.#boss.complete(QUEUE, message, {}, { db: dbOf(this.#client) })
  }
}
