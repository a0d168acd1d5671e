// What an audited act costs on PostgreSQL against the file store: both durable before they answer, both empty at the start, in turns.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../src/clock.ts'
import { DEFAULT_LIMITS } from '../../src/privacy/check-input.ts'
import { putConversation, type ConversationContext } from '../../src/privacy/conversations/conversations.ts'
import { createPrivacy } from '../../src/privacy/create.ts'
import { openRecordsAt, type OpenedRecords } from '../../src/privacy/open-records.ts'
import type { Actor } from '../../src/privacy/privacy.ts'
import { POSTGRES, startPostgres } from '../../test/helpers/postgres.ts'
import { FIXED_DETECTION } from '../fixed-detection.ts'
import { percentile, type Row, type Suite } from '../suite.ts'
import { numbered } from '../texts.ts'

const MEASURE_MS = Number(process.env.BENCH_SECONDS ?? 3) * 1_000
const WARM_UP_MS = 300
const ROUNDS = 2
const UNDER_WAY = [1, 64]
const ADMIN: Actor = { id: 'bench', role: 'admin' }
const STORES = ['file store', 'PostgreSQL'] as const

type Act = (context: ConversationContext, number: number) => Promise<unknown>

const ACTS: Readonly<Record<string, Act>> = {
  'put a conversation': async (context, number) => await putConversation(context, ADMIN, `c${number}`, { messages: numbered(number).messages }),
  redact: async (context, number) => await createPrivacy(context).redact(ADMIN, numbered(number), {})
}

export const WRITES: Suite = {
  name: 'writes',
  about: `Audited acts, detection left out: a conversation kept, a conversation redacted; PostgreSQL on this machine (fsync on) and the file store in turns, the better of ${ROUNDS} rounds (BENCH_SECONDS sets the seconds of each).`,
  async run () {
    if (POSTGRES === undefined) throw new Error('no PostgreSQL is installed')
    const dataDir = mkdtempSync(join(tmpdir(), 'sumi-bench-writes-'))
    const postgres = await startPostgres({})
    const masterKey = { value: Buffer.alloc(32, 7).toString('base64') }
    const opened: readonly OpenedRecords[] = [
      await openRecordsAt({ dataDir: join(dataDir, 'data'), clock: systemClock, masterKey }),
      await openRecordsAt({ dataDir, database: { url: await postgres.newDatabase() }, clock: systemClock, masterKey })
    ]
    try {
      const rows: Row[] = []
      for (const [name, act] of Object.entries(ACTS)) for (const underWay of UNDER_WAY) rows.push(...await compare(`${name}, ${underWay} under way`, opened.map(contextOf), act, underWay))
      return rows
    } finally {
      for (const { store } of opened) await store.close()
      await postgres.end()
      rmSync(dataDir, { recursive: true })
    }
  }
}

let next = 0

async function compare (name: string, contexts: readonly ConversationContext[], act: Act, underWay: number): Promise<readonly Row[]> {
  const best: Load[] = []
  for (const context of contexts) await load(context, act, underWay, WARM_UP_MS)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, context] of contexts.entries()) {
      const measured = await load(context, act, underWay, MEASURE_MS)
      if (measured.perSecond > (best[index]?.perSecond ?? 0)) best[index] = measured
    }
  }
  return best.map(({ perSecond, latencies }, index) => ({
    suite: 'writes', name: `${name}: ${STORES[index] ?? ''}`, rate: { unit: 'acts', perSecond }, p50Ms: percentile(latencies, 0.5), p99Ms: percentile(latencies, 0.99), ...(index === 0 ? {} : { ratios: { [STORES[0]]: perSecond / (best[0]?.perSecond ?? Number.NaN) } })
  }))
}

interface Load { readonly perSecond: number, readonly latencies: readonly number[] }

async function load (context: ConversationContext, act: Act, underWay: number, forMs: number): Promise<Load> {
  const startedAt = performance.now()
  const latencies: number[] = []
  await Promise.all(Array.from({ length: underWay }, async () => {
    while (performance.now() < startedAt + forMs) {
      const sentAt = performance.now()
      await act(context, next++)
      latencies.push(performance.now() - sentAt)
    }
  }))
  return { perSecond: latencies.length * 1_000 / (performance.now() - startedAt), latencies }
}

function contextOf ({ store, vault, clock }: OpenedRecords): ConversationContext {
  return { store, vault, clock, detection: FIXED_DETECTION, limits: DEFAULT_LIMITS }
}
