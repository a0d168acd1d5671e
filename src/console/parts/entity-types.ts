// What entity types are called, and the group that gives them their colour.

import { ENTITIES, type BuiltInEntityType, type EntityGroup } from '../../entities.ts'
import { language } from '../state/language.ts'

/** The entity type's title in the language of now; a user's own type by its name. */
export function titleOf (type: string): string {
  return isBuiltIn(type) ? ENTITIES[type][language.value] : type
}

export function groupOf (type: string): EntityGroup | 'custom' {
  return isBuiltIn(type) ? ENTITIES[type].group : 'custom'
}

function isBuiltIn (type: string): type is BuiltInEntityType {
  return Object.hasOwn(ENTITIES, type)
}
