// Errors under /presidio: Presidio's status codes and sentences, as {"error": "…"}. What Presidio cannot run into keeps Sumi's status.

import { AppError, ERRORS, type ErrorCode } from '../../errors.ts'
import { describeError } from '../logging.ts'
import { headersOf, toAppError } from '../problem.ts'
import type { Reply, Request } from '../types.ts'

/** Presidio's two services; they differ in what they make of a body that is not JSON. */
export type Service = 'analyzer' | 'anonymizer'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Under /presidio: whose way of answering errors the route follows. */
    readonly presidio?: Service
  }
}

/** Sentences of Flask and werkzeug. */
const SENTENCES: Readonly<Partial<Record<ErrorCode, string>>> = {
  INVALID_JSON: 'The browser (or proxy) sent a request that this server could not understand.',
  NOT_FOUND: 'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
  METHOD_NOT_ALLOWED: 'The method is not allowed for the requested URL.',
  BODY_TOO_LARGE: 'The data value transmitted exceeds the capacity limit.',
  UNSUPPORTED_MEDIA_TYPE: "Did not attempt to load JSON data because the request Content-Type was not 'application/json'."
}

/** The analyzer reads the body where every error becomes 500; one that has no text of its own breaks the handler itself. */
const OF_ANALYZER: Readonly<Partial<Record<ErrorCode, { readonly status: number, readonly sentence: string }>>> = {
  INVALID_JSON: {
    status: 500,
    sentence: 'The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.'
  },
  UNSUPPORTED_MEDIA_TYPE: { status: 500, sentence: SENTENCES.UNSUPPORTED_MEDIA_TYPE ?? '' }
}

/** The client's faults that Presidio answers with 500 are no failures of Sumi. */
const NOT_OURS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['PRESIDIO_REFUSED'])

export function answerPresidioError (error: unknown, request: Request, reply: Reply): void {
  const appError = toAppError(error)
  const { code } = appError
  if (appError.status >= 500 && !NOT_OURS.has(code) && request.gone?.aborted !== true) request.log.error({ code, error: describeError(appError) }, 'request failed')
  const special = request.routeOptions.config.presidio === 'analyzer' ? OF_ANALYZER[code] : undefined
  const sentence = special?.sentence ?? SENTENCES[code] ?? messageOf(appError)
  reply.code(special?.status ?? appError.status).headers(headersOf(appError)).type('application/json').send(JSON.stringify({ error: sentence }))
}

/** The messages of Sumi's own failures may tell of the server's inside. */
function messageOf ({ code, message }: AppError): string {
  return ERRORS[code].status === 500 && !NOT_OURS.has(code) ? ERRORS[code].title : message
}
