// Whether processes beside each other do what threads in one process do: real servers on one PostgreSQL, the same job by each.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { POSTGRES, startPostgres } from '../../test/helpers/postgres.ts'
import { serveForTest, type Served } from '../../test/helpers/served.ts'
import { againstFirst, percentile, type Row, type Suite } from '../suite.ts'
import { numbered } from '../texts.ts'

const COUNT = Number(process.env.BENCH_CONVERSATIONS ?? 1_000)
const WARM_UP = 60
const ROUNDS = 3
const SHAPES = [{ processes: 1, workers: 2 }, { processes: 2, workers: 1 }] as const

export const PROCESSES: Suite = {
  name: 'processes',
  about: `A job of ${COUNT.toLocaleString('en')} hand-written conversations, model and rules, on real servers over one PostgreSQL: processes × workers in turns, the middle of ${ROUNDS} rounds (BENCH_CONVERSATIONS sets the number).`,
  async run () {
    if (POSTGRES === undefined) throw new Error('no PostgreSQL is installed')
    const root = mkdtempSync(join(tmpdir(), 'sumi-bench-processes-'))
    const [input, output] = [join(root, 'in'), join(root, 'out')]
    for (const folder of [input, output]) mkdirSync(folder)
    for (const [name, count] of [['warm-up', WARM_UP], ['job', COUNT]] as const) writeFileSync(join(input, `${name}.jsonl`), Array.from({ length: count }, (_, index) => `${JSON.stringify(numbered(index))}\n`).join(''))
    const postgres = await startPostgres({})
    const servers: Served[] = []
    try {
      const settings = { SUMI_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'), SUMI_JOBS_INPUT: input, SUMI_JOBS_OUTPUT: output, SUMI_RETENTION_CRON: 'off', SUMI_LOG_LEVEL: 'silent' }
      // Each shape has a database of its own, so that the other one does not take its work; it idles meanwhile.
      const doors: Served[] = []
      for (const { processes, workers } of SHAPES) {
        const database = await postgres.newDatabase()
        const started = await Promise.all(Array.from({ length: processes }, async () => await serveForTest({ ...settings, SUMI_DATABASE_URL: database, SUMI_WORKERS: String(workers) })))
        servers.push(...started)
        doors.push(...started.slice(0, 1))
      }
      const rates: number[][] = SHAPES.map(() => [])
      for (const [index, server] of doors.entries()) await run(server, 'warm-up', `warm-up-${index}`)
      for (let round = 0; round < ROUNDS; round++) {
        for (const [index, server] of doors.entries()) {
          const startedAt = performance.now()
          await run(server, 'job', `r${round}-${index}`)
          rates[index]?.push(COUNT * 1_000 / (performance.now() - startedAt))
        }
      }
      return againstFirst(SHAPES.map(({ processes, workers }, index): Row => ({
        suite: 'processes', name: nameOf(processes, workers), rate: { unit: 'conversations', perSecond: percentile(rates[index] ?? [], 0.5) }
      })))
    } finally {
      await Promise.all(servers.map(async (server) => { await server.end() }))
      await postgres.end()
      rmSync(root, { recursive: true })
    }
  }
}

async function run (server: Served, input: string, output: string): Promise<void> {
  // Small parts: both processes have one to the end.
  const { body: { id } } = await server.call('POST', '/v1/jobs', { input: `${input}.jsonl`, output, chunkRecords: 50 })
  for (;;) {
    const { body: { state } } = await server.call('GET', `/v1/jobs/${String(id)}`)
    if (state === 'finished') return
    if (state !== 'waiting' && state !== 'running') throw new Error(`the job is ${String(state)}`)
    await sleep(20)
  }
}

function nameOf (processes: number, workers: number): string {
  return `${processes} ${processes === 1 ? 'process' : 'processes'} × ${workers} ${workers === 1 ? 'worker' : 'workers'}`
}
