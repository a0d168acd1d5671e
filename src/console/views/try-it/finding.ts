// Findings as the API answers them, and how they are shown.

import { ENTITIES, type BuiltInEntityType, type EntityGroup } from '../../../entities.ts'
import { language } from '../../state/language.ts'

export interface Finding {
  readonly message: number
  readonly start: number
  readonly end: number
  readonly type: string
  readonly score: number
  readonly source: string
  readonly explanation?: ReadonlyArray<{ readonly kind: string, readonly detail: string }>
}

function isBuiltIn (type: string): type is BuiltInEntityType {
  return Object.hasOwn(ENTITIES, type)
}

/** The entity type's title in the language of now; a user's own type by its name. */
export function titleOf (type: string): string {
  return isBuiltIn(type) ? ENTITIES[type][language.value] : type
}

export function groupOf (type: string): EntityGroup | 'custom' {
  return isBuiltIn(type) ? ENTITIES[type].group : 'custom'
}

/** Names a finding in the page, so that list and text can point at each other. */
export function keyOf ({ message, start, end }: Finding): string {
  return `${message}:${start}-${end}`
}
