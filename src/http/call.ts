// How long a request may take, and when nobody waits for its answer any more.

import { setMaxListeners } from 'node:events'
import { AppError } from '../errors.ts'
import type { DetectCall } from '../detection/service.ts'
import type { App, Reply, Request } from './types.ts'

/** A client may ask for an earlier deadline than the server's; whole milliseconds. */
export const DEADLINE_HEADER = 'x-sumi-deadline-ms'

/**
 * The deadline and the abort signal of a request's work. Time already spent on reading the body counts.
 * @throws AppError INVALID_REQUEST, DEADLINE_EXCEEDED.
 */
export function callOf (request: Request, reply: Reply, maxDeadlineMs: number): DetectCall {
  const deadlineMs = Math.floor(deadlineOf(request, maxDeadlineMs) - reply.elapsedTime)
  if (deadlineMs <= 0) throw new AppError('DEADLINE_EXCEEDED')
  return { deadlineMs, signal: goneSignal(request) }
}

/** Milliseconds from the arrival of the request. @throws AppError INVALID_REQUEST. */
export function deadlineOf ({ headers }: Request, maxDeadlineMs: number): number {
  const asked = headers[DEADLINE_HEADER]
  if (asked === undefined) return maxDeadlineMs
  const deadlineMs = typeof asked === 'string' && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : NaN
  if (deadlineMs <= maxDeadlineMs) return deadlineMs
  throw new AppError('INVALID_REQUEST', `the header ${DEADLINE_HEADER} must be a whole number from 1 to ${maxDeadlineMs}`)
}

/** Gives every request its `gone` signal. Fastify's onRequestAbort ends with the body; this also sees who leaves while waiting for the answer. */
export function watchClients (app: App): void {
  app.decorateRequest('gone', null)
  app.addHook('onRequest', (request, { raw }, done) => {
    const gone = new AbortController()
    // As many listeners as the request has calls under way.
    setMaxListeners(0, gone.signal)
    request.gone = gone.signal
    raw.once('close', () => { if (!raw.writableFinished) gone.abort() })
    done()
  })
}

/** Aborts when the connection closes before the answer was written. */
export function goneSignal ({ gone }: Request): AbortSignal {
  return gone ?? new AbortController().signal
}
