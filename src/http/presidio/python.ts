// What Presidio's clients see of Python: names of types, truth, missing arguments, and JSON as `json.dumps` writes it.

import { AppError } from '../../errors.ts'

export type Dict = Readonly<Record<string, unknown>>

export function isDict (value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isTruthy (value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return isDict(value) ? Object.keys(value).length > 0 : Boolean(value)
}

/** Python's name of a JSON value's type. */
export function typeName (value: unknown): string {
  if (value === null || value === undefined) return 'NoneType'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return typeof value === 'string' ? 'str' : typeof value === 'boolean' ? 'bool' : 'dict'
}

/** `str()` of a JSON value that is no list and no dictionary. */
export function toText (value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return value === null || value === undefined ? 'None' : String(value)
}

/** What Python says of keyword arguments that a constructor does not take, or misses; undefined where they fit. */
export function argumentFault (callee: string, given: Dict, required: readonly string[], optional: readonly string[]): string | undefined {
  const unexpected = Object.keys(given).find((name) => !required.includes(name) && !optional.includes(name))
  if (unexpected !== undefined) return `${callee}.__init__() got an unexpected keyword argument '${safeName(unexpected)}'`
  const missing = required.filter((name) => !Object.hasOwn(given, name)).map((name) => `'${name}'`)
  if (missing.length === 0) return undefined
  return `${callee}.__init__() missing ${missing.length} required positional argument${missing.length === 1 ? '' : 's'}: ${enumerate(missing)}`
}

/** Python's attribute and type errors become 500 in Presidio; those of its own checks come with their words. */
export function refused (message: string): AppError {
  return new AppError('PRESIDIO_REFUSED', message)
}

/** An integer that JSON writes as Python's float: 1 as `1.0`. */
export interface Float { readonly float: number }

export type PythonValue = string | number | boolean | null | Float | readonly PythonValue[] | { readonly [key: string]: PythonValue }

/** JSON with Python's spaces and floats; letters beyond ASCII are escaped, as there. Keys keep their order. */
export function pythonJson (value: PythonValue): string {
  if (typeof value === 'string') return JSON.stringify(value).replace(/[\x7F-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  if (typeof value !== 'object' || value === null) return String(value)
  if (isArray(value)) return `[${value.map(pythonJson).join(', ')}]`
  if (isFloat(value)) return Number.isInteger(value.float) ? `${value.float}.0` : String(value.float)
  return `{${Object.entries(value).map(([key, of]) => `${pythonJson(key)}: ${pythonJson(of)}`).join(', ')}}`
}

function isArray (value: PythonValue): value is readonly PythonValue[] {
  return Array.isArray(value)
}

function isFloat (value: object): value is Float {
  return 'float' in value && typeof value.float === 'number'
}

/** A name that the caller made up is told back only where it is one: else it could be text. */
function safeName (name: string): string {
  return /^[\w -]{1,64}$/.test(name) ? name : '?'
}

function enumerate (names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ')
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}`
}
