// Who may call what.

import { describe, expect, test } from 'vitest'
import { ACCESS_ROLES, type AccessRole } from '../../src/access/roles.ts'
import { build } from '../helpers/build-app.ts'

const ROUTES = [
  ['POST', '/v1/detect', { text: 'x' }, ['service', 'agent', 'supervisor', 'admin']],
  ['POST', '/v1/redact', { text: 'x' }, ['service', 'supervisor', 'admin']],
  ['POST', '/v1/mask', { text: 'x', role: 'agent' }, ['service', 'agent', 'supervisor', 'admin']],
  ['POST', '/v1/purge', { scope: { expired: true }, reason: 'x' }, ['admin']],
  ['GET', '/v1/purges', undefined, ['admin']],
  ['GET', '/v1/purges/q3Wn0o5Zk3aQ9rXyT0b2cA/receipt', undefined, ['admin']],
  ['PUT', '/v1/conversations/none', { messages: [{ role: 'bot', text: 'x' }] }, ['service', 'admin']],
  ['POST', '/v1/conversations/none/messages', { messages: [{ role: 'bot', text: 'x' }] }, ['service', 'admin']],
  ['GET', '/v1/conversations/none', undefined, ['service', 'agent', 'supervisor', 'admin']],
  ['GET', '/v1/conversations', undefined, ['service', 'agent', 'supervisor', 'admin']],
  ['POST', '/v1/conversations/search', { email: 'x' }, ['service', 'agent', 'supervisor', 'admin']],
  ['POST', '/v1/conversations/none/reveal', { findingId: 'x', reason: 'other' }, ['agent', 'supervisor']],
  ['DELETE', '/v1/conversations/none', undefined, ['admin']],
  ['GET', '/v1/masking-policy', undefined, ['admin']],
  ['PUT', '/v1/masking-policy', { roles: {} }, ['admin']],
  ['GET', '/v1/master-key', undefined, ['admin']],
  ['POST', '/v1/master-key/rotate', {}, ['admin']],
  ['GET', '/v1/policies', undefined, ['admin']],
  ['GET', '/v1/policies/none', undefined, ['admin']],
  ['PUT', '/v1/policies/none', { minimum: 'P1Y' }, ['admin']],
  ['DELETE', '/v1/policies/none', undefined, ['admin']],
  ['POST', '/v1/policies/preview', {}, ['admin']],
  ['POST', '/v1/policies/run', undefined, ['admin']],
  ['GET', '/v1/policies/runs', undefined, ['admin']],
  ['GET', '/v1/profiles', undefined, ['admin']],
  ['POST', '/v1/profiles/pci/apply', undefined, ['admin']],
  ['GET', '/v1/holds', undefined, ['admin']],
  ['POST', '/v1/holds', { scope: { conversationIds: ['x'] }, reason: 'x' }, ['admin']],
  ['DELETE', '/v1/holds/none', { reason: 'x' }, ['admin']],
  ['POST', '/v1/conversations/none/mapping', { reason: 'x' }, ['supervisor']],
  ['GET', '/v1/audit', undefined, ['auditor', 'admin']],
  ['POST', '/v1/keys', { name: 'x', role: 'agent' }, ['admin']],
  ['GET', '/v1/keys', undefined, ['admin']],
  ['DELETE', '/v1/keys/none', undefined, ['admin']],
  ['GET', '/v1/rules', undefined, ['admin']],
  ['PUT', '/v1/rules', { version: 1 }, ['admin']],
  ['POST', '/v1/rules/reload', undefined, ['admin']],
  ['POST', '/v1/jobs', { input: 'x', output: 'x' }, ['service', 'admin']],
  ['GET', '/v1/jobs', undefined, ['service', 'admin']],
  ['GET', '/v1/jobs/none', undefined, ['service', 'admin']],
  ['GET', '/v1/jobs/none/failures', undefined, ['service', 'admin']],
  ['POST', '/v1/jobs/none/pause', undefined, ['service', 'admin']],
  ['POST', '/v1/jobs/none/resume', undefined, ['service', 'admin']],
  ['POST', '/v1/jobs/none/cancel', undefined, ['service', 'admin']]
] as const

describe.each(ROUTES)('%s %s', (method, url, body, allowed) => {
  test('by role', async () => {
    const { call } = await build()
    const forbidden: AccessRole[] = []
    for (const role of ACCESS_ROLES) if ((await call(method, url, body, { role })).body?.code === 'FORBIDDEN') forbidden.push(role)
    expect(forbidden).toEqual(ACCESS_ROLES.filter((role) => !(allowed as readonly string[]).includes(role)))
  })

  test.each([
    ['no key', {}],
    ['an empty one', { authorization: '' }],
    ['an unknown one', { authorization: 'Bearer sumi_nobody_SECRET' }],
    ['another scheme', { authorization: 'Basic c3VtaTp4' }],
    ['a scheme alone', { authorization: 'Bearer' }],
    ['two words', { authorization: 'Bearer sumi_test_admin sumi_test_admin' }],
    ['a key without a scheme', { authorization: 'sumi_test_admin' }]
  ])('with %s', async (_name, headers) => {
    const { app, logs } = await build()
    const answer = await app.inject({ method, url, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { payload: body }) })
    expect(answer.json()).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 })
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="sumi"')
    expect(answer.body + logs.join('')).not.toContain('SECRET')
  })
})

test('an unknown caller learns nothing of a body: it is refused before the body is read', async () => {
  const { app } = await build()
  const answer = await app.inject({ method: 'POST', url: '/v1/detect', headers: { 'content-type': 'text/plain' }, payload: 'no JSON' })
  expect(answer.json().code).toBe('UNAUTHENTICATED')
})

test('the scheme is not case-sensitive', async () => {
  const { app } = await build()
  expect((await app.inject({ url: '/v1/keys', headers: { authorization: 'bearer  sumi_test_admin' } })).statusCode).toBe(200)
})

test.each(['/health/live', '/health/ready', '/metrics', '/docs/', '/docs/json', '/problems/QUEUE_FULL'])('%s needs no key', async (url) => {
  const { app } = await build()
  expect((await app.inject(url)).statusCode).toBe(200)
})

describe('rate limit', () => {
  test('each key has its own, and health checks have none', async () => {
    const { call } = await build({ settings: { rateLimitPerMinute: 2 } })
    const statuses = []
    for (let i = 0; i < 3; i++) statuses.push((await call('POST', '/v1/detect', { text: 'x' }, { role: 'service' })).status)
    expect(statuses).toEqual([200, 200, 429])
    const limited = await call('POST', '/v1/redact', { text: 'x' }, { role: 'service' })
    expect(limited.body).toMatchObject({ code: 'RATE_LIMITED', status: 429, detail: expect.stringMatching(/^2 requests a minute/) })
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0)
    expect((await call('POST', '/v1/detect', { text: 'x' }, { role: 'agent' })).status).toBe(200)
    for (let i = 0; i < 5; i++) expect((await call('GET', '/health/live', undefined, { role: 'service' })).status).toBe(200)
  })

  test('unknown keys share the limit of their address', async () => {
    const { app } = await build({ settings: { rateLimitPerMinute: 2 } })
    const codes = []
    for (const key of ['a', 'b', 'c']) codes.push((await app.inject({ url: '/v1/keys', headers: { authorization: `Bearer sumi_${key}` } })).json().code)
    expect(codes).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'RATE_LIMITED'])
  })
})
