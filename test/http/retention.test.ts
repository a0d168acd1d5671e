// Policies, holds and purges over HTTP with the real use cases: the errors that a user meets.

import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/privacy/check-input.ts'
import { createPrivacy } from '../../src/privacy/create.ts'
import { masterKeyOf, openVault } from '../../src/privacy/vault/vault.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { build, type TestApp } from '../helpers/build-app.ts'
import { KEYS } from '../helpers/fake-privacy.ts'
import { detection } from '../helpers/residue-store.ts'

async function start (): Promise<TestApp> {
  const store = createMemoryStore()
  const privacy = createPrivacy({ store, detection, clock: () => new Date('2026-03-01T00:00:00.000Z'), limits: DEFAULT_LIMITS, retentionCron: '30 2 * * *', vault: await openVault(store, masterKeyOf(new Uint8Array(32).fill(3))) })
  const authenticate: typeof privacy.authenticate = async (secret) => {
    const role = (Object.keys(KEYS) as Array<keyof typeof KEYS>).find((name) => KEYS[name] === secret)
    return role === undefined ? undefined : { id: `key-${role}`, role }
  }
  return await build({ privacy: { ...privacy, authenticate } })
}

const TALK = { messages: [{ role: 'customer', text: 'I am Zelda Miller-1' }], createdAt: '2025-01-01T00:00:00Z', subject: { email: 'zelda@example.com' } }

test('a policy is put, read, previewed, run and deleted', async () => {
  const { call } = await start()
  const policy = { when: { after: 'P30D', from: 'created' }, what: { scope: 'conversation' }, action: 'erase' }
  expect(await call('PUT', '/v1/policies/old', policy)).toMatchObject({ status: 201, body: { id: 'old', version: 1, policy } })
  expect(await call('PUT', '/v1/policies/old', policy)).toMatchObject({ status: 200, body: { version: 1 } })
  expect((await call('GET', '/v1/policies')).body.policies).toMatchObject([{ id: 'old', policy }])
  await call('PUT', '/v1/conversations/c', TALK)
  expect((await call('POST', '/v1/policies/preview', {})).body).toEqual({ previews: [{ id: 'old', matched: 1, oldest: '2025-01-01T00:00:00.000Z', examples: ['c'], counts: { PERSON: 1 }, heldBack: [] }] })
  expect(await call('POST', '/v1/policies/run')).toMatchObject({ status: 202, body: { erased: 1, counts: { PERSON: 1 } } })
  expect((await call('GET', '/v1/policies/runs')).body.runs).toMatchObject([{ erased: 1, heldBack: [] }])
  expect((await call('GET', '/v1/conversations/c')).status).toBe(404)
  expect((await call('DELETE', '/v1/policies/old')).status).toBe(204)
  expect(await call('GET', '/v1/policies/old')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
})

test('a preview also tells when the rest falls due, where that is asked for', async () => {
  const { call } = await start()
  await call('PUT', '/v1/policies/old', { when: { after: 'P30D', from: 'created' }, what: { scope: 'conversation' }, action: 'erase', timeZone: 'Asia/Tokyo' })
  await call('PUT', '/v1/conversations/c', { ...TALK, createdAt: '2026-02-20T16:00:00Z' })
  expect((await call('POST', '/v1/policies/preview', { id: 'old', timeline: true })).body.previews).toMatchObject([{ matched: 0, timeline: { days: [{ day: '2026-03-23', conversations: 1 }], undated: 0 } }])
  expect((await call('POST', '/v1/policies/preview', { id: 'old', policy: { minimum: 'P1Y' } })).body).toMatchObject({ code: 'INVALID_REQUEST', detail: 'give id or policy, not both' })
})

test('a purge that was confirmed with another number than would go now is refused, and nothing is done', async () => {
  const { call } = await start()
  await call('PUT', '/v1/conversations/c', TALK)
  const purge = { scope: { createdBefore: '2026-01-01T00:00:00Z' }, reason: 'x' }
  await call('PUT', '/v1/conversations/d', TALK)
  expect(await call('POST', '/v1/purge', { ...purge, expected: 1 })).toMatchObject({ status: 409, body: { code: 'CONFLICT', detail: 'this would purge 2 conversations now, not 1; nothing was done' } })
  expect(await call('POST', '/v1/purge', { ...purge, expected: 2, dryRun: true })).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } })
  expect((await call('GET', '/v1/purges')).body).toEqual({ purges: [] })
  expect(await call('POST', '/v1/purge', { ...purge, expected: 2 })).toMatchObject({ status: 200, body: { matched: 2 } })
})

test('purges are listed with how far they are, by Idempotency-Key too, and their receipts are answered again', async () => {
  const { call } = await start()
  await call('PUT', '/v1/conversations/c', TALK)
  const headers = { 'idempotency-key': 'my-key' }
  expect((await call('GET', '/v1/purges', undefined, { headers })).body).toEqual({ purges: [] })
  const { body: { receipt } } = await call('POST', '/v1/purge', { scope: { subject: { email: 'zelda@example.com' } }, reason: 'x' }, { headers })
  await call('POST', '/v1/purge', { scope: { expired: true }, reason: 'x', dryRun: true })
  const { body: { purges } } = await call('GET', '/v1/purges', undefined, { headers })
  expect(purges).toEqual([{
    operation: receipt.operation,
    startedAt: '2026-03-01T00:00:00.000Z',
    startedBy: 'key-admin',
    scope: { kind: 'subject', identifiers: 1 },
    action: 'erase',
    phase: 'done',
    finishedAt: '2026-03-01T00:00:00.000Z',
    examined: 1,
    matched: 1,
    messages: 1,
    counts: { PERSON: 1 },
    heldBack: [],
    failed: 0
  }])
  // A dry run is none, and a key of another caller finds none.
  expect((await call('GET', '/v1/purges')).body.purges).toEqual(purges)
  expect((await call('GET', '/v1/purges', undefined, { headers: { 'idempotency-key': 'other' } })).body.purges).toEqual([])
  expect((await call('GET', `/v1/purges/${String(receipt.operation)}/receipt`)).body).toEqual(receipt)
  expect((await call('GET', `/v1/purges/${'A'.repeat(22)}/receipt`)).body.code).toBe('NOT_FOUND')
})

test('a run of the policies has a receipt where it removed something', async () => {
  const { call } = await start()
  await call('PUT', '/v1/conversations/c', TALK)
  await call('PUT', '/v1/policies/old', { when: { after: 'P30D', from: 'created' }, what: { scope: 'conversation' }, action: 'erase' })
  const [{ body: did }, { body: idle }] = [await call('POST', '/v1/policies/run'), await call('POST', '/v1/policies/run')]
  expect(await call('GET', `/v1/purges/${String(did.operation)}/receipt`)).toMatchObject({ status: 200, body: { matched: 1, scope: { kind: 'policies' } } })
  expect((await call('GET', `/v1/purges/${String(idle.operation)}/receipt`)).status).toBe(404)
  expect((await call('GET', '/v1/purges')).body.purges).toEqual([])
  const { runs, schedule } = (await call('GET', '/v1/policies/runs')).body
  expect(runs.map(({ erased }: { erased: number }) => erased).sort()).toEqual([0, 1])
  expect(schedule).toEqual({ cron: '30 2 * * *', next: '2026-03-01T02:30:00.000Z' })
})

test.each<[string, 'POST' | 'PUT' | 'DELETE', string, unknown, number, string]>([
  ['an unknown field of a policy', 'PUT', '/v1/policies/p', { minimum: 'P1Y', maximum: 'P2Y' }, 400, 'INVALID_POLICY'],
  ['a negative duration', 'PUT', '/v1/policies/p', { minimum: 'P-1Y' }, 400, 'INVALID_POLICY'],
  ['an unknown type', 'PUT', '/v1/policies/p', { when: { after: 'P1D', from: 'created' }, what: { scope: 'values', types: ['NAMES'] }, action: 'redact' }, 400, 'UNKNOWN_ENTITY_TYPE'],
  ['a name of a route', 'PUT', '/v1/policies/runs', { minimum: 'P1Y' }, 405, 'METHOD_NOT_ALLOWED'],
  ['a policy with capitals in its id', 'PUT', '/v1/policies/P', { minimum: 'P1Y' }, 400, 'INVALID_REQUEST'],
  ['a purge without a reason', 'POST', '/v1/purge', { scope: { expired: true } }, 400, 'INVALID_REQUEST'],
  ['a purge by an unknown policy', 'POST', '/v1/purge', { scope: { policy: 'none' }, reason: 'x' }, 404, 'NOT_FOUND'],
  ['a purge by name', 'POST', '/v1/purge', { scope: { subject: { name: 'Zelda' } }, reason: 'x' }, 400, 'INVALID_REQUEST'],
  ['a hold without a reason', 'POST', '/v1/holds', { scope: { conversationIds: ['c'] } }, 400, 'INVALID_REQUEST'],
  ['two scopes of a hold', 'POST', '/v1/holds', { scope: { conversationIds: ['c'], filter: { tag: 'x' } }, reason: 'x' }, 400, 'INVALID_REQUEST'],
  ['lifting without a reason', 'DELETE', '/v1/holds/abc', {}, 400, 'INVALID_REQUEST'],
  ['lifting what is not there', 'DELETE', '/v1/holds/abc', { reason: 'x' }, 404, 'NOT_FOUND'],
  ['an unknown profile', 'POST', '/v1/profiles/none/apply', undefined, 404, 'NOT_FOUND']
])('%s is refused', async (_, method, url, body, status, code) => {
  const { call } = await start()
  expect(await call(method, url, body)).toMatchObject({ status, body: { code } })
})

test('holds and minimum retention win, and say so', async () => {
  const { call } = await start()
  await call('PUT', '/v1/conversations/c', TALK)
  const { body: hold } = await call('POST', '/v1/holds', { scope: { subject: { email: 'ZELDA@example.com' } }, reason: 'case 17' })
  expect(hold).toMatchObject({ scope: { kind: 'subject' }, placedBy: 'key-admin', reason: 'case 17', liftedAt: null })
  expect(await call('DELETE', '/v1/conversations/c')).toMatchObject({ status: 409, body: { code: 'ON_HOLD' } })
  expect(await call('PUT', '/v1/conversations/c', TALK)).toMatchObject({ status: 409, body: { code: 'ON_HOLD' } })
  expect((await call('POST', '/v1/purge', { scope: { conversationIds: ['c'] }, reason: 'x' })).body).toMatchObject({ matched: 0, heldBack: [{ why: 'legalHold', conversations: 1 }], receipt: { version: 2 } })
  expect(await call('DELETE', `/v1/holds/${String(hold.id)}`, { reason: 'over' })).toMatchObject({ status: 200, body: { liftReason: 'over', liftedBy: 'key-admin' } })
  expect((await call('GET', '/v1/holds')).body.holds).toEqual([])
  expect((await call('GET', '/v1/holds?all=true')).body.holds).toHaveLength(1)
  await call('PUT', '/v1/policies/law', { minimum: 'P7Y' })
  expect(await call('DELETE', '/v1/conversations/c')).toMatchObject({ status: 409, body: { code: 'RETAINED', detail: 'a minimum retention keeps this conversation until 2032-01-01T00:00:00.000Z' } })
  await call('DELETE', '/v1/policies/law')
  expect((await call('DELETE', '/v1/conversations/c')).status).toBe(204)
})

test('a profile puts its policies, and redacts', async () => {
  const { call } = await start()
  expect((await call('POST', '/v1/profiles/kamei/apply')).body.policies.map(({ id }: { id: string }) => id)).toEqual(['kamei-codes', 'kamei-pseudonyms'])
  const { body } = await call('POST', '/v1/redact', { text: 'I am Zelda Miller-1', profile: 'tokumei' })
  expect(body).toMatchObject({ text: 'I am [PERSON]', removed: [{ type: 'PERSON', ja: '氏名', count: 1 }] })
  expect((await call('POST', '/v1/redact', { text: 'x', profile: 'tokumei', operators: {} })).body.code).toBe('INVALID_REQUEST')
})
