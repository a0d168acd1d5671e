// Jobs of a test's own database, with the folders `in` and `out` of its root; closed with the test.

import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Jobs } from '../../src/jobs/jobs.ts'
import { openSharedJobs, type SharedJobsOptions } from '../../src/jobs/postgres/shared-jobs.ts'
import { JOBS_SCHEMA } from '../../src/jobs/postgres/sql.ts'
import { openPostgres } from '../../src/store/postgres/pool.ts'
import { unflushedFiles } from '../helpers/faulty-files.ts'
import { clock } from './sample.ts'

export async function openTestJobs (url: string, root: string, options: Pick<SharedJobsOptions, 'bulk'> & Partial<SharedJobsOptions>): Promise<Jobs> {
  const jobs = await openSharedJobs({
    pool: await openPostgres(url, { schema: JOBS_SCHEMA, poolSize: 8 }),
    folders: { input: join(root, 'in'), output: join(root, 'out') },
    files: unflushedFiles,
    clock,
    workers: 1,
    isBusy: () => false,
    onFailure () {},
    ...options
  })
  onTestFinished(async () => { await jobs.close() })
  return jobs
}
