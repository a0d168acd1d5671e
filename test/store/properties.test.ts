// Random commits, checkpoints, crashes and reopenings against a plain Map and list.

import fc from 'fast-check'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { verifyAudit } from '../../src/audit/verify.ts'
import { streamAudit } from '../../src/store/audit-stream.ts'
import { openFileStore, type FileStore } from '../../src/store/file/open.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Change, RetentionEntry, Store } from '../../src/store/store.ts'
import { unflushedFiles } from '../helpers/faulty-files.ts'
import { apiKey, audit, clock, deleteRetention, putRetention, retention } from '../helpers/store-samples.ts'

type Step = { readonly do: 'commits', readonly commits: ReadonlyArray<readonly Change[]> } | { readonly do: 'checkpoint' | 'reopen' | 'crash' | 'checkpoint and commit' }

const id = fc.oneof(fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), fc.string({ unit: 'binary', maxLength: 4 }))
const instant = fc.integer({ min: 0, max: 4e12 }).map((ms) => new Date(ms).toISOString())
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ id, createdAt: instant, expiresAt: fc.option(instant) }).map(({ id, ...rest }) => putRetention(id, rest)) },
  { weight: 2, arbitrary: id.map(deleteRetention) },
  { weight: 1, arbitrary: id.map((key): Change => ({ kind: 'putKey', key: apiKey(key) })) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }).map(audit) }
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.array(change, { minLength: 1, maxLength: 5 }), { maxLength: 5 }).map((commits): Step => ({ do: 'commits', commits })) },
  { weight: 3, arbitrary: fc.constantFrom<Step>({ do: 'checkpoint' }, { do: 'reopen' }, { do: 'crash' }, { do: 'checkpoint and commit' }) }
)

interface Model { readonly retention: Map<string, RetentionEntry>, readonly keys: Set<string>, readonly details: string[] }

function applyTo (model: Model, change: Change): void {
  switch (change.kind) {
    case 'putRetention': model.retention.set(change.entry.conversationId, change.entry); break
    case 'deleteRetention': model.retention.delete(change.conversationId); break
    case 'putKey': model.keys.add(change.key.id); break
    case 'audit': model.details.push(change.fact.detail ?? '')
  }
}

async function expectSame (store: Store, model: Model): Promise<void> {
  const found = await store.findRetention({})
  expect(new Map(found.map((entry) => [entry.conversationId, entry]))).toEqual(model.retention)
  expect(found).toHaveLength(model.retention.size)
  for (const [conversationId, entry] of model.retention) expect(await store.getRetention(conversationId)).toEqual(entry)
  expect(new Set((await store.listKeys()).map(({ id }) => id))).toEqual(model.keys)
  const details: string[] = []
  for await (const { detail } of streamAudit(store)) details.push(detail ?? '')
  expect(details).toEqual(model.details)
  await verifyAudit(streamAudit(store))
}

it('the file store is a Map and a list, whatever happens between', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
    const root = await mkdtemp(join(tmpdir(), 'sumi-property-'))
    const model: Model = { retention: new Map(), keys: new Set(), details: [] }
    let generation = 0
    const open = async (): Promise<FileStore> => await openFileStore({
      dataDir: join(root, String(generation)), clock, files: unflushedFiles, checkpoint: { journalBytes: 2_000, journalAgeMs: 1e12 }, auditSegmentBytes: 500
    })
    const commit = async (commits: ReadonlyArray<readonly Change[]>): Promise<void> => {
      await Promise.all(commits.map(async (changes) => await store.commit(changes)))
      for (const change of commits.flat()) applyTo(model, change)
    }
    let store = await open()
    try {
      for (const step of steps) {
        if (step.do === 'commits') await commit(step.commits)
        if (step.do === 'checkpoint') await store.checkpoint()
        if (step.do === 'checkpoint and commit') await Promise.all([store.checkpoint(), commit([[putRetention('a'), audit('x')], [deleteRetention('b')]])])
        if (step.do === 'reopen') { await store.close(); store = await open() }
        if (step.do === 'crash') {
          // What a killed process leaves, at rest: a copy of the folder, the lock too.
          await store.checkpoint()
          await commit([[putRetention('b'), audit('y')]])
          const before = store
          await cp(join(root, String(generation)), join(root, String(generation + 1)), { recursive: true, filter: (path) => !path.endsWith('.lock') })
          generation += 1
          await before.close()
          store = await open()
        }
        await expectSame(store, model)
      }
    } finally {
      await store.close()
      await rm(root, { recursive: true, force: true })
    }
  }), { numRuns: 40 })
})

it('both stores answer the same', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 8 }), instant, fc.array(id, { maxLength: 4 }), async (commits, at, ids) => {
    const root = await mkdtemp(join(tmpdir(), 'sumi-property-'))
    const stores = [createMemoryStore(), await openFileStore({ dataDir: root, clock, files: unflushedFiles })]
    try {
      const [memory, file] = await Promise.all(stores.map(async (store) => {
        const written = await Promise.all(commits.map(async (changes) => await store.commit(changes)))
        const filters = [{}, { expiresBy: at }, { createdBefore: at }, { conversationIds: ids }, { conversationIds: ids, createdBefore: at }]
        return { written, keys: await store.listKeys(), found: await Promise.all(filters.map(async (filter) => await store.findRetention(filter))), audit: await store.listAudit({ limit: 1000 }) }
      }))
      expect(file).toEqual(memory)
    } finally {
      await Promise.all(stores.map(async (store) => { await store.close() }))
      await rm(root, { recursive: true, force: true })
    }
  }), { numRuns: 60 })
})

it('knows a plain record from one that JSON changes', async () => {
  const store = createMemoryStore()
  await store.commit([putRetention('a', { extra: undefined } as Partial<RetentionEntry>)])
  expect(Object.keys((await store.getRetention('a'))!)).toEqual(Object.keys(retention('a')))
})
