// Connections of a process that works on jobs are cut, but for the one that shows that it lives: it must not go on twice over.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { JOBS_SCHEMA } from '../../src/jobs/postgres/sql.ts'
import { NEEDS_POSTGRES, POSTGRES, startPostgres, type TestPostgres } from '../helpers/postgres.ts'
import { temporaryFolder } from '../helpers/store-samples.ts'
import { openTestJobs } from './open-shared.ts'
import { ADMIN, outputOf, records, testBulk } from './sample.ts'
import { sharedStore } from './shared-store.ts'

const RECORDS = 1_200
const CUTS = 150
const OWNERS = 'SELECT pid, (classid::bigint << 32) | objid::bigint AS worker FROM pg_locks WHERE locktype = \'advisory\' AND granted AND objsubid = 1'

describe.skipIf(POSTGRES === undefined)(`cut connections of a worker${NEEDS_POSTGRES}`, () => {
  let postgres: TestPostgres
  beforeAll(async () => { postgres = await startPostgres() })
  afterAll(async () => { await postgres.end() })

  it('end the work under way and nothing else: what it takes later is its own, and all of it is done', async () => {
    const root = await temporaryFolder()
    for (const name of ['in', 'out']) await mkdir(join(root, name))
    await writeFile(join(root, 'in/a.jsonl'), records(RECORDS))
    const bulk = testBulk(true, sharedStore())
    bulk.before = async () => { await sleep(4) }
    const jobs = await openTestJobs(postgres.url, root, { bulk: bulk.bulk, pollMs: 5 })
    const admin = new Client(postgres.url)
    await admin.connect()
    onTestFinished(async () => { await admin.end() })

    for (let cut = 0; cut < CUTS; cut++) {
      await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sumi ${JOBS_SCHEMA}' AND pid NOT IN (SELECT pid FROM (${OWNERS}) AS owners)`)
      await sleep(5)
    }
    const { id } = await tried(async () => await jobs.submit(ADMIN, { action: 'redact', input: 'a.jsonl', output: 'x', options: {}, chunkRecords: 20 }))
    for (let cut = 0; cut < CUTS; cut++) {
      await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sumi ${JOBS_SCHEMA}' AND pid NOT IN (SELECT pid FROM (${OWNERS}) AS owners)`)
      await sleep(5)
    }
    // Beyond what it needs to come back.
    await sleep(2_500)
    let most = 0
    for (let state = ''; state !== 'finished';) {
      const { rows } = await admin.query<{ strange: string, leases: string }>(`SELECT count(*) AS leases, count(*) FILTER (WHERE worker NOT IN (SELECT worker FROM (${OWNERS}) AS owners)) AS strange FROM ${JOBS_SCHEMA}.bulk_lease`)
      expect(Number(rows[0]?.strange)).toBe(0)
      most = Math.max(most, Number(rows[0]?.leases))
      const status = await jobs.get(ADMIN, id)
      expect(status.error).toBeNull()
      state = status.state
      await sleep(5)
    }
    // Two chunks at once, and not more.
    expect(most).toBeLessThanOrEqual(2)
    const { text } = await outputOf(join(root, 'out/x'))
    expect(text).toBe(records(RECORDS).replaceAll('Taro', '[PERSON_1]').replaceAll('4111111111111111', '[CREDIT_CARD_1]'))
  }, 120_000)
})

async function tried<T> (work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if ((error as { code?: string }).code !== 'DATABASE_UNAVAILABLE') throw error
    }
    await sleep(100)
  }
}
