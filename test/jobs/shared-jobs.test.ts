// Bulk jobs on a real PostgreSQL: several processes, some of them killed.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { JobStatus } from '../../src/jobs/job.ts'
import type { JobRequest, Jobs } from '../../src/jobs/jobs.ts'
import type { SharedJobsOptions } from '../../src/jobs/postgres/shared-jobs.ts'
import { JOBS_SCHEMA } from '../../src/jobs/postgres/sql.ts'
import { temporaryFolder } from '../helpers/store-samples.ts'
import { NEEDS_POSTGRES, POSTGRES, startPostgres, type TestPostgres } from '../helpers/postgres.ts'
import { openTestJobs } from './open-shared.ts'
import { ADMIN, outputOf, records, testBulk, type TestBulk } from './sample.ts'
import { sharedStore } from './shared-store.ts'

const CHILD = join(import.meta.dirname, 'shared-child.ts')

let postgres: TestPostgres
let root: string
let bulk: TestBulk
let failures: unknown[]

beforeAll(async () => { if (POSTGRES !== undefined) postgres = await startPostgres() })
afterAll(async () => { if (POSTGRES !== undefined) await postgres.end() })

beforeEach(async () => {
  root = await temporaryFolder()
  await mkdir(join(root, 'in'))
  await mkdir(join(root, 'out'))
  await writeFile(join(root, 'in/a.jsonl'), records(200))
  bulk = testBulk(true, sharedStore())
  failures = []
})

async function open (options: Partial<SharedJobsOptions> = {}): Promise<Jobs> {
  return await openTestJobs(postgres.url, root, { bulk: bulk.bulk, pollMs: 50, onFailure: (error) => { failures.push(error) }, ...options })
}

async function child (ms: number): Promise<ChildProcess> {
  const started = spawn(process.execPath, ['--import', 'tsx', CHILD, postgres.url, root, String(ms)], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => { started.kill('SIGKILL') })
  await once(started.stdout!, 'data')
  return started
}

let names = 0
/** Output names are unique in the database. */
const request = (more: Partial<JobRequest> = {}): JobRequest => ({ action: 'redact', input: 'a.jsonl', output: `out-${++names}`, options: {}, chunkRecords: 10, ...more })

async function until (jobs: Jobs, id: string, wanted: (status: JobStatus) => boolean): Promise<JobStatus> {
  for (;;) {
    const status = await jobs.get(ADMIN, id)
    if (wanted(status)) return status
    await sleep(20)
  }
}

const isState = (state: JobStatus['state']) => (status: JobStatus): boolean => status.state === state
const redacted = (count: number): string => records(count).replaceAll('Taro', '[PERSON_1]').replaceAll('4111111111111111', '[CREDIT_CARD_1]')

describe.skipIf(POSTGRES === undefined)(`jobs on PostgreSQL${NEEDS_POSTGRES}`, () => {
  it('are done once, whole, with a manifest; the same request again answers the same job', async () => {
    await writeFile(join(root, 'in/a.jsonl'), `${records(200)}no json\n`)
    const jobs = await open()
    const asked = request()
    const { id, isNew } = await jobs.submit(ADMIN, asked)
    expect(isNew).toBe(true)
    expect(await until(jobs, id, isState('finished'))).toMatchObject({ total: { records: 201, chunks: 21 }, done: { records: 201, chunks: 21 }, failed: 1, counts: { PERSON: 200 } })
    const { text, manifest, failures: listed } = await outputOf(join(root, 'out', asked.output))
    expect(text).toBe(redacted(200))
    expect(manifest.parts).toHaveLength(21)
    expect(listed).toEqual([{ file: 'a.jsonl', line: 201, code: 'INVALID_JSON' }])
    expect(await jobs.failures(ADMIN, id, undefined, 10)).toEqual({ failures: listed, next: null })
    expect(await jobs.submit(ADMIN, asked)).toMatchObject({ id, isNew: false })
    await expect(jobs.submit(ADMIN, { ...asked, action: 'detect' })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect((await bulk.audit()).map(({ action, detail }) => `${action} ${detail}`)).toEqual(['job.start redact', 'job.end finished'])
    expect(failures).toEqual([])
  })

  it('of no records are finished too', async () => {
    await writeFile(join(root, 'in/a.jsonl'), '')
    const jobs = await open()
    const { id } = await jobs.submit(ADMIN, request())
    expect(await until(jobs, id, isState('finished'))).toMatchObject({ total: { records: 0 } })
  })

  it('lose nothing and do nothing twice when processes are killed; another one goes on within seconds', async () => {
    const jobs = await open({ workers: 0 })
    const asked = request()
    await writeFile(join(root, 'in/a.jsonl'), records(600))
    const workers = await Promise.all(Array.from({ length: 4 }, async () => await child(60)))
    const { id } = await jobs.submit(ADMIN, asked)
    for (const [kill, worker] of workers.slice(1).entries()) {
      expect((await until(jobs, id, ({ done }) => done.chunks >= 3 + 10 * kill)).state).toBe('running')
      worker.kill('SIGKILL')
    }
    expect(await until(jobs, id, isState('finished'))).toMatchObject({ done: { records: 600, chunks: 60 }, counts: { PERSON: 600, CREDIT_CARD: 600 }, messages: 600 })
    const { text, manifest, names: files } = await outputOf(join(root, 'out', asked.output))
    expect(text).toBe(redacted(600))
    expect(manifest.parts).toHaveLength(60)
    expect(files.filter((name) => name.startsWith('part-'))).toHaveLength(60)
  }, 120_000)

  it('go on after the database was restarted', async () => {
    const jobs = await open()
    bulk.before = async () => { await sleep(5) }
    const asked = request()
    const { id } = await jobs.submit(ADMIN, asked)
    await until(jobs, id, ({ done }) => done.chunks >= 3)
    await postgres.stop('immediate')
    await postgres.start()
    for (;;) {
      const state = await jobs.get(ADMIN, id).then((status) => status.state, (error: { code: string }) => error.code)
      if (state === 'finished') break
      expect(['running', 'DATABASE_UNAVAILABLE']).toContain(state)
      await sleep(100)
    }
    expect((await outputOf(join(root, 'out', asked.output))).text).toBe(redacted(200))
  }, 120_000)

  it('can be paused, gone on with and cancelled from any process', async () => {
    const [jobs, other] = [await open(), await open({ workers: 0 })]
    bulk.before = async () => { await sleep(10) }
    const asked = request()
    const { id } = await jobs.submit(ADMIN, asked)
    await until(other, id, ({ done }) => done.chunks >= 2)
    const paused = await other.pause(ADMIN, id)
    expect(paused.state).toBe('paused')
    await sleep(1_500)
    expect((await jobs.get(ADMIN, id)).done).toEqual(paused.done)
    await other.resume(ADMIN, id)
    await until(jobs, id, ({ done }) => done.chunks > paused.done.chunks)
    expect(await other.cancel(ADMIN, id)).toMatchObject({ state: 'cancelled' })
    for (const act of ['pause', 'resume', 'cancel'] as const) await expect(jobs[act](ADMIN, id)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect((await readdir(join(root, 'out', asked.output)))).not.toContain('manifest.json')

    bulk.before = () => {}
    const again = await jobs.submit(ADMIN, request())
    await until(jobs, again.id, isState('finished'))
    expect(failures).toEqual([])
  })

  it('stop with a reason where the output cannot be written, and go on when it can', async () => {
    const jobs = await open()
    bulk.before = async () => { await sleep(5) }
    const asked = request()
    const { id } = await jobs.submit(ADMIN, asked)
    await until(jobs, id, ({ done }) => done.chunks >= 2)
    // Workers write into it meanwhile.
    await rm(join(root, 'out', asked.output, '.sumi-job'), { recursive: true, maxRetries: 50, retryDelay: 2 })
    expect(await until(jobs, id, isState('failed'))).toMatchObject({ error: { code: 'STORAGE_FAILED', detail: 'the output folder cannot be written (ENOENT)' } })
    await mkdir(join(root, 'out', asked.output, '.sumi-job'))
    await writeFile(join(root, 'out', asked.output, 'part-00001.jsonl'), 'changed')
    await jobs.resume(ADMIN, id)
    await until(jobs, id, isState('finished'))
    expect((await outputOf(join(root, 'out', asked.output))).text).toBe(redacted(200))
  })

  it('stop where the input changed', async () => {
    const jobs = await open()
    bulk.before = async () => { await sleep(5) }
    const { id } = await jobs.submit(ADMIN, request())
    await until(jobs, id, ({ done }) => done.chunks >= 1)
    await writeFile(join(root, 'in/a.jsonl'), records(200).replaceAll('paid', 'PAID'))
    expect(await until(jobs, id, isState('failed'))).toMatchObject({ error: { code: 'CONFLICT', detail: 'a.jsonl changed since the job began' } })
  })

  it('wait while a process has interactive work', async () => {
    let isBusy = true
    const jobs = await open({ isBusy: () => isBusy, pollMs: 20, onFailure () {} })
    const { id } = await jobs.submit(ADMIN, request())
    await sleep(300)
    expect(await jobs.get(ADMIN, id)).toMatchObject({ state: 'waiting' })
    isBusy = false
    await until(jobs, id, isState('finished'))
  })

  it('tables of a version that is not known are refused', async () => {
    const client = new Client({ connectionString: postgres.url })
    await client.connect()
    try {
      await client.query(`UPDATE ${JOBS_SCHEMA}.bulk_version SET version = 99`)
      await expect(open()).rejects.toMatchObject({ code: 'DATABASE_SCHEMA' })
    } finally {
      await client.query(`UPDATE ${JOBS_SCHEMA}.bulk_version SET version = 1`)
      await client.end()
    }
  })
})
