import { describe, expect, test } from 'vitest'
import { RECOGNIZERS } from '../../../src/detection/rules/index.ts'
import { DEFAULT_LIMITS } from '../../../src/privacy/check-input.ts'
import { buildPresidio, sharedPresidio } from '../../helpers/build-presidio.ts'

const CARD = '4111111111111111'
const zip = (given: object = {}) => ({
  name: 'Zip', supported_language: 'en', supported_entity: 'ZIP', patterns: [{ name: 'zip (weak)', regex: '\\b\\d{5}\\b', score: 0.01 }], ...given
})
const found = (entityType: string, start: number, end: number, score: number) => ({ analysis_explanation: null, end, entity_type: entityType, score, start })

describe('the answer', () => {
  test('has Presidio\'s keys in their order, and floats', async () => {
    const { post } = await sharedPresidio()
    const { raw, headers } = await post('/analyze', { text: `card ${CARD}`, language: 'en' })
    expect(raw).toBe('[{"analysis_explanation": null, "end": 21, "entity_type": "CREDIT_CARD", "score": 1.0, "start": 5}]')
    expect(headers['content-type']).toMatch(/^application\/json/)
  })

  test('counts code points', async () => {
    const { post } = await sharedPresidio()
    expect((await post('/analyze', { text: `👩👩 カード番号は${CARD}です👩`, language: 'ja' })).body).toEqual([found('CREDIT_CARD', 9, 25, 1)])
  })

  test('a list of texts is answered by a list, each text by itself', async () => {
    const { post } = await sharedPresidio()
    expect((await post('/analyze', { text: [`card ${CARD}`, 'no', ''], language: 'en' })).body).toEqual([[found('CREDIT_CARD', 5, 21, 1)], [], []])
    // Across messages of a conversation this question and answer would be a password.
    expect((await post('/analyze', { text: ['What is your password?', 'hunter2'], language: 'en' })).body).toEqual([[], []])
  })

  test('the best score stands first, then the place', async () => {
    const { post } = await sharedPresidio()
    const { body } = await post('/analyze', { text: `a@example.com b@example.com ${CARD}`, language: 'en' })
    expect(body).toEqual([found('CREDIT_CARD', 28, 44, 1), found('EMAIL_ADDRESS', 0, 13, 0.85), found('EMAIL_ADDRESS', 14, 27, 0.85)])
  })
})

describe('entities', () => {
  test.each([
    [['IBAN_CODE'], 'IBAN_CODE'],
    [['IBAN'], 'IBAN'],
    [['CREDIT_CARD', 'IBAN_CODE'], 'IBAN_CODE']
  ])('%j are answered by the names that were asked for', async (entities, name) => {
    const { post } = await sharedPresidio()
    const { body } = await post('/analyze', { text: 'IBAN DE89370400440532013000', language: 'en', entities })
    expect(body.map((one: { entity_type: string }) => one.entity_type)).toEqual([name])
  })

  test('an empty list means all; a name that nobody knows is passed over, alone it is refused', async () => {
    const { post } = await sharedPresidio()
    const text = `card ${CARD}`
    expect((await post('/analyze', { text, language: 'en', entities: [] })).body).toHaveLength(1)
    expect((await post('/analyze', { text, language: 'en', entities: ['CREDIT_CARD', 'FOO'] })).body).toHaveLength(1)
    expect(await post('/analyze', { text, language: 'en', entities: ['FOO'] })).toMatchObject({ status: 500, body: { error: 'No matching recognizers were found to serve the request.' } })
  })

  test('Japanese types, which Presidio does not have, have Sumi\'s names', async () => {
    const { post } = await sharedPresidio()
    const { body } = await post('/analyze', { text: 'マイナンバー 123456789018', language: 'ja' })
    expect(body).toMatchObject([{ entity_type: 'JP_MY_NUMBER', start: 7, end: 19 }])
  })
})

describe('score_threshold', () => {
  const text = 'SSN-like 536904399 and card ' + CARD
  test('by default weak candidates are answered too, and never touch the sure ones', async () => {
    const { post } = await sharedPresidio()
    const { body } = await post('/analyze', { text, language: 'en', entities: ['CREDIT_CARD', 'US_PASSPORT', 'US_BANK_NUMBER', 'US_ITIN', 'US_SSN'] })
    expect(body).toContainEqual(found('CREDIT_CARD', 28, 44, 1))
    expect(body.some(({ score }: { score: number }) => score < 0.5) || body.some(({ start }: { start: number }) => start === 9)).toBe(true)
  })

  test.each([[-1, 2], [0.85, 2], [0.86, 1], [1, 1], [1.1, 0]])('%d', async (threshold, count) => {
    const { post } = await sharedPresidio()
    const { body } = await post('/analyze', { text: `me@example.com ${CARD}`, language: 'en', score_threshold: threshold })
    expect(body).toHaveLength(count)
  })
})

describe('ad hoc recognizers', () => {
  test('patterns, context, word lists, beside Sumi\'s own', async () => {
    const { post } = await sharedPresidio()
    const titles = { name: 'Titles', supported_entity: 'TITLE', deny_list: ['Mr.', 'Mister'] }
    const { body } = await post('/analyze', {
      text: `Mr. X, Zip code: 10023, ${CARD}`, language: 'en', ad_hoc_recognizers: [zip({ context: ['zip'] }), titles]
    })
    expect(body).toEqual([found('TITLE', 0, 3, 1), found('CREDIT_CARD', 24, 40, 1), found('ZIP', 17, 22, 0.4)])
  })

  test.each([
    ['another language', zip({ supported_language: 'de' }), { }, 0],
    ['not among the entities', zip(), { entities: ['PERSON'] }, 0],
    ['among the entities', zip(), { entities: ['ZIP'] }, 1],
    ['supported_entities', (({ supported_entity: _, ...rest }) => ({ ...rest, supported_entities: ['ZIP'] }))(zip()), {}, 1],
    ['its own flags', zip({ patterns: [{ name: 'p', regex: 'zip', score: 1 }], global_regex_flags: 0 }), {}, 0],
    ['default flags', zip({ patterns: [{ name: 'p', regex: 'zip', score: 1 }] }), {}, 1],
    ['score 0 is nothing', zip({ patterns: [{ name: 'p', regex: 'zip', score: 0 }] }), {}, 0]
  ])('%s', async (_name, recognizer, given, count) => {
    const { post } = await sharedPresidio()
    const { body } = await post('/analyze', { text: 'ZIP 10023', language: 'en', ad_hoc_recognizers: [recognizer], ...given })
    expect(body.filter((one: { entity_type: string }) => one.entity_type === 'ZIP')).toHaveLength(count)
  })

  test('a result inside a better one of its type is answered once', async () => {
    const { post } = await sharedPresidio()
    const patterns = [{ name: 'a', regex: '\\d{5}', score: 0.3 }, { name: 'b', regex: 'zip \\d{5}', score: 0.5 }, { name: 'c', regex: '\\d{2}', score: 0.9 }]
    const { body } = await post('/analyze', { text: 'zip 10023', language: 'en', entities: ['ZIP'], ad_hoc_recognizers: [zip({ patterns })] })
    expect(body).toEqual([found('ZIP', 4, 6, 0.9), found('ZIP', 6, 8, 0.9), found('ZIP', 0, 9, 0.5)])
  })

  test.each<[string, unknown, number, string]>([
    ['an unknown argument', zip({ foo: 1 }), 400, "PatternRecognizer.__init__() got an unexpected keyword argument 'foo'"],
    ['an argument that is no name', zip({ 'Jane <b>': 1 }), 400, "PatternRecognizer.__init__() got an unexpected keyword argument '?'"],
    ['no entity', { patterns: zip().patterns }, 400, "PatternRecognizer.__init__() missing 1 required positional argument: 'supported_entity'"],
    ['a pattern without a score', zip({ patterns: [{ name: 'p', regex: 'x' }] }), 400, "Pattern.__init__() missing 1 required positional argument: 'score'"],
    ['a pattern without anything', zip({ patterns: [{}] }), 400, "Pattern.__init__() missing 3 required positional arguments: 'name', 'regex', and 'score'"],
    ['a word for a score', zip({ patterns: [{ name: 'p', regex: 'x', score: 'high' }] }), 400, "'<' not supported between instances of 'str' and 'int'"],
    ['a score above 1', zip({ patterns: [{ name: 'p', regex: 'x', score: 2 }] }), 500, 'Invalid score: 2. Score should be between 0 and 1'],
    ['neither patterns nor words', zip({ patterns: [] }), 500, 'Pattern recognizer should be initialized with patterns or with deny list'],
    ['an empty entity', zip({ supported_entity: '' }), 500, 'Pattern recognizer should be initialized with entity'],
    ['a look-ahead', zip({ patterns: [{ name: 'p', regex: 'x(?=y)', score: 1 }] }), 500, 'Invalid regex pattern: rule 1, pattern 1: invalid or unsupported Perl syntax'],
    ['no recognizer', 'zip', 500, "'str' object has no attribute 'copy'"]
  ])('%s is refused', async (_name, recognizer, status, message) => {
    const { post } = await sharedPresidio()
    const answer = await post('/analyze', { text: 'Zip 10023', language: 'en', ad_hoc_recognizers: [recognizer] })
    const prefix = status === 400 ? 'Failed to parse /analyze request for AnalyzerEngine.analyze(). ' : ''
    expect(answer).toMatchObject({ status, body: { error: prefix + message } })
  })
})

describe('allow_list', () => {
  const text = 'me@GitHub.com you@example.com'
  test.each<[object, number]>([
    [{ allow_list: ['me@GitHub.com'] }, 1],
    [{ allow_list: ['me@github.com'] }, 2],
    [{ allow_list: ['.*@github.com'], allow_list_match: 'regex' }, 1],
    [{ allow_list: ['.*@github.com'], allow_list_match: 'regex', regex_flags: 0 }, 2],
    [{ allow_list: ['github', 'example'], allow_list_match: 'regex' }, 0],
    [{ allow_list: [''], allow_list_match: 'regex' }, 2],
    [{ allow_list: [], allow_list_match: 'other' }, 2]
  ])('%j', async (given, count) => {
    const { post } = await sharedPresidio()
    expect((await post('/analyze', { text, language: 'en', ...given })).body).toHaveLength(count)
  })

  test.each<[object, number, RegExp]>([
    [{ allow_list: ['x'], allow_list_match: 'other' }, 500, /^allow_list_match must either be set to 'exact' or 'regex'\.$/],
    [{ allow_list: ['(?=x)'], allow_list_match: 'regex' }, 500, /^Invalid regex pattern: the pattern: /],
    [{ allow_list: ['x'], allow_list_match: 'regex', regex_flags: 64 }, 500, /^regex flags other than 58 \(I, M, S, U\) are not supported$/],
    [{ allow_list: 'x' }, 400, /expected a list of strings, not 'str'$/],
    [{ allow_list: [5] }, 500, /^'int' object has no attribute 'search'$/]
  ])('%j is refused', async (given, status, message) => {
    const { post } = await sharedPresidio()
    expect(await post('/analyze', { text, language: 'en', ...given })).toMatchObject({ status, body: { error: expect.stringMatching(message) } })
  })
})

test('context raises what is weak, as a word in the text would', async () => {
  const { post } = await sharedPresidio()
  const scores = async (context?: string[]) => {
    const { body } = await post('/analyze', { text: 'it is 536904399', language: 'en', entities: ['US_SSN'], context })
    return body.map(({ score }: { score: number }) => score)
  }
  const [weak] = await scores()
  expect(weak).toBeLessThan(0.5)
  expect((await scores(['her Social Security']))[0]).toBeGreaterThanOrEqual(0.6)
  expect(await scores(['unrelated'])).toEqual([weak])
})

describe('return_decision_process', () => {
  test('names the recognizer, pattern, check and context word, never the value', async () => {
    const { post } = await sharedPresidio()
    const { raw, body } = await post('/analyze', { text: `my visa ${CARD}`, language: 'en', return_decision_process: true })
    expect(Object.keys(body[0].analysis_explanation)).toEqual([
      'original_score', 'pattern', 'pattern_name', 'recognizer', 'regex_flags', 'score', 'score_context_improvement', 'supportive_context_word', 'textual_explanation', 'validation_result'
    ])
    expect(body[0].analysis_explanation).toMatchObject({ recognizer: 'credit-card', validation_result: true, score: 1, supportive_context_word: 'visa', pattern_name: expect.any(String) })
    expect(raw).not.toContain(CARD)
  })

  test('quotes the pattern of a rule', async () => {
    const { post } = await sharedPresidio()
    const { body } = await post('/analyze', { text: 'SSN 536-90-4399', language: 'en', entities: ['US_SSN'], return_decision_process: true })
    const { recognizer, pattern_name: name, pattern } = body[0].analysis_explanation
    expect(pattern).toBe(RECOGNIZERS.find(({ id }) => id === recognizer)?.patterns.find(({ id }) => id === name)?.regex.source)
  })

  test('of an ad hoc recognizer', async () => {
    const { post } = await sharedPresidio()
    const { body } = await post('/analyze', { text: 'zip 10023', language: 'en', entities: ['ZIP'], ad_hoc_recognizers: [zip({ context: ['zip'] })], return_decision_process: 1 })
    expect(body[0].analysis_explanation).toEqual({
      original_score: 0.01,
      pattern: '\\b\\d{5}\\b',
      pattern_name: 'zip (weak)',
      recognizer: 'Zip',
      regex_flags: 26,
      score: 0.4,
      score_context_improvement: 0.39,
      supportive_context_word: 'zip',
      textual_explanation: 'Detected by `Zip` using pattern `zip (weak)`',
      validation_result: null
    })
  })
})

test.each<[string, unknown, number, string]>([
  ['null', 'null', 500, "'NoneType' object has no attribute 'get'"],
  ['a list', [], 500, "'list' object has no attribute 'get'"],
  ['an empty text', { text: '', language: 'en' }, 500, 'No text provided'],
  ['an empty list', { text: [], language: 'en' }, 500, 'No text provided'],
  ['a list of objects', { text: [{ a: 1 }], language: 'en' }, 500, 'Analyzer.analyze_iterator only works on primitive types (int, float, bool, str). Lists of objects are not yet supported.'],
  ['an empty language', { text: 'x', language: '' }, 500, 'No language provided'],
  ['a language', { text: 'x', language: 'xx' }, 500, 'No matching recognizers were found to serve the request.'],
  ['a threshold', { text: 'x', language: 'en', score_threshold: 'high' }, 400, "Failed to parse /analyze request for AnalyzerEngine.analyze(). '>=' not supported between instances of 'float' and 'str'"],
  ['entities', { text: 'x', language: 'en', entities: 5 }, 400, "Failed to parse /analyze request for AnalyzerEngine.analyze(). 'int' object is not iterable"],
  ['a context', { text: 'x', language: 'en', context: [5] }, 500, "'int' object has no attribute 'lower'"],
  ['half an emoji', '{"text": "Jane \\ud83d", "language": "en"}', 400, 'messages/0 holds a lone surrogate'],
  ['no JSON', '{"text": ', 500, 'The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.']
])('%s is refused in Presidio\'s words', async (_name, body, status, error) => {
  const { post, logs } = await sharedPresidio()
  expect(await post('/analyze', body)).toMatchObject({ status, body: { error } })
  expect(logs.join('')).not.toContain('Jane')
  expect(logs.filter((line) => line.includes('"level":50'))).toEqual([])
})

test('numbers are texts', async () => {
  const { post } = await sharedPresidio()
  expect((await post('/analyze', { text: [4111111111111111, true, null], language: 'en', entities: ['CREDIT_CARD'] })).body).toEqual([[found('CREDIT_CARD', 0, 16, 1)], [], []])
})

test('too long together is 413', async () => {
  const { post } = await buildPresidio({ limits: { ...DEFAULT_LIMITS, maxTextChars: 10 } })
  expect(await post('/analyze', { text: ['123456', '123456'], language: 'en' })).toMatchObject({ status: 413, body: { error: '12 characters; at most 10 are allowed' } })
})
