// Schema of error answers, and the errors that a route documents.

import { Type } from 'typebox'
import { ERRORS, type ErrorCode } from '../../errors.ts'
import { Closed, OneOf } from './shared.ts'

/** Only for the documentation: error answers are written by problem.ts. */
function ProblemOf (codes: readonly ErrorCode[]) {
  return Closed({
    type: Type.String({ description: 'Path of an explanation, /problems/CODE' }),
    title: Type.String(),
    status: Type.Integer(),
    code: OneOf(codes, 'Stable; branch on this'),
    detail: Type.Optional(Type.String({ description: 'What exactly is wrong; never a submitted value' })),
    instance: Type.Optional(Type.String({ description: 'urn:uuid: and the request id, as in the log' }))
  })
}

/** One documented response for each status among `codes`. */
export function problems (...codes: readonly ErrorCode[]) {
  const statuses = [...new Set(codes.map((code) => ERRORS[code].status))]
  return Object.fromEntries(statuses.map((status) => {
    const ofStatus = codes.filter((code) => ERRORS[code].status === status)
    const description = ofStatus.map((code) => `${code}: ${ERRORS[code].title}`).join('. ')
    return [status, { description, content: { 'application/problem+json': { schema: ProblemOf(ofStatus) } } }]
  }))
}

export const AUTHENTICATED = ['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED', 'INTERNAL'] as const satisfies readonly ErrorCode[]

export const DETECTING = [
  ...AUTHENTICATED, 'INVALID_JSON', 'INVALID_REQUEST', 'INVALID_TEXT', 'EMPTY_CONVERSATION', 'UNKNOWN_ENTITY_TYPE', 'UNKNOWN_ROLE', 'TOO_MANY_MESSAGES',
  'BODY_TOO_LARGE', 'TEXT_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE',
  'INVALID_RULES', 'INVALID_PATTERN', 'RULES_TOO_LARGE', 'DETECTION_FAILED', 'QUEUE_FULL', 'NOT_READY', 'DEADLINE_EXCEEDED'
] as const satisfies readonly ErrorCode[]
