// Health, metrics, logs, headers and documentation.

import { describe, expect, test } from 'vitest'
import { build } from '../helpers/build-app.ts'

const SECRET = 'hunter2-SECRET-4111111111111111'

describe('health', () => {
  test('ready says which model answers', async () => {
    const { call } = await build()
    expect((await call('GET', '/health/ready')).body).toEqual({ status: 'ok', model: 'fake@1' })
  })

  test('not ready is an error, alive is not', async () => {
    const { call } = await build({ isReady: () => false })
    const { status, headers, body } = await call('GET', '/health/ready')
    expect({ status, retryAfter: headers['retry-after'], code: body.code }).toEqual({ status: 503, retryAfter: '5', code: 'NOT_READY' })
    expect((await call('GET', '/health/live')).body).toEqual({ status: 'ok' })
  })
})

describe('metrics', () => {
  test('count requests by route and findings by type, and hold no text', async () => {
    const { call, app } = await build({ queue: () => ({ queued: 3, busyWorkers: 2 }) })
    await call('POST', '/v1/detect', { text: `Taro ${SECRET} Taro` })
    await call('POST', '/v1/redact', { text: 'Taro' })
    await call('POST', '/v1/detect', SECRET)
    await call('GET', `/${SECRET}?q=${SECRET}`)
    const answer = await app.inject('/metrics')
    expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
    const lines = answer.body.split('\n')
    expect(lines).toEqual(expect.arrayContaining([
      'http_requests_total{method="POST",route="/v1/detect",status="200"} 1',
      'http_requests_total{method="POST",route="/v1/detect",status="400"} 1',
      'http_requests_total{method="GET",route="unmatched",status="404"} 1',
      'http_request_duration_seconds_count{method="POST",route="/v1/redact"} 1',
      'sumi_findings_total{type="PERSON"} 3',
      'sumi_findings_total{type="CREDIT_CARD"} 1',
      'sumi_queue_waiting 3',
      'sumi_workers_busy 2'
    ]))
    expect(answer.body).not.toContain('hunter2')
  })

  test('two apps count apart', async () => {
    const [one, other] = [await build(), await build()]
    await one.call('POST', '/v1/detect', { text: 'Taro' })
    expect((await other.app.inject('/metrics')).body).not.toContain('PERSON')
  })

  test('of the process, where asked for', async () => {
    const { app } = await build({ hasProcessMetrics: true })
    expect((await app.inject('/metrics')).body).toContain('process_resident_memory_bytes')
  })
})

test('a request is logged by its route, and nothing that was sent is', async () => {
  const { call, logs } = await build()
  await call('DELETE', `/v1/keys/${SECRET}?reason=${SECRET}`, undefined, { headers: { 'x-note': SECRET, 'user-agent': SECRET } })
  await call('POST', '/v1/mask', { text: SECRET, role: 'agent' })
  const lines = logs.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request')
  expect(lines).toMatchObject([
    { method: 'DELETE', route: '/v1/keys/:id', status: 404, actor: 'key-admin', ms: expect.any(Number), reqId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    { method: 'POST', route: '/v1/mask', status: 200 }
  ])
  expect(logs.join('')).not.toContain('hunter2')
  expect(logs.join('')).not.toContain('sumi_test')
})

test('the id in an error is the id in the log', async () => {
  const { call, logs } = await build()
  const { body } = await call('POST', '/v1/detect', {})
  expect(logs.map((line) => JSON.parse(line).reqId)).toContain(body.instance.replace('urn:uuid:', ''))
})

test('security headers are on every answer', async () => {
  const { call } = await build()
  for (const url of ['/v1/keys', '/nothing', '/health/live', '/docs/']) {
    const { headers } = await call('GET', url)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN', 'referrer-policy': 'no-referrer' })
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/)
  }
})

const RETENTION = [
  'DELETE /v1/holds/{id}', 'DELETE /v1/policies/{id}', 'GET /v1/holds', 'GET /v1/policies', 'GET /v1/policies/runs', 'GET /v1/policies/{id}', 'GET /v1/profiles', 'GET /v1/purges', 'GET /v1/purges/{operation}/receipt', 'POST /v1/conversations/{id}/mapping',
  'POST /v1/holds', 'POST /v1/policies/preview', 'POST /v1/policies/run', 'POST /v1/profiles/{name}/apply', 'PUT /v1/policies/{id}'
]

const JOBS = ['GET /v1/jobs', 'GET /v1/jobs/{id}', 'GET /v1/jobs/{id}/failures', 'POST /v1/jobs', 'POST /v1/jobs/{id}/cancel', 'POST /v1/jobs/{id}/pause', 'POST /v1/jobs/{id}/resume']
const REVIEWS = ['GET /v1/rules/proposals', 'POST /v1/conversations/{id}/review', 'POST /v1/rules/proposals']
const OTHERS = [...RETENTION, ...JOBS, ...REVIEWS]

/** Commands that need no body. */
const BODILESS = ['POST /v1/jobs/{id}/cancel', 'POST /v1/jobs/{id}/pause', 'POST /v1/jobs/{id}/resume', 'POST /v1/policies/run', 'POST /v1/profiles/{name}/apply', 'POST /v1/rules/reload']

describe('documentation', () => {
  test('describes every route, its body, its answers and its errors', async () => {
    const { call } = await build()
    const { body } = await call('GET', '/docs/json')
    expect(body.openapi).toBe('3.1.0')
    const operations = Object.entries<Record<string, any>>(body.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })))
    expect(operations.map(({ name }) => name).filter((name) => !OTHERS.includes(name)).sort()).toEqual([
      'DELETE /v1/conversations/{id}', 'DELETE /v1/keys/{id}', 'GET /health/live', 'GET /health/ready', 'GET /metrics', 'GET /problems/{code}', 'GET /v1/audit',
      'GET /v1/audit/checkpoint', 'GET /v1/audit/consistency', 'GET /v1/audit/key', 'GET /v1/audit/proof/{seq}', 'GET /v1/audit/verify',
      'GET /v1/conversations', 'GET /v1/conversations/{id}', 'GET /v1/keys', 'GET /v1/masking-policy', 'GET /v1/master-key', 'GET /v1/me', 'GET /v1/rules',
      'POST /v1/conversations/search', 'POST /v1/conversations/{id}/messages', 'POST /v1/conversations/{id}/reveal', 'POST /v1/detect', 'POST /v1/keys', 'POST /v1/mask',
      'POST /v1/master-key/rotate', 'POST /v1/purge', 'POST /v1/redact', 'POST /v1/rules/reload', 'PUT /v1/conversations/{id}', 'PUT /v1/masking-policy', 'PUT /v1/rules'
    ])
    expect(operations.map(({ name }) => name)).toEqual(expect.arrayContaining(OTHERS))
    for (const { name, operation } of operations) {
      expect(operation.summary, name).toBeTruthy()
      if (name.startsWith('POST') && !BODILESS.includes(name)) expect(operation.requestBody.content['application/json'].example, name).toBeTruthy()
      if (name.includes('/v1/')) {
        expect(operation.security, name).toEqual([{ key: [] }])
        expect(operation.responses['401'].content, name).toHaveProperty('application/problem+json')
      }
    }
    expect(body.paths['/v1/detect'].post.requestBody.content['application/json'].schema.additionalProperties).toBe(false)
  })

  test('the examples it gives are accepted', async () => {
    const { call } = await build()
    const { body: { paths } } = await call('GET', '/docs/json')
    for (const [path, { post }] of Object.entries<any>(paths)) {
      // This server has no folders for jobs; test/http/jobs.test.ts tries theirs.
      if (path.startsWith('/v1/jobs')) continue
      const role = /\/(?:reveal|review|mapping)$/.test(path) ? 'supervisor' : 'admin'
      if (post !== undefined) expect((await call('POST', path, post.requestBody?.content['application/json'].example, { role })).status, path).toBeLessThan(300)
    }
  })

  test('detect, redact and mask show an answer to their example: its offsets are those of the text that is sent', async () => {
    const { call } = await build()
    const { body: { paths } } = await call('GET', '/docs/json')
    for (const path of ['/v1/detect', '/v1/redact', '/v1/mask']) {
      const { requestBody, responses } = paths[path].post
      const sent = requestBody.content['application/json'].example
      const answer = responses['200'].content['application/json'].example
      expect(answer.findings.map(({ start, end }: { start: number, end: number }) => sent.text.slice(start, end)).at(-1), path).toBe('4111 1111 1111 1111')
      expect(Object.keys((await call('POST', path, sent)).body).sort(), path).toEqual(Object.keys(answer).sort())
    }
  })

  test('the page and what it loads come from this server', async () => {
    const { app } = await build()
    const page = await app.inject('/docs/')
    const links = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link)
    expect(links.length).toBeGreaterThan(4)
    for (const link of links) {
      expect(link).not.toMatch(/^(https?:)?\/\//)
      expect((await app.inject(new URL(link, 'http://x/docs/').pathname)).statusCode, link).toBe(200)
    }
    // The content security policy allows no inline script.
    expect(page.body.replace(/<script[^>]*src=[^>]*>\s*<\/script>/g, '')).not.toContain('<script')
  })
})
