// Bulk jobs against the plain way from a file through detection, on the same pool; and what an interactive caller feels meanwhile.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openSource, readItems } from '../../src/cli/input.ts'
import { systemClock } from '../../src/clock.ts'
import { inOrder } from '../../src/in-order.ts'
import { openLocalJobs } from '../../src/jobs/local/local-jobs.ts'
import type { Jobs } from '../../src/jobs/jobs.ts'
import { openSharedJobs } from '../../src/jobs/postgres/shared-jobs.ts'
import { JOBS_SCHEMA } from '../../src/jobs/postgres/sql.ts'
import { PACKAGE_ROOT } from '../../src/package.ts'
import { startPool } from '../../src/pool/pool.ts'
import { createBulk } from '../../src/privacy/bulk.ts'
import { DEFAULT_LIMITS } from '../../src/privacy/check-input.ts'
import { createPrivacy } from '../../src/privacy/create.ts'
import type { Actor, Privacy } from '../../src/privacy/privacy.ts'
import { nodeFiles } from '../../src/store/file/files.ts'
import { createForgettingStore } from '../../src/store/memory/forgetting-store.ts'
import { openPostgres } from '../../src/store/postgres/pool.ts'
import { POSTGRES, startPostgres } from '../../test/helpers/postgres.ts'
import { percentile, type Row, type Suite } from '../suite.ts'
import { numbered } from '../texts.ts'

const COUNT = Number(process.env.BENCH_CONVERSATIONS ?? 1_000)
/** In turns, so that what else the machine does falls on all alike. */
const ROUNDS = 3
const CALLS_EVERY_MS = 50
const ADMIN: Actor = { id: 'bench', role: 'admin' }
const NAMES = { file: 'a file, as sumi redact', local: 'a job in this process', shared: 'a job through PostgreSQL' } as const

export const JOBS: Suite = {
  name: 'jobs',
  about: `${COUNT.toLocaleString('en')} hand-written conversations, model and rules, from file to file (the middle of ${ROUNDS} rounds, BENCH_CONVERSATIONS sets the number); then short calls every ${CALLS_EVERY_MS} ms, alone and while a job runs.`,
  async run () {
    const root = mkdtempSync(join(tmpdir(), 'sumi-bench-jobs-'))
    const workers = availableParallelism()
    const pool = await startPool({ modelDir: join(PACKAGE_ROOT, 'models', 'sumi-ner'), workers, maxQueue: 1_000 })
    const context = { detection: pool, store: createForgettingStore(), clock: systemClock, limits: DEFAULT_LIMITS }
    const privacy = createPrivacy(context)
    const input = join(root, 'in', 'a.jsonl')
    for (const name of ['in', 'local', 'shared']) mkdirSync(join(root, name))
    writeFileSync(input, Array.from({ length: COUNT }, (_, index) => `${JSON.stringify(numbered(index))}\n`).join(''))

    const options = (output: string) => ({
      folders: { input: join(root, 'in'), output: join(root, output) }, bulk: createBulk(context, true), files: nodeFiles, clock: systemClock, workers, onFailure: fail
    })
    const local = await openLocalJobs(options('local'))
    const postgres = POSTGRES === undefined ? undefined : await startPostgres()
    const shared = postgres === undefined
      ? undefined
      : await openSharedJobs({ ...options('shared'), isBusy: () => pool.stats().queuedInteractive > 0, pool: await openPostgres(postgres.url, { schema: JOBS_SCHEMA, poolSize: 8 }) })
    try {
      await throughFile(privacy, input, workers)
      const measured: Record<string, Measured> = {}
      const measure = async (name: string, work: () => Promise<void>): Promise<void> => {
        const { perSecond, perCpuSecond } = measured[name] ??= { perSecond: [], perCpuSecond: [] }
        const [startedAt, before] = [performance.now(), process.cpuUsage()]
        await work()
        perSecond.push(COUNT * 1_000 / (performance.now() - startedAt))
        const { user, system } = process.cpuUsage(before)
        perCpuSecond.push(COUNT * 1e6 / (user + system))
      }
      for (let round = 0; round < ROUNDS; round++) {
        await measure(NAMES.file, async () => { await throughFile(privacy, input, workers) })
        await measure(NAMES.local, async () => { await throughJob(local, `r${round}`) })
        if (shared !== undefined) await measure(NAMES.shared, async () => { await throughJob(shared, `r${round}`) })
      }
      const alone = await interactive(privacy, async () => { await sleep(10_000) })
      const during = await interactive(privacy, async () => { await throughJob(shared ?? local, 'during') })
      return [
        ...Object.entries(measured).map(([name, one]) => rowOf(name, one, measured[NAMES.file] ?? one)),
        { suite: 'jobs', name: 'interactive calls, alone', ...latencies(alone) },
        { suite: 'jobs', name: 'interactive calls, while a job runs', ...latencies(during), ratios: { 'alone (p99)': percentile(during, 0.99) / percentile(alone, 0.99) } }
      ]
    } finally {
      await local.close()
      await shared?.close()
      await postgres?.end()
      await pool.close()
      rmSync(root, { recursive: true })
    }
  }
}

/** One number a round. */
interface Measured { readonly perSecond: number[], readonly perCpuSecond: number[] }

function rowOf (name: string, { perSecond, perCpuSecond }: Measured, file: Measured): Row {
  const row: Row = { suite: 'jobs', name, rate: { unit: 'conversations', perSecond: percentile(perSecond, 0.5) } }
  // The second ratio hardly feels what else the machine does; work of PostgreSQL is not in it.
  return name === NAMES.file ? row : { ...row, ratios: { [NAMES.file]: medianRatio(perSecond, file.perSecond), 'by processor time': medianRatio(perCpuSecond, file.perCpuSecond) } }
}

/** Of each round with itself: what else the machine did then fell on both. */
function medianRatio (rates: readonly number[], base: readonly number[]): number {
  return percentile(rates.map((rate, round) => rate / (base[round] ?? Number.NaN)), 0.5)
}

async function throughFile (privacy: Privacy, input: string, workers: number): Promise<void> {
  const lines = inOrder(readItems(await openSource(input, undefined)), 4 * workers, async (item) => {
    if (!item.isOk) throw item.error
    return JSON.stringify(await privacy.redact(ADMIN, item.record.conversation, {}))
  })
  for await (const line of lines) if (line === '') return
}

async function throughJob (jobs: Jobs, output: string): Promise<void> {
  const { id } = await jobs.submit(ADMIN, { action: 'redact', input: 'a.jsonl', output, options: {} })
  for (;;) {
    const { state, error } = await jobs.get(ADMIN, id)
    if (state === 'finished') return
    if (state === 'failed') throw new Error(error?.detail)
    await sleep(10)
  }
}

/** Milliseconds of each call that began while `work` ran. */
async function interactive (privacy: Privacy, work: () => Promise<void>): Promise<number[]> {
  const found: number[] = []
  const calls: Array<Promise<void>> = []
  const timer = setInterval(() => {
    const startedAt = performance.now()
    calls.push(privacy.redact(ADMIN, { messages: [{ role: 'customer', text: `My name is Maria Gonzalez, order ${calls.length}` }] }, {}).then(() => { found.push(performance.now() - startedAt) }))
  }, CALLS_EVERY_MS)
  await work()
  clearInterval(timer)
  await Promise.all(calls)
  return found
}

function latencies (found: readonly number[]) {
  return { p50Ms: percentile(found, 0.5), p99Ms: percentile(found, 0.99) }
}

function fail (error: unknown): void {
  throw error
}
