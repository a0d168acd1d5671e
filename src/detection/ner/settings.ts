// sumi.json: what a model folder may say about how Sumi should use the model. All of it is optional.

import { isEntityType, type EntityType } from '../../entities.ts'
import { invalidModel, isObject, type JsonObject } from './files.ts'

export interface ModelSettings {
  readonly name?: string
  readonly version?: string
  /** ISO 639-1; information only. */
  readonly languages: readonly string[]
  /** The model was trained on `[CLS] previous [SEP] text [SEP]`; `maxTokens` of the previous message are shown to it. */
  readonly context?: { readonly maxTokens: number }
  /** Tokens of text in one run. */
  readonly window?: number
  /** Tokens from the start of one window to the start of the next; at most `window`. */
  readonly stride?: number
  /** Logits are divided by it, so that scores are probabilities (Guo et al. 2017). */
  readonly temperature: number
  /** Least score of a span, by type; a type that is not listed has none. */
  readonly thresholds: ReadonlyMap<EntityType, number>
  /** The model's label, or its name without B-, I- …, → what Sumi calls it: a type, 'B-TYPE' …, or 'O' to ignore it. */
  readonly labels: ReadonlyMap<string, string>
}

const FILE = 'sumi.json'
const MAX_TOKENS = 100_000

/** @throws AppError MODEL_INVALID that names the wrong setting. */
export function parseSettings (json: JsonObject = {}): ModelSettings {
  const window = wholeNumber(json, 'window', 1)
  const stride = wholeNumber(json, 'stride', 1)
  if (stride !== undefined && window !== undefined && stride > window) throw invalidModel(FILE, '"stride" must not be greater than "window"')
  if (stride !== undefined && window === undefined) throw invalidModel(FILE, '"stride" needs "window"')
  return {
    ...optional('name', text(json, 'name')),
    ...optional('version', text(json, 'version')),
    languages: languages(json),
    ...optional('context', context(json)),
    ...optional('window', window),
    ...optional('stride', stride),
    temperature: temperature(json),
    thresholds: thresholds(json),
    labels: labels(json)
  }
}

function optional<K extends string, V> (key: K, value: V | undefined): { readonly [k in K]?: V } {
  return value === undefined ? {} : { [key]: value } as { readonly [k in K]: V }
}

function text (json: JsonObject, key: string): string | undefined {
  const value = json[key]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || !/^[\x21-\x7E]{1,100}$/.test(value)) throw invalidModel(FILE, `"${key}" must be 1 to 100 visible ASCII characters`)
  return value
}

function wholeNumber (json: JsonObject, key: string, least: number): number | undefined {
  const value = json[key]
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > MAX_TOKENS) {
    throw invalidModel(FILE, `"${key}" must be a whole number from ${least} to ${MAX_TOKENS}`)
  }
  return value
}

function context (json: JsonObject): { readonly maxTokens: number } | undefined {
  const value = json['context']
  if (value === undefined || value === null) return undefined
  const maxTokens = isObject(value) ? wholeNumber(value, 'maxTokens', 0) : undefined
  if (maxTokens === undefined) throw invalidModel(FILE, '"context" must be an object with "maxTokens"')
  return { maxTokens }
}

function languages (json: JsonObject): readonly string[] {
  const value = json['languages'] ?? []
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw invalidModel(FILE, '"languages" must be a list of language codes')
  return value
}

function temperature (json: JsonObject): number {
  const value = json['temperature'] ?? 1
  if (typeof value !== 'number' || !(value > 0) || !Number.isFinite(value)) throw invalidModel(FILE, '"temperature" must be a number above 0')
  return value
}

function thresholds (json: JsonObject): ReadonlyMap<EntityType, number> {
  const value = json['thresholds'] ?? {}
  if (!isObject(value)) throw invalidModel(FILE, '"thresholds" must be an object of type and number')
  return new Map(Object.entries(value).map(([type, score]) => {
    if (!isEntityType(type)) throw invalidModel(FILE, `"thresholds" names an unknown entity type, ${type}`)
    if (typeof score !== 'number' || !(score >= 0 && score <= 1)) throw invalidModel(FILE, `"thresholds.${type}" must be a number from 0 to 1`)
    return [type, score]
  }))
}

function labels (json: JsonObject): ReadonlyMap<string, string> {
  const value = json['labels'] ?? {}
  if (!isObject(value)) throw invalidModel(FILE, '"labels" must be an object of label and entity type')
  return new Map(Object.entries(value).map(([label, target]) => {
    if (target === null) return [label, 'O']
    if (typeof target !== 'string' || !(target === 'O' || isEntityType(target.replace(/^[BIESLUM]-/, '')))) {
      throw invalidModel(FILE, `"labels.${label}" must be an entity type, a type with B-, I-, E- or S- before it, or "O"`)
    }
    return [label, target]
  }))
}
