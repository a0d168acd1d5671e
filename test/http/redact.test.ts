import { expect, test } from 'vitest'
import { build } from '../helpers/build-app.ts'

const CARD = '4111111111111111'

test('a text is answered as a text', async () => {
  const { call } = await build()
  const { status, body } = await call('POST', '/v1/redact', { text: `Taro paid with ${CARD}` }, { role: 'service' })
  expect(status).toBe(200)
  expect(body).toEqual({
    text: '[PERSON] paid with [CREDIT_CARD]',
    findings: [
      { message: 0, start: 0, end: 4, type: 'PERSON', score: 0.99, source: 'rule' },
      { message: 0, start: 15, end: 31, type: 'CREDIT_CARD', score: 0.99, source: 'rule' }
    ],
    summary: { PERSON: 1, CREDIT_CARD: 1 },
    model: 'fake@1',
    elapsedMs: expect.any(Number)
  })
})

test('a conversation is answered as a conversation, with all that it had', async () => {
  const { call } = await build()
  const conversation = {
    id: 'c-1',
    channel: 'chat',
    tags: ['vip', '返金'],
    language: 'ja',
    createdAt: '2026-01-31T09:30:00+09:00',
    messages: [
      { id: 'm1', role: 'agent', author: '佐藤', text: 'カード番号は？', at: '2026-01-31T09:30:00Z' },
      { role: 'customer', text: `カード番号は${CARD}です` }
    ]
  }
  const { body } = await call('POST', '/v1/redact', { conversation })
  expect(body.conversation).toEqual({ ...conversation, messages: [conversation.messages[0], { role: 'customer', text: 'カード番号は[CREDIT_CARD]です' }] })
  expect(body).not.toHaveProperty('text')
  expect(body.findings).toMatchObject([{ message: 1, start: 6, end: 22 }])
  expect(body.summary).toEqual({ CREDIT_CARD: 1 })
})

test('nothing found is an empty list', async () => {
  const { call } = await build()
  expect((await call('POST', '/v1/redact', { text: 'Order A-1, 3,980円' })).body).toMatchObject({ text: 'Order A-1, 3,980円', findings: [], summary: {} })
})

test('operators and retention reach the use case', async () => {
  const { call, privacy } = await build()
  const operators = { DEFAULT: { type: 'replace', with: '█' }, CREDIT_CARD: { type: 'mask', char: '#', keepFirst: 1, keepLast: 4 }, PERSON: { type: 'hash', key: 'k'.repeat(16) }, CUSTOM_X: { type: 'keep' } }
  const { status } = await call('POST', '/v1/redact', { conversation: { id: 'c', messages: [{ role: 'bot', text: '' }] }, operators, retainDays: 30 })
  expect(status).toBe(200)
  expect(privacy.calls[0]?.options).toEqual({ operators, retainDays: 30 })
})

test('explanations come only when asked for', async () => {
  const { call } = await build()
  expect((await call('POST', '/v1/redact', { text: 'Taro' })).body.findings[0]).not.toHaveProperty('explanation')
  expect((await call('POST', '/v1/redact', { text: 'Taro', explain: true })).body.findings[0]).toHaveProperty('explanation')
})

test('mask hands over the role and answers like redact', async () => {
  const { call, privacy } = await build()
  const { body } = await call('POST', '/v1/mask', { conversation: { id: 'c', messages: [{ role: 'customer', text: '😀 Taro' }] }, role: 'supervisor', retainDays: 0, offsetUnit: 'codepoint' }, { role: 'agent' })
  expect(body).toMatchObject({ conversation: { id: 'c', messages: [{ text: '😀 [PERSON]' }] }, findings: [{ start: 2, end: 6 }], summary: { PERSON: 1 } })
  expect(privacy.calls[0]?.options).toEqual({ role: 'supervisor', retainDays: 0 })
})
