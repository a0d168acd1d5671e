// Percentile bootstrap over records, with flat memory: intervals of one system, and paired differences of two.

import { seededRandom } from './random.ts'
import { fBeta, ratio } from './scores.ts'

export type Interval = readonly [low: number, high: number]

/** What is resampled of a record. */
export const COLUMNS = [
  'exactTp', 'exactFp', 'exactFn', 'overlapTp', 'overlapFp', 'overlapFn', 'values', 'leakedValues', 'valueChars', 'leakedChars', 'otherChars', 'lostChars',
  'cleanMessages', 'falseAlarmMessages'
] as const

/** A figure of resampled sums, in the order of COLUMNS. */
const STATISTICS = {
  exactF1: ([tp = 0, fp = 0, fn = 0]: Sums) => f1(tp, fp, fn),
  exactF2: ([tp = 0, fp = 0, fn = 0]: Sums) => fBeta(ratio(tp, tp + fp), ratio(tp, tp + fn), 2),
  overlapF1: ([, , , tp = 0, fp = 0, fn = 0]: Sums) => f1(tp, fp, fn),
  precision: ([tp = 0, fp = 0]: Sums) => ratio(tp, tp + fp),
  recall: ([tp = 0, , fn = 0]: Sums) => ratio(tp, tp + fn),
  leakRate: (sums: Sums) => ratioOf(sums, 'leakedValues', 'values'),
  leakedChars: (sums: Sums) => ratioOf(sums, 'leakedChars', 'valueChars'),
  lostChars: (sums: Sums) => ratioOf(sums, 'lostChars', 'otherChars'),
  falseAlarms: (sums: Sums) => ratioOf(sums, 'falseAlarmMessages', 'cleanMessages')
}

export type Statistic = keyof typeof STATISTICS
export const STATISTIC_NAMES = Object.keys(STATISTICS) as readonly Statistic[]

type Sums = readonly number[] | Float64Array

const RESAMPLES = 1_000
const SEED = 20_260_101
/** Up to so many records each is a row of its own; more are dealt out to the rows in turn, which leaves the intervals almost as they are. */
const MOST_ROWS = 2_000
const WIDTH = COLUMNS.length

/** The counts of records in at most MOST_ROWS rows. */
export class SampleRows {
  readonly #sums = new Float64Array(MOST_ROWS * WIDTH)
  #records = 0

  add (row: readonly number[]): void {
    const at = (this.#records % MOST_ROWS) * WIDTH
    for (let column = 0; column < WIDTH; column++) this.#sums[at + column] = (this.#sums[at + column] ?? 0) + (row[column] ?? 0)
    this.#records += 1
  }

  get records (): number {
    return this.#records
  }

  get rows (): number {
    return Math.min(this.#records, MOST_ROWS)
  }

  /** Sums over the chosen rows. */
  sum (chosen: Iterable<number>): Float64Array {
    const sums = new Float64Array(WIDTH)
    for (const row of chosen) for (let column = 0; column < WIDTH; column++) sums[column] = (sums[column] ?? 0) + (this.#sums[row * WIDTH + column] ?? 0)
    return sums
  }
}

/** 95 % intervals (Efron 1979), seeded: the same data give the same interval. */
export function intervalsOf (sample: SampleRows): Readonly<Record<Statistic, Interval>> {
  const values = mapStatistics((): number[] => [])
  for (const chosen of resamples(sample.rows)) {
    const sums = sample.sum(chosen)
    for (const name of STATISTIC_NAMES) values[name].push(STATISTICS[name](sums))
  }
  return mapStatistics((name) => percentiles(values[name]))
}

export interface PairedDifference {
  /** The second system's figure less the first's. */
  readonly difference: number
  readonly interval: Interval
  /** Share of resamples, doubled, in which the difference does not have its sign (two-sided; Koehn 2004). */
  readonly p: number
}

/** Both systems are resampled with the same records. @throws RangeError when they did not see the same number of records. */
export function pairedDifferences (first: SampleRows, second: SampleRows): Readonly<Record<Statistic, PairedDifference>> {
  if (first.records !== second.records) throw new RangeError('paired systems must see the same records')
  const values = mapStatistics((): number[] => [])
  for (const chosen of resamples(first.rows)) {
    const [a, b] = [first.sum(chosen), second.sum(chosen)]
    for (const name of STATISTIC_NAMES) values[name].push(STATISTICS[name](b) - STATISTICS[name](a))
  }
  const all = Array.from({ length: first.rows }, (_, row) => row)
  const [a, b] = [first.sum(all), second.sum(all)]
  return mapStatistics((name) => {
    const drawn = values[name]
    const [notAbove, notBelow] = [drawn.filter((one) => one <= 0).length, drawn.filter((one) => one >= 0).length]
    // One is added to both, as a bootstrap can never show that p is 0 (Davison & Hinkley 1997, §4.2).
    const p = Math.min(1, 2 * (Math.min(notAbove, notBelow) + 1) / (drawn.length + 1))
    return { difference: STATISTICS[name](b) - STATISTICS[name](a), interval: percentiles(drawn), p }
  })
}

function * resamples (rows: number): Generator<Uint32Array> {
  const random = seededRandom(SEED)
  const chosen = new Uint32Array(rows)
  if (rows === 0) return
  for (let round = 0; round < RESAMPLES; round++) {
    for (let draw = 0; draw < rows; draw++) chosen[draw] = Math.floor(random() * rows)
    yield chosen
  }
}

function percentiles (values: readonly number[]): Interval {
  const sorted = [...values].sort((a, b) => a - b)
  return [sorted[Math.floor(sorted.length * 0.025)] ?? 0, sorted[Math.ceil(sorted.length * 0.975) - 1] ?? 0]
}

function ratioOf (sums: Sums, part: typeof COLUMNS[number], whole: typeof COLUMNS[number]): number {
  return ratio(sums[COLUMNS.indexOf(part)] ?? 0, sums[COLUMNS.indexOf(whole)] ?? 0)
}

function f1 (truePositives: number, falsePositives: number, falseNegatives: number): number {
  return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives)
}

function mapStatistics<T> (make: (name: Statistic) => T): Record<Statistic, T> {
  return Object.fromEntries(STATISTIC_NAMES.map((name) => [name, make(name)])) as Record<Statistic, T>
}
