// Errors as answers: RFC 9457 problem documents from the one table of errors.ts. Nothing of the request's content gets in.

import { STATUS_CODES } from 'node:http'
import { AppError, ERRORS, type ErrorCode } from '../errors.ts'
import { describeFault, isValidationFailure } from './validation.ts'

export const PROBLEM_TYPE = 'application/problem+json'

/** RFC 9457 §3. `type` is a path of this server that explains the code. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ErrorCode
  readonly detail?: string
  /** `urn:uuid:` and the request's id, which the log lines of the request also carry. */
  readonly instance?: string
}

/** Seconds to wait, for the errors that pass by themselves. */
const RETRY_AFTER_S: Readonly<Partial<Record<ErrorCode, number>>> = { QUEUE_FULL: 1, DATABASE_UNAVAILABLE: 2, NOT_READY: 5 }

/** Fastify's own errors that a client causes. Those not named here are ours: INTERNAL. */
const FASTIFY_CODES: Readonly<Record<string, readonly [ErrorCode, string?]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ['INVALID_JSON', 'the body cannot be parsed, or holds a forbidden property such as __proto__'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['INVALID_JSON', 'the body is empty'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['UNSUPPORTED_MEDIA_TYPE', 'send application/json in UTF-8'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['BODY_TOO_LARGE'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['INVALID_REQUEST', 'the body has another length than Content-Length says'],
  FST_ERR_BAD_URL: ['NOT_FOUND'],
  FST_ERR_MAX_PARAM_LENGTH: ['NOT_FOUND']
}

/** Errors whose message may tell of the server's inside; callers get the title alone. */
const hidesDetail = (code: ErrorCode): boolean => ERRORS[code].status === 500

/** Any error as one of ours; what is not known becomes INTERNAL with the original as its cause. */
export function toAppError (error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isValidationFailure(error)) return describeFault(error)
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = Object.hasOwn(FASTIFY_CODES, code) ? FASTIFY_CODES[code] : undefined
  return known === undefined ? new AppError('INTERNAL', undefined, { cause: error }) : new AppError(...known)
}

export function toProblem ({ code, message }: AppError, requestId?: string): Problem {
  const { status, title } = ERRORS[code]
  return {
    type: `/problems/${code}`,
    title,
    status,
    code,
    ...(hidesDetail(code) || message === title ? {} : { detail: message }),
    ...(requestId === undefined ? {} : { instance: `urn:uuid:${requestId}` })
  }
}

/** Headers that belong to an error: RFC 9110 §10.2.3 (Retry-After), RFC 6750 §3 (WWW-Authenticate). */
export function headersOf ({ code }: AppError): Readonly<Record<string, string>> {
  const retryAfter = RETRY_AFTER_S[code]
  if (retryAfter !== undefined) return { 'retry-after': String(retryAfter) }
  return code === 'UNAUTHENTICATED' ? { 'www-authenticate': 'Bearer realm="sumi"' } : {}
}

/** A whole HTTP/1.1 response, for connections whose request Node could not parse. */
export function rawResponse (error: AppError): string {
  const body = JSON.stringify(toProblem(error))
  const head = [`HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ''}`, `Content-Type: ${PROBLEM_TYPE}`, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close']
  return `${head.join('\r\n')}\r\n\r\n${body}`
}
