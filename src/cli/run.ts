// What detect, redact and mask share: their options, and the way from sources through Sumi to standard output.

import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Option, type Command } from 'commander'
import { isAccessRole, type AccessRole, ACCESS_ROLES } from '../access/roles.ts'
import type { DetectionOptions, Engine } from '../conversation.ts'
import { DEFAULT_ENTITY_TYPES, isEntityType, type EntityType } from '../entities.ts'
import { AppError } from '../errors.ts'
import { createSumiFor, type Sumi } from '../library.ts'
import { readRulesFile } from '../privacy/rules/file.ts'
import type { RuleSet } from '../rule-set.ts'
import { CLI_ACTOR } from './actor.ts'
import { EXIT, UsageError } from './exit.ts'
import { inOrder } from '../in-order.ts'
import { INPUT_FORMATS, openSource, readItems, type InputFormat, type InputItem, type Source } from './input.ts'
import { startProgress } from './progress.ts'
import type { InputRecord } from '../record.ts'

export interface RunOptions {
  readonly input?: InputFormat
  readonly format?: 'json' | 'text'
  readonly entities?: readonly EntityType[]
  readonly threshold?: number
  readonly engine?: Engine
  readonly model?: string
  /** Path of a file with rules. */
  readonly rules?: string
  readonly workers?: number
  readonly dataDir?: string
}

/** How one record becomes output: a line (or text) without the final newline. */
export type Render = (sumi: Sumi, record: InputRecord, source: Source) => Promise<string>

/** Adds the arguments and options of a command that reads conversations and writes them. */
export function withRunOptions (command: Command): Command {
  return withDetectionOptions(command)
    .argument('[files...]', 'text, .json (one conversation) or .jsonl (one a line); - or nothing: standard input')
    .addOption(new Option('--input <format>', 'format of the input; default: by the file name, text for standard input').choices(INPUT_FORMATS))
    .addOption(new Option('--format <format>', 'format of the output; default: like the input').choices(['json', 'text']))
    .option('--data-dir <folder>', 'write audit and retention records there; default: none are kept')
}

/** Adds the options that say how to detect. */
export function withDetectionOptions (command: Command): Command {
  return command
    .option('--entities <types>', 'only these types, separated by commas; default stands for those that are looked for unasked', parseEntities)
    .option('--threshold <score>', 'least score of a finding, 0 to 1', parseThreshold)
    .addOption(new Option('--engine <engine>', 'model and rules, or rules alone').choices(['hybrid', 'rules']))
    .option('--model <folder>', 'a Hugging Face token-classification model in ONNX form')
    .option('--rules <file>', 'a file with rules of your own, see docs/rules.md')
    .option('--workers <number>', 'detection threads; default: one a core', parseWorkers)
}

/** Runs every record of every file through `render`, writes in order, and sets the exit code. */
export async function runOver (files: readonly string[], options: RunOptions, render: Render): Promise<void> {
  const sources = await Promise.all((files.length === 0 ? ['-'] : files).map(async (path) => await openSource(path, options.input)))
  const rules = await rulesOf(options)
  const sumi = await createSumiFor(CLI_ACTOR, {
    ...rules,
    ...(options.model === undefined ? {} : { modelDir: options.model }),
    ...(options.workers === undefined ? {} : { workers: options.workers }),
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir })
  })
  try {
    for (const source of sources) await runSource(sumi, source, options, render)
  } finally {
    await sumi.close()
  }
}

async function runSource (sumi: Sumi, source: Source, options: RunOptions, render: Render): Promise<void> {
  let bytesRead = 0
  source.stream.on('data', (chunk: Buffer) => { bytesRead += chunk.length })
  source.stream.pause()
  const progress = startProgress(process.stderr, () => source.bytes === undefined ? undefined : bytesRead / source.bytes)
  const dropped = new Set<string>()
  const concurrency = 4 * (options.workers ?? availableParallelism())
  const isText = source.format === 'text' && options.format !== 'json'
  try {
    for await (const line of inOrder(readItems(source), concurrency, (item) => renderItem(sumi, item, source, render, dropped))) {
      if (!process.stdout.write(isText ? line : `${line}\n`)) await once(process.stdout, 'drain')
      progress.tick()
    }
  } finally {
    progress.end()
  }
  if (dropped.size > 0) process.stderr.write(`sumi: ${source.path}: left out, as they are not scanned: ${[...dropped].join(', ')}\n`)
}

/** A record that fails becomes an error line in the output, so that lines still match; its text never does. */
async function renderItem (sumi: Sumi, item: InputItem, source: Source, render: Render, dropped: Set<string>): Promise<string> {
  try {
    if (!item.isOk) throw item.error
    for (const name of item.record.dropped) dropped.add(/^[\w/*-]{1,60}$/u.test(name) ? name : '(other)')
    return await render(sumi, item.record, source)
  } catch (error) {
    if (!(error instanceof AppError) || source.format !== 'jsonl') throw error
    process.exitCode = EXIT.partial
    process.stderr.write(`sumi: ${source.path}:${item.line}: ${error.message} (${error.code})\n`)
    return JSON.stringify({ error: { code: error.code, detail: error.message }, line: item.line })
  }
}

export function detectionOptions ({ entities, threshold, engine }: RunOptions): DetectionOptions {
  return {
    ...(entities === undefined ? {} : { entities }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(engine === undefined ? {} : { engine })
  }
}

/** The rules of `--rules`, for `createSumiFor`. @throws AppError INVALID_RULES, INVALID_CONFIG. */
export async function rulesOf ({ rules: path }: Pick<RunOptions, 'rules'>): Promise<{ readonly rules?: RuleSet }> {
  return path === undefined ? {} : { rules: (await readRulesFile(path)).content }
}

export function parseRole (name: string): AccessRole {
  if (!isAccessRole(name)) throw new UsageError(`--role must be one of ${ACCESS_ROLES.join(', ')}`)
  return name
}

function parseEntities (list: string): EntityType[] {
  const types: string[] = list.split(',').flatMap((name) => name.trim() === 'default' ? [...DEFAULT_ENTITY_TYPES] : [name.trim()])
  const unknown = types.find((name) => !isEntityType(name))
  if (unknown !== undefined) throw new UsageError(`--entities: ${unknown} is not an entity type; docs/entities.md lists them`)
  return [...new Set(types)] as EntityType[]
}

function parseThreshold (text: string): number {
  const threshold = Number(text)
  if (text.trim() === '' || !(threshold >= 0 && threshold <= 1)) throw new UsageError('--threshold must be a number from 0 to 1')
  return threshold
}

export function parseWorkers (text: string): number {
  const workers = Number(text)
  if (!Number.isInteger(workers) || workers < 1 || workers > 256) throw new UsageError('--workers must be a whole number from 1 to 256')
  return workers
}
