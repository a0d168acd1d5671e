// Everything that is collected of one system over one data set.

import type { FindingSource } from '../conversation.ts'
import type { EntityType } from '../entities.ts'
import type { SampleRows } from './bootstrap.ts'
import { ConfusionCollector, type Confusion } from './confusion.ts'
import { countRecord, judged, OVERLAP_IOU } from './counts.ts'
import { LevelCollector, type LevelFigures } from './levels.ts'
import { MetricsCollector, type Metrics } from './metrics.ts'
import type { GoldRecord } from './record.ts'
import { ScoreCollector, type ScoreFigures } from './scored.ts'
import { SourceCollector, type SourceFigures } from './sources.ts'
import type { Prediction } from './systems/system.ts'
import { ErrorCollector, type ErrorKind, type EvaluationError } from './worst-errors.ts'

export interface SystemFigures {
  readonly overall: Metrics
  readonly byLanguage: ReadonlyMap<string, Metrics>
  readonly byLength: ReadonlyMap<string, Metrics>
  readonly bySource: ReadonlyMap<FindingSource, SourceFigures>
  readonly levels: { readonly characters: LevelFigures, readonly tokens: LevelFigures }
  readonly confusion: readonly Confusion[]
  readonly scores: ScoreFigures
  readonly errorCounts: Readonly<Record<ErrorKind, number>>
}

/** Conversations by their characters (UTF-16 units over all messages), shortest first. */
const LENGTHS: ReadonlyArray<readonly [below: number, name: string]> = [[100, '0–99'], [500, '100–499'], [2_000, '500–1999'], [Infinity, '2000+']]

export class SystemRun {
  readonly #types: ReadonlySet<EntityType>
  readonly #overlapIou: number
  readonly #overall = new MetricsCollector()
  readonly #languages = new Map<string, MetricsCollector>()
  readonly #lengths = new Map<string, MetricsCollector>()
  readonly #sources = new SourceCollector()
  readonly #levels = new LevelCollector()
  readonly #confusion = new ConfusionCollector()
  readonly #scores = new ScoreCollector()
  readonly #errors = new ErrorCollector()

  constructor (types: ReadonlySet<EntityType>, overlapIou: number = OVERLAP_IOU) {
    this.#types = types
    this.#overlapIou = overlapIou
  }

  add (record: GoldRecord, { spans, sweepSpans = spans }: Prediction): void {
    const relevant = judged(record, spans, this.#types)
    const counts = countRecord(record, spans, relevant, this.#overlapIou)
    this.#overall.add(counts)
    collectorOf(this.#languages, record.language).add(counts)
    collectorOf(this.#lengths, lengthOf(record)).add(counts)
    this.#sources.add(record.spans, relevant)
    this.#levels.add(record, relevant)
    this.#confusion.add(record.spans, relevant)
    this.#scores.add(record.spans, sweepSpans === spans ? relevant : judged(record, sweepSpans, this.#types))
    this.#errors.add(record, relevant)
  }

  /** For paired comparison with the run of another system over the same records. */
  get sample (): SampleRows {
    return this.#overall.sample
  }

  finish (): { readonly figures: SystemFigures, readonly worst: readonly EvaluationError[] } {
    const { counts, worst } = this.#errors.finish()
    const order = LENGTHS.map(([, name]) => name).filter((name) => this.#lengths.has(name))
    return {
      worst,
      figures: {
        overall: this.#overall.finish(),
        byLanguage: new Map([...this.#languages].sort().map(([language, collector]) => [language, collector.finish()])),
        byLength: new Map(order.map((name) => [name, collectorOf(this.#lengths, name).finish()])),
        bySource: this.#sources.finish(),
        levels: this.#levels.finish(),
        confusion: this.#confusion.finish(),
        scores: this.#scores.finish(),
        errorCounts: counts
      }
    }
  }
}

function lengthOf ({ conversation }: GoldRecord): string {
  const length = conversation.messages.reduce((sum, { text }) => sum + text.length, 0)
  return LENGTHS.find(([below]) => length < below)?.[1] ?? ''
}

function collectorOf (collectors: Map<string, MetricsCollector>, name: string): MetricsCollector {
  const collector = collectors.get(name) ?? new MetricsCollector()
  collectors.set(name, collector)
  return collector
}
