// What is logged of a request and of an error: method, route, status, time, ids, codes and stack frames. No body, URL, query or message.

import type { App } from './types.ts'

/** Logs one line a request once it is answered, or given up by the client. */
export function logRequests (app: App): void {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info({ ...requestFields(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime * 100) / 100 }, 'request')
    done()
  })
  app.addHook('onRequest', (request, _reply, done) => {
    request.gone?.addEventListener('abort', () => { request.log.info(requestFields(request), 'client went away') })
    done()
  })
}

/** An error and its causes without their messages, which could hold text of a request. */
export function describeError (error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error }
  return {
    name: error.name,
    ...('code' in error ? { code: error.code } : {}),
    frames: (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line)),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) })
  }
}

/** For pino: whatever a library logs as `req`, `res` or `err` is cut down to what is safe. */
export const SERIALIZERS = {
  req: () => undefined,
  res: () => undefined,
  err: describeError
} as unknown as Record<string, (value: unknown) => never>

/** The route's pattern, never the URL: an unknown route is 'unmatched'. */
export function routeOf (request: { readonly routeOptions: { readonly url?: string | undefined } }): string {
  return request.routeOptions.url ?? 'unmatched'
}

function requestFields (request: { readonly method: string, readonly routeOptions: { readonly url?: string | undefined }, readonly actor: { readonly id: string } | null }) {
  return { method: request.method, route: routeOf(request), ...(request.actor === null ? {} : { actor: request.actor.id }) }
}
