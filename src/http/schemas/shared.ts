// Small schemas that the others are made of.

import { Type, type TSchema } from 'typebox'

/** Matches text in which every surrogate has its partner. Ajv compiles patterns with the flag `u`. */
export const WELL_FORMED = '^\\P{Surrogate}*$'

/** A short well-formed string, such as an id or a name. Lengths count code points. */
export function ShortText (maxLength: number, description: string, minLength = 0) {
  return Type.String({ minLength, maxLength, pattern: WELL_FORMED, description })
}

export function Instant (description: string) {
  return Type.String({ format: 'date-time', description: `${description}; RFC 3339, e.g. 2026-01-31T09:30:00Z` })
}

/** A closed object: an unknown property is refused, so that a misspelt option is never silently ignored. */
export function Closed<Properties extends Record<string, TSchema>> (properties: Properties, options: object = {}) {
  return Type.Object(properties, { ...options, additionalProperties: false } as const)
}

export function OneOf<const Names extends readonly string[]> (names: Names, description: string) {
  return Type.Unsafe<Names[number]>({ type: 'string', enum: names, description })
}
