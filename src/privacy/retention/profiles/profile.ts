// What a named profile is: operators for text that passes through, policies for what is stored, and the law it answers. One file a profile.

import { BUILT_IN_ENTITY_TYPES, ENTITIES, type EntityGroup, type EntityType } from '../../../entities.ts'
import type { Operator, Operators } from '../../../redaction/operator.ts'
import type { RetentionPolicy } from '../retention-policy.ts'

export interface Profile {
  readonly name: string
  readonly en: string
  readonly ja: string
  /** The provisions that it answers. */
  readonly law: readonly string[]
  /** What it does not do, and what remains for the user to do. */
  readonly limits: readonly string[]
  /** For `POST /v1/redact` and `sumi redact`. */
  readonly operators: Operators
  /** For stored conversations, by id. */
  readonly policies: Readonly<Record<string, RetentionPolicy>>
  /** Whether an answer lists which types of items were removed. */
  readonly listsRemoved: boolean
}

/** Every built-in type of these groups. */
export function typesOfGroups (...groups: readonly EntityGroup[]): readonly EntityType[] {
  return BUILT_IN_ENTITY_TYPES.filter((type) => groups.includes(ENTITIES[type].group))
}

export function operatorFor (types: readonly EntityType[], operator: Operator): Operators {
  return Object.fromEntries(types.map((type) => [type, operator]))
}
