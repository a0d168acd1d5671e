// A real server with real jobs: stopped and started in the middle, and asked for other things meanwhile.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { serveForTest } from '../helpers/served.ts'
import { temporaryFolder } from '../helpers/store-samples.ts'
import { outputOf } from './sample.ts'

const CARD = '4111111111111111'
const COUNT = 1_000

it('goes on with a job after a stop, answers interactive calls meanwhile, and writes both down', async () => {
  const root = await temporaryFolder()
  const [input, output] = [join(root, 'in'), join(root, 'out')]
  await mkdir(input)
  await mkdir(output)
  await writeFile(join(input, 'a.jsonl'), Array.from({ length: COUNT }, (_, index) => `${JSON.stringify({ id: `t${index}`, text: `card ${CARD} of ${index}` })}\n`).join(''))
  const server = await serveForTest({ SUMI_JOBS_INPUT: input, SUMI_JOBS_OUTPUT: output })
  onTestFinished(async () => { await server.end() })

  const { status, body: { id } } = await server.call('POST', '/v1/jobs', { input: 'a.jsonl', output: 'x', engine: 'rules', chunkRecords: 25 })
  expect(status).toBe(202)
  for (let done = 0; done < 3; done = (await server.call('GET', `/v1/jobs/${id}`)).body.done.chunks) {
    expect((await server.call('POST', '/v1/redact', { text: `card ${CARD}` })).body.text).toBe('card [CREDIT_CARD_1]')
    await sleep(5)
  }
  await server.stop()
  await server.start()
  let job: any
  do {
    await sleep(50)
    job = (await server.call('GET', `/v1/jobs/${id}`)).body
  } while (job.state !== 'finished' && job.state !== 'failed')
  expect(job).toMatchObject({ state: 'finished', error: null, done: { records: COUNT, chunks: 40 }, failed: 0, counts: { CREDIT_CARD: COUNT } })
  const { text, manifest } = await outputOf(join(output, 'x'))
  expect(text).not.toContain(CARD)
  expect(text.split('\n')).toHaveLength(COUNT + 1)
  expect(manifest.parts).toHaveLength(40)

  const { body: { entries } } = await server.call('GET', '/v1/audit?action=job.end')
  expect(entries.map(({ operation, detail }: any) => [operation, detail])).toEqual([[id, 'waiting'], [id, 'finished']])
  expect(server.output()).not.toMatch(/a\.jsonl|4111/u)
}, 180_000)
