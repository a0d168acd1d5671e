// The file store: commits that are durable when they answer, alone and together, on an empty folder and on one that is full.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../src/clock.ts'
import { openFileStore } from '../../src/store/file/open.ts'
import type { Change, Store } from '../../src/store/store.ts'
import { againstFirst, percentile, type Row, type Suite } from '../suite.ts'

const MEASURE_MS = 3_000
const WARM_UP_MS = 500
const FULL = 20_000
const TOGETHER = 64

export const STORE: Suite = {
  name: 'store',
  about: `A commit is what one redaction leaves: an audit entry and a retention record, on disk (fsync) before it answers. "Full": ${FULL} records are there already.`,
  async run () {
    const dataDir = mkdtempSync(join(tmpdir(), 'sumi-bench-store-'))
    const store = await openFileStore({ dataDir, clock: systemClock })
    const ids = counter()
    try {
      await load(store, ids, 1, WARM_UP_MS)
      const alone = await rowFor(store, ids, 'one at a time, empty', 1)
      const together = await rowFor(store, ids, `${TOGETHER} under way, empty`, TOGETHER)
      while (ids.count < FULL) await Promise.all(Array.from({ length: 500 }, async () => await store.commit(changes(ids.next()))))
      const fullAlone = await rowFor(store, ids, 'one at a time, full', 1)
      const fullTogether = await rowFor(store, ids, `${TOGETHER} under way, full`, TOGETHER)
      const startedAt = performance.now()
      for (let read = 0; read < 20_000; read++) await store.getRetention(`bench-${read % FULL}`)
      const reads: Row = { suite: 'store', name: 'read a retention record, full', rate: { unit: 'reads', perSecond: 20_000 * 1_000 / (performance.now() - startedAt) } }
      return [...againstFirst([alone, together, fullAlone, fullTogether]), reads]
    } finally {
      await store.close()
      rmSync(dataDir, { recursive: true })
    }
  }
}

async function rowFor (store: Store, ids: Counter, name: string, underWay: number): Promise<Row> {
  const { latencies, perSecond } = await load(store, ids, underWay, MEASURE_MS)
  return { suite: 'store', name, rate: { unit: 'commits', perSecond }, p50Ms: percentile(latencies, 0.5), p99Ms: percentile(latencies, 0.99) }
}

async function load (store: Store, ids: Counter, underWay: number, forMs: number): Promise<{ latencies: number[], perSecond: number }> {
  const startedAt = performance.now()
  const latencies: number[] = []
  await Promise.all(Array.from({ length: underWay }, async () => {
    while (performance.now() < startedAt + forMs) {
      const sentAt = performance.now()
      await store.commit(changes(ids.next()))
      latencies.push(performance.now() - sentAt)
    }
  }))
  return { latencies, perSecond: latencies.length * 1_000 / (performance.now() - startedAt) }
}

function changes (number: number): readonly Change[] {
  const conversationId = `bench-${number}`
  const at = new Date(1_780_000_000_000 + number * 1_000).toISOString()
  return [
    { kind: 'audit', fact: { at, actor: 'bench', actorRole: 'service', action: 'redact', reference: `bench-${number}`, counts: { PERSON: 2, EMAIL_ADDRESS: 1, messages: 6 } } },
    { kind: 'putRetention', entry: { conversationId, createdAt: at, expiresAt: null, state: 'redacted', counts: { PERSON: 2, EMAIL_ADDRESS: 1 } } }
  ]
}

interface Counter { readonly count: number, next (): number }

function counter (): Counter {
  let count = 0
  return { get count () { return count }, next: () => count++ }
}
