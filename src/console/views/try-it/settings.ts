// What the user chose for a try: threshold, engine, types, operators; and the request bodies they make.

import { DEFAULT_ENTITY_TYPES, ENTITIES, type EntityGroup } from '../../../entities.ts'

export const OPERATORS = ['replace', 'redact', 'mask', 'hash', 'hide', 'keep'] as const
export type OperatorName = typeof OPERATORS[number]

export interface Settings {
  readonly threshold: number
  readonly engine: 'hybrid' | 'rules'
  /** Groups of types that are looked for. */
  readonly groups: ReadonlySet<EntityGroup>
  /** Places and organizations are off by default. */
  readonly hasPlaces: boolean
  readonly operator: OperatorName
}

export const GROUPS = [...new Set(DEFAULT_ENTITY_TYPES.map((type) => ENTITIES[type].group))] as readonly EntityGroup[]

export const DEFAULT_SETTINGS: Settings = { threshold: 0.5, engine: 'hybrid', groups: new Set(GROUPS), hasPlaces: false, operator: 'replace' }

/** The detection options of a request; `entities` only where the choice is not the default. */
export function optionsOf ({ threshold, engine, groups, hasPlaces }: Settings) {
  const isDefault = groups.size === GROUPS.length && !hasPlaces
  const types = [...DEFAULT_ENTITY_TYPES.filter((type) => groups.has(ENTITIES[type].group)), ...(hasPlaces ? ['LOCATION', 'ORGANIZATION'] : [])]
  return { threshold, engine, ...(isDefault ? {} : { entities: types }) }
}

export function operatorsOf ({ operator }: Settings) {
  return operator === 'replace' ? {} : { operators: { DEFAULT: operator === 'mask' ? { type: operator, keepLast: 4 } : { type: operator } } }
}
