// /v1/jobs over HTTP: the routes over real jobs whose detection is a fake.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { openLocalJobs } from '../../src/jobs/local/local-jobs.ts'
import { build, type TestApp } from '../helpers/build-app.ts'
import { unflushedFiles } from '../helpers/faulty-files.ts'
import { temporaryFolder } from '../helpers/store-samples.ts'
import { clock, records, testBulk } from '../jobs/sample.ts'

let root: string
let test: TestApp

beforeEach(async () => {
  root = await temporaryFolder()
  await mkdir(join(root, 'in'))
  await mkdir(join(root, 'out'))
  await writeFile(join(root, 'in/a.jsonl'), `${records(25)}no json\n`)
  const jobs = await openLocalJobs({ folders: { input: join(root, 'in'), output: join(root, 'out') }, bulk: testBulk().bulk, files: unflushedFiles, clock, workers: 1, onFailure () {} })
  onTestFinished(async () => { await jobs.close() })
  test = await build({ jobs })
})

async function finished (id: string): Promise<any> {
  for (;;) {
    const { body } = await test.call('GET', `/v1/jobs/${id}`)
    if (body.state === 'finished') return body
    await sleep(5)
  }
}

it('takes a job, tells how far it is, and lists what failed', async () => {
  const taken = await test.call('POST', '/v1/jobs', { input: 'a.jsonl', output: 'x', chunkRecords: 10 }, { role: 'service' })
  expect(taken).toMatchObject({ status: 202, body: { action: 'redact', input: 'a.jsonl', output: 'x', error: null } })
  expect(await finished(taken.body.id)).toMatchObject({ state: 'finished', total: { records: 26, chunks: 3 }, done: { records: 26, chunks: 3 }, failed: 1, counts: { PERSON: 25, CREDIT_CARD: 25 } })
  expect((await test.call('GET', `/v1/jobs/${taken.body.id}/failures`)).body).toEqual({ failures: [{ file: 'a.jsonl', line: 26, code: 'INVALID_JSON' }], next: null })
  expect((await test.call('GET', '/v1/jobs')).body.jobs).toHaveLength(1)
  expect(await test.call('POST', '/v1/jobs', { input: 'a.jsonl', output: 'x', chunkRecords: 10 })).toMatchObject({ status: 200, body: { id: taken.body.id } })
  expect(await test.call('POST', `/v1/jobs/${taken.body.id}/pause`)).toMatchObject({ status: 409, body: { code: 'CONFLICT', detail: 'the job is finished' } })
  expect(test.logs.join('')).not.toMatch(/a\.jsonl|Taro/u)
})

it.each<[string, object, number, string]>([
  ['a path out of the input folder', { input: '../out', output: 'x' }, 400, 'INVALID_REQUEST'],
  ['an absolute input', { input: '/etc', output: 'x' }, 400, 'INVALID_REQUEST'],
  ['an output that is a path', { input: 'a.jsonl', output: 'x/y' }, 400, 'INVALID_REQUEST'],
  ['an input that is not there', { input: 'none', output: 'x' }, 404, 'NOT_FOUND'],
  ['rules of its own', { input: 'a.jsonl', output: 'x', rules: { version: 1 } }, 400, 'INVALID_REQUEST'],
  ['an unknown operator', { input: 'a.jsonl', output: 'x', operators: { PERSON: { type: 'nope' } } }, 400, 'INVALID_OPERATOR'],
  ['a profile and operators', { input: 'a.jsonl', output: 'x', profile: 'pci', operators: {} }, 400, 'INVALID_REQUEST']
])('refuses %s', async (_name, body, status, code) => {
  expect(await test.call('POST', '/v1/jobs', body)).toMatchObject({ status, body: { code } })
})

it.each(['', '/pause', '/resume', '/cancel', '/failures'])('an unknown job%s is not found', async (what) => {
  expect(await test.call(what === '' || what === '/failures' ? 'GET' : 'POST', `/v1/jobs/none${what}`)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
})

it('takes none where no folders are set, and says which settings are missing', async () => {
  const { call } = await build()
  for (const [method, url, body] of [['POST', '/v1/jobs', { input: 'a', output: 'b' }], ['GET', '/v1/jobs', undefined]] as const) {
    expect(await call(method, url, body)).toMatchObject({ status: 409, body: { code: 'CONFLICT', detail: expect.stringContaining('SUMI_JOBS_INPUT') } })
  }
})
