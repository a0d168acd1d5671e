// The audit log over HTTP, on the real use cases: pages, filters, exports, proofs, and who may.

import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { ACCESS_ROLES } from '../../src/access/roles.ts'
import { leafHash } from '../../src/audit/merkle.ts'
import { verifyConsistency, verifyInclusion } from '../../src/audit/merkle-verify.ts'
import { isSignedBy, parseCheckpoint } from '../../src/audit/checkpoint.ts'
import { verifierOf } from '../../src/audit/signing.ts'
import { referenceTo } from '../../src/privacy/context.ts'
import { saveCheckpoint } from '../../src/privacy/audit.ts'
import { createPrivacy } from '../../src/privacy/create.ts'
import { checkReceipt } from '../../src/privacy/purge/receipts.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store } from '../../src/store/store.ts'
import { build, type TestApp } from '../helpers/build-app.ts'
import { fakePrivacy, type FakePrivacy } from '../helpers/fake-privacy.ts'
import { fact, putRetention } from '../helpers/store-records.ts'

const NOW = new Date('2026-03-01T00:00:00.000Z')
const bytes = (text: string): Buffer => Buffer.from(text, 'base64')

let store: Store
let call: TestApp['call']
let app: TestApp['app']

beforeEach(async () => {
  store = createMemoryStore()
  const context = { detection: { modelId: 'fake@1', async detect () { return [] }, async close () {} }, store, clock: () => NOW, limits: { maxTextChars: 100, maxMessages: 10 } }
  const reference = referenceTo(context, 'conversation', '会話-1')
  for (let index = 0; index < 250; index++) {
    await store.commit([{
      kind: 'audit',
      fact: {
        ...fact(`act ${index}`),
        at: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
        actor: index % 10 === 0 ? 'system' : 'k-1',
        action: index % 2 === 0 ? 'redact' : 'mask',
        ...(index % 50 === 7 ? { reference } : {})
      }
    }])
  }
  const { authenticate } = fakePrivacy()
  ;({ app, call } = await build({ privacy: { ...createPrivacy(context), authenticate } as FakePrivacy }))
})

const get = async (url: string, headers: Record<string, string> = {}) => await call('GET', url, undefined, { role: 'auditor', headers })

describe('GET /v1/audit', () => {
  test('goes through all pages', async () => {
    const seqs: number[] = []
    let [url, pages] = ['/v1/audit', 0]
    for (;;) {
      const { body, status } = await get(url)
      expect(status).toBe(200)
      seqs.push(...body.entries.map((entry: { seq: number }) => entry.seq))
      pages += 1
      if (body.nextAfterSeq === null) break
      url = `/v1/audit?afterSeq=${body.nextAfterSeq}`
    }
    expect([pages, seqs]).toEqual([3, Array.from({ length: 250 }, (_, index) => index)])
  })

  test('a page that ends with the log says so at the next', async () => {
    const { body } = await get('/v1/audit?afterSeq=149&limit=100')
    expect(body.nextAfterSeq).toBe(249)
    expect((await get('/v1/audit?afterSeq=249')).body).toEqual({ entries: [], nextAfterSeq: null })
  })

  test.each<[string, readonly number[]]>([
    ['actor=system&limit=3', [0, 10, 20]],
    ['actor=system&action=mask', []],
    ['action=mask&afterSeq=240', [241, 243, 245, 247, 249]],
    ['conversationId=%E4%BC%9A%E8%A9%B1-1', [7, 57, 107, 157, 207]],
    ['conversationId=nobody', []],
    ['from=2026-01-01T00:05:00Z&to=2026-01-01T00:07:00Z', [5, 6]],
    ['from=2026-01-01T09:05:00%2B09:00&to=2026-01-01T00:05:00.001Z', [5]],
    ['from=2026-01-01T04:08:00Z', [248, 249]],
    ['to=2025-12-31T23:59:59Z', []]
  ])('finds %s', async (query, expected) => {
    const { body } = await get(`/v1/audit?${query}`)
    expect(body.entries.map((entry: { seq: number }) => entry.seq)).toEqual(expected)
  })

  test('finds by the reference that entries have', async () => {
    const reference = (await get('/v1/audit?afterSeq=6&limit=1')).body.entries[0].reference
    expect((await get(`/v1/audit?reference=${reference}&limit=2`)).body.entries.map((entry: { seq: number }) => entry.seq)).toEqual([7, 57])
  })

  test.each([
    'limit=0', 'limit=1001', 'limit=x', 'afterSeq=-1', 'afterSeq=1e3', 'action=eat', 'actor=', 'from=yesterday', 'to=2026-13-01T00:00:00Z', 'subject=x', 'reference=a&conversationId=b', 'limit=1&limit=2'
  ])('refuses %s', async (query) => {
    expect((await get(`/v1/audit?${query}`)).body).toMatchObject({ status: 400, code: 'INVALID_REQUEST' })
  })
})

describe('exports', () => {
  test('NDJSON: every line is the data of a leaf', async () => {
    const { raw, headers, status } = await get('/v1/audit', { accept: 'application/x-ndjson' })
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'application/x-ndjson; charset=utf-8', 'no-store'])
    const lines = raw.split('\n').slice(0, -1)
    expect(lines).toHaveLength(250)
    const { body } = await get('/v1/audit/proof/123')
    expect(leafHash(lines[123]!).toString('base64')).toBe(body.leafHash)
  })

  test('CSV: a head, a line an entry, counts as JSON', async () => {
    const { raw, headers } = await get('/v1/audit?conversationId=%E4%BC%9A%E8%A9%B1-1', { accept: 'text/csv' })
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    const lines = raw.split('\r\n')
    expect(lines).toHaveLength(7)
    expect(lines[0]).toBe('seq,at,actor,actorRole,action,reference,operation,detail,counts,previousHash,hash')
    expect(lines[1]).toMatch(/^7,2026-01-01T00:07:00\.000Z,k-1,admin,mask,[\w-]{22},,act 7,"\{""PERSON"":1,""messages"":2\}",[0-9a-f]{64},[0-9a-f]{64}$/)
  })

  test.each<[string, string]>([
    ['text/csv;q=0.5, application/x-ndjson', 'application/x-ndjson; charset=utf-8'], ['TEXT/CSV', 'text/csv; charset=utf-8'], ['text/*', 'text/csv; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'], ['text/html, */*;q=0.1', 'application/json; charset=utf-8'], ['application/json;q=0, */*', 'application/x-ndjson; charset=utf-8']
  ])('Accept: %s', async (accept, type) => {
    expect((await get('/v1/audit', { accept })).headers['content-type']).toBe(type)
  })

  test.each([['text/html', ''], ['application/xml;q=1', ''], ['text/csv;q=0', ''], ['text/csv', '?limit=5']])('refuses Accept: %s with %j', async (accept, query) => {
    expect((await get(`/v1/audit${query}`, { accept })).body).toMatchObject({ status: 400, code: 'INVALID_REQUEST' })
  })
})

describe('checkpoint and proofs', () => {
  test('an auditor with the key and own code needs no trust in the server', async () => {
    const verifier = verifierOf((await get('/v1/audit/key')).body.publicKey)!
    const early = (await get('/v1/audit/checkpoint')).body
    const note = await get('/v1/audit/checkpoint', { accept: 'text/plain' })
    expect(note.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(note.raw).toBe(early.note)
    const { note: _, ...checkpoint } = early
    expect(parseCheckpoint(note.raw)).toEqual(checkpoint)
    expect(isSignedBy(verifier, checkpoint)).toBe(true)

    for (let index = 0; index < 30; index++) await store.commit([{ kind: 'audit', fact: fact() }])
    const grown = (await get(`/v1/audit/consistency?from=${early.size}`)).body
    expect(isSignedBy(verifier, grown.checkpoint)).toBe(true)
    expect(grown.from).toEqual({ size: 250, root: early.root })
    expect(verifyConsistency(250, 280, bytes(early.root), bytes(grown.checkpoint.root), grown.hashes.map(bytes))).toBe(true)

    for (const [seq, query, size] of [[0, '', 280], [249, '?size=250', 250], [279, '', 280]] as const) {
      const { body } = await get(`/v1/audit/proof/${seq}${query}`)
      const line = (await get(`/v1/audit?afterSeq=${seq - 1}`.replace('afterSeq=-1', 'limit=1'), {})).body.entries[0]
      expect(body.entry).toEqual(line)
      expect(isSignedBy(verifier, body.checkpoint)).toBe(true)
      expect(verifyInclusion(seq, size, bytes(body.leafHash), body.hashes.map(bytes), bytes(body.checkpoint.root))).toBe(true)
    }
  })

  test('consistency between two sizes in the past', async () => {
    const { body } = await get('/v1/audit/consistency?from=3&to=7')
    expect(verifyConsistency(3, 7, bytes(body.from.root), bytes(body.checkpoint.root), body.hashes.map(bytes))).toBe(true)
  })

  test.each<[string, string]>([
    ['proof/250', 'NOT_FOUND'], ['proof/999999999999999', 'NOT_FOUND'], ['proof/x', 'INVALID_REQUEST'], ['proof/-1', 'INVALID_REQUEST'], ['proof/5?size=5', 'INVALID_REQUEST'],
    ['proof/5?size=251', 'INVALID_REQUEST'], ['proof/5?size=', 'INVALID_REQUEST'], ['consistency', 'INVALID_REQUEST'], ['consistency?from=0', 'INVALID_REQUEST'], ['consistency?from=251', 'INVALID_REQUEST'],
    ['consistency?from=5&to=4', 'INVALID_REQUEST'], ['consistency?from=5&to=251', 'INVALID_REQUEST'], ['nothing', 'NOT_FOUND']
  ])('%s: %s', async (path, code) => {
    expect((await get(`/v1/audit/${path}`)).body).toMatchObject({ code })
  })

  test('verify tells the size, the root and how many checkpoints it was compared with', async () => {
    await saveCheckpoint({ store, clock: () => NOW })
    expect((await get('/v1/audit/verify')).body).toEqual({ isWhole: true, size: 250, root: (await store.auditTree.root(250)).toString('base64'), checkpoints: 1 })
  })

  test('verify names what is broken, as an answer', async () => {
    const checkpoint = { origin: store.signer.origin, size: 9, root: Buffer.alloc(32).toString('base64'), at: NOW.toISOString(), keyId: store.signer.keyId, signature: 'x' }
    await store.commit([{ kind: 'putCheckpoint', checkpoint }])
    expect((await get('/v1/audit/verify')).body).toEqual({ isWhole: false, fault: 'audit entry 8: the saved checkpoint that ends here was not signed by this log' })
  })
})

describe('a purge', () => {
  const body = { scope: { conversationIds: ['会話-1'] }, reason: 'asked by the person' }
  const purge = async (headers: Record<string, string>, given: object = body) => await call('POST', '/v1/purge', given, { headers })

  test('answers a receipt that is good offline, and the same again for the same key', async () => {
    await store.commit([putRetention('会話-1')])
    const first = await purge({ 'idempotency-key': 'a-1' })
    expect(first.status).toBe(200)
    const { publicKey } = (await get('/v1/audit/key')).body
    expect(checkReceipt(first.raw, publicKey)).toMatchObject({ isGood: true, receipt: { matched: 1, entry: { seq: 250 } } })
    expect((await purge({ 'idempotency-key': 'a-1' })).raw).toBe(first.raw)
    expect((await purge({ 'idempotency-key': 'a-1' }, { ...body, reason: 'other' })).body).toMatchObject({ status: 409, code: 'CONFLICT' })
    expect((await purge({})).body).toMatchObject({ matched: 0, auditSeq: 251 })
  })

  test.each([[''], ['two words'], ['x'.repeat(256)], ['会話']])('refuses the key %j', async (key) => {
    const answer = await app.inject({
      method: 'POST', url: '/v1/purge', headers: { authorization: 'Bearer sumi_test_admin', 'content-type': 'application/json', 'idempotency-key': Buffer.from(key).toString('latin1') }, payload: body
    })
    expect(answer.json()).toMatchObject({ code: 'INVALID_REQUEST' })
  })
})

describe('who may', () => {
  test.each(['/v1/audit', '/v1/audit/verify', '/v1/audit/checkpoint', '/v1/audit/key', '/v1/audit/proof/1', '/v1/audit/proof/9999', '/v1/audit/consistency?from=1'])('%s: auditor and admin', async (url) => {
    const allowed: string[] = []
    for (const role of ACCESS_ROLES) if ((await call('GET', url, undefined, { role })).body.code !== 'FORBIDDEN') allowed.push(role)
    expect(allowed).toEqual(['auditor', 'admin'])
    expect((await app.inject(url)).json()).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect((await call('GET', url, undefined, { role: 'agent', headers: { accept: 'text/csv' } })).body).toMatchObject({ code: 'FORBIDDEN' })
  })
})

test('openssl-like steps of docs/audit.md: the leaf by hand', async () => {
  const { raw } = await get('/v1/audit?afterSeq=4', { accept: 'application/x-ndjson' })
  const line = raw.split('\n')[0]!
  const byHand = createHash('sha256').update(Buffer.concat([Buffer.from([0]), Buffer.from(line)])).digest('base64')
  expect((await get('/v1/audit/proof/5')).body.leafHash).toBe(byHand)
})
