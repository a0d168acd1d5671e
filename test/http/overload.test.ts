// Full queues, deadlines, clients that go away, and failures: an error each, never text.

import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { DetectCall } from '../../src/detection/service.ts'
import { AppError, ERRORS, type ErrorCode } from '../../src/errors.ts'
import { build } from '../helpers/build-app.ts'
import { KEYS } from '../helpers/fake-privacy.ts'

const SECRET = 'hunter2-SECRET'

test.each([
  ['QUEUE_FULL', 503, '1'],
  ['NOT_READY', 503, '5'],
  ['DEADLINE_EXCEEDED', 504, undefined],
  ['STORAGE_FAILED', 507, undefined],
  ['DETECTION_FAILED', 500, undefined]
] as const)('%s → %i', async (code, status, retryAfter) => {
  const { call, privacy } = await build()
  privacy.before = () => { throw new AppError(code) }
  for (const url of ['/v1/detect', '/v1/redact']) {
    const answer = await call('POST', url, { text: SECRET })
    expect(answer.body).toEqual({ type: `/problems/${code}`, title: ERRORS[code].title, status, code, instance: expect.any(String) })
    expect(answer.status).toBe(status)
    expect(answer.headers['retry-after']).toBe(retryAfter)
  }
})

test('an unknown error is INTERNAL: logged without its message, answered without anything', async () => {
  const { call, privacy, logs } = await build()
  privacy.before = () => { throw new TypeError(`cannot read ${SECRET}\nof ${SECRET}`, { cause: new RangeError(SECRET) }) }
  const answer = await call('POST', '/v1/redact', { text: SECRET })
  expect(answer.body).toMatchObject({ code: 'INTERNAL', status: 500 })
  expect(answer.body).not.toHaveProperty('detail')
  expect(answer.raw + logs.join('')).not.toContain(SECRET)
  const line = logs.map((text) => JSON.parse(text)).find(({ msg }) => msg === 'request failed')
  expect(line).toMatchObject({ level: 50, code: 'INTERNAL', error: { name: 'AppError', cause: { name: 'TypeError', cause: { name: 'RangeError' } } } })
  expect(line.error.cause.frames[0]).toMatch(/overload\.test\.ts/)
})

test.each(Object.keys(ERRORS) as ErrorCode[])('%s is explained at its type', async (code) => {
  const { call } = await build()
  expect((await call('GET', `/problems/${code}`)).body).toEqual({ code, ...ERRORS[code] })
})

describe('deadline', () => {
  test.each([
    [undefined, 29_000, 30_000],
    ['5000', 4_000, 5_000],
    ['30000', 29_000, 30_000]
  ])('%s', async (header, least, most) => {
    const { call, privacy } = await build()
    await call('POST', '/v1/detect', { text: 'x' }, { headers: header === undefined ? {} : { 'x-sumi-deadline-ms': header } })
    expect(privacy.calls[0]?.call?.deadlineMs).toBeGreaterThan(least)
    expect(privacy.calls[0]?.call?.deadlineMs).toBeLessThanOrEqual(most)
  })

  test.each(['0', '-1', '30001', '1.5', '1e3', 'soon', ''])('%j is refused', async (header) => {
    const { call } = await build()
    const { body } = await call('POST', '/v1/detect', { text: 'x' }, { headers: { 'x-sumi-deadline-ms': header } })
    expect(body).toMatchObject({ code: 'INVALID_REQUEST', detail: 'the header x-sumi-deadline-ms must be a whole number from 1 to 30000' })
  })
})

test('a client that goes away gives its work up', async () => {
  const { app, privacy, logs } = await build()
  await app.listen({ port: 0 })
  const started = new Promise<DetectCall>((resolve) => {
    privacy.before = async (_conversation, call) => {
      resolve(call ?? {})
      await once(call?.signal ?? new AbortController().signal, 'abort')
      throw new AppError('DEADLINE_EXCEEDED')
    }
  })
  const { port } = app.server.address() as AddressInfo
  const client = httpRequest({ port, method: 'POST', path: '/v1/redact', headers: { authorization: `Bearer ${KEYS.service}`, 'content-type': 'application/json' } })
  client.on('error', () => {})
  client.end('{"text":"x"}')
  const { signal } = await started
  expect(signal?.aborted).toBe(false)
  client.destroy()
  await once(signal as AbortSignal, 'abort')
  while (!(await app.inject('/metrics')).body.includes('http_requests_total{method="POST",route="/v1/redact",status="aborted"} 1')) await sleep(5)
  await app.close()
  expect(logs.join('')).not.toContain('request failed')
})

test('a signal does not abort when the answer was written', async () => {
  const { app, privacy } = await build()
  await app.listen({ port: 0 })
  const { port } = app.server.address() as AddressInfo
  const answer = await fetch(`http://localhost:${port}/v1/detect`, { method: 'POST', body: '{"text":"x"}', headers: { authorization: `Bearer ${KEYS.service}`, 'content-type': 'application/json' } })
  await answer.text()
  await app.close()
  expect(privacy.calls[0]?.call?.signal?.aborted).toBe(false)
})
