// Stored conversations by HTTP, over the real use cases and a real store: answers, headers, bad input.

import { beforeEach, describe, expect, test } from 'vitest'
import { createPrivacy } from '../../src/privacy/create.ts'
import { build, type TestApp } from '../helpers/build-app.ts'
import { fakePrivacy } from '../helpers/fake-privacy.ts'
import { open } from '../helpers/open-vault.ts'

const TEXT = 'Ada Lovelace, 4111 1111 1111 1111 cvc 123, ada@example.com'
const BODY = { channel: 'chat', tags: ['vip'], subject: { email: 'ada@example.com' }, messages: [{ role: 'customer', text: TEXT }] }
const path = (id: string, rest = ''): string => `/v1/conversations/${encodeURIComponent(id)}${rest}`

let app: TestApp
beforeEach(async () => {
  const { context } = await open()
  app = await build({ privacy: { ...createPrivacy(context), authenticate: fakePrivacy().authenticate } as never })
})

test('put, view, search, reveal, delete', async () => {
  const id = 'ticket/会話 #1 '.repeat(6)
  const put = await app.call('PUT', path(id), BODY, { role: 'service' })
  expect([put.status, put.body]).toMatchObject([201, { id, channel: 'chat', tags: ['vip'], messageCount: 1, counts: { PERSON: 1, CREDIT_CARD: 1, EMAIL_ADDRESS: 1 } }])
  expect((await app.call('PUT', path(id), BODY)).status).toBe(200)
  expect((await app.call('POST', path(id, '/messages'), { messages: [{ role: 'agent', text: 'Hello Ada' }] })).body).toMatchObject({ messageCount: 2 })

  const view = await app.call('GET', path(id), undefined, { role: 'agent' })
  expect(view.headers['cache-control']).toBe('no-store')
  expect(view.body.messages.map(({ text }: { text: string }) => text)).toEqual(['A. L., **** **** **** 1111 cvc [CARD_SECURITY_CODE], ***@example.com', 'Hello A.'])
  expect(view.raw).not.toMatch(/Lovelace|ada@|41111111/u)

  const found = await app.call('POST', '/v1/conversations/search', { email: 'ADA@example.com' }, { role: 'agent' })
  expect(found.body).toMatchObject({ conversations: [{ id }], next: null })
  expect((await app.call('GET', '/v1/conversations?tag=vip&limit=1', undefined, { role: 'agent' })).body.conversations).toHaveLength(1)

  const { message, start, end } = (await app.call('GET', path(id), undefined, { role: 'supervisor' })).body.findings.find(({ type }: { type: string }) => type === 'CREDIT_CARD')
  const revealed = await app.call('POST', path(id, '/reveal'), { message, start, end, reason: 'fraud_check' }, { role: 'supervisor' })
  expect([revealed.status, revealed.body.value, revealed.headers['cache-control']]).toEqual([200, '4111 1111 1111 1111', 'no-store'])
  expect((await app.call('POST', path(id, '/reveal'), { message, start, end }, { role: 'supervisor' })).body).toMatchObject({ code: 'INVALID_REQUEST', detail: 'the body must have required property \'reason\'' })

  expect((await app.call('DELETE', path(id))).status).toBe(204)
  expect((await app.call('GET', path(id))).body).toMatchObject({ status: 404, code: 'NOT_FOUND', detail: 'there is no conversation with this id' })
  expect(app.logs.join('')).not.toMatch(/Lovelace|ada@|41111111|会話/u)
})

test('a rejected value is shown to the admin, who declines', async () => {
  await app.call('PUT', path('c'), BODY, { role: 'service' })
  const { id: findingId } = (await app.call('GET', path('c'), undefined, { role: 'supervisor' })).body.findings[0]
  expect((await app.call('POST', path('c', '/review'), { findingId, review: 'rejected' }, { role: 'supervisor' })).body).toEqual({ findingId, type: 'PERSON', review: 'rejected' })
  expect((await app.call('GET', path('c'), undefined, { role: 'agent' })).body.findings[0]).toMatchObject({ visibility: 'initial', review: 'rejected', canReveal: false, score: 1 })
  const listed = await app.call('GET', '/v1/rules/proposals')
  expect([listed.body, listed.headers['cache-control']]).toEqual([{ proposals: [{ conversationId: 'c', findingId, type: 'PERSON', score: 1, value: 'Ada Lovelace' }], isCut: false, failed: 0 }, 'no-store'])
  const decision = { conversationId: 'c', findingId, decision: 'decline' }
  expect((await app.call('POST', '/v1/rules/proposals', decision)).body).toEqual({ conversationId: 'c', findingId, type: 'PERSON', decision: 'decline' })
  expect((await app.call('POST', '/v1/rules/proposals', decision)).status).toBe(404)
  expect((await app.call('GET', `${path('c')}?as=supervisor`)).body.findings[0]).toMatchObject({ visibility: 'show' })
  expect((await app.call('GET', `${path('c')}?as=supervisor`, undefined, { role: 'agent' })).status).toBe(403)
  expect(app.logs.join('')).not.toMatch(/Lovelace/u)
})

describe('bad input', () => {
  test.each<[string, 'PUT' | 'POST' | 'GET', string, unknown, string, RegExp]>([
    ['no messages property', 'PUT', path('c'), {}, 'INVALID_REQUEST', /messages/],
    ['no message', 'PUT', path('c'), { messages: [] }, 'EMPTY_CONVERSATION', /^$/],
    ['an unknown property', 'PUT', path('c'), { ...BODY, SECRET: 1 }, 'INVALID_REQUEST', /has a property that is not known/],
    ['an unknown identifier of the subject', 'PUT', path('c'), { ...BODY, subject: { SECRET: 'x' } }, 'INVALID_REQUEST', /subject has a property/],
    ['a tag with personal data', 'PUT', path('c'), { ...BODY, tags: ['SECRET@example.com', 'secret@example.com'] }, 'INVALID_REQUEST', /^tags\/0 holds personal data \(EMAIL_ADDRESS\)/],
    ['a future beginning', 'PUT', path('c'), { ...BODY, createdAt: '2099-01-01T00:00:00Z' }, 'INVALID_REQUEST', /createdAt is in the future/],
    ['half an emoji', 'PUT', path('c'), '{"messages":[{"role":"bot","text":"\\ud83d"}]}', 'INVALID_TEXT', /lone surrogate/],
    ['a search for nothing', 'POST', '/v1/conversations/search', {}, 'INVALID_REQUEST', /give at least one of/],
    ['a limit of none', 'GET', '/v1/conversations?limit=0', undefined, 'INVALID_REQUEST', /limit/],
    ['a reveal without a finding', 'POST', path('c', '/reveal'), { reason: 'other' }, 'INVALID_REQUEST', /findingId/],
    ['a reveal of two', 'POST', path('c', '/reveal'), { findingId: 'x', message: 1, start: 0, end: 1, reason: 'other' }, 'INVALID_REQUEST', /findingId/],
    ['a review of another word', 'POST', path('c', '/review'), { findingId: 'x', review: 'SECRET' }, 'INVALID_REQUEST', /review/],
    ['a review without a finding', 'POST', path('c', '/review'), { review: 'rejected' }, 'INVALID_REQUEST', /findingId/],
    ['a decision of another word', 'POST', '/v1/rules/proposals', { conversationId: 'c', findingId: 'x', decision: 'SECRET' }, 'INVALID_REQUEST', /decision/],
    ['a decision on nothing', 'POST', '/v1/rules/proposals', { conversationId: 'none', findingId: 'x', decision: 'allow' }, 'NOT_FOUND', /no conversation/],
    ['a view as nobody', 'GET', `${path('c')}?as=SECRET`, undefined, 'INVALID_REQUEST', /as/],
    ['a policy that shows passwords', 'PUT', '/v1/masking-policy', { roles: { admin: { types: { PASSWORD: 'show' } } } }, 'INVALID_POLICY', /roles\/admin\/types\/PASSWORD can only be hide/],
    ['an unknown role in a policy', 'PUT', '/v1/masking-policy', { roles: { SECRET: {} } }, 'INVALID_POLICY', /^roles: a name is not one of/],
    ['a version that is none', 'GET', '/v1/masking-policy?version=-1', undefined, 'INVALID_REQUEST', /version/]
  ])('%s', async (_, method, url, body, code, detail) => {
    const answer = await app.call(method, url, typeof body === 'string' ? body : body, { role: /\/(?:reveal|review)$/.test(url) ? 'supervisor' : 'admin', ...(typeof body === 'string' ? { headers: { 'content-type': 'application/json' } } : {}) })
    expect(answer.body).toMatchObject({ code })
    expect(answer.body.detail ?? '').toMatch(detail)
    expect(answer.raw + app.logs.join('')).not.toMatch(/SECRET|secret@/u)
  })
})
