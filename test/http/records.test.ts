// Purge, audit and keys.

import { expect, test } from 'vitest'
import { build } from '../helpers/build-app.ts'

test.each([
  [{ conversationIds: ['a', 'b'] }],
  [{ expired: true }],
  [{ createdBefore: '2026-01-01T00:00:00Z' }]
])('purge %j', async (scope) => {
  const { call, privacy } = await build()
  const { body } = await call('POST', '/v1/purge', { scope, reason: 'asked by the customer' })
  expect(body).toEqual({ dryRun: false, matched: 2, examples: ['a', 'b'], counts: { PERSON: 3 }, messages: 0, heldBack: [], alreadyErased: 0, failed: 0, auditSeq: 7 })
  expect(privacy.calls).toEqual([{ purge: { scope, dryRun: false, reason: 'asked by the customer' } }])
})

test('a dry run is handed over as one', async () => {
  const { call, privacy } = await build()
  expect((await call('POST', '/v1/purge', { scope: { expired: true }, dryRun: true, reason: 'x' })).body.dryRun).toBe(true)
  expect(privacy.calls[0]?.purge?.dryRun).toBe(true)
})

test('audit entries, by default a hundred', async () => {
  const { call, privacy } = await build()
  const { body } = await call('GET', '/v1/audit', undefined, { role: 'auditor' })
  expect(body.entries).toEqual([{
    seq: 0, at: '2026-01-01T00:00:00.000Z', actor: 'key-admin', actorRole: 'admin', action: 'redact', counts: { CREDIT_CARD: 1, messages: 1 }, previousHash: '0'.repeat(64), hash: 'f'.repeat(64)
  }])
  await call('GET', '/v1/audit?afterSeq=41&limit=1000')
  expect(privacy.calls).toEqual([{ audit: { limit: 100 } }, { audit: { limit: 1000, afterSeq: 41 } }])
})

test('a key is shown when it is made and never again', async () => {
  const { call } = await build()
  const made = await call('POST', '/v1/keys', { name: '受付', role: 'service' })
  expect(made.status).toBe(201)
  expect(made.headers['cache-control']).toBe('no-store')
  expect(made.body).toEqual({ id: 'id0', name: '受付', role: 'service', createdAt: '2026-01-01T00:00:00.000Z', revokedAt: null, secret: 'sumi_id0_secret' })

  const { secret: _, ...shown } = made.body
  const listed = await call('GET', '/v1/keys')
  expect(listed.body).toEqual({ keys: [shown] })
  expect((await call('DELETE', '/v1/keys/id0')).body).toEqual({ ...shown, revokedAt: '2026-01-02T00:00:00.000Z' })
  expect((await call('DELETE', '/v1/keys/id1')).body).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  expect(listed.raw).not.toContain('hash')
})
