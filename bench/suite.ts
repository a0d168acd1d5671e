// What a suite is, and how tinybench's results become one row: the middle and the tail, never a single run.

import type { Bench, Task } from 'tinybench'

/** One measured thing. Ratios are the point: absolute numbers hold for one machine and one hour. */
export interface Row {
  readonly suite: string
  readonly name: string
  /** How many times as fast as, or what share of, another row or thing of the same run, by the name of that. */
  readonly ratios?: Readonly<Record<string, number>>
  /** What is counted a second: characters, tokens, requests; with the number of them in one run. */
  readonly rate?: { readonly unit: string, readonly perSecond: number }
  readonly p50Ms?: number
  readonly p99Ms?: number
  /** Anything else: shares, megabytes; with its unit in the key. */
  readonly extra?: Readonly<Record<string, number>>
  /** What a reader must know of this row alone. */
  readonly note?: string
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

/** The same rows, each with its rate as a multiple of the first one's. */
export function againstFirst (rows: readonly Row[], name = rows[0]?.name ?? ''): Row[] {
  const base = rows[0]?.rate?.perSecond ?? Number.NaN
  return rows.map((row, index) => index === 0 || row.rate === undefined ? row : { ...row, ratios: { ...row.ratios, [name]: row.rate.perSecond / base } })
}

/** The value below which so large a share of the numbers lies (nearest rank). */
export function percentile (values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

function statisticsOf (task: Task | undefined): Extract<Task['result'], { state: 'completed' }> {
  const result = task?.result
  if (result?.state !== 'completed') throw new Error(`${task?.name ?? 'a task'}: ${result?.state ?? 'missing'}`)
  return result
}
