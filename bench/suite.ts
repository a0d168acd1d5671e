// What a suite is, and how tinybench's results become one row: the middle and the tail, never a single run.

import type { Bench, Task } from 'tinybench'

/** One measured thing. Ratios are the point: absolute numbers hold for one machine and one hour. */
export interface Row {
  readonly suite: string
  readonly name: string
  /** What is counted a second: characters, tokens, requests; with the number of them in one run. */
  readonly rate?: { readonly unit: string, readonly perSecond: number }
  readonly p50Ms?: number
  readonly p99Ms?: number
  /** Anything else: a ratio, megabytes; with its unit in the key. */
  readonly extra?: Readonly<Record<string, number>>
}

export interface Suite {
  readonly name: string
  /** What the figures mean, one sentence. */
  readonly about: string
  run (): Promise<readonly Row[]>
}

/** @param unitsPerRun how many characters, tokens or requests one run of the task handles. */
export function rowOf (suite: string, bench: Bench, name: string, unit: string, unitsPerRun: number): Row {
  const { latency } = statisticsOf(bench.getTask(name))
  return { suite, name, rate: { unit, perSecond: unitsPerRun * 1000 / latency.p50 }, p50Ms: latency.p50, p99Ms: latency.p99 }
}

function statisticsOf (task: Task | undefined): Extract<Task['result'], { state: 'completed' }> {
  const result = task?.result
  if (result?.state !== 'completed') throw new Error(`${task?.name ?? 'a task'}: ${result?.state ?? 'missing'}`)
  return result
}
