// Bad input: each kind has its own code, names the place, and echoes nothing.

import { describe, expect, test } from 'vitest'
import { build } from '../helpers/build-app.ts'

const SECRET = 'hunter2-SECRET-4111111111111111'
const message = (extra: object = {}) => ({ role: 'customer', text: SECRET, ...extra })
const talk = (...messages: unknown[]) => ({ conversation: { messages } })

interface BadCase {
  readonly name: string
  readonly body: unknown
  readonly code: string
  readonly status: number
  readonly detail?: string | RegExp
  readonly headers?: Readonly<Record<string, string>>
}

const CASES: readonly BadCase[] = [
  // Not JSON
  { name: 'half an object', body: `{"text": "${SECRET}"`, code: 'INVALID_JSON', status: 400 },
  { name: 'no JSON at all', body: SECRET, code: 'INVALID_JSON', status: 400 },
  { name: 'an empty body', body: '', code: 'INVALID_JSON', status: 400 },
  { name: 'NaN', body: '{"text":"x","threshold":NaN}', code: 'INVALID_JSON', status: 400 },
  { name: 'bytes that are not UTF-8', body: Buffer.from(`7b2274657874223a2282a0${Buffer.from(SECRET).toString('hex')}227d`, 'hex'), code: 'INVALID_JSON', status: 400, detail: 'the body is not UTF-8' },
  { name: '__proto__', body: `{"text":"${SECRET}","__proto__":{"admin":true}}`, code: 'INVALID_JSON', status: 400 },
  { name: '__proto__ deeper down', body: `{"conversation":{"messages":[{"role":"customer","text":"${SECRET}","__proto__":{}}]}}`, code: 'INVALID_JSON', status: 400 },
  { name: '__proto__, escaped', body: '{"text":"x","\\u005f_proto__":{}}', code: 'INVALID_JSON', status: 400 },
  { name: 'constructor.prototype', body: `{"text":"${SECRET}","constructor":{"prototype":{"x":1}}}`, code: 'INVALID_JSON', status: 400 },
  // Not the schema
  { name: 'null', body: 'null', code: 'INVALID_REQUEST', status: 400, detail: 'the body must be object' },
  { name: 'an array', body: [SECRET], code: 'INVALID_REQUEST', status: 400, detail: 'the body must be object' },
  { name: 'neither text nor conversation', body: { explain: true }, code: 'INVALID_REQUEST', status: 400, detail: 'the body must have exactly one of text and conversation' },
  { name: 'both text and conversation', body: { text: SECRET, ...talk(message()) }, code: 'INVALID_REQUEST', status: 400, detail: 'the body must have exactly one of text and conversation' },
  { name: 'a text that is a number', body: { text: 4111111111111111 }, code: 'INVALID_REQUEST', status: 400, detail: '/text must be string' },
  { name: 'a text that is null', body: { text: null }, code: 'INVALID_REQUEST', status: 400, detail: '/text must be string' },
  { name: 'messages that are an object', body: { conversation: { messages: { 0: message() } } }, code: 'INVALID_REQUEST', status: 400, detail: '/conversation/messages must be array' },
  { name: 'no messages property', body: { conversation: {} }, code: 'INVALID_REQUEST', status: 400, detail: '/conversation must have required property \'messages\'' },
  { name: 'a message without text', body: talk({ role: 'agent' }), code: 'INVALID_REQUEST', status: 400, detail: '/conversation/messages/0 must have required property \'text\'' },
  { name: 'an unknown property', body: { text: 'x', [SECRET]: 1 }, code: 'INVALID_REQUEST', status: 400, detail: /^the body has a property that is not known; known are text, conversation, entities, threshold, engine, offsetUnit, explain/ },
  { name: 'an unknown property of a message', body: talk(message(), message({ [SECRET]: SECRET })), code: 'INVALID_REQUEST', status: 400, detail: '/conversation/messages/1 has a property that is not known; known are id, role, author, text, at' },
  { name: 'explain as a string', body: { text: 'x', explain: 'true' }, code: 'INVALID_REQUEST', status: 400, detail: '/explain must be boolean' },
  { name: 'a threshold as a string', body: { text: 'x', threshold: '0.5' }, code: 'INVALID_REQUEST', status: 400, detail: '/threshold must be number' },
  { name: 'a threshold above 1', body: { text: 'x', threshold: 1.01 }, code: 'INVALID_REQUEST', status: 400, detail: '/threshold must be <= 1' },
  { name: 'an unknown engine', body: { text: 'x', engine: SECRET }, code: 'INVALID_REQUEST', status: 400, detail: '/engine must be one of hybrid, rules' },
  { name: 'an unknown offset unit', body: { text: 'x', offsetUnit: 'utf-16' }, code: 'INVALID_REQUEST', status: 400, detail: '/offsetUnit must be one of utf16, codepoint, byte' },
  { name: 'an unknown language', body: { conversation: { language: 'xx', messages: [message()] } }, code: 'INVALID_REQUEST', status: 400, detail: '/conversation/language must be one of en, ja' },
  { name: 'a date that is none', body: { conversation: { createdAt: SECRET, messages: [message()] } }, code: 'INVALID_REQUEST', status: 400, detail: '/conversation/createdAt must match format "date-time"' },
  { name: 'a very long id', body: { conversation: { id: 'x'.repeat(201), messages: [message()] } }, code: 'INVALID_REQUEST', status: 400, detail: '/conversation/id must NOT have more than 200 characters' },
  { name: 'deep nesting', body: `{"text":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, code: 'INVALID_REQUEST', status: 400, detail: '/text must be string' },
  { name: 'deep nesting of objects', body: `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, code: 'INVALID_REQUEST', status: 400 },
  // Its own code
  { name: 'no messages', body: talk(), code: 'EMPTY_CONVERSATION', status: 400 },
  { name: 'a lone high surrogate', body: '{"text":"a\\ud800b"}', code: 'INVALID_TEXT', status: 400 },
  { name: 'a lone low surrogate', body: '{"text":"\\udc00"}', code: 'INVALID_TEXT', status: 400 },
  { name: 'a lone surrogate in an author', body: '{"conversation":{"messages":[{"role":"agent","text":"x","author":"\\ud83d"}]}}', code: 'INVALID_TEXT', status: 400, detail: '/conversation/messages/0/author holds a lone surrogate' },
  { name: 'a lone surrogate in an id', body: '{"conversation":{"id":"\\ud83d","messages":[{"role":"agent","text":"x"}]}}', code: 'INVALID_TEXT', status: 400 },
  { name: 'an unknown writer', body: talk(message({ role: SECRET })), code: 'UNKNOWN_ROLE', status: 400, detail: '/conversation/messages/0/role must be one of customer, agent, bot, system' },
  { name: 'an unknown entity type', body: { text: 'x', entities: ['PERSON', SECRET] }, code: 'UNKNOWN_ENTITY_TYPE', status: 400, detail: /1/ },
  { name: 'an entity type of the prototype', body: { text: 'x', entities: ['toString'] }, code: 'UNKNOWN_ENTITY_TYPE', status: 400 },
  { name: '100,000 messages', body: talk(...Array.from({ length: 100_000 }, () => ({ role: 'bot', text: 'x' }))), code: 'TOO_MANY_MESSAGES', status: 413 },
  { name: 'a text above the limit', body: { text: 'x'.repeat(1_000_001) }, code: 'TEXT_TOO_LARGE', status: 413 },
  { name: '10 MB of text', body: { text: 'x'.repeat(10_000_000) }, code: 'BODY_TOO_LARGE', status: 413 },
  // Not ours
  { name: 'plain text', body: SECRET, headers: { 'content-type': 'text/plain' }, code: 'UNSUPPORTED_MEDIA_TYPE', status: 415 },
  { name: 'a form', body: `text=${SECRET}`, headers: { 'content-type': 'application/x-www-form-urlencoded' }, code: 'UNSUPPORTED_MEDIA_TYPE', status: 415 },
  { name: 'no content type', body: SECRET, headers: { 'content-type': '' }, code: 'UNSUPPORTED_MEDIA_TYPE', status: 415 },
  { name: 'NDJSON where there is none', body: '{"text":"x"}\n', headers: { 'content-type': 'application/x-ndjson' }, code: 'UNSUPPORTED_MEDIA_TYPE', status: 415 },
  { name: 'another charset', body: '{"text":"x"}', headers: { 'content-type': 'application/json; charset=shift_jis' }, code: 'UNSUPPORTED_MEDIA_TYPE', status: 415 },
  { name: 'a compressed body', body: '{"text":"x"}', headers: { 'content-encoding': 'gzip' }, code: 'UNSUPPORTED_MEDIA_TYPE', status: 415 }
]

test.each(CASES)('$name → $code', async ({ body, code, status, detail, headers = {} }) => {
  const { call, logs, privacy } = await build()
  const answer = await call('POST', '/v1/detect', body, { headers })
  expect(answer.body).toMatchObject({ code, status, type: `/problems/${code}`, instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/) })
  expect(answer.status).toBe(status)
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json(;|$)/)
  if (detail !== undefined) expect(answer.body.detail).toEqual(typeof detail === 'string' ? detail : expect.stringMatching(detail))
  expect(privacy.calls).toEqual([])
  for (const place of [answer.raw, logs.join('')]) {
    expect(place).not.toContain('hunter2')
    expect(place).not.toContain('411111')
  }
})

test('duplicate keys: the last one counts, and nothing of the first is answered', async () => {
  const { call } = await build()
  const { body, raw } = await call('POST', '/v1/redact', '{"text":"first Taro","text":"second Taro"}')
  expect(body.text).toBe('second [PERSON]')
  expect(raw).not.toContain('first')
})

describe('operators', () => {
  test.each([
    ['an unknown operator', { PERSON: { type: 'shred' } }, 'INVALID_OPERATOR', '/operators/PERSON has a type that is not known'],
    ['no type', { PERSON: {} }, 'INVALID_OPERATOR', '/operators/PERSON must have required property \'type\''],
    ['not an object', { PERSON: 'mask' }, 'INVALID_OPERATOR', '/operators/PERSON must be object'],
    ['a field of another operator', { PERSON: { type: 'redact', keepLast: 4 } }, 'INVALID_OPERATOR', '/operators/PERSON has a property that is not known; known are type'],
    ['a negative number', { DEFAULT: { type: 'mask', keepLast: -1 } }, 'INVALID_OPERATOR', '/operators/DEFAULT/keepLast must be >= 0'],
    ['a letter as mask', { DEFAULT: { type: 'mask', char: 'x' } }, 'INVALID_OPERATOR', expect.any(String)],
    ['a made-up name is not shown', { [SECRET]: { type: 'shred' } }, 'INVALID_OPERATOR', '/operators/* has a type that is not known'],
    ['an unknown entity type', { [SECRET]: { type: 'redact' } }, 'UNKNOWN_ENTITY_TYPE', expect.any(String)],
    ['an array', [], 'INVALID_REQUEST', '/operators must be object']
  ])('%s', async (_name, operators, code, detail) => {
    const { call } = await build()
    const { body, raw } = await call('POST', '/v1/redact', { text: 'x', operators })
    expect(body).toMatchObject({ code, status: 400, detail })
    expect(raw).not.toContain('hunter2')
  })
})

describe('mask, purge and keys', () => {
  test.each([
    ['/v1/mask', { text: 'x' }, 'INVALID_REQUEST', 'the body must have required property \'role\''],
    ['/v1/mask', { text: 'x', role: 'root' }, 'UNKNOWN_ROLE', '/role must be one of service, agent, supervisor, auditor, admin'],
    ['/v1/mask', { text: 'x', role: 'agent', retainDays: -1 }, 'INVALID_REQUEST', '/retainDays must be >= 0'],
    ['/v1/mask', { text: 'x', role: 'agent', retainDays: 1.5 }, 'INVALID_REQUEST', '/retainDays must be integer'],
    ['/v1/purge', { scope: { expired: true } }, 'INVALID_REQUEST', 'the body must have required property \'reason\''],
    ['/v1/purge', { scope: { expired: true }, reason: '  ' }, 'INVALID_REQUEST', '/reason does not have the right form'],
    ['/v1/purge', { scope: {}, reason: 'x' }, 'INVALID_REQUEST', '/scope must NOT have fewer than 1 properties'],
    ['/v1/purge', { scope: { expired: true, createdBefore: '2026-01-01T00:00:00Z' }, reason: 'x' }, 'INVALID_REQUEST', '/scope must NOT have more than 1 properties'],
    ['/v1/purge', { scope: { expired: false }, reason: 'x' }, 'INVALID_REQUEST', '/scope/expired must be equal to constant'],
    ['/v1/purge', { scope: { conversationIds: [] }, reason: 'x' }, 'INVALID_REQUEST', '/scope/conversationIds must NOT have fewer than 1 items'],
    ['/v1/purge', { scope: { createdBefore: 'yesterday' }, reason: 'x' }, 'INVALID_REQUEST', '/scope/createdBefore must match format "date-time"'],
    ['/v1/purge', { scope: { all: true }, reason: 'x' }, 'INVALID_REQUEST', '/scope has a property that is not known; known are conversationIds, subject, policy, expired, createdBefore'],
    ['/v1/keys', { name: 'x', role: 'root' }, 'UNKNOWN_ROLE', '/role must be one of service, agent, supervisor, auditor, admin'],
    ['/v1/keys', { name: '', role: 'admin' }, 'INVALID_REQUEST', '/name must NOT have fewer than 1 characters']
  ])('%s %j → %s', async (url, request, code, detail) => {
    const { call } = await build()
    expect((await call('POST', url, request)).body).toMatchObject({ code, detail })
  })

  test.each(['limit=0', 'limit=1001', 'limit=ten', 'afterSeq=-1', 'afterSeq=1&afterSeq=2', 'before=3'])('GET /v1/audit?%s', async (query) => {
    const { call } = await build()
    expect((await call('GET', `/v1/audit?${query}`)).body).toMatchObject({ code: 'INVALID_REQUEST', status: 400 })
  })
})

describe('paths', () => {
  test.each(['/', '/nothing', '/v1', '/v1/detect/', '/v1/DETECT', '/v1/keys/x/y', '/%', '/v1/%E0%A4%A', `/${SECRET}?q=${SECRET}`, `/v1/keys/${'x'.repeat(2_001)}`])('%s is not found', async (url) => {
    const { call, logs } = await build()
    const answer = await call('GET', url)
    expect(answer.body).toMatchObject({ code: 'NOT_FOUND', status: 404 })
    for (const place of [answer.raw, logs.join('')]) expect(place).not.toContain('hunter2')
  })

  test.each([
    ['GET', '/v1/detect', 'POST'],
    ['PUT', '/v1/redact', 'POST'],
    ['DELETE', '/v1/audit', 'GET, HEAD'],
    ['PUT', '/v1/keys', 'POST, GET, HEAD'],
    ['GET', '/v1/keys/abc', 'DELETE'],
    ['POST', '/health/live', 'GET, HEAD']
  ] as const)('%s %s is not allowed', async (method, url, allow) => {
    const { call } = await build()
    const answer = await call(method, url, SECRET)
    expect(answer.body).toMatchObject({ code: 'METHOD_NOT_ALLOWED', status: 405, detail: `allowed: ${allow}` })
    expect(answer.headers.allow).toBe(allow)
  })
})
