// id2label of a model → the states of the decoder: BIO, BIOES, BILOU, IO and plain labels in one form.

import { isEntityType, type EntityType } from '../../entities.ts'
import { invalidModel, type JsonObject } from './files.ts'
import { typeOfLabelName } from './label-names.ts'

/** The place of a token in its span. `any`: the model does not tell places apart. */
export type Place = 'begin' | 'inside' | 'end' | 'single' | 'any'

/** Something a token can be: part of a span of one name. Two names can have one type (GIVENNAME and SURNAME are PERSON). */
export interface State {
  readonly name: string
  readonly type: EntityType
  readonly place: Place
}

export interface LabelMap {
  /** State 0 is "outside" and is not in this list: state `i` is `states[i - 1]`. */
  readonly states: readonly State[]
  /** For every label of the model its state; 0 for outside and for labels that Sumi does not know. */
  readonly stateOfLabel: readonly number[]
  readonly entityTypes: readonly EntityType[]
  /** Labels of the model that mean something Sumi has no type for, as the model writes them. */
  readonly ignored: readonly string[]
}

const CONFIG = 'config.json'
const OUTSIDE = /^(?:o|out|outside|none|null|other|0|_|x|\[(?:pad|cls|sep)\]|<pad>)$/i
const PREFIXED = /^([BIESLUM])[-_](.+)$/
const PLACES: Readonly<Record<string, Place>> = { B: 'begin', I: 'inside', M: 'inside', E: 'end', L: 'end', S: 'single', U: 'single' }

/**
 * Reads the labels of a model. A label is looked up whole in `overrides`, then without its prefix, then in Sumi's own names.
 * @throws AppError MODEL_INVALID when there is no id2label or no label has a type.
 */
export function readLabels (config: JsonObject, overrides: ReadonlyMap<string, string>): LabelMap {
  const labels = labelList(config)
  const isScheme = labels.every((label) => OUTSIDE.test(label) || PREFIXED.test(label))
  const states: State[] = []
  const indexOf = new Map<string, number>()
  const ignored: string[] = []
  const stateOfLabel = labels.map((label) => {
    const state = stateOf(label, isScheme, overrides)
    if (state === 'outside') return 0
    if (state === undefined) {
      ignored.push(label)
      return 0
    }
    const key = `${state.place} ${state.name}`
    const index = indexOf.get(key) ?? states.push(state)
    indexOf.set(key, index)
    return index
  })
  if (states.length === 0) throw invalidModel(CONFIG, 'no label in "id2label" is an entity type that Sumi knows; map them with "labels" in sumi.json')
  return { states, stateOfLabel, ignored, entityTypes: [...new Set(states.map(({ type }) => type))] }
}

function labelList (config: JsonObject): readonly string[] {
  const map = config['id2label']
  if (typeof map !== 'object' || map === null) throw invalidModel(CONFIG, '"id2label" is missing: this is not a token-classification model')
  const entries = Object.entries(map).sort(([a], [b]) => Number(a) - Number(b))
  if (entries.length < 2 || entries.some(([id, label], i) => Number(id) !== i || typeof label !== 'string')) {
    throw invalidModel(CONFIG, '"id2label" must name every id from 0 on')
  }
  return entries.map(([, label]) => String(label))
}

function stateOf (label: string, isScheme: boolean, overrides: ReadonlyMap<string, string>): State | 'outside' | undefined {
  const [, letter, bare] = (isScheme || label[1] === '-' ? PREFIXED.exec(label) : null) ?? []
  const name = bare ?? label
  const place = PLACES[letter ?? ''] ?? 'any'
  const target = overrides.get(label) ?? overrides.get(name)
  if (target !== undefined) {
    if (target === 'O') return 'outside'
    const [, targetLetter, targetType] = /^([BIESLUM])-(.+)$/.exec(target) ?? []
    const type = targetType ?? target
    if (!isEntityType(type)) return undefined
    // Labels without names of their own (LABEL_1) that are mapped to B-TYPE and I-TYPE are one name.
    return targetLetter === undefined ? { name, type, place } : { name: type, type, place: PLACES[targetLetter] ?? 'any' }
  }
  if (OUTSIDE.test(label)) return 'outside'
  const type = isEntityType(name) ? name : typeOfLabelName(name)
  return type === undefined ? undefined : { name, type, place }
}
