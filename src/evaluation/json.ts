// An evaluation as plain JSON: maps become objects, names stay those of the types. It never holds text.

import type { Evaluation } from './evaluate.ts'

/** All figures, ready for JSON.stringify. */
export function toJson ({ worst, ...figures }: Evaluation): unknown {
  const errors = [...worst].map(([system, list]) => [system, list.map(({ context, ...error }) => error)])
  return plain({ ...figures, errors: Object.fromEntries(errors) })
}

function plain (value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [String(key), plain(inner)]))
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  return value
}
