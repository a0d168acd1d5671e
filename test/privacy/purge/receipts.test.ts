// Purges with a receipt, and purges that are asked for twice.

import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../src/audit/canonical-json.ts'
import { inclusionOf, signedHead } from '../../../src/privacy/audit.ts'
import { makeSigningKey, signerOf } from '../../../src/audit/signing.ts'
import type { RecordContext } from '../../../src/privacy/context.ts'
import type { Actor, PurgeRequest } from '../../../src/privacy/privacy.ts'
import { purge } from '../../../src/privacy/purge/purge.ts'
import { checkReceipt, type PurgeReceipt } from '../../../src/privacy/purge/receipts.ts'
import { openFileStore } from '../../../src/store/file/open.ts'
import { createMemoryStore } from '../../../src/store/memory/memory-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { unflushedFiles } from '../../helpers/faulty-files.ts'
import { audit, filesHolding, putRetention, temporaryFolder } from '../../helpers/store-samples.ts'

const ADMIN: Actor = { id: 'k-admin', role: 'admin' }
const OTHER: Actor = { id: 'k-other', role: 'admin' }
const BY_IDS: PurgeRequest = { scope: { conversationIds: ['ada@example.com', 'b', 'unknown'] }, dryRun: false, reason: 'asked' }

let now: Date
let store: Store
let context: RecordContext

beforeEach(async () => {
  now = new Date('2026-03-01T00:00:00.000Z')
  store = createMemoryStore()
  context = { store, clock: () => now }
  await store.commit([audit(), audit(), putRetention('ada@example.com', { counts: { PERSON: 2, CREDIT_CARD: 1 } }), putRetention('b', { counts: { PERSON: 1 } }), putRetention('kept')])
})

async function receiptOf (request: PurgeRequest): Promise<PurgeReceipt> {
  const { receipt } = await purge(context, ADMIN, request)
  return receipt!
}

describe('a receipt', () => {
  it('says what was purged, holds no id, and is good under the public key alone', async () => {
    const receipt = await receiptOf(BY_IDS)
    expect(receipt).toMatchObject({
      type: 'sumi-purge-receipt',
      version: 2,
      action: 'erase',
      messages: 0,
      heldBack: [],
      at: now.toISOString(),
      scope: { kind: 'conversationIds', count: 3 },
      matched: 2,
      counts: { PERSON: 3, CREDIT_CARD: 1 },
      entry: { seq: 2, actor: 'k-admin', action: 'purge', operation: receipt.operation, counts: { PERSON: 3, CREDIT_CARD: 1, conversations: 2 } },
      checkpoint: { size: 3 }
    })
    expect(JSON.stringify(receipt)).not.toContain('ada@')
    expect(checkReceipt(JSON.stringify(receipt), store.signer.publicKeyPem)).toEqual({ isGood: true, receipt })
    expect(checkReceipt(JSON.stringify({ dryRun: false, receipt }, null, 2), store.signer.publicKeyPem)).toMatchObject({ isGood: true })
  })

  it('shows which request it answers', async () => {
    const { operation, scopeHash } = await receiptOf(BY_IDS)
    expect(scopeHash).toBe(createHash('sha256').update(`${operation}\n{"conversationIds":["ada@example.com","b","unknown"]}`).digest('hex'))
  })

  it.each<[string, PurgeRequest, object]>([
    ['expired', { scope: { expired: true }, dryRun: false, reason: 'due' }, { scope: { kind: 'expired' }, matched: 0, counts: {}, hashes: [expect.any(String)] }],
    ['createdBefore', { scope: { createdBefore: '2026-01-01T00:00:00Z' }, dryRun: false, reason: 'old' }, { scope: { kind: 'createdBefore', createdBefore: '2026-01-01T00:00:00Z' }, matched: 3 }]
  ])('of %s', async (_, request, expected) => {
    const receipt = await receiptOf(request)
    expect(receipt).toMatchObject(expected)
    expect(checkReceipt(JSON.stringify(receipt), store.signer.publicKeyPem)).toMatchObject({ isGood: true })
  })

  it('is not given for a dry run', async () => {
    expect(await purge(context, ADMIN, { ...BY_IDS, dryRun: true })).not.toHaveProperty('receipt')
  })

  it('does not hold with any leaf of its JSON changed', async () => {
    const receipt = await receiptOf(BY_IDS)
    const paths = leavesOf(receipt)
    expect(paths.length).toBeGreaterThan(25)
    for (const path of paths) {
      const result = checkReceipt(JSON.stringify(changedAt(receipt, path)), store.signer.publicKeyPem)
      expect([path.join('/'), result.isGood]).toEqual([path.join('/'), false])
    }
    expect(checkReceipt(JSON.stringify({ ...receipt, extra: 1 }), store.signer.publicKeyPem)).toEqual({ isGood: false, fault: 'this key did not sign it' })
  })

  it.each([['nothing', ''], ['no JSON', '{'], ['null', 'null'], ['a list', '[]'], ['an empty object', '{}'], ['another version', '{"type":"sumi-purge-receipt","version":3,"signature":""}'], ['half of one', '{"type":"sumi-purge-receipt","version":1,"signature":"AA==","scope":{},"counts":{},"entry":{},"hashes":[1]}']])(
    'is not found in %s', (_, text) => {
      expect(checkReceipt(text, store.signer.publicKeyPem)).toEqual({ isGood: false, fault: 'it is not a receipt' })
    })

  it('of version 1, which earlier releases gave, still holds, and no longer with anything changed', async () => {
    const [entry] = await store.commit([{ kind: 'audit', fact: { at: now.toISOString(), actor: 'k', actorRole: 'admin', action: 'purge', operation: 'o1', counts: { PERSON: 1, conversations: 2 }, detail: 'expired' } }])
    const checkpoint = await signedHead(store, entry!.seq + 1, now.toISOString())
    const { hashes } = await inclusionOf(store, entry!, checkpoint)
    const said = { type: 'sumi-purge-receipt', version: 1, operation: 'o1', at: now.toISOString(), scope: { kind: 'expired' }, scopeHash: 'ab', matched: 2, counts: { PERSON: 1 }, entry, hashes, checkpoint }
    const signed = (receipt: object): string => JSON.stringify({ ...receipt, signature: store.signer.sign(canonicalJson(receipt)) })
    expect(checkReceipt(signed(said), store.signer.publicKeyPem)).toMatchObject({ isGood: true, receipt: { version: 1, matched: 2 } })
    expect(checkReceipt(signed({ ...said, matched: 3 }), store.signer.publicKeyPem)).toEqual({ isGood: false, fault: 'its audit entry says something else' })
    expect(checkReceipt(signed({ ...said, version: 2 }), store.signer.publicKeyPem)).toEqual({ isGood: false, fault: 'it is not a receipt' })
  })

  it('does not hold under another key; what is no key is refused', async () => {
    const text = JSON.stringify(await receiptOf(BY_IDS))
    expect(checkReceipt(text, signerOf(makeSigningKey())!.publicKeyPem)).toEqual({ isGood: false, fault: 'this key did not sign it' })
    expect(() => checkReceipt(text, 'PEM')).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })

  it('cannot be made with the key alone where the log says something else', async () => {
    const receipt = await receiptOf(BY_IDS)
    const { signature: _, ...said } = { ...receipt, matched: 5 }
    expect(checkReceipt(JSON.stringify({ ...said, signature: store.signer.sign(canonicalJson(said)) }), store.signer.publicKeyPem)).toEqual({ isGood: false, fault: 'its audit entry says something else' })
  })
})

describe('Idempotency-Key', () => {
  const once: PurgeRequest = { ...BY_IDS, idempotencyKey: 'k1' }

  it('does it once and answers the same, receipt and all, whatever came between', async () => {
    const first = await purge(context, ADMIN, once)
    await store.commit([audit(), putRetention('b')])
    now = new Date('2026-03-01T23:59:59.999Z')
    expect(await purge(context, ADMIN, once)).toEqual(first)
    expect(first.matched).toBe(2)
    expect(await store.getRetention('b')).toBeDefined()
    expect((await store.listAudit({ limit: 99, action: 'purge' }))).toHaveLength(1)
  })

  it('does it once when both are under way', async () => {
    const answers = await Promise.all([purge(context, ADMIN, once), purge(context, ADMIN, once), purge(context, ADMIN, once)])
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect((await store.listAudit({ limit: 99, action: 'purge' }))).toHaveLength(1)
  })

  it.each<[string, PurgeRequest]>([
    ['scope', { ...once, scope: { expired: true } }], ['dry run', { ...once, dryRun: true }], ['reason', { ...once, reason: 'other' }]
  ])('refuses the key with another %s', async (_, other) => {
    await purge(context, ADMIN, once)
    await expect(purge(context, ADMIN, other)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('belongs to the caller', async () => {
    await purge(context, ADMIN, once)
    expect(await purge(context, OTHER, once)).toMatchObject({ matched: 0 })
  })

  it('is forgotten after 24 hours, and its record removed', async () => {
    const first = await purge(context, ADMIN, once)
    now = new Date('2026-03-02T00:00:00.000Z')
    const second = await purge(context, ADMIN, { ...once, idempotencyKey: 'k1' })
    expect(second.auditSeq).toBe(first.auditSeq + 1)
    now = new Date('2026-03-04T00:00:00.000Z')
    await purge(context, ADMIN, { ...once, idempotencyKey: 'k2' })
    expect(await store.listIdempotency()).toHaveLength(1)
  })

  it('answers a dry run again too', async () => {
    const preview = { ...once, dryRun: true }
    const first = await purge(context, ADMIN, preview)
    await store.commit([putRetention('unknown')])
    expect(await purge(context, ADMIN, preview)).toEqual(first)
  })

  it('keeps nothing of a purge that failed', async () => {
    const failing: RecordContext = { ...context, store: { ...store, async commit () { throw Object.assign(new Error('full'), { code: 'ENOSPC' }) } } }
    await expect(purge(failing, ADMIN, once)).rejects.toThrow('full')
    expect(await purge(context, ADMIN, once)).toMatchObject({ matched: 2 })
  })

  it('survives a restart, and leaves no id in the data folder', async () => {
    const dataDir = await temporaryFolder()
    const open = async (): Promise<Store> => await openFileStore({ dataDir, clock: () => now, files: unflushedFiles })
    const before = await open()
    await before.commit([putRetention('ada@example.com'), putRetention('b')])
    const first = await purge({ store: before, clock: () => now }, ADMIN, once)
    await before.close()
    for (const text of ['ada@example.com', Buffer.from('ada@example.com').toString('base64').slice(0, 18), Buffer.from('ada@example.com').toString('hex'), 'k1"']) {
      expect(await filesHolding(dataDir, text)).toEqual([])
    }
    const after = await open()
    const again = await purge({ store: after, clock: () => now }, ADMIN, once)
    expect(again).toEqual(first)
    expect(again.examples).toEqual(['ada@example.com', 'b'])
    await after.close()
  })
})

function leavesOf (value: unknown, path: readonly string[] = []): ReadonlyArray<readonly string[]> {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]))
}

/** A copy with the leaf at this path changed a little. */
function changedAt (value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return typeof value === 'number' ? value + 1 : changedText(String(value))
  const copy = structuredClone(value) as Record<string, unknown>
  copy[name] = changedAt(copy[name], rest)
  return copy
}

function changedText (text: string): string {
  return `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
}
