// `--system` of `sumi evaluate`: Sumi in its forms, a service with Presidio's API, or a command.

import { join } from 'node:path'
import type { DetectionOptions } from '../conversation.ts'
import { BUILT_IN_ENTITY_TYPES, DEFAULT_ENTITY_TYPES, type EntityType } from '../entities.ts'
import { modelHashes } from '../evaluation/provenance.ts'
import type { PredictedSpan } from '../evaluation/record.ts'
import { commandSystem } from '../evaluation/systems/command.ts'
import { presidioSystem } from '../evaluation/systems/presidio.ts'
import type { System } from '../evaluation/systems/system.ts'
import { mapLabel, type TypeMap } from '../evaluation/type-map.ts'
import { createSumiFor, type Sumi } from '../library.ts'
import { PACKAGE_ROOT } from '../package.ts'
import type { RuleSet } from '../rule-set.ts'
import { CLI_ACTOR } from './actor.ts'
import { UsageError } from './exit.ts'

export interface SystemOptions {
  readonly detection: DetectionOptions
  readonly modelDir: string | undefined
  readonly workers: number
  readonly map: TypeMap
  /** Ask for findings down to a low score too, for the curve. */
  readonly isSweep: boolean
  readonly rules?: RuleSet
}

const DEFAULT_TYPES: ReadonlySet<EntityType> = new Set(DEFAULT_ENTITY_TYPES)

/** Low enough for the whole curve, high enough to leave out noise. */
const SWEEP_THRESHOLD = 0.05

/** A worker takes up to about a hundred short conversations at once: others must wait for the next worker meanwhile. */
const UNDER_WAY_A_WORKER = 128

export const SYSTEM_HELP = 'sumi, sumi:rules, sumi:model=DIR, presidio=URL or command=\'…\'; again for more, compared with the first'

/** Opens the systems in the given order; those of one model share its workers. Close all of them, whatever happens. */
export async function openSystems (specs: readonly string[], options: SystemOptions): Promise<System[]> {
  const twice = specs.find((spec, index) => specs.indexOf(spec) < index)
  if (twice !== undefined) throw new UsageError(`--system ${twice} is named twice`)
  const models = new Map<string, Sumi>()
  const systems: System[] = []
  try {
    for (const spec of specs) systems.push(await openSystem(spec, options, models))
  } catch (error) {
    for (const system of systems.toReversed()) await system.close()
    throw error
  }
  return systems
}

async function openSystem (spec: string, options: SystemOptions, models: Map<string, Sumi>): Promise<System> {
  const [, kind = '', value = ''] = /^(sumi:model|presidio|command)=(.+)$/su.exec(spec) ?? []
  if (kind === 'presidio') return presidioSystem(spec, httpAddress(value), options.map)
  if (kind === 'command') return commandSystem(spec, value, options.map)
  if (kind === 'sumi:model') return await sumiSystem(spec, { ...options, modelDir: value }, models)
  if (spec === 'sumi:rules') return await sumiSystem(spec, { ...options, detection: { ...options.detection, engine: 'rules' } }, models)
  if (spec === 'sumi') return await sumiSystem(spec, options, models)
  throw new UsageError(`--system must be ${SYSTEM_HELP.split(';', 1)[0] ?? ''}`)
}

async function sumiSystem (name: string, { detection, modelDir = join(PACKAGE_ROOT, 'models', 'sumi-ner'), workers, isSweep, map, rules }: SystemOptions, models: Map<string, Sumi>): Promise<System> {
  const isRules = detection.engine === 'rules'
  const mostUnderWay = workers * UNDER_WAY_A_WORKER
  const hashes = isRules ? {} : await modelHashes(modelDir).catch(() => { throw new UsageError(`--system ${name}: ${modelDir} cannot be read`) })
  const known = models.get(modelDir)
  const sumi = known ?? await createSumiFor(CLI_ACTOR, { workers, modelDir, maxQueue: mostUnderWay * 8, ...(rules === undefined ? {} : { rules }) })
  models.set(modelDir, sumi)
  return {
    name,
    mostUnderWay,
    details: {
      engine: isRules ? 'rules' : 'hybrid',
      workers: String(workers),
      ...(detection.threshold === undefined ? {} : { threshold: String(detection.threshold) }),
      ...(isRules ? {} : { model: sumi.modelId, ...hashes })
    },
    async predict ({ conversation }, labelled) {
      const { entities: chosen, ...others } = detection
      const wanted = { ...others, ...entitiesFor(chosen, labelled, map) }
      const detect = async (threshold: { threshold?: number }): Promise<PredictedSpan[]> => {
        const { findings } = await sumi.detect(conversation, { ...wanted, ...threshold })
        // The user's map holds for findings too, so that systems with coarser types can be compared.
        return findings.map(({ explanation, ...finding }) => ({ ...finding, type: mapLabel(map, finding.type) ?? finding.type }))
      }
      const spans = await detect({})
      return isSweep ? { spans, sweepSpans: await detect({ threshold: SWEEP_THRESHOLD }) } : { spans }
    },
    async close () { if (known === undefined) await sumi.close() }
  }
}

/**
 * What was chosen, with what the user's map makes of it; else the default types and what the data labels. The default types alone go
 * unnamed: naming them all would cost more than some detections.
 */
function entitiesFor (chosen: readonly EntityType[] | undefined, labelled: readonly EntityType[], map: TypeMap): { readonly entities?: readonly EntityType[] } {
  const wanted = new Set<EntityType>(chosen === undefined
    ? [...DEFAULT_ENTITY_TYPES, ...labelled]
    : [...chosen, ...BUILT_IN_ENTITY_TYPES.filter((type) => chosen.includes(mapLabel(map, type) ?? type))])
  return wanted.size === DEFAULT_TYPES.size && [...wanted].every((type) => DEFAULT_TYPES.has(type)) ? {} : { entities: [...wanted] }
}

function httpAddress (text: string): string {
  if (!URL.canParse(text) || !/^https?:$/u.test(new URL(text).protocol)) throw new UsageError('--system presidio= needs an http or https address')
  return text
}
