import { expect, it } from 'vitest'
import { createForgettingStore } from '../../src/store/memory/forgetting-store.ts'

it('numbers and chains what it commits, and keeps none of it', async () => {
  const store = createForgettingStore()
  const fact = { at: '2026-01-01T00:00:00.000Z', actor: 'cli', actorRole: 'admin' as const, action: 'redact' as const }
  const [first] = await store.commit([
    { kind: 'putRetention', entry: { conversationId: 'c', createdAt: fact.at, expiresAt: null, state: 'redacted', counts: {} } }, { kind: 'audit', fact }
  ])
  const [second] = await store.commit([{ kind: 'audit', fact }])
  expect(first).toMatchObject({ seq: 0, action: 'redact' })
  expect(second).toMatchObject({ seq: 1, previousHash: first?.hash })
  expect(await store.getRetention('c')).toBeUndefined()
  expect(await store.listAudit({ limit: 10 })).toEqual([])
  await store.close()
  await expect(store.commit([])).rejects.toMatchObject({ code: 'NOT_READY' })
})
