// /v1/rules, and rules and context in the bodies of the detecting routes; real use cases over detection by rules.

import { beforeEach, describe, expect, test } from 'vitest'
import { ACCESS_ROLES } from '../../src/access/roles.ts'
import type { CustomRuleService } from '../../src/detection/custom/service.ts'
import { DEFAULT_LIMITS } from '../../src/privacy/check-input.ts'
import { createPrivacy } from '../../src/privacy/create.ts'
import { createPresidio } from '../../src/privacy/presidio/create.ts'
import { withRules } from '../../src/privacy/rules/detection.ts'
import { openUserRules } from '../../src/privacy/rules/user-rules.ts'
import { EXAMPLE_RULES } from '../../src/privacy/rules/schema.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { build, type TestApp } from '../helpers/build-app.ts'
import { customRulesHere, rulesDetection } from '../helpers/build-presidio.ts'
import { fakePrivacy } from '../helpers/fake-privacy.ts'

const SECRET = 'hunter2'
const clock = () => new Date('2026-03-01T00:00:00.000Z')
const deny = (...words: string[]) => ({ version: 1, deny: [{ words }] })

let app: TestApp
let slow: Promise<void> | undefined
beforeEach(async () => {
  slow = undefined
  const store = createMemoryStore()
  const customRules: CustomRuleService = { ...customRulesHere, async findSets (...call) { await slow; return await customRulesHere.findSets(...call) } }
  const rules = await openUserRules({ store, clock, customRules }, { id: 'system', role: 'admin' })
  const context = { detection: withRules(rulesDetection(), customRules, rules, clock), store, clock, limits: DEFAULT_LIMITS, rules }
  const { authenticate } = fakePrivacy()
  app = await build({ privacy: { ...createPrivacy(context), authenticate }, presidio: { useCases: createPresidio({ ...context, customRules }), isOpen: false } })
})

describe('/v1/rules', () => {
  test('is empty at first', async () => {
    const { status, body, headers } = await app.call('GET', '/v1/rules')
    expect({ status, body }).toEqual({
      status: 200,
      body: { source: 'none', version: expect.any(String), loadedAt: clock().toISOString(), sizes: { rules: 0, patterns: 0, words: 0, contextWords: 0, allowed: 0, allowPatterns: 0 }, set: { version: 1 } }
    })
    expect(headers['cache-control']).toBe('no-store')
  })

  test('takes a set, shows it as it came, and audits the change without its words', async () => {
    const put = await app.call('PUT', '/v1/rules', EXAMPLE_RULES)
    expect(put).toMatchObject({ status: 200, body: { source: 'stored', isChanged: true, sizes: { rules: 5, patterns: 1, words: 3, contextWords: 3, allowed: 2, allowPatterns: 1 } } })
    expect((await app.call('GET', '/v1/rules')).body).toMatchObject({ version: put.body.version, set: EXAMPLE_RULES })
    const audit = await app.call('GET', '/v1/audit')
    expect(audit.body.entries).toMatchObject([{ action: 'rules.change', actorRole: 'admin', detail: 'put', reference: put.body.version, counts: { rules: 5, patterns: 1, words: 3, allowed: 3 } }])
    for (const word of ['Bluebird', '青い鳥', 'shop', 'lovelace']) expect(audit.raw + app.logs.join('')).not.toContain(word)
  })

  test.each([['GET', '/v1/rules'], ['PUT', '/v1/rules'], ['POST', '/v1/rules/reload']] as const)('%s %s is for admins', async (method, url) => {
    for (const role of ACCESS_ROLES) {
      const { body } = await app.call(method, url, method === 'PUT' ? deny('x') : undefined, { role })
      if (role === 'admin') expect(body.code).not.toBe('FORBIDDEN')
      else expect(body).toMatchObject({ code: 'FORBIDDEN', status: 403 })
    }
  })

  test('If-Match: a set is replaced only while it is the one that was read', async () => {
    const read = await app.call('GET', '/v1/rules')
    expect(read.headers['etag']).toBe(`"${read.body.version}"`)
    const put = async (set: unknown, ifMatch: string) => await app.call('PUT', '/v1/rules', set, { headers: { 'if-match': ifMatch } })
    const first = await put(deny('Bluebird'), String(read.headers['etag']))
    expect(first).toMatchObject({ status: 200, body: { isChanged: true } })
    expect(first.headers['etag']).toBe(`"${first.body.version}"`)
    expect((await put(deny('Graybird'), String(read.headers['etag']))).body).toMatchObject({ status: 412, code: 'PRECONDITION_FAILED', detail: 'the rules in force are of another version; read them again' })
    expect((await app.call('GET', '/v1/rules')).body).toMatchObject({ set: deny('Bluebird'), version: first.body.version })
    expect((await put(deny('Graybird'), `W/"${first.body.version}"`)).status).toBe(412)
    expect((await put(deny('Graybird'), `"other", "${first.body.version}"`)).status).toBe(200)
    expect((await put(deny('Redbird'), '*')).status).toBe(200)
    expect((await app.call('PUT', '/v1/rules', deny('Whitebird'))).status).toBe(200)
    for (const bad of ['abc', '"a" "b"', '"a', '']) expect((await put(deny('x'), bad)).body).toMatchObject({ status: 400, code: 'INVALID_REQUEST' })
  })

  test('reload without a file is a conflict', async () => {
    expect((await app.call('POST', '/v1/rules/reload')).body).toMatchObject({ code: 'CONFLICT', detail: 'no rules file is set (SUMI_RULES_FILE)' })
  })
})

const BAD: ReadonlyArray<readonly [string, unknown, string, number, string | RegExp]> = [
  ['an unknown property', { version: 1, deny: [{ words: ['x'], [SECRET]: 1 }] }, 'INVALID_RULES', 400, /deny\/0 has a property that is not known; known are words, type, caseSensitive$/],
  ['a word that is a number', { version: 1, deny: [{ words: [5] }] }, 'INVALID_RULES', 400, /deny\/0\/words\/0 must be string$/],
  ['no version', { deny: [] }, 'INVALID_REQUEST', 400, /must have required property 'version'$/],
  ['a wrong version', { version: 2 }, 'INVALID_RULES', 400, /version must be equal to constant$/],
  ['a rule that finds nothing', { version: 1, rules: [{ name: 'staff', type: 'CUSTOM_STAFF' }] }, 'INVALID_RULES', 400, 'rule "staff" (rules/0) must have patterns or words'],
  ['an unknown type', { version: 1, rules: [{ name: 'staff', type: 'HUNTER', words: [SECRET] }] }, 'UNKNOWN_ENTITY_TYPE', 400, 'rule "staff" (rules/0) names a type that is not known'],
  ['a bad pattern', { version: 1, rules: [{ name: 'staff', type: 'CUSTOM_STAFF', patterns: [{ regex: `(${SECRET}`, score: 1 }] }] }, 'INVALID_PATTERN', 400, 'rule "staff", pattern 1: missing closing )'],
  ['a look-ahead', { version: 1, allow: [{ patterns: [`${SECRET}(?=x)`] }] }, 'INVALID_PATTERN', 400, 'allow list 1, pattern 1: invalid or unsupported Perl syntax'],
  ['a long pattern', { version: 1, rules: [{ name: 'staff', type: 'CUSTOM_STAFF', patterns: [{ regex: SECRET.repeat(300), score: 1 }] }] }, 'INVALID_RULES', 400, /regex must NOT have more than 2000 characters$/],
  ['a lone surrogate', '{"version":1,"deny":[{"words":["a\\ud800"]}]}', 'INVALID_TEXT', 400, /deny\/0\/words\/0 holds a lone surrogate$/]
]

describe('bad sets, each with its code and nothing of what was sent', () => {
  test.each(BAD)('PUT: %s', async (_name, set, code, status, detail) => {
    const answer = await app.call('PUT', '/v1/rules', set)
    expect(answer.body).toMatchObject({ code, status, detail: typeof detail === 'string' ? detail : expect.stringMatching(detail) })
    expect(answer.raw + app.logs.join('')).not.toContain(SECRET)
    expect((await app.call('GET', '/v1/rules')).body.source).toBe('none')
  })

  test.each(BAD)('in a request: %s', async (_name, set, code, status) => {
    const body = typeof set === 'string' ? `{"text":"x","rules":${set}}` : { text: 'x', rules: set }
    for (const url of ['/v1/detect', '/v1/redact', '/v1/mask']) {
      const sent = url !== '/v1/mask' ? body : typeof body === 'string' ? body.replace('{', '{"role":"agent",') : { ...body, role: 'agent' }
      const answer = await app.call('POST', url, sent)
      expect(answer.body).toMatchObject({ code: code === 'INVALID_REQUEST' ? 'INVALID_RULES' : code, status })
      expect(answer.raw + app.logs.join('')).not.toContain(SECRET)
    }
  })

  test('more than a request may bring', async () => {
    const words = Array.from({ length: 10_001 }, (_, index) => `${SECRET}${index}`)
    const answer = await app.call('POST', '/v1/redact', { text: 'x', rules: deny(...words) })
    expect(answer.body).toMatchObject({ code: 'RULES_TOO_LARGE', status: 413, detail: '10001 words; at most 10000 are allowed' })
    expect((await app.call('PUT', '/v1/rules', deny(...words))).status).toBe(200)
  })
})

describe('in force', () => {
  test('for the next request, on every route', async () => {
    await app.call('PUT', '/v1/rules', deny('Bluebird'))
    const text = 'the Bluebird plan'
    expect((await app.call('POST', '/v1/redact', { text }, { role: 'service' })).body.text).toBe('the [CUSTOM_DENIED_1] plan')
    expect((await app.call('POST', '/v1/mask', { text, role: 'agent' })).body.text).toBe('the [CUSTOM_DENIED_1] plan')
    expect((await app.call('POST', '/v1/detect', { text, explain: true, offsetUnit: 'codepoint' })).body.findings)
      .toEqual([{ message: 0, start: 4, end: 12, type: 'CUSTOM_DENIED', score: 1, source: 'custom', explanation: [{ kind: 'list', detail: 'deny list 1' }] }])
    const analyzed = await app.call('POST', '/presidio/analyze', { text, language: 'en' }, { role: 'service' })
    expect(analyzed.body).toMatchObject([{ entity_type: 'CUSTOM_DENIED', start: 4, end: 12, score: 1 }])
    expect((await app.call('GET', '/presidio/supportedentities', undefined, { role: 'service' })).body).toContain('CUSTOM_DENIED')
    const lines = await app.call('POST', '/v1/redact', `${JSON.stringify({ text })}\n`, { headers: { 'content-type': 'application/x-ndjson' } })
    expect(JSON.parse(lines.raw.trim()).text).toBe('the [CUSTOM_DENIED_1] plan')
  })

  test('requests under way keep the set with which they began', async () => {
    await app.call('PUT', '/v1/rules', deny('Bluebird'))
    let release = (): void => {}
    slow = new Promise((resolve) => { release = resolve })
    const text = 'Bluebird and Umbra'
    const early = Array.from({ length: 8 }, async () => await app.call('POST', '/v1/redact', { text }))
    await new Promise((resolve) => setTimeout(resolve, 20))
    slow = undefined
    await app.call('PUT', '/v1/rules', deny('Umbra'))
    const late = Array.from({ length: 8 }, async () => await app.call('POST', '/v1/redact', { text }))
    const lateTexts = (await Promise.all(late)).map(({ body }) => body.text)
    release()
    const earlyTexts = (await Promise.all(early)).map(({ body }) => body.text)
    expect(new Set(earlyTexts)).toEqual(new Set(['[CUSTOM_DENIED_1] and Umbra']))
    expect(new Set(lateTexts)).toEqual(new Set(['Bluebird and [CUSTOM_DENIED_1]']))
  })
})

test('a request\'s own rules hold for it alone', async () => {
  const rules = { version: 1, rules: [{ name: 'staff', type: 'CUSTOM_STAFF', patterns: [{ regex: 'E-\\d{6}', score: 0.9 }] }], allow: [{ exact: ['ada@example.com'] }] }
  const text = 'E-123456, ada@example.com'
  expect((await app.call('POST', '/v1/redact', { text, rules }, { role: 'service' })).body).toMatchObject({ text: '[CUSTOM_STAFF_1], ada@example.com', summary: { CUSTOM_STAFF: 1 } })
  expect((await app.call('POST', '/v1/redact', { text })).body.text).toBe('E-123456, [EMAIL_ADDRESS_1]')
})

describe('context', () => {
  test('counts as a word near every value', async () => {
    const types = async (context?: unknown) => (await app.call('POST', '/v1/detect', { text: '536904399', entities: ['US_SSN'], context })).body.findings.map(({ type }: { type: string }) => type)
    expect(await types()).toEqual([])
    expect(await types(['social security number'])).toEqual(['US_SSN'])
  })

  test.each([
    ['not a list', SECRET, 'INVALID_REQUEST', '/context must be array'],
    ['not of strings', [5], 'INVALID_REQUEST', '/context/0 must be string'],
    ['too many', new Array(101).fill(SECRET), 'INVALID_REQUEST', '/context must NOT have more than 100 items'],
    ['too long', [SECRET.repeat(30)], 'INVALID_REQUEST', '/context/0 must NOT have more than 200 characters']
  ])('%s', async (_name, context, code, detail) => {
    const answer = await app.call('POST', '/v1/detect', { text: 'x', context })
    expect(answer.body).toMatchObject({ code, detail })
    expect(answer.raw).not.toContain(SECRET)
  })
})
