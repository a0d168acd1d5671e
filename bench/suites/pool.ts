// Workers × threads of one inference: how the shipped detection worker scales, through Piscina and nothing else.

import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Piscina } from 'piscina'
import { PACKAGE_ROOT } from '../../src/package.ts'
import type { WorkerSetup, WorkerTask } from '../../src/pool/protocol.ts'
import { workerFile } from '../../src/pool/worker-file.ts'
import { againstFirst, percentile, type Row, type Suite } from '../suite.ts'
import { CONVERSATIONS } from '../texts.ts'

const WARM_UP_MS = 1_000
const MEASURE_MS = 4_000
/** In turns, so that what else the machine does falls on all alike. */
const ROUNDS = 2

export const POOL: Suite = {
  name: 'pool',
  about: 'Hand-written conversations, model and rules, by workers × threads of one inference; two calls under way a worker, one conversation a call.',
  async run () {
    const cores = availableParallelism()
    const shapes = unique([[1, 1], [cores, 1], [1, cores], [cores, cores], [cores + 1, 1]])
    const measured = shapes.map(() => ({ latencies: [] as number[], perSecond: [] as number[] }))
    for (let round = 0; round < ROUNDS; round++) {
      for (const [index, [workers, threads]] of shapes.entries()) {
        const { latencies, perSecond } = await measure(workers, threads)
        measured[index]?.latencies.push(...latencies)
        measured[index]?.perSecond.push(perSecond)
      }
    }
    return againstFirst(shapes.map(([workers, threads], index): Row => {
      const { latencies = [], perSecond = [] } = measured[index] ?? {}
      return {
        suite: 'pool',
        name: nameOf(workers, threads),
        rate: { unit: 'conversations', perSecond: Math.max(...perSecond) },
        p50Ms: percentile(latencies, 0.5),
        p99Ms: percentile(latencies, 0.99)
      }
    }))
  }
}

async function measure (workers: number, threads: number): Promise<{ latencies: number[], perSecond: number }> {
  const setup: WorkerSetup = { modelDir: join(PACKAGE_ROOT, 'models', 'sumi-ner'), threads, workers, warmWorkers: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) }
  const piscina = new Piscina({ ...workerFile('detect'), workerData: setup, minThreads: workers, maxThreads: workers, idleTimeout: Infinity, closeTimeout: 60_000 })
  const run = async (task: WorkerTask): Promise<unknown> => await piscina.run(task)
  try {
    await Promise.all(Array.from({ length: workers }, async () => await run({ kind: 'warmUp' })))
    const latencies: number[] = []
    const load = async (forMs: number): Promise<number> => {
      const startedAt = performance.now()
      let next = 0
      latencies.length = 0
      await Promise.all(Array.from({ length: workers * 2 }, async () => {
        while (performance.now() < startedAt + forMs) {
          const conversation = CONVERSATIONS[next++ % CONVERSATIONS.length] ?? { messages: [] }
          const sentAt = performance.now()
          await run({ kind: 'detect', jobs: [{ conversation, options: {} }] })
          latencies.push(performance.now() - sentAt)
        }
      }))
      return latencies.length * 1_000 / (performance.now() - startedAt)
    }
    await load(WARM_UP_MS)
    const perSecond = await load(MEASURE_MS)
    return { latencies, perSecond }
  } finally {
    await piscina.close()
  }
}

function nameOf (workers: number, threads: number): string {
  return `${workers} ${workers === 1 ? 'worker' : 'workers'} × ${threads} ${threads === 1 ? 'thread' : 'threads'}`
}

function unique (shapes: ReadonlyArray<readonly [workers: number, threads: number]>): Array<readonly [number, number]> {
  return [...new Map(shapes.map((shape) => [shape.join(), shape])).values()]
}
