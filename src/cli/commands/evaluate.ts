// `sumi evaluate`: how accurate Sumi is on labelled data.

import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { Command, Option } from 'commander'
import { DEFAULT_ENTITY_TYPES, type EntityType } from '../../entities.ts'
import { SUMI_JSONL } from '../../evaluation/datasets/sumi-jsonl.ts'
import { evaluateDataset, type Predict } from '../../evaluation/evaluate.ts'
import { toJson } from '../../evaluation/json.ts'
import { evaluationTable } from '../../evaluation/table.ts'
import { typeMap, type TypeMap } from '../../evaluation/type-map.ts'
import { OFFSET_UNITS, type OffsetUnit } from '../../offsets.ts'
import { createSumiFor, type Sumi } from '../../library.ts'
import { EXIT, UsageError } from '../exit.ts'
import { startProgress } from '../progress.ts'
import { detectionOptions, withDetectionOptions, type RunOptions } from '../run.ts'

interface EvaluateOptions extends RunOptions {
  readonly map?: string
  readonly offsetUnit?: OffsetUnit
  readonly json?: string
  readonly strict?: boolean
}

export function evaluateCommand (): Command {
  return withDetectionOptions(new Command('evaluate').description('measure detection on labelled data: precision, recall, F1, leak rate'))
    .argument('<data...>', 'JSON Lines of { text | messages, entities: [{ message?, start, end, type }] }')
    .option('--map <file>', 'JSON of { "LABEL": "ENTITY_TYPE" or null }, before the shipped names')
    .addOption(new Option('--offset-unit <unit>', 'unit of the offsets in the data; default: found from the values, else utf16').choices(OFFSET_UNITS))
    .option('--json <file>', 'write all figures there')
    .option('--strict', 'stop at bad records instead of leaving them out')
    .action(async (paths: string[], options: EvaluateOptions) => {
      const map = await readMap(options.map)
      const workers = options.workers ?? availableParallelism()
      const sumi = await createSumiFor({ id: 'cli', role: 'admin' }, { workers, ...(options.model === undefined ? {} : { modelDir: options.model }) })
      try {
        const results: Record<string, unknown> = {}
        for (const path of paths) results[path] = await evaluateFile(sumi, path, map, workers, options)
        if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify({ model: sumi.modelId, results }, null, 2)}\n`)
      } finally {
        await sumi.close()
      }
    })
}

async function evaluateFile (sumi: Sumi, path: string, map: TypeMap, workers: number, options: EvaluateOptions): Promise<unknown> {
  let share = 0
  const progress = startProgress(process.stderr, () => share)
  const evaluation = await evaluateDataset({
    path,
    reader: SUMI_JSONL,
    map,
    offsetUnit: options.offsetUnit,
    concurrency: workers * 4,
    onRecord: (done, total) => { share = done / total; progress.tick() }
  }, predictWith(sumi, options)).finally(() => { progress.end() })
  const { bad } = evaluation.survey
  if (bad.length > 0) {
    process.exitCode = EXIT.partial
    if (options.strict === true) throw new UsageError(`${path}:${bad[0]?.line ?? 0}: ${bad[0]?.reason ?? ''} (${bad.length} bad records)`)
  }
  process.stdout.write(`${evaluationTable(path, evaluation)}\n`)
  return toJson(evaluation)
}

/** Sumi with its default types and those that the data labels. */
function predictWith (sumi: Sumi, options: EvaluateOptions): Predict {
  return async ({ conversation }, labelled) => {
    const entities: EntityType[] = [...new Set<EntityType>([...options.entities ?? DEFAULT_ENTITY_TYPES, ...labelled])]
    const { findings } = await sumi.detect(conversation, { ...detectionOptions(options), entities })
    return findings
  }
}

async function readMap (path: string | undefined): Promise<TypeMap> {
  if (path === undefined) return typeMap()
  try {
    return typeMap(JSON.parse(await readFile(path, 'utf8')) as Record<string, string | null>)
  } catch (error) {
    throw error instanceof SyntaxError ? new UsageError(`${path} is not valid JSON`) : error
  }
}
