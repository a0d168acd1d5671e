// One data set through one or more systems, one system after the other, with several records under way and flat memory.

import type { EntityType } from '../entities.ts'
import { AppError } from '../errors.ts'
import { pairedDifferences, type PairedDifference, type SampleRows, type Statistic } from './bootstrap.ts'
import { isBad } from './gold.ts'
import { inWindow } from './in-window.ts'
import type { GoldRecord, PredictedSpan } from './record.ts'
import { readGold, surveyDataset, type DatasetInput, type Survey } from './survey.ts'
import { SystemRun, type SystemFigures } from './system-run.ts'
import type { Prediction, System } from './systems/system.ts'
import type { EvaluationError } from './worst-errors.ts'

export interface EvaluationInput extends DatasetInput {
  /** Least overlap (IoU) of the `overlap` figures; default 0.5. */
  readonly overlapIou?: number
  /** Where it is aborted, the evaluation ends early, with what it has, marked as partial. */
  readonly signal?: AbortSignal
  /** Called after each record. */
  readonly onRecord?: (done: number, total: number) => void
}

export interface SystemEvaluation extends SystemFigures {
  readonly name: string
  readonly details: Readonly<Record<string, string>>
  /** Records without an answer; they count as if nothing was found. */
  readonly failed: number
  /** The first reason, without text. */
  readonly failure: string | undefined
  readonly speed: { readonly seconds: number, readonly recordsPerSecond: number, readonly charactersPerSecond: number }
}

/** The second and later systems against the first, on the same records. */
export interface Comparison {
  readonly system: string
  readonly against: string
  readonly differences: Readonly<Record<Statistic, PairedDifference>>
}

export interface Evaluation {
  readonly survey: Survey
  readonly isPartial: boolean
  readonly systems: readonly SystemEvaluation[]
  readonly comparisons: readonly Comparison[]
  /** By system; holds text and is never part of the JSON. */
  readonly worst: ReadonlyMap<string, readonly EvaluationError[]>
}

/** A system that fails so often in a row from its first record on is not there at all. */
const MOST_FAILURES_AT_FIRST = 20

/** UTF-16 units under way at a time, so that large records do not fill the memory. */
const MOST_CHARS_UNDER_WAY = 4_000_000

/** @throws AppError when a system answers none of its first records. */
export async function evaluateDataset (input: EvaluationInput, systems: readonly System[]): Promise<Evaluation> {
  const survey = await surveyDataset(input)
  const runs: Array<{ readonly evaluation: SystemEvaluation, readonly worst: readonly EvaluationError[], readonly sample: SampleRows }> = []
  for (const [index, system] of systems.entries()) {
    if (input.signal?.aborted === true) break
    const onRecord = (done: number): void => input.onRecord?.(index * survey.records + done, systems.length * survey.records)
    runs.push(await runSystem(input, survey, system, onRecord))
  }
  const [first, ...others] = runs
  return {
    survey,
    isPartial: input.signal?.aborted === true,
    systems: runs.map(({ evaluation }) => evaluation),
    comparisons: others.filter(({ sample }) => sample.records === first?.sample.records).map(({ evaluation, sample }) => ({
      system: evaluation.name,
      against: first?.evaluation.name ?? '',
      differences: pairedDifferences(first?.sample ?? sample, sample)
    })),
    worst: new Map(runs.map(({ evaluation, worst }) => [evaluation.name, worst]))
  }
}

async function runSystem (input: EvaluationInput, survey: Survey, system: System, onRecord: (done: number) => void) {
  const run = new SystemRun(new Set(survey.labelledTypes), input.overlapIou)
  const startedAt = performance.now()
  let [done, characters, failed, failure] = [0, 0, 0, undefined as string | undefined]
  const window = { most: system.mostUnderWay, mostWeight: MOST_CHARS_UNDER_WAY, weightOf: charactersOf }
  const answers = inWindow(goldRecords(input, survey), window, async (record) => ({ record, answer: judgedOf(await ask(system, record, input.entities ?? survey.labelledTypes), input.entities) }))
  for await (const { record, answer } of answers) {
    if (answer instanceof AppError) {
      failed += 1
      failure ??= answer.message
      if (failed === done + 1 && failed === MOST_FAILURES_AT_FIRST) throw new AppError(answer.code, `${system.name} answers none of the records: ${answer.message}`)
    }
    run.add(record, answer instanceof AppError ? { spans: [] } : answer)
    done += 1
    characters += charactersOf(record)
    onRecord(done)
  }
  if (failed > 0 && failed === done) throw new AppError('DETECTION_FAILED', `${system.name} answers none of the records: ${failure ?? ''}`)
  const seconds = (performance.now() - startedAt) / 1000
  const { figures, worst } = run.finish()
  const speed = { seconds, recordsPerSecond: done / seconds, charactersPerSecond: characters / seconds }
  return { evaluation: { name: system.name, details: system.details, failed, failure, speed, ...figures }, worst, sample: run.sample }
}

function charactersOf ({ conversation }: GoldRecord): number {
  return conversation.messages.reduce((sum, { text }) => sum + text.length, 0)
}

/** What is not to be looked for is taken from every system's answer alike. */
function judgedOf (answer: Prediction | AppError, entities: readonly EntityType[] | undefined): Prediction | AppError {
  if (entities === undefined || answer instanceof AppError) return answer
  const of = (spans: readonly PredictedSpan[]): PredictedSpan[] => spans.filter(({ type }) => entities.includes(type))
  return { spans: of(answer.spans), ...(answer.sweepSpans === undefined ? {} : { sweepSpans: of(answer.sweepSpans) }) }
}

async function ask (system: System, record: GoldRecord, types: readonly EntityType[]): Promise<Prediction | AppError> {
  try {
    return await system.predict(record, types)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

async function * goldRecords (input: EvaluationInput, survey: Survey): AsyncGenerator<GoldRecord> {
  for await (const gold of readGold(input, survey.offsetUnit)) {
    if (input.signal?.aborted === true) return
    if (!isBad(gold)) yield gold
  }
}
