// Role × route × entity type over the real use cases and a real store: whatever a role asks, and wherever, it gets no more of a value than its
// row of the masking policy. A route that is new in the API description is asked too.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visibilityFor } from '../../src/access/masking-policy.ts'
import { ACCESS_ROLES, may, type AccessRole } from '../../src/access/roles.ts'
import type { Finding } from '../../src/conversation.ts'
import type { DetectionService } from '../../src/detection/service.ts'
import { BUILT_IN_ENTITY_TYPES, type EntityType } from '../../src/entities.ts'
import { createPrivacy } from '../../src/privacy/create.ts'
import { NEVER_KEPT } from '../../src/privacy/conversations/conversation-body.ts'
import { putConversation } from '../../src/privacy/conversations/conversations.ts'
import { writeMapping } from '../../src/privacy/retention/mappings.ts'
import type { Store } from '../../src/store/store.ts'
import { build, type TestApp } from '../helpers/build-app.ts'
import { fakePrivacy } from '../helpers/fake-privacy.ts'
import { open } from '../helpers/open-vault.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

const CUSTOM = 'CUSTOM_BADGE' as EntityType
const TYPES: readonly EntityType[] = [...BUILT_IN_ENTITY_TYPES, CUSTOM]
const OTHER_FORMS: Readonly<Partial<Record<EntityType, string>>> = {
  PERSON: 'Quilla Zed', USERNAME: 'Quorn Zef', ORGANIZATION: 'Quist Zeg', EMAIL_ADDRESS: 'quilla.zed@example.org', DATE_OF_BIRTH: '1985-12-10', DATE_TIME: '1986-11-09', CARD_EXPIRY: '1987-10'
}
/** One value of each type, each unlike all others. */
const VALUES = new Map(TYPES.map((type, index) => [type, OTHER_FORMS[type] ?? `70${String(index).padStart(3, '0')}-31415926${index % 10}`]))
const valueOf = (type: EntityType): string => VALUES.get(type) as string

/** What a row lets be seen, written down without the code that does it. */
const FORMS: Readonly<Record<string, (type: EntityType, value: string) => string>> = {
  show: (_, value) => value,
  last4: (_, value) => value.slice(0, -4).replace(/\d/g, '*') + value.slice(-4),
  mask: (_, value) => value.replace(/[\dA-Za-z]/g, '*'),
  initial: (_, value) => value.replace(/(\w)\w*/g, '$1.'),
  domain: (_, value) => `***${value.slice(value.indexOf('@'))}`,
  year: (_, value) => value.slice(0, 4),
  pseudonym: (type) => `[${type}_1]`,
  hide: (type) => `[${type}]`
}

const detection: DetectionService = {
  modelId: 'planted@1',
  async detect ({ messages }) {
    return messages.flatMap(({ text }, message) => TYPES.flatMap((type): Finding[] => {
      const start = text.indexOf(valueOf(type))
      return start < 0 ? [] : [{ message, start, end: start + valueOf(type).length, type, score: 1, source: 'rule', explanation: [] }]
    }))
  },
  async close () {}
}

/** Bodies and queries with which a route does its work; for what is not named an empty body must do no harm. Ids are 'all', or 'none' where something is removed. */
const ASK: Readonly<Record<string, object>> = {
  'POST /v1/detect': { text: 'x' },
  'POST /v1/redact': { text: 'x' },
  'POST /v1/mask': { text: 'x', role: 'supervisor' },
  'POST /v1/purge': { scope: { subject: { email: valueOf('EMAIL_ADDRESS') } }, dryRun: true, reason: 'x' },
  'POST /v1/policies/preview': { policy: { when: { after: 'P1D', from: 'created' }, what: { scope: 'conversation' }, action: 'erase' } },
  'PUT /v1/policies/{id}': { minimum: 'P1Y' },
  'POST /v1/holds': { scope: { subject: { email: valueOf('EMAIL_ADDRESS') } }, reason: valueOf('PERSON') },
  'DELETE /v1/holds/{id}': { reason: 'x' },
  'POST /v1/conversations/{id}/mapping': { reason: 'x' },
  'POST /v1/conversations/{id}/messages': { messages: [{ role: 'agent', text: 'hello' }] },
  'PUT /v1/conversations/{id}': { messages: [{ role: 'customer', text: `again ${valueOf('US_SSN')}` }] },
  'POST /v1/conversations/search': { email: valueOf('EMAIL_ADDRESS'), name: valueOf('PERSON') },
  'POST /v1/conversations/{id}/reveal': { findingId: 'x', reason: 'other' },
  'POST /v1/conversations/{id}/review': { findingId: 'x', review: 'confirmed' },
  'POST /v1/rules/proposals': { conversationId: 'all', findingId: 'x', decision: 'allow' },
  'POST /v1/keys': { name: 'x', role: 'agent' },
  'PUT /v1/masking-policy': { roles: {} },
  'PUT /v1/rules': { version: 1 },
  'GET /v1/audit/consistency': { from: '1' }
}
const REMOVING = new Set(['DELETE /v1/conversations/{id}', 'DELETE /v1/keys/{id}'])

let app: TestApp
let routes: ReadonlyArray<{ readonly method: Method, readonly path: string, readonly name: string }>
/** What was read of the store since it was emptied. */
const reads: string[] = []
const closes: Array<() => Promise<void>> = []

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sumi-privilege-'))
  closes.push(async () => { rmSync(folder, { recursive: true }) })
  const { context, records } = await open(folder, {}, (close) => { closes.unshift(close) })
  const watched = new Proxy(context.store, { get: (store, name: keyof Store) => { reads.push(name); return store[name] } })
  app = await build({ privacy: { ...createPrivacy({ ...context, detection, store: watched }), authenticate: fakePrivacy().authenticate } as never, whenDone: (close) => { closes.unshift(close) } })
  const messages = TYPES.map((type) => ({ role: 'customer' as const, text: `v ${valueOf(type)} w` }))
  await putConversation({ ...context, detection }, { id: 'k', role: 'service' }, 'all', { messages, subject: { email: valueOf('EMAIL_ADDRESS') } })
  const record = (await context.store.getConversation(records.vault.recordKey('all')))!
  const value = { id: 'v', type: 'PERSON' as const, score: 1, source: 'rule' as const, number: 1, start: 0, end: 10, read: () => valueOf('PERSON') }
  await context.store.commit([{ kind: 'putMapping', record: await writeMapping(records, record, [{ pseudonym: '[PERSON:x]', value, until: '2099-01-01T00:00:00.000Z' }]) }])
  const { paths } = (await app.app.inject('/docs/json')).json() as { paths: Record<string, Record<string, { security?: unknown }>> }
  routes = Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).filter(([, { security }]) => security !== undefined).map(([method]) => (
    { method: method.toUpperCase() as Method, path, name: `${method.toUpperCase()} ${path}` })))
}, 60_000)
afterAll(async () => { for (const close of closes) await close() })

async function ask (role: AccessRole, { method, path, name }: typeof routes[number], id = REMOVING.has(name) ? 'none' : 'all', headers: Record<string, string> = {}) {
  const query = method === 'GET' ? `?${new URLSearchParams(ASK[name] as Record<string, string> ?? {}).toString()}` : ''
  const url = path.replace('{id}', name.startsWith('PUT /v1/conversations') ? `put-by-${role}` : id).replace('{seq}', '0').replace(/\{\w+\}/, 'none') + query
  return await app.call(method, url, method === 'GET' || (method === 'DELETE' && ASK[name] === undefined) ? undefined : ASK[name] ?? {}, { role, headers })
}

/** Types of which a whole value stands in a text, with or without its separators. */
function seen (text: string): EntityType[] {
  const plain = text.replaceAll('-', '')
  return TYPES.filter((type) => text.includes(valueOf(type)) || plain.includes(valueOf(type).replaceAll('-', '')))
}

test('every route of the API description is asked, and those that answer of stored conversations are known', () => {
  expect(routes.length).toBeGreaterThan(45)
  const names = routes.map(({ name }) => name)
  expect(Object.keys(ASK).filter((name) => !names.includes(name))).toEqual([])
  expect([...REMOVING].filter((name) => !names.includes(name))).toEqual([])
})

test('the watch on the store sees what is read', async () => {
  reads.length = 0
  expect((await app.call('GET', '/v1/conversations/all', undefined, { role: 'agent' })).status).toBe(200)
  expect(reads).toEqual(expect.arrayContaining(['getConversation', 'vault', 'commit']))
})

describe.each(ACCESS_ROLES)('%s', (role) => {
  test('sees of each type in a view exactly what its row says', async () => {
    const { status, body } = await app.call('GET', '/v1/conversations/all', undefined, { role })
    if (!may(role, 'readConversations')) { expect([status, seen(JSON.stringify(body))]).toEqual([403, []]); return }
    for (const [index, type] of TYPES.entries()) {
      const form = NEVER_KEPT.has(type) ? 'hide' : visibilityFor(role, type)
      expect([type, body.messages[index].text]).toEqual([type, `v ${FORMS[form]!(type, valueOf(type))} w`])
    }
    for (const { type, message, start, end, visibility } of body.findings) expect([type, visibility, body.messages[message].text.slice(start, end)]).toEqual([type, visibilityFor(role, type), FORMS[visibility]!(type, valueOf(type))])
  })

  test('gets no value that its row does not show, on any route, in any form of answer', async () => {
    const shown = (type: EntityType): boolean => visibilityFor(role, type) === 'show'
    for (const route of routes) {
      for (const accept of route.path === '/v1/audit' ? ['application/json', 'application/x-ndjson', 'text/csv'] : ['application/json']) {
        const answer = await ask(role, route, undefined, { accept })
        const allowed = route.name === 'GET /v1/conversations/{id}'
          ? shown
          : route.name === 'POST /v1/conversations/{id}/mapping'
            ? (type: EntityType) => may(role, 'readMappings') && type === 'PERSON'
            : route.name.endsWith('/v1/holds')
              ? (type: EntityType) => may(role, 'manageHolds') && type === 'PERSON'
              : () => false
        expect([route.name, answer.status, seen(answer.raw + JSON.stringify(answer.headers)).filter((type) => !allowed(type))]).toEqual([route.name, answer.status, []])
        expect([route.name, answer.status]).not.toEqual([route.name, 500])
      }
    }
  }, 60_000)

  test('has revealed what its row names, and nothing else', async () => {
    const { body: { findings = [] } } = await app.call('GET', '/v1/conversations/all', undefined, { role: 'supervisor' })
    for (const type of TYPES.filter((one) => !NEVER_KEPT.has(one)).filter((_, index) => role !== 'supervisor' || index < 25)) {
      const { id: findingId } = findings.find((finding: { type: string }) => finding.type === type)
      const { status, body, raw } = await app.call('POST', '/v1/conversations/all/reveal', { findingId, reason: 'other' }, { role })
      expect([type, status, body.value ?? body.code, seen(raw)]).toEqual(role === 'supervisor' ? [type, 200, valueOf(type), [type]] : [type, 403, 'FORBIDDEN', []])
    }
  }, 60_000)

  test('where it may not, is answered before the store is asked: what is there and what is not look and take the same', async () => {
    for (const route of routes) {
      const there = await ask(role, route)
      if (there.status !== 403) continue
      reads.length = 0
      const [again, none] = [await ask(role, route, 'all'), await ask(role, route, 'none')]
      expect([route.name, reads]).toEqual([route.name, []])
      const { instance: _, ...problem } = none.body
      expect(again.body).toMatchObject(problem)
      expect([route.name, none.status, none.body.code]).toEqual([route.name, 403, 'FORBIDDEN'])
    }
  }, 60_000)
})

test('no value is in a log line', () => {
  expect(seen(app.logs.join(''))).toEqual([])
})
