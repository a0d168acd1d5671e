// `sumi evaluate`: how accurate Sumi, or another system, is on labelled data.

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { Command, Option } from 'commander'
import { systemClock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { chooseReader, DATASET_FORMATS, DATASET_READERS, whyUnknown } from '../../evaluation/datasets/index.ts'
import { isObject } from '../../evaluation/datasets/json-values.ts'
import { evaluateDataset, type Evaluation } from '../../evaluation/evaluate.ts'
import { changedData } from '../../evaluation/gate.ts'
import { provenanceOf } from '../../evaluation/provenance.ts'
import { REPORT_LANGUAGES } from '../../evaluation/report/page.ts'
import { surveyDataset, type DatasetInput } from '../../evaluation/survey.ts'
import type { System } from '../../evaluation/systems/system.ts'
import { evaluationTable } from '../../evaluation/table.ts'
import { typeMap, type TypeMap } from '../../evaluation/type-map.ts'
import { OFFSET_UNITS, type OffsetUnit } from '../../offsets.ts'
import { checkOutputs, judge, writeReports, type OutputOptions } from '../evaluation-output.ts'
import { EXIT, UsageError } from '../exit.ts'
import { startProgress } from '../progress.ts'
import { detectionOptions, rulesOf, withDetectionOptions, type RunOptions } from '../run.ts'
import { openSystems, SYSTEM_HELP } from '../systems.ts'

interface EvaluateOptions extends RunOptions, OutputOptions {
  readonly dataFormat?: string
  readonly map?: string
  readonly offsetUnit?: OffsetUnit
  readonly system: readonly string[]
  readonly iou?: number
  readonly sweep?: boolean
  readonly baseline?: string
  readonly failIfWorse?: number
  readonly strict?: boolean
}

export function evaluateCommand (): Command {
  return withDetectionOptions(new Command('evaluate').description('measure detection on labelled data: precision, recall, F1, leak rate'))
    .argument('<data...>', 'labelled files; the format is found by name and content')
    .addOption(new Option('--data-format <format>', 'format of the data').choices(DATASET_FORMATS))
    .option('--map <file>', 'JSON of { "LABEL": "ENTITY_TYPE" or null }, before the shipped names')
    .addOption(new Option('--offset-unit <unit>', 'unit of the offsets in the data; default: found from the values, else the format\'s').choices(OFFSET_UNITS))
    .option('--strict', 'stop at bad records instead of leaving them out')
    .option('--system <system>', SYSTEM_HELP, (value: string, list: readonly string[]) => [...list, value], [])
    .option('--iou <share>', 'least overlap of the "overlap" figures, above 0 to 1; default 0.5', parseShare)
    .option('--sweep', 'detect a second time with a low threshold, for the whole precision–recall curve')
    .option('--json <file>', 'write all figures there; it holds no text')
    .option('--html <file>', 'write a report there: one page with charts, and the worst errors, masked')
    .option('--show-text', 'show the text of errors in the report')
    .addOption(new Option('--report-language <language>', 'the report\'s first language; it holds both').choices(REPORT_LANGUAGES).default('en'))
    .option('--baseline <file>', 'the --json of an earlier run of the same data')
    .option('--fail-if-worse <points>', `with --baseline: exit with ${EXIT.worse} when a figure is worse by more than so many percentage points`, parsePoints)
    .addHelpText('after', () => `\nData formats:\n${DATASET_READERS.map(({ name, title }) => `  ${name.padEnd(14)}${title}`).join('\n')}\n`)
    .action(evaluate)
}

async function evaluate (given: string[], options: EvaluateOptions): Promise<void> {
  const paths = [...new Set(given)]
  if (options.failIfWorse !== undefined && options.baseline === undefined) throw new UsageError('--fail-if-worse needs --baseline')
  checkOutputs(options)
  const map = await readMap(options.map)
  const baseline = await readBaseline(options.baseline)
  const inputs = await Promise.all(paths.map(async (path) => await inputOf(path, map, options)))
  if (options.strict === true) for (const input of inputs) await refuseBad(input)
  const provenance = await provenanceOf(paths, process.argv.slice(2), systemClock())
  const changed = changedData(baseline, provenance.data)
  if (changed.length > 0) throw new UsageError(`the baseline is of other data: ${changed.join(', ')}`)

  const workers = options.workers ?? availableParallelism()
  const systems = await openSystems(options.system.length === 0 ? ['sumi'] : options.system,
    { detection: detectionOptions(options), modelDir: options.model, workers, map, isSweep: options.sweep === true, ...await rulesOf(options) })
  const results = new Map<string, Evaluation>()
  const interrupted = onInterrupt()
  try {
    for (const input of inputs) {
      if (interrupted.aborted) break
      const evaluation = await withProgress(input, systems, options, interrupted)
      results.set(input.path, evaluation)
      process.stdout.write(`${evaluationTable(input.path, evaluation)}\n`)
      if (evaluation.survey.badCount > 0 || evaluation.survey.records === 0 || evaluation.systems.some(({ failed }) => failed > 0)) process.exitCode = EXIT.partial
    }
  } finally {
    for (const system of systems.toReversed()) await system.close()
  }
  await writeReports({ results, provenance, isPartial: interrupted.aborted }, options)
  if (interrupted.aborted) process.exitCode = EXIT.interrupted
  else if (baseline !== undefined) judge(baseline, results, options.failIfWorse)
}

async function inputOf (path: string, map: TypeMap, options: EvaluateOptions): Promise<DatasetInput> {
  if (!existsSync(path)) throw new UsageError(`${path} does not exist`)
  const reader = await chooseReader(path, options.dataFormat)
  if (reader === undefined) throw new UsageError(`${path}: ${await whyUnknown(path)}`)
  return { path, reader, map, offsetUnit: options.offsetUnit, entities: options.entities }
}

async function refuseBad (input: DatasetInput): Promise<void> {
  const { badCount, bad: [first] } = await surveyDataset(input)
  if (first !== undefined) throw new UsageError(`${input.path}:${first.line}: ${first.reason} (${badCount} bad records)`)
}

async function withProgress (input: DatasetInput, systems: readonly System[], { iou }: EvaluateOptions, signal: AbortSignal): Promise<Evaluation> {
  let share = 0
  const progress = startProgress(process.stderr, () => share)
  const onRecord = (done: number, total: number): void => { share = done / total; progress.tick() }
  return await evaluateDataset({ ...input, signal, onRecord, ...(iou === undefined ? {} : { overlapIou: iou }) }, systems).finally(() => { progress.end() })
}

/** The first Ctrl-C ends the run with what it has; the second ends the process. */
function onInterrupt (): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => {
    process.stderr.write('\nsumi: finishing the records under way; Ctrl-C again stops at once\n')
    controller.abort()
  })
  return controller.signal
}

async function readMap (path: string | undefined): Promise<TypeMap> {
  const rows = await readJson(path)
  if (path === undefined) return typeMap()
  if (!isObject(rows) || Object.values(rows).some((type) => typeof type !== 'string' && type !== null)) throw new UsageError(`${path} must be an object of { "LABEL": "ENTITY_TYPE" or null }`)
  try {
    return typeMap(rows as Record<string, string | null>)
  } catch (error) {
    throw error instanceof AppError ? new UsageError(`${path}: ${error.message}; docs/entities.md lists the types`) : error
  }
}

async function readBaseline (path: string | undefined): Promise<unknown> {
  const baseline = await readJson(path)
  if (path !== undefined && !(isObject(baseline) && isObject(baseline.results))) throw new UsageError(`${path} is not the --json of an earlier sumi evaluate`)
  return baseline
}

async function readJson (path: string | undefined): Promise<unknown> {
  if (path === undefined) return undefined
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown
  } catch (error) {
    throw new UsageError(error instanceof SyntaxError ? `${path} is not valid JSON` : `${path} cannot be read`)
  }
}

function parseShare (text: string): number {
  const share = Number(text)
  if (!(share > 0 && share <= 1)) throw new UsageError('--iou must be a number above 0, at most 1')
  return share
}

function parsePoints (text: string): number {
  const points = Number(text)
  if (text.trim() === '' || !(points >= 0)) throw new UsageError('--fail-if-worse must be a number of percentage points, 0 or more')
  return points
}
