// A large store at work: reading, searching and audited redaction while half of it is purged, against the same without; sizes, start, writes.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../../src/clock.ts'
import { DEFAULT_LIMITS } from '../../src/privacy/check-input.ts'
import { putConversation, type ConversationContext } from '../../src/privacy/conversations/conversations.ts'
import { createPrivacy } from '../../src/privacy/create.ts'
import { openRecords, type OpenedRecords } from '../../src/privacy/open-records.ts'
import type { Actor, Privacy, PurgeResult } from '../../src/privacy/privacy.ts'
import { nodeFiles, type FileOps } from '../../src/store/file/files.ts'
import { FIXED_DETECTION } from '../fixed-detection.ts'
import { percentile, type Row, type Suite } from '../suite.ts'

const STORED = Number(process.env.BENCH_CONVERSATIONS ?? 100_000)
const QUIET_MS = 5_000
/** A request of each kind every so often: the store is loaded, not saturated. */
const EVERY_MS = 10
const AT_ONCE = 64
const MIB = 1024 * 1024
const ADMIN: Actor = { id: 'bench', role: 'admin' }
const OLD = '2025-01-01T00:00:00.000Z'
const NEW = '2026-01-01T00:00:00.000Z'

/** Filling need not wait for the disk. */
const unflushed: FileOps = { ...nodeFiles, async open (path, mode) { return { ...await nodeFiles.open(path, mode), sync: async () => {} } }, async syncFolder () {} }

export const LOAD: Suite = {
  name: 'load',
  about: `${STORED.toLocaleString('en')} stored conversations; one request of each kind every ${EVERY_MS} ms, first alone, then while half of the store is purged. BENCH_CONVERSATIONS sets the number.`,
  async run () {
    const dataDir = mkdtempSync(join(tmpdir(), 'sumi-bench-load-'))
    try {
      const writes: Array<readonly [stored: number, latencies: readonly number[]]> = []
      let stored = 0
      for (const next of [STORED / 100, STORED / 10].map(Math.ceil)) {
        await (await filled(dataDir, stored, next)).store.close()
        stored = next
        const few = await openRecords({ dataDir, clock: systemClock, masterKey: {} })
        writes.push([stored, await writing(few)])
        await few.store.close()
      }
      await (await filled(dataDir, stored, STORED)).store.close()
      // What the filling left to the system must not be flushed by the first commit that is measured.
      if (process.platform !== 'win32') execFileSync('sync')

      const startedAt = performance.now()
      const records = await openRecords({ dataDir, clock: systemClock, masterKey: {} })
      const startMs = performance.now() - startedAt
      writes.push([STORED, await writing(records)])
      const privacy = createPrivacy(contextOf(records))

      const quiet = await measured(privacy, async () => { await sleep(QUIET_MS) })
      let purged: PurgeResult | undefined
      const busy = await measured(privacy, async () => { purged = await privacy.purge(ADMIN, { scope: { createdBefore: NEW }, dryRun: false, reason: 'bench' }) })
      const sizes = sizesOf(dataDir)
      await records.store.close()
      return [
        ...Object.keys(quiet.latencies).map((kind) => rowOf(kind, quiet, busy)),
        { suite: 'load', name: 'event loop delay, alone', p50Ms: quiet.delayP50Ms, p99Ms: quiet.delayP99Ms, extra: { 'max ms': quiet.delayMaxMs } },
        { suite: 'load', name: 'event loop delay, during the purge', p50Ms: busy.delayP50Ms, p99Ms: busy.delayP99Ms, extra: { 'max ms': busy.delayMaxMs } },
        { suite: 'load', name: 'purge', rate: { unit: 'conversations', perSecond: (purged?.matched ?? 0) * 1_000 / busy.elapsedMs }, extra: { erased: purged?.matched ?? 0, 'journal MiB after': sizes.journal, 'documents MiB after': sizes.documents } },
        ...writeRows(writes),
        { suite: 'load', name: 'start with the full store', extra: { 'ms until open': startMs, 'RSS MiB': process.memoryUsage.rss() / MIB } }
      ]
    } finally {
      rmSync(dataDir, { recursive: true })
    }
  }
}

function writeRows (writes: ReadonlyArray<readonly [stored: number, latencies: readonly number[]]>): readonly Row[] {
  const [[fewest, first] = [0, []]] = writes
  return writes.map(([stored, latencies], index) => ({
    suite: 'load',
    name: `put a conversation, ${stored.toLocaleString('en')} stored`,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    ...(index === 0 ? {} : { ratios: { [`as long as with ${fewest.toLocaleString('en')} (p50)`]: percentile(latencies, 0.5) / percentile(first, 0.5) } })
  }))
}

interface Measured {
  readonly latencies: Readonly<Record<string, readonly number[]>>
  readonly elapsedMs: number
  readonly delayP50Ms: number
  readonly delayP99Ms: number
  readonly delayMaxMs: number
}

function rowOf (kind: string, quiet: Measured, busy: Measured): Row {
  const [alone = [], during = []] = [quiet.latencies[kind], busy.latencies[kind]]
  return {
    suite: 'load', name: `${kind}, during the purge`, p50Ms: percentile(during, 0.5), p99Ms: percentile(during, 0.99), ratios: { 'p99 alone': percentile(during, 0.99) / percentile(alone, 0.99) }, extra: { 'p50 ms alone': percentile(alone, 0.5), 'p99 ms alone': percentile(alone, 0.99) }
  }
}

/** Requests of every kind go on until `work` is done; they ask for what the purge leaves. */
async function measured (privacy: Privacy, work: () => Promise<void>): Promise<Measured> {
  const kinds: Readonly<Record<string, (number: number) => Promise<unknown>>> = {
    get: async (number) => await privacy.conversations.view(ADMIN, idOf(number)),
    search: async (number) => await privacy.conversations.search(ADMIN, { email: emailOf(number) }),
    redact: async (number) => await privacy.redact(ADMIN, { messages: [{ role: 'customer', text: `I am ${emailOf(number)}` }] }, {})
  }
  const latencies = Object.fromEntries(Object.keys(kinds).map((kind): [string, number[]] => [kind, []]))
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const done = new AbortController()
  const loops = Object.entries(kinds).map(async ([kind, ask]) => {
    while (!done.signal.aborted) {
      const number = 1 + 2 * Math.floor(Math.random() * STORED / 2)
      const sentAt = performance.now()
      await ask(number)
      latencies[kind]?.push(performance.now() - sentAt)
      await sleep(EVERY_MS)
    }
  })
  delay.enable()
  const startedAt = performance.now()
  await work()
  const elapsedMs = performance.now() - startedAt
  done.abort()
  await Promise.all(loops)
  delay.disable()
  return { latencies, elapsedMs, delayP50Ms: delay.percentile(50) / 1e6, delayP99Ms: delay.percentile(99) / 1e6, delayMaxMs: delay.max / 1e6 }
}

/** Every other conversation is old. */
async function filled (dataDir: string, from: number, to: number): Promise<OpenedRecords> {
  const records = await openRecords({ dataDir, clock: systemClock, masterKey: {}, files: unflushed })
  const context = contextOf(records)
  let next = from
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let number = next++; number < to; number = next++) await putOne(context, number)
  }))
  return records
}

async function writing (records: OpenedRecords): Promise<readonly number[]> {
  const context = contextOf(records)
  const latencies: number[] = []
  for (let number = 0; number < 300; number++) {
    const startedAt = performance.now()
    await putOne(context, 2 * number + 1)
    latencies.push(performance.now() - startedAt)
  }
  return latencies
}

async function putOne (context: ConversationContext, number: number): Promise<void> {
  await putConversation(context, ADMIN, idOf(number), {
    createdAt: number % 2 === 0 ? OLD : NEW,
    subject: { email: emailOf(number) },
    messages: Array.from({ length: 6 }, (_, index) => ({ role: index % 2 === 0 ? 'customer' as const : 'agent' as const, text: index === 0 ? `I am ${emailOf(number)}, card 4012888877000100` : 'The parcel came on Monday, and the box was wet at one corner.' }))
  })
}

function contextOf ({ store, vault, clock }: OpenedRecords): ConversationContext {
  return { store, vault, clock, detection: FIXED_DETECTION, limits: DEFAULT_LIMITS }
}

function idOf (number: number): string {
  return `ticket-${number}`
}

function emailOf (number: number): string {
  return `customer.${number}@example.com`
}

function sizesOf (dataDir: string): { readonly journal: number, readonly documents: number } {
  const sizeOf = (folder: string): number => readdirSync(join(dataDir, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0) / MIB
  return { journal: sizeOf('journal'), documents: sizeOf('documents') }
}
