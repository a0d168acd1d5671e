import { expect, test } from 'vitest'
import { build } from '../helpers/build-app.ts'

const CARD = '4111111111111111'

test('a text is answered with findings in UTF-16 units, without explanations', async () => {
  const { call } = await build()
  const { status, body, headers } = await call('POST', '/v1/detect', { text: `😀 ${CARD}` })
  expect(status).toBe(200)
  expect(headers['content-type']).toMatch('application/json')
  expect(body).toEqual({
    findings: [{ message: 0, start: 3, end: 19, type: 'CREDIT_CARD', score: 0.99, source: 'rule' }],
    model: 'fake@1',
    elapsedMs: expect.any(Number)
  })
})

test('explanations come only when asked for', async () => {
  const { call } = await build()
  const { body } = await call('POST', '/v1/detect', { text: CARD, explain: true })
  expect(body.findings[0].explanation).toEqual([{ kind: 'pattern', detail: 'fake' }])
})

test.each([
  ['utf16', 4, 8],
  ['codepoint', 3, 7],
  ['byte', 7, 11]
])('offsets in %s', async (offsetUnit, start, end) => {
  const { call } = await build()
  const { body } = await call('POST', '/v1/detect', { conversation: { messages: [{ role: 'agent', text: 'はい' }, { role: 'customer', text: '😀é Taro' }] }, offsetUnit })
  expect(body.findings).toMatchObject([{ message: 1, start, end, type: 'PERSON' }])
})

test('options reach the use case as they were sent', async () => {
  const { call, privacy } = await build()
  await call('POST', '/v1/detect', { text: 'x', entities: ['PERSON', 'CUSTOM_ORDER'], threshold: 0.3, engine: 'rules' })
  expect(privacy.calls[0]?.options).toEqual({ entities: ['PERSON', 'CUSTOM_ORDER'], threshold: 0.3, engine: 'rules' })
})

test.each([
  ['an empty text', { text: '' }],
  ['NUL and other control characters', { text: `a\u0000b\u0007 ${CARD}` }],
  ['a text that looks like a forbidden key', { text: '{"__proto__": 1}' }]
])('%s is allowed', async (_name, request) => {
  const { call } = await build()
  expect((await call('POST', '/v1/detect', request)).status).toBe(200)
})

test('a byte order mark before the JSON is skipped', async () => {
  const { call } = await build()
  expect((await call('POST', '/v1/detect', '\uFEFF{"text":"Taro"}')).body.findings).toHaveLength(1)
})
