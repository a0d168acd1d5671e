// How the app answers errors, unknown routes, wrong methods and unreadable requests. 5xx errors are logged without their message.

import type { Socket } from 'node:net'
import { AppError } from '../errors.ts'
import { describeError } from './logging.ts'
import { headersOf, PROBLEM_TYPE, rawResponse, toAppError, toProblem } from './problem.ts'
import type { App, Reply, Request } from './types.ts'
import { isValidationFailure } from './validation.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

export function answerErrors (app: App): void {
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((request, reply) => answerError(new AppError('NOT_FOUND'), request, reply))
}

/** Also Fastify's `frameworkErrors`. */
export function answerError (error: unknown, request: Request, reply: Reply): void {
  const cause = isValidationFailure(error) ? { ...error, schema: partOf(request, error.validationContext) } : error
  const appError = toAppError(cause)
  if (appError.status >= 500 && request.gone?.aborted !== true) request.log.error({ code: appError.code, error: describeError(appError) }, 'request failed')
  reply.code(appError.status).headers(headersOf(appError)).type(PROBLEM_TYPE).send(JSON.stringify(toProblem(appError, request.id)))
}

/** Answers what Node's HTTP parser refuses: the bytes that it choked on are neither answered nor logged. */
export function answerClientError (error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) { socket.destroy(); return }
  const code = error.code === 'HPE_HEADER_OVERFLOW' ? 'BODY_TOO_LARGE' : 'INVALID_REQUEST'
  socket.end(rawResponse(new AppError(code, code === 'INVALID_REQUEST' ? 'the request is not valid HTTP' : 'the headers are too large')))
}

/** For every path of the API: answers the methods that it does not have. Call before the first route and run the result after the last. */
export function collectRoutes (app: App): () => void {
  const methodsOf = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method, schema }) => {
    if (schema?.hide === true) return
    const methods = methodsOf.get(url) ?? new Set<string>()
    for (const name of [method].flat()) methods.add(name)
    methodsOf.set(url, methods)
  })
  return () => { for (const [url, methods] of [...methodsOf]) refuseOtherMethods(app, url, methods) }
}

function refuseOtherMethods (app: App, url: string, methods: ReadonlySet<string>): void {
  const allow = [...methods].join(', ')
  app.route({
    method: METHODS.filter((method) => !methods.has(method)),
    url,
    schema: { hide: true },
    onRequest: (_request, reply, done) => { reply.header('allow', allow); done(new AppError('METHOD_NOT_ALLOWED', `allowed: ${allow}`)) },
    handler: () => undefined
  })
}

function partOf (request: Request, context = 'body'): unknown {
  const schema = request.routeOptions.schema as Readonly<Record<string, unknown>> | undefined
  return schema?.[context]
}
