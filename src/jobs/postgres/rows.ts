// The rows of bulk jobs as objects, and messages as they lie in the queue.

import type PgBoss from 'pg-boss'
import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { InputFile, JobError, JobRecord, JobState, JobStatus, Totals } from '../job.ts'
import type { Tally } from '../tally.ts'

export const QUEUE = 'bulk'
/** Rows that are read at once. */
export const PAGE = 200

export type Querying = Pick<Pool | PoolClient, 'query'>

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

export function jobRow ({ record, state, changed_at: changedAt, error, generation, input, tally }: Readonly<Record<string, unknown>>): JobRow {
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

/** Sorts as the numbers of chunks do: pg-boss gives messages of one moment in order of their ids. */
export function messageId ({ kind, job, generation, number = 0 }: Task): string {
  const order = number.toString(16).padStart(8, '0')
  const rest = createHash('sha256').update(JSON.stringify([kind, job, generation, number])).digest('hex').slice(0, 24)
  return [order, rest.slice(0, 4), rest.slice(4, 8), rest.slice(8, 12), rest.slice(12)].join('-')
}

/** Statements with values are one each; pg-boss sends several together only without. */
export function dbOf (querying: Querying): PgBoss.Db {
  return {
    async executeSql (text, values) {
      const result: unknown = await (values === undefined ? querying.query(text) : querying.query(text, values))
      return result as { rows: unknown[] }
    }
  }
}
