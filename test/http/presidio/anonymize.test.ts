import { describe, expect, test } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import { createMemoryStore } from '../../../src/store/memory/memory-store.ts'
import { buildPresidio, sharedPresidio } from '../../helpers/build-presidio.ts'

const KEY = 'WmZq4t7w!z%C&F)J'
const NAME = { start: 5, end: 9, score: 0.8, entity_type: 'PERSON' }
const text = 'I am Jane.'

test('the answer has Presidio\'s keys in their order', async () => {
  const { post } = await sharedPresidio()
  const { raw, status } = await post('/anonymize', { text: 'Ich bin Jürg.', analyzer_results: [{ ...NAME, start: 8, end: 12 }], anonymizers: { PERSON: { type: 'keep' } } })
  expect({ status, raw }).toEqual({
    status: 200,
    raw: '{"text": "Ich bin J\\u00fcrg.", "items": [{"start": 8, "end": 12, "entity_type": "PERSON", "text": "J\\u00fcrg", "operator": "keep"}]}'
  })
})

test('what /analyze finds, /anonymize takes; what it encrypts, /deanonymize brings back', async () => {
  const { post } = await sharedPresidio()
  const original = '👩 カード 4111111111111111、mail me@example.com'
  const { body: results } = await post('/analyze', { text: original, language: 'ja' })
  const { body: hidden } = await post('/anonymize', { text: original, analyzer_results: results, anonymizers: { DEFAULT: { type: 'encrypt', key: KEY } } })
  expect(hidden.items).toHaveLength(2)
  expect(hidden.text).not.toMatch(/411111|example/)
  const { body: back } = await post('/deanonymize', { text: hidden.text, anonymizer_results: hidden.items, deanonymizers: { DEFAULT: { type: 'decrypt', key: KEY } } })
  expect(back.text).toBe(original)
  expect(back.items.map(({ operator }: { operator: string }) => operator)).toEqual(['decrypt', 'decrypt'])
})

test('an example of Presidio\'s documentation decrypts', async () => {
  const { post } = await sharedPresidio()
  const { body } = await post('/deanonymize', {
    text: 'My name is S184CMt9Drj7QaKQ21JTrpYzghnboTF9pn/neN8JME0=',
    deanonymizers: { PERSON: { type: 'decrypt', key: KEY } },
    anonymizer_results: [{ start: 11, end: 55, entity_type: 'PERSON' }]
  })
  expect(body.text).toBe('My name is Chloë')
})

test('texts in a list are answered in a list', async () => {
  const { post } = await sharedPresidio()
  expect((await post('/anonymize', { text: [text, 'nothing'], analyzer_results: [[NAME], []] })).body).toEqual([
    { text: 'I am <PERSON>.', items: [{ start: 5, end: 13, entity_type: 'PERSON', text: '<PERSON>', operator: 'replace' }] },
    { text: 'nothing', items: [] }
  ])
  expect((await post('/anonymize', { text: [text] })).body).toEqual([{ text, items: [] }])
  expect((await post('/deanonymize', { text: [text] })).body).toEqual([{ text, items: [] }])
  expect(await post('/anonymize', { text: [text, text], analyzer_results: [[]] })).toMatchObject({ status: 422, body: { error: expect.stringContaining('2 text items, 1 \'analyzer_results\' items') } })
})

test.each<[string, unknown, number, string]>([
  ['an empty object', {}, 400, 'Invalid request json'],
  ['null', 'null', 400, 'Invalid request json'],
  ['a list', [1], 500, 'Internal server error'],
  ['no JSON', '{', 400, 'The browser (or proxy) sent a request that this server could not understand.'],
  ['no results', { text }, 422, 'Invalid input, request must contain analyzer results'],
  ['a number for a text', { text: 5, analyzer_results: [] }, 500, 'Internal server error'],
  ['an operator without a type', { text, anonymizers: { DEFAULT: {} }, analyzer_results: [] }, 422, 'Invalid input, operator config must contain operator_name'],
  ['custom', { text, anonymizers: { X: { type: 'custom' } }, analyzer_results: [] }, 400, 'Custom type anonymizer is not supported'],
  ['no start', { text, analyzer_results: [{ ...NAME, start: undefined }] }, 422, 'Invalid input, result must contain start'],
  ['no end', { text, analyzer_results: [{ ...NAME, end: null }] }, 422, 'Invalid input, result must contain end'],
  ['no type', { text, analyzer_results: [{ ...NAME, entity_type: '' }] }, 422, 'Invalid input, result must contain entity_type'],
  ['no score', { text, analyzer_results: [{ ...NAME, score: undefined }] }, 422, 'Invalid input, analyzer result must contain score'],
  ['a word for a place', { text, analyzer_results: [{ ...NAME, start: 'five' }] }, 422, "Invalid parameter value for start. Expecting 'number', but got 'string'."],
  ['a place before the text', { text, analyzer_results: [{ ...NAME, start: -1 }] }, 422, 'Invalid input, result start and end must be positive'],
  ['a place backwards', { text, analyzer_results: [{ ...NAME, start: 9, end: 5 }] }, 422, "Invalid input, start index '9' must be smaller than end index '5'"],
  ['a place behind the text', { text, analyzer_results: [{ ...NAME, end: 11 }] }, 422, 'Invalid analyzer result, start: 5 and end: 11, while text length is only 10.'],
  ['an unknown operator', { text, anonymizers: { DEFAULT: { type: 'shred' } }, analyzer_results: [NAME] }, 422, "Invalid operator class 'shred'."]
])('%s is refused in Presidio\'s words', async (_name, body, status, error) => {
  const { post, logs } = await sharedPresidio()
  expect(await post('/anonymize', body)).toMatchObject({ status, body: { error } })
  expect(logs.join('')).not.toContain('Jane')
})

test('deanonymize without an operator for a type is 500, as there', async () => {
  const { post } = await sharedPresidio()
  expect(await post('/deanonymize', { text, anonymizer_results: [NAME] })).toMatchObject({ status: 500, body: { error: 'Internal server error' } })
})

describe('the audit log', () => {
  test('has an entry for each call, with types and counts alone', async () => {
    const { post, store } = await buildPresidio()
    await post('/anonymize', { text, analyzer_results: [NAME, { ...NAME, start: 0, end: 1, entity_type: 'Jane Doe' }] })
    await post('/deanonymize', { text: [text, text] })
    const entries = await store.listAudit({ limit: 10 })
    expect(entries).toMatchObject([
      { action: 'redact', actor: 'key-service', actorRole: 'service', detail: 'presidio.anonymize', counts: { PERSON: 1, CUSTOM_OTHER: 1, messages: 1 } },
      { action: 'deanonymize', detail: 'presidio.deanonymize', counts: { messages: 2 } }
    ])
    expect(JSON.stringify(entries)).not.toContain('Jane')
  })

  test('what cannot be written down is not answered', async () => {
    const store = { ...createMemoryStore(), commit: async () => { throw new AppError('STORAGE_FAILED') } }
    const { post } = await buildPresidio({ store })
    const { status, raw } = await post('/anonymize', { text, analyzer_results: [NAME] })
    expect(status).toBe(507)
    expect(raw).toBe('{"error":"The store could not write; earlier data is unharmed"}')
  })
})
