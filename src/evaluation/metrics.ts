// Counts → figures of a set of records: precision, recall and F per type, micro and macro, leak rates, with intervals. docs/metrics.md defines each.

import type { EntityType } from '../entities.ts'
import { intervalsOf, SampleRows, type Interval } from './bootstrap.ts'
import type { LeakCounts, MatchKind, RecordCounts, TypeCounts } from './counts.ts'
import { addInto, addScores, ratio, scoresOf, type Scores } from './scores.ts'

/** A share; null where nothing was counted. */
export interface Rate {
  readonly rate: number | null
  readonly of: number
  readonly interval?: Interval
}

export interface Metrics {
  readonly records: number
  readonly byType: Readonly<Record<MatchKind, ReadonlyMap<EntityType, Scores>>>
  readonly micro: {
    readonly exact: Scores & Readonly<Record<'precisionInterval' | 'recallInterval' | 'f1Interval' | 'f2Interval', Interval>>
    readonly overlap: Scores & { readonly f1Interval: Interval }
    readonly joined: Scores
  }
  /** Mean over the types that occur in the gold data. */
  readonly macroF1: Readonly<Record<MatchKind, number>>
  readonly leakedValues: Rate
  readonly leakedChars: Rate
  readonly lostChars: Rate
  readonly falseAlarmMessages: Rate
  readonly leakByType: ReadonlyMap<EntityType, Rate>
}

const KINDS: readonly MatchKind[] = ['exact', 'overlap', 'joined']

/** Collects record after record with flat memory. */
export class MetricsCollector {
  /** For paired comparison with another collector that saw the same records. */
  readonly sample = new SampleRows()
  readonly #types: Record<MatchKind, Map<EntityType, TypeCounts>> = { exact: new Map(), overlap: new Map(), joined: new Map() }
  readonly #leaksByType = new Map<EntityType, { values: number, leakedValues: number }>()
  readonly #leak: LeakCounts = { values: 0, leakedValues: 0, valueChars: 0, leakedChars: 0, otherChars: 0, lostChars: 0, cleanMessages: 0, falseAlarmMessages: 0 }

  add (counts: RecordCounts): void {
    for (const kind of KINDS) addAll(this.#types[kind], counts.byType[kind])
    addAll(this.#leaksByType, counts.leaksByType)
    addInto(this.#leak, counts.leak)
    const [exact, overlap] = [addScores(counts.byType.exact.values()), addScores(counts.byType.overlap.values())]
    this.sample.add([
      exact.truePositives, exact.falsePositives, exact.falseNegatives,
      overlap.truePositives, overlap.falsePositives, overlap.falseNegatives,
      counts.leak.values, counts.leak.leakedValues, counts.leak.valueChars, counts.leak.leakedChars, counts.leak.otherChars, counts.leak.lostChars,
      counts.leak.cleanMessages, counts.leak.falseAlarmMessages
    ])
  }

  finish (): Metrics {
    const [types, leak] = [this.#types, this.#leak]
    const intervals = intervalsOf(this.sample)
    const micro = (kind: MatchKind): Scores => scoresOf(addScores(types[kind].values()))
    return {
      records: this.sample.records,
      byType: forKinds((kind) => mapValues(types[kind], scoresOf)),
      micro: {
        exact: { ...micro('exact'), precisionInterval: intervals.precision, recallInterval: intervals.recall, f1Interval: intervals.exactF1, f2Interval: intervals.exactF2 },
        overlap: { ...micro('overlap'), f1Interval: intervals.overlapF1 },
        joined: micro('joined')
      },
      macroF1: forKinds((kind) => macroF1(types[kind])),
      leakedValues: { ...rateOf(leak.leakedValues, leak.values), interval: intervals.leakRate },
      leakedChars: { ...rateOf(leak.leakedChars, leak.valueChars), interval: intervals.leakedChars },
      lostChars: { ...rateOf(leak.lostChars, leak.otherChars), interval: intervals.lostChars },
      falseAlarmMessages: { ...rateOf(leak.falseAlarmMessages, leak.cleanMessages), interval: intervals.falseAlarms },
      leakByType: mapValues(this.#leaksByType, ({ values, leakedValues }) => rateOf(leakedValues, values))
    }
  }
}

function addAll<T extends object> (into: Map<EntityType, T>, from: ReadonlyMap<EntityType, T>): void {
  for (const [type, one] of from) {
    const known = into.get(type)
    if (known === undefined) into.set(type, { ...one })
    else addInto(known, one)
  }
}

function forKinds<T> (make: (kind: MatchKind) => T): Record<MatchKind, T> {
  return { exact: make('exact'), overlap: make('overlap'), joined: make('joined') }
}

function macroF1 (types: ReadonlyMap<EntityType, TypeCounts>): number {
  const scores = [...types.values()].map(scoresOf).filter(({ support }) => support > 0)
  return ratio(scores.reduce((sum, score) => sum + score.f1, 0), scores.length)
}

function rateOf (part: number, whole: number): Rate {
  return { rate: whole === 0 ? null : part / whole, of: whole }
}

function mapValues<A, B> (map: ReadonlyMap<EntityType, A>, change: (value: A) => B): Map<EntityType, B> {
  return new Map([...map].map(([type, value]) => [type, change(value)]))
}
