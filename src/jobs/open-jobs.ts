// The jobs of a server: on the database where there is one, else in this process.

import { openPostgres, type PostgresOptions } from '../store/postgres/pool.ts'
import type { Jobs } from './jobs.ts'
import { openLocalJobs, type LocalJobsOptions } from './local/local-jobs.ts'
import { openSharedJobs, type SharedJobsOptions } from './postgres/shared-jobs.ts'
import { JOBS_SCHEMA } from './postgres/sql.ts'

export interface JobsDatabase extends Omit<PostgresOptions, 'schema' | 'poolSize'> {
  readonly url: string
}

export interface ServerJobsOptions extends LocalJobsOptions, Pick<SharedJobsOptions, 'isBusy'> {
  /** Undefined: the journal in each output folder is all that there is. */
  readonly database?: JobsDatabase | undefined
}

/** One that lasts and one for each chunk under way, and some for callers, pg-boss's upkeep and looks for messages. */
export const JOB_CONNECTIONS = 8

/** @throws AppError INVALID_CONFIG, DATABASE_UNAVAILABLE, DATABASE_SCHEMA, STORAGE_FAILED. */
export async function openServerJobs ({ database, ...options }: ServerJobsOptions): Promise<Jobs> {
  if (database === undefined) return await openLocalJobs(options)
  const { url, ...rest } = database
  return await openSharedJobs({ ...options, pool: await openPostgres(url, { ...rest, schema: JOBS_SCHEMA, poolSize: JOB_CONNECTIONS }) })
}
