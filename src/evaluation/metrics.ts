// Counts → figures: precision, recall and F per type, micro and macro, leak rates, with bootstrap intervals. docs/metrics.md defines each.

import type { EntityType } from '../entities.ts'
import type { LeakCounts, MatchKind, RecordCounts, TypeCounts } from './counts.ts'

export interface Scores {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** F with recall weighing twice as much as precision: a leak costs more than a false alarm. */
  readonly f2: number
  /** Gold spans. */
  readonly support: number
}

/** A share with its 95 % interval; null where nothing was counted. */
export interface Rate {
  readonly rate: number | null
  readonly of: number
  readonly interval?: readonly [number, number]
}

export interface Metrics {
  readonly records: number
  readonly byType: Readonly<Record<MatchKind, ReadonlyMap<EntityType, Scores>>>
  readonly micro: Readonly<Record<MatchKind, Scores & { readonly f1Interval: readonly [number, number] }>>
  /** Mean over the types that occur in the gold data. */
  readonly macroF1: Readonly<Record<MatchKind, number>>
  readonly leakedValues: Rate
  readonly leakedChars: Rate
  readonly lostChars: Rate
  readonly falseAlarmMessages: Rate
  readonly leakByType: ReadonlyMap<EntityType, Rate>
}

const RESAMPLES = 1_000
const KINDS: readonly MatchKind[] = ['exact', 'overlap']

/** F-beta of van Rijsbergen; 0 where nothing was right. */
export function scoresOf ({ truePositives, falsePositives, falseNegatives }: TypeCounts): Scores {
  const precision = ratio(truePositives, truePositives + falsePositives)
  const recall = ratio(truePositives, truePositives + falseNegatives)
  const f = (beta: number): number => ratio((1 + beta ** 2) * precision * recall, beta ** 2 * precision + recall)
  return { precision, recall, f1: f(1), f2: f(2), support: truePositives + falseNegatives }
}

/** Collects record after record. Memory: the sums, and nine numbers a record for the intervals. */
export class MetricsCollector {
  readonly #types: Record<MatchKind, Map<EntityType, TypeCounts>> = { exact: new Map(), overlap: new Map() }
  readonly #leaksByType = new Map<EntityType, { values: number, leakedValues: number }>()
  readonly #leak: LeakCounts = { values: 0, leakedValues: 0, valueChars: 0, leakedChars: 0, otherChars: 0, lostChars: 0, cleanMessages: 0, falseAlarmMessages: 0 }
  /** Per record: [tp, fp, fn] exact, [tp, fp, fn] overlap, values, leaked values. */
  readonly #rows: number[][] = []

  add (counts: RecordCounts): void {
    const row: number[] = []
    for (const kind of KINDS) {
      const sum: TypeCounts = { truePositives: 0, falsePositives: 0, falseNegatives: 0 }
      for (const [type, one] of counts.byType[kind]) {
        const total = this.#types[kind].get(type) ?? { truePositives: 0, falsePositives: 0, falseNegatives: 0 }
        this.#types[kind].set(type, addInto(total, one))
        addInto(sum, one)
      }
      row.push(sum.truePositives, sum.falsePositives, sum.falseNegatives)
    }
    for (const [type, one] of counts.leaksByType) {
      const total = this.#leaksByType.get(type) ?? { values: 0, leakedValues: 0 }
      this.#leaksByType.set(type, addInto(total, one))
    }
    addInto(this.#leak, counts.leak)
    row.push(counts.leak.values, counts.leak.leakedValues)
    this.#rows.push(row)
  }

  finish (): Metrics {
    const leak = this.#leak
    const intervals = bootstrap(this.#rows)
    return {
      records: this.#rows.length,
      byType: { exact: mapValues(this.#types.exact, scoresOf), overlap: mapValues(this.#types.overlap, scoresOf) },
      micro: {
        exact: { ...scoresOf(sumOf(this.#types.exact)), f1Interval: intervals.exactF1 },
        overlap: { ...scoresOf(sumOf(this.#types.overlap)), f1Interval: intervals.overlapF1 }
      },
      macroF1: { exact: macroF1(this.#types.exact), overlap: macroF1(this.#types.overlap) },
      leakedValues: { ...rateOf(leak.leakedValues, leak.values), interval: intervals.leakRate },
      leakedChars: rateOf(leak.leakedChars, leak.valueChars),
      lostChars: rateOf(leak.lostChars, leak.otherChars),
      falseAlarmMessages: rateOf(leak.falseAlarmMessages, leak.cleanMessages),
      leakByType: mapValues(this.#leaksByType, ({ values, leakedValues }) => rateOf(leakedValues, values))
    }
  }
}

/** Percentile bootstrap over records (Efron 1979), seeded, so that the same data give the same interval. */
function bootstrap (rows: readonly number[][]): { exactF1: readonly [number, number], overlapF1: readonly [number, number], leakRate: readonly [number, number] } {
  const random = seededRandom(20_260_101)
  const samples: Array<[number, number, number]> = []
  for (let round = 0; round < RESAMPLES && rows.length > 0; round++) {
    const sum = new Array<number>(8).fill(0)
    for (let draw = 0; draw < rows.length; draw++) {
      const row = rows[Math.floor(random() * rows.length)] ?? []
      for (let column = 0; column < 8; column++) sum[column] = (sum[column] ?? 0) + (row[column] ?? 0)
    }
    const [tp = 0, fp = 0, fn = 0, overlapTp = 0, overlapFp = 0, overlapFn = 0, values = 0, leaked = 0] = sum
    samples.push([f1(tp, fp, fn), f1(overlapTp, overlapFp, overlapFn), ratio(leaked, values)])
  }
  const interval = (column: 0 | 1 | 2): readonly [number, number] => {
    const sorted = samples.map((sample) => sample[column]).sort((a, b) => a - b)
    return [sorted[Math.floor(sorted.length * 0.025)] ?? 0, sorted[Math.ceil(sorted.length * 0.975) - 1] ?? 0]
  }
  return { exactF1: interval(0), overlapF1: interval(1), leakRate: interval(2) }
}

/** Mulberry32 (T. Ettinger, public domain): 32 bits of state, enough for resampling. */
export function seededRandom (seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function f1 (truePositives: number, falsePositives: number, falseNegatives: number): number {
  return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives)
}

function macroF1 (types: ReadonlyMap<EntityType, TypeCounts>): number {
  const scores = [...types.values()].map(scoresOf).filter(({ support }) => support > 0)
  return ratio(scores.reduce((sum, score) => sum + score.f1, 0), scores.length)
}

function sumOf (types: ReadonlyMap<EntityType, TypeCounts>): TypeCounts {
  return [...types.values()].reduce(addInto, { truePositives: 0, falsePositives: 0, falseNegatives: 0 })
}

function rateOf (part: number, whole: number): Rate {
  return { rate: whole === 0 ? null : part / whole, of: whole }
}

function ratio (part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

/** Adds the numbers of `from` to those of `into`, in place. */
function addInto<T extends object> (into: T, from: T): T {
  const [sums, numbers] = [into as Record<string, number>, from as Record<string, number>]
  for (const key of Object.keys(numbers)) sums[key] = (sums[key] ?? 0) + (numbers[key] ?? 0)
  return into
}

function mapValues<A, B> (map: ReadonlyMap<EntityType, A>, change: (value: A) => B): Map<EntityType, B> {
  return new Map([...map].map(([type, value]) => [type, change(value)]))
}
