// An evaluation as plain JSON: maps become objects, names stay those of the types.

import type { Evaluation } from './evaluate.ts'

/** All figures, ready for JSON.stringify. */
export function toJson (evaluation: Evaluation): unknown {
  return plain(evaluation)
}

function plain (value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [String(key), plain(inner)]))
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  return value
}
