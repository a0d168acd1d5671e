// What the parts of the HTTP layer share: the app's type, what it is built from, and what Sumi adds to Fastify's requests.

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest, RawServerDefault } from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Permission } from '../access/roles.ts'
import type { Config } from '../config.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Actor, Privacy } from '../privacy/privacy.ts'
import type { Metrics } from './metrics.ts'

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>

/** The settings that the HTTP layer itself needs. */
export type HttpSettings = Pick<Config, 'bodyLimitBytes' | 'deadlineMs' | 'rateLimitPerMinute' | 'workers'>

/** What the pool says of itself when /metrics is read. */
export interface QueueState {
  readonly queued: number
  readonly busyWorkers: number
}

/** What every route works with. */
export interface RouteContext {
  readonly privacy: Privacy
  /** Undefined: the server takes no bulk jobs. */
  readonly jobs?: Jobs | undefined
  readonly settings: HttpSettings
  readonly metrics: Metrics
  readonly isReady: () => boolean
  /** Aborts when the app begins to close. */
  readonly stopping: AbortSignal
}

export type Request = FastifyRequest
export type Reply = FastifyReply

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the caller's role must allow; without it the route is open to everyone. */
    readonly permission?: Permission
  }
  interface FastifyRequest {
    /** Whose API key the request carries; null: none, or an unknown one. */
    actor: Actor | null
    /** See `goneSignal`; null before the hooks ran. */
    gone: AbortSignal | null
  }
}
