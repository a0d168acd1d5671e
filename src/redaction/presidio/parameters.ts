// How Presidio checks an operator's parameters: the same refusals in the same words. A Python-falsy value passes a check of its type.

import { AppError } from '../../errors.ts'

/** JSON types by the names that Presidio's messages use for them. */
export type ParameterType = 'string' | 'number' | 'boolean'

export type Parameters = Readonly<Record<string, unknown>>

/** Status 422 of Presidio's anonymizer. */
export function invalidParameter (message: string): AppError {
  return new AppError('PRESIDIO_PARAMETER', message)
}

/** The value of a parameter that must be there. `null` is not there. */
export function requireParameter (value: unknown, name: string, type: ParameterType): void {
  if (value === undefined || value === null) throw invalidParameter(`Expected parameter ${name}`)
  checkType(value, name, type)
}

export function checkType (value: unknown, name: string, type: ParameterType): void {
  if (!isTruthy(value) || isOf(value, type)) return
  const got = typeName(value)
  throw invalidParameter(got === undefined ? `Invalid parameter value for '${name}'.` : `Invalid parameter value for ${name}. Expecting '${type}', but got '${got}'.`)
}

/** Python's truth of a JSON value. */
export function isTruthy (value: unknown): boolean {
  if (value instanceof Object) return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0
  return Boolean(value)
}

/** Whole numbers only: Python's `int`, of which `bool` is a kind. */
function isOf (value: unknown, type: ParameterType): boolean {
  if (type === 'number') return Number.isInteger(value) || typeof value === 'boolean'
  return type === 'string' ? typeof value === 'string' : typeof value === 'boolean'
}

/** Presidio names no dictionaries and no fractions. */
function typeName (value: unknown): string | undefined {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'number' : undefined
  return typeof value === 'string' || typeof value === 'boolean' ? typeof value : undefined
}
