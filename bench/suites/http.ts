// HTTP end to end against the bare engine on the same conversations and the same number of threads, in turns.

import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { startPool } from '../../src/pool/pool.ts'
import { createPrivacy } from '../../src/privacy/create.ts'
import { createKey } from '../../src/privacy/keys.ts'
import { lookAgain } from '../../src/privacy/second-look.ts'
import { openFileStore } from '../../src/store/file/open.ts'
import type { Row, Suite } from '../suite.ts'
import { CONVERSATIONS } from '../texts.ts'

const ROUNDS = 3
const SECONDS = 5
const CONNECTIONS = 16

export const HTTP: Suite = {
  name: 'http',
  about: 'POST /v1/redact with the file store and its audit, 16 connections, against the pool called directly, with as many looks at each conversation, 16 calls under way.',
  async run () {
    const dataDir = mkdtempSync(join(tmpdir(), 'sumi-bench-'))
    const settings = readConfig({ SUMI_DATA_DIR: dataDir, SUMI_RATE_LIMIT_PER_MINUTE: '0', SUMI_LOG_LEVEL: 'silent' })
    const store = await openFileStore({ dataDir, clock: systemClock })
    const pool = await startPool({ modelDir: settings.modelDir, workers: availableParallelism(), maxQueue: 1_000 })
    const context = { detection: pool, store, clock: systemClock, limits: settings }
    const engineAlone = lookAgain(pool, systemClock)
    const app = await buildApp({ privacy: createPrivacy(context), settings, logLevel: 'silent' })
    const { secret } = await createKey(context, { id: 'bench', role: 'admin' }, 'bench', 'service')
    const url = await app.listen({ port: 0 })
    const rows: Row[] = []
    for (const engine of ['rules', 'hybrid'] as const) {
      const [bare, overHttp]: [number[], number[]] = [[], []]
      let p50 = 0
      let p99 = 0
      for (let round = 0; round < ROUNDS; round++) {
        bare.push(await bareRate(async (index) => { await engineAlone.detect(conversationOf(index), { engine }) }))
        const result = await autocannon({
          url: `${url}/v1/redact`,
          connections: CONNECTIONS,
          duration: SECONDS,
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
          requests: CONVERSATIONS.map((conversation) => ({ body: JSON.stringify({ conversation, engine }) }))
        })
        if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} answers were errors, ${result.errors} failed`)
        overHttp.push(result['2xx'] / result.duration)
        p50 = result.latency.p50
        p99 = result.latency.p99
      }
      const [bareMedian, httpMedian] = [median(bare), median(overHttp)]
      rows.push({ suite: 'http', name: `${engine}: bare engine`, rate: { unit: 'conversations', perSecond: bareMedian } })
      rows.push({ suite: 'http', name: `${engine}: HTTP, audited`, rate: { unit: 'conversations', perSecond: httpMedian }, p50Ms: p50, p99Ms: p99, ratios: { 'bare engine': httpMedian / bareMedian } })
    }
    await app.close()
    await pool.close()
    await store.close()
    rmSync(dataDir, { recursive: true })
    return rows
  }
}

function conversationOf (index: number) {
  return CONVERSATIONS[index % CONVERSATIONS.length] ?? { messages: [] }
}

/** Calls a second with CONNECTIONS calls under way. */
async function bareRate (call: (index: number) => Promise<void>): Promise<number> {
  const endAt = performance.now() + SECONDS * 1_000
  let done = 0
  await Promise.all(Array.from({ length: CONNECTIONS }, async (_, lane) => {
    for (let index = lane; performance.now() < endAt; index += CONNECTIONS) {
      await call(index)
      done += 1
    }
  }))
  return done / SECONDS
}

function median (values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
