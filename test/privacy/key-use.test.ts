// Key use in the audit log: the first request of a key, then one total an hour, whatever fails in between.

import { beforeEach, expect, it } from 'vitest'
import type { AccessRole } from '../../src/access/roles.ts'
import { createKey, authenticate, revokeKey } from '../../src/privacy/keys.ts'
import { noteRefusal, writeKeyTotals } from '../../src/privacy/key-use.ts'
import type { RecordContext } from '../../src/privacy/context.ts'
import type { Actor, NewKey } from '../../src/privacy/privacy.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store } from '../../src/store/store.ts'

const ADMIN: Actor = { id: 'k-admin', role: 'admin' }
const clock = (): Date => new Date('2026-03-01T00:00:00.000Z')

let store: Store
let context: RecordContext
beforeEach(() => {
  store = createMemoryStore()
  context = { store, clock }
})

const key = async (role: AccessRole): Promise<NewKey> => await createKey(context, ADMIN, 'x', role)
const entries = async (): Promise<readonly unknown[]> => (await store.listAudit({ action: 'key.use', limit: 99 })).map(({ actor, actorRole, detail, counts }) => [actor, actorRole, detail, counts])

it('writes the first request of each key, and the totals', async () => {
  const [agent, service] = [await key('agent'), await key('service')]
  for (let request = 0; request < 5; request++) await authenticate(context, agent.secret)
  noteRefusal(context, { id: agent.record.id, role: 'agent' })
  await authenticate(context, service.secret)
  await writeKeyTotals(context)
  expect(await entries()).toEqual([
    [agent.record.id, 'agent', 'first', undefined], [service.record.id, 'service', 'first', undefined],
    [agent.record.id, 'agent', 'total', { requests: 5, refused: 1 }], [service.record.id, 'service', 'total', { requests: 1, refused: 0 }]
  ])
  const [created, , ...used] = await store.listAudit({ limit: 99 })
  expect(used.filter(({ actor }) => actor === agent.record.id).map(({ reference }) => reference)).toEqual([created!.reference, created!.reference])
})

it('writes nothing in an hour without a request, and begins anew after a total', async () => {
  const agent = await key('agent')
  await writeKeyTotals(context)
  await authenticate(context, agent.secret)
  await writeKeyTotals(context)
  await writeKeyTotals(context)
  await authenticate(context, agent.secret)
  expect((await entries()).map((entry) => (entry as string[])[2])).toEqual(['first', 'total', 'first'])
})

it('waits for the first entry, for each of many at once, and lets nobody in without it', async () => {
  const agent = await key('agent')
  let isFull = true
  const faulty: RecordContext = { clock, store: { ...store, async commit (changes) { if (isFull) throw new Error('full'); return await store.commit(changes) } } }
  const outcomes = await Promise.all(Array.from({ length: 3 }, async () => await authenticate(faulty, agent.secret).then(() => 'in', (error: Error) => error.message)))
  expect(outcomes).toEqual(['full', 'full', 'full'])
  isFull = false
  expect(await authenticate(faulty, agent.secret)).toMatchObject({ role: 'agent' })
  await authenticate(faulty, agent.secret)
  isFull = true
  await expect(writeKeyTotals(faulty)).rejects.toThrow('full')
  isFull = false
  await writeKeyTotals(faulty)
  expect(await entries()).toMatchObject([[agent.record.id, 'agent', 'first', undefined], [agent.record.id, 'agent', 'total', { requests: 2 }]])
})

it('counts what comes while a total is written in the next one', async () => {
  const agent = await key('agent')
  await authenticate(context, agent.secret)
  const total = writeKeyTotals(context)
  await authenticate(context, agent.secret)
  await total
  await writeKeyTotals(context)
  expect((await entries()).slice(1)).toMatchObject([[agent.record.id, 'agent', 'total', { requests: 1 }], [agent.record.id, 'agent', 'total', { requests: 1 }]])
})

it('tells of a revoked key that is tried, once an hour, and of no other key', async () => {
  const agent = await key('agent')
  await authenticate(context, agent.secret)
  await revokeKey(context, ADMIN, agent.record.id)
  for (let request = 0; request < 3; request++) expect(await authenticate(context, agent.secret)).toBeUndefined()
  for (const secret of ['', 'sumi_nobody', `${agent.secret}x`, `sumi_${agent.record.id}_${'A'.repeat(43)}`]) expect(await authenticate(context, secret)).toBeUndefined()
  await writeKeyTotals(context)
  expect((await entries()).map((entry) => (entry as unknown[]).slice(2))).toEqual([['first', undefined], ['revoked', undefined], ['total', { requests: 1, refused: 0 }], ['total', { requests: 3, refused: 3 }]])
})
