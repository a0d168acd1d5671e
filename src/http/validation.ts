// Ajv's complaints in our words: which JSON path is wrong and why. Never a value, and never a name that the caller made up.

import type { FastifySchemaValidationError } from 'fastify'
import { BUILT_IN_ENTITY_TYPES } from '../entities.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import { WELL_FORMED } from './schemas/shared.ts'

/** A rule set in a body, or as the body. */
const RULES = /^\/(?:rules|allow|deny|version)(?:\/|$)/

type Fault = Pick<FastifySchemaValidationError, 'keyword' | 'instancePath' | 'schemaPath' | 'params' | 'message'>

export interface ValidationFailure {
  readonly validation: readonly Fault[]
  readonly validationContext?: string | undefined
  /** The schema that was checked, to name what is allowed. */
  readonly schema?: unknown
}

export function isValidationFailure (error: unknown): error is ValidationFailure {
  return error instanceof Object && 'validation' in error && Array.isArray(error.validation)
}

/** @returns INVALID_REQUEST, or the more exact code of the place that is wrong. */
export function describeFault ({ validation: [fault], validationContext = 'body', schema }: ValidationFailure): AppError {
  if (fault === undefined) return new AppError('INVALID_REQUEST')
  const path = safePath(fault.instancePath)
  const place = path === '' ? `the ${validationContext}` : path
  return new AppError(codeOf(fault, validationContext), `${place} ${reasonOf(fault, schema)}`)
}

function codeOf ({ instancePath, keyword, params }: Fault, context: string): ErrorCode {
  if (keyword === 'pattern' && params['pattern'] === WELL_FORMED) return 'INVALID_TEXT'
  if (instancePath.endsWith('/role') && keyword === 'enum') return 'UNKNOWN_ROLE'
  if (context !== 'querystring' && RULES.test(instancePath)) return 'INVALID_RULES'
  return instancePath.startsWith('/operators/') ? 'INVALID_OPERATOR' : 'INVALID_REQUEST'
}

function reasonOf ({ keyword, params, schemaPath, message = 'is not valid' }: Fault, schema: unknown): string {
  switch (keyword) {
    case 'additionalProperties': return `has a property that is not known; known are ${knownProperties(schema, schemaPath).join(', ')}`
    case 'enum': return `must be one of ${(params['allowedValues'] as readonly string[]).join(', ')}`
    case 'pattern': return params['pattern'] === WELL_FORMED ? 'holds a lone surrogate' : 'does not have the right form'
    case 'discriminator': return 'has a type that is not known'
    default: return message
  }
}

/** The properties beside the `additionalProperties` that failed: '#/properties/a/additionalProperties' → those of a. */
function knownProperties (schema: unknown, schemaPath: string): readonly string[] {
  const parent = schemaPath.split('/').slice(1, -1).reduce<unknown>((node, step) => child(node, unescapePointer(step)), schema)
  return Object.keys(child(parent, 'properties') ?? {})
}

function child (node: unknown, name: string): object | undefined {
  const found: unknown = node instanceof Object && Object.hasOwn(node, name) ? (node as Readonly<Record<string, unknown>>)[name] : undefined
  return found instanceof Object ? found : undefined
}

/** A path whose made-up names are written as '*'. Only the keys of `operators` can be made up: all else is named by the schema. */
function safePath (instancePath: string): string {
  return instancePath.replace(/^\/operators\/([^/]*)/, (_, name: string) => `/operators/${isKnownName(name) ? name : '*'}`)
}

function isKnownName (name: string): boolean {
  return name === 'DEFAULT' || (BUILT_IN_ENTITY_TYPES as readonly string[]).includes(name)
}

function unescapePointer (step: string): string {
  return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
}
