// The jobs of a server without a database.

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { JobStatus } from '../../src/jobs/job.ts'
import type { JobRequest, Jobs } from '../../src/jobs/jobs.ts'
import { openLocalJobs } from '../../src/jobs/local/local-jobs.ts'
import type { Actor } from '../../src/privacy/privacy.ts'
import { unflushedFiles } from '../helpers/faulty-files.ts'
import { temporaryFolder } from '../helpers/store-samples.ts'
import { ADMIN, clock, outputOf, records, testBulk, type TestBulk } from './sample.ts'

let root: string
let bulk: TestBulk
let failures: unknown[]

beforeEach(async () => {
  root = await temporaryFolder()
  await mkdir(join(root, 'in'))
  await mkdir(join(root, 'out'))
  await writeFile(join(root, 'in/a.jsonl'), records(40))
  bulk = testBulk()
  failures = []
})

async function open (): Promise<Jobs> {
  const jobs = await openLocalJobs({ folders: { input: join(root, 'in'), output: join(root, 'out') }, bulk: bulk.bulk, files: unflushedFiles, clock, workers: 1, retryMs: [1], onFailure: (error) => { failures.push(error) } })
  onTestFinished(async () => { await jobs.close() })
  return jobs
}

const request = (output: string, more: Partial<JobRequest> = {}): JobRequest => ({ action: 'redact', input: 'a.jsonl', output, options: {}, chunkRecords: 10, ...more })

async function until (jobs: Jobs, id: string, wanted: (status: JobStatus) => boolean): Promise<JobStatus> {
  for (;;) {
    const status = await jobs.get(ADMIN, id)
    if (wanted(status)) return status
    await sleep(5)
  }
}

const isState = (state: JobStatus['state']) => (status: JobStatus): boolean => status.state === state

/** Holds detection until it is let go. */
function hold (): { go: () => void, started: Promise<void> } {
  let [go, start] = [() => {}, () => {}]
  const going = new Promise<void>((resolve) => { go = resolve })
  const started = new Promise<void>((resolve) => { start = resolve })
  bulk.before = async (_conversation, { signal }) => {
    start()
    await Promise.race([going, new Promise((_resolve, reject) => { signal?.addEventListener('abort', () => { reject(new Error('gone')) }) })])
  }
  return { go, started }
}

describe('submit', () => {
  it('takes a job, which is done, and answers the same again', async () => {
    const jobs = await open()
    const first = await jobs.submit(ADMIN, request('x'))
    expect(first).toMatchObject({ isNew: true, input: 'a.jsonl', output: 'x' })
    expect(await until(jobs, first.id, isState('finished'))).toMatchObject({ done: { records: 40, chunks: 4 }, error: null })
    expect(await jobs.submit(ADMIN, request('x'))).toMatchObject({ isNew: false, id: first.id, state: 'finished' })
    expect((await outputOf(join(root, 'out/x'))).manifest.records).toBe(40)
    expect(failures).toEqual([])
  })

  it.each<[string, Partial<JobRequest>, string]>([
    ['an output that another job has', { options: { threshold: 0.9 } }, 'CONFLICT'],
    ['an input that is not there', { input: 'b.jsonl', output: 'y' }, 'NOT_FOUND'],
    ['an input outside', { input: '../out', output: 'y' }, 'INVALID_REQUEST'],
    ['an output outside', { output: '../y' }, 'INVALID_REQUEST'],
    ['no size of parts', { output: 'y', chunkRecords: 0 }, 'INVALID_REQUEST'],
    ['a key', { output: 'y', options: { operators: { DEFAULT: { type: 'hash', key: 'k'.repeat(16) } } } }, 'INVALID_OPERATOR'],
    ['operators with detect', { output: 'y', action: 'detect', options: { operators: {} } }, 'INVALID_REQUEST'],
    ['an unknown type', { output: 'y', options: { entities: ['NOPE' as 'PERSON'] } }, 'UNKNOWN_ENTITY_TYPE']
  ])('refuses %s', async (_name, more, code) => {
    const jobs = await open()
    const { id } = await jobs.submit(ADMIN, request('x'))
    await until(jobs, id, isState('finished'))
    await expect(jobs.submit(ADMIN, request('x', more))).rejects.toMatchObject({ code })
    expect(await jobs.list(ADMIN)).toHaveLength(1)
  })

  it.each<Actor['role']>(['agent', 'supervisor', 'auditor'])('is not for %s', async (role) => {
    const jobs = await open()
    const actor: Actor = { id: 'k', role }
    for (const work of [jobs.submit(actor, request('x')), jobs.list(actor), jobs.get(actor, 'x'), jobs.pause(actor, 'x'), jobs.resume(actor, 'x'), jobs.cancel(actor, 'x'), jobs.failures(actor, 'x', undefined, 1)]) {
      await expect(work).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
  })
})

describe('jobs', () => {
  it('run one after the other; one that waits can be paused, cancelled and resumed', async () => {
    const jobs = await open()
    const { go, started } = hold()
    const ids = []
    for (const name of ['a', 'b', 'c', 'd']) ids.push((await jobs.submit(ADMIN, request(name))).id)
    const [a, b, c, d] = ids as [string, string, string, string]
    await started
    expect((await jobs.list(ADMIN)).map(({ id, state }) => [id, state])).toEqual([[d, 'waiting'], [c, 'waiting'], [b, 'waiting'], [a, 'running']])
    expect(await jobs.pause(ADMIN, b)).toMatchObject({ state: 'paused' })
    expect(await jobs.cancel(ADMIN, c)).toMatchObject({ state: 'cancelled' })
    go()
    await until(jobs, d, isState('finished'))
    expect((await jobs.list(ADMIN)).map(({ state }) => state)).toEqual(['finished', 'cancelled', 'paused', 'finished'])
    for (const act of ['pause', 'resume', 'cancel'] as const) await expect(jobs[act](ADMIN, c)).rejects.toMatchObject({ code: 'CONFLICT' })
    await jobs.resume(ADMIN, b)
    await until(jobs, b, isState('finished'))
    expect(failures).toEqual([])
  })

  it('that run can be paused and resumed, and cancelled', async () => {
    const jobs = await open()
    const { started } = hold()
    const { id } = await jobs.submit(ADMIN, request('a'))
    await started
    expect(await jobs.pause(ADMIN, id)).toMatchObject({ state: 'paused' })
    expect(await jobs.pause(ADMIN, id)).toMatchObject({ state: 'paused' })
    await jobs.resume(ADMIN, id)
    await until(jobs, id, isState('running'))
    expect(await jobs.cancel(ADMIN, id)).toMatchObject({ state: 'cancelled' })
    expect((await outputOf(join(root, 'out/a'))).names).not.toContain('manifest.json')
  })

  it('go on when the server starts again', async () => {
    const first = await open()
    const { started } = hold()
    const [{ id }, waiting] = [await first.submit(ADMIN, request('a')), await first.submit(ADMIN, request('b'))]
    await started
    await first.close()
    bulk.before = () => {}
    const second = await open()
    await until(second, id, isState('finished'))
    await until(second, waiting.id, isState('finished'))
    expect((await outputOf(join(root, 'out/a'))).manifest.records).toBe(40)
  })

  it('fail for a changed input and for changed rules, and say so', async () => {
    const jobs = await open()
    const { started } = hold()
    const { id } = await jobs.submit(ADMIN, request('a'))
    await started
    await jobs.pause(ADMIN, id)
    bulk.before = () => {}
    await writeFile(join(root, 'in/a.jsonl'), records(40).replace('Taro 5 ', 'Taro 6 '))
    await jobs.resume(ADMIN, id)
    expect(await until(jobs, id, isState('failed'))).toMatchObject({ error: { code: 'CONFLICT', detail: 'a.jsonl changed since the job began' } })
    await rm(join(root, 'in/a.jsonl'))
    await jobs.resume(ADMIN, id)
    expect(await until(jobs, id, ({ state, error }) => state === 'failed' && error?.code === 'NOT_FOUND')).toBeDefined()
    await writeFile(join(root, 'in/a.jsonl'), records(40))
    await jobs.resume(ADMIN, id)
    await until(jobs, id, isState('finished'))
  })

  it('whose folder was removed are forgotten', async () => {
    const jobs = await open()
    const { id } = await jobs.submit(ADMIN, request('a'))
    await until(jobs, id, isState('finished'))
    await rm(join(root, 'out/a'), { recursive: true })
    expect(await jobs.list(ADMIN)).toEqual([])
    await expect(jobs.get(ADMIN, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('list their failed records page by page', async () => {
    await writeFile(join(root, 'in/a.jsonl'), Array.from({ length: 35 }, (_, index) => index % 3 === 0 ? 'no json\n' : '"fine"\n').join(''))
    const jobs = await open()
    const { id } = await jobs.submit(ADMIN, request('a'))
    await until(jobs, id, isState('finished'))
    const lines: number[] = []
    let pages = 0
    for (let after: string | undefined; ;) {
      const page = await jobs.failures(ADMIN, id, after, 5)
      lines.push(...page.failures.map(({ line }) => line))
      pages += 1
      if (page.next === null) break
      after = page.next
    }
    expect(lines).toEqual([1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 34])
    expect(pages).toBe(3)
    await expect(jobs.failures(ADMIN, id, 'x', 5)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })
})
