// Presidio's names of entity types and Sumi's: what a request asks for, and by which name it is answered.

import { BUILT_IN_ENTITY_TYPES, DEFAULT_ENTITY_TYPES, ENTITIES, type BuiltInEntityType, type EntityType } from '../../entities.ts'
import { AppError } from '../../errors.ts'

/** Languages of Presidio's own recognizers, and Japanese. Rules of every country apply whichever is named: people write across borders. */
export const LANGUAGES: readonly string[] = ['en', 'ja', 'de', 'es', 'fi', 'fr', 'it', 'ko', 'kr', 'nl', 'pl', 'pt', 'sv', 'th', 'tr', 'zh']

/** Off by default elsewhere, but what Presidio finds when a request names no entities. */
const ALSO_FOUND: readonly BuiltInEntityType[] = ['LOCATION', 'NRP', 'DATE_TIME', 'URL', 'IT_VAT_CODE']
export const DEFAULT_PRESIDIO_TYPES: readonly BuiltInEntityType[] = [...DEFAULT_ENTITY_TYPES, ...ALSO_FOUND]

/** Entity types to look for, each with the name that its findings carry in the answer. */
export type Wanted = ReadonlyMap<EntityType, string>

/** Every name that `entities` may hold. */
export const SUPPORTED_ENTITIES: readonly string[] = [...new Set(BUILT_IN_ENTITY_TYPES.map(presidioName))].sort()

/** @throws AppError PRESIDIO_REFUSED in Presidio's words. */
export function checkLanguage (language: string | undefined): void {
  if (language !== undefined && language !== '' && !LANGUAGES.includes(language)) throw noRecognizers()
}

export function noRecognizers (): AppError {
  return new AppError('PRESIDIO_REFUSED', 'No matching recognizers were found to serve the request.')
}

/** @param own types of users' rules, which go by their own names. */
export function wantedTypes (entities: readonly string[] | undefined, own: ReadonlySet<EntityType> = new Set()): Wanted {
  if (entities === undefined) return new Map([...DEFAULT_PRESIDIO_TYPES, ...own].map((type) => [type, nameOf(type)]))
  const names = new Set(entities)
  const asked = [...new Set<EntityType>([...BUILT_IN_ENTITY_TYPES, ...own])].filter((type) => names.has(type) || names.has(nameOf(type)))
  return new Map(asked.map((type) => [type, names.has(type) ? type : nameOf(type)]))
}

/** The type of a name that a caller gives to a result: for counting. Two types share a name; the first of the table stands for both. */
export function typeOfName (name: string): EntityType | undefined {
  return BUILT_IN_ENTITY_TYPES.find((type) => presidioName(type) === name) ?? BUILT_IN_ENTITY_TYPES.find((type) => type === name)
}

function nameOf (type: EntityType): string {
  return Object.hasOwn(ENTITIES, type) ? presidioName(type as BuiltInEntityType) : type
}

function presidioName (type: BuiltInEntityType): string {
  return ENTITIES[type].presidio ?? type
}
