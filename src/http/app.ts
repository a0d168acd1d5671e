// Builds the HTTP app over the use cases. It never listens and reads no environment: server.ts and the tests do.

import { randomUUID } from 'node:crypto'
import Fastify, { LogController } from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { LogLevel } from '../config.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Privacy } from '../privacy/privacy.ts'
import type { RateLimiter } from '../privacy/rate-limit.ts'
import { authenticateRequests } from './authentication.ts'
import { parseBodies } from './body.ts'
import { watchClients } from './call.ts'
import { answerClientError, answerError, answerErrors, collectRoutes } from './errors.ts'
import { logRequests, SERIALIZERS } from './logging.ts'
import { measureRequests } from './metrics.ts'
import { useHelmet } from './plugins/helmet.ts'
import { useRateLimit } from './plugins/rate-limit.ts'
import { useSwagger } from './plugins/swagger.ts'
import { closePresidioPorts, completeUrl } from './presidio/ports.ts'
import { presidioRoutes, type PresidioOptions } from './presidio/routes.ts'
import { auditProofRoutes } from './routes/audit-proofs.ts'
import { auditRoute } from './routes/audit.ts'
import { consoleRoute } from './routes/console.ts'
import { conversationRoutes } from './routes/conversations.ts'
import { detectRoute } from './routes/detect.ts'
import { healthRoutes } from './routes/health.ts'
import { jobsRoutes } from './routes/jobs.ts'
import { keysRoutes } from './routes/keys.ts'
import { maskRoute } from './routes/mask.ts'
import { maskingPolicyRoutes, masterKeyRoutes } from './routes/masking-policy.ts'
import { meRoute } from './routes/me.ts'
import { metricsRoute } from './routes/metrics.ts'
import { problemsRoute } from './routes/problems.ts'
import { holdsRoutes } from './routes/holds.ts'
import { policiesRoutes } from './routes/policies.ts'
import { purgeRoutes } from './routes/purge.ts'
import { redactRoute } from './routes/redact.ts'
import { proposalsRoutes } from './routes/proposals.ts'
import { rulesRoutes } from './routes/rules.ts'
import { stopGracefully } from './stopping.ts'
import type { App, HttpSettings, QueueState } from './types.ts'

export interface AppOptions {
  readonly privacy: Privacy
  /** Bulk jobs; default: none are taken. */
  readonly jobs?: Jobs | undefined
  readonly settings: HttpSettings
  /** Counts requests over all processes of a store; default: each counts its own. */
  readonly limiter?: RateLimiter | undefined
  /** Serves Presidio's API as well; default: not. */
  readonly presidio?: PresidioOptions
  readonly logLevel: LogLevel
  /** Where log lines go; default: standard output. */
  readonly logStream?: { write (line: string): void }
  /** Whether work can be taken; default: always. */
  readonly isReady?: () => boolean
  /** Read at each scrape of /metrics. */
  readonly queue?: () => QueueState
  /** Adds the numbers of this process to /metrics; default false. */
  readonly hasProcessMetrics?: boolean
}

export async function buildApp ({ privacy, jobs, settings, limiter, presidio, logLevel, logStream, isReady = () => true, queue, hasProcessMetrics = false }: AppOptions): Promise<App> {
  const app = Fastify({
    bodyLimit: settings.bodyLimitBytes,
    logger: { level: logLevel, serializers: SERIALIZERS, ...(logStream === undefined ? {} : { stream: logStream }) },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // An unknown property and a wrong type are errors, never silently dropped or converted.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, discriminator: true } },
    // Requests on connections that are open when the stop begins are still answered, with `Connection: close`.
    return503OnClosing: false,
    // Ids of conversations, percent-encoded.
    routerOptions: { maxParamLength: 2_000 },
    rewriteUrl: completeUrl,
    frameworkErrors: answerError,
    clientErrorHandler: answerClientError
  }).withTypeProvider<TypeBoxTypeProvider>()

  const stopping = stopGracefully(app)
  watchClients(app)
  const context = {
    privacy,
    jobs,
    settings,
    stopping,
    isReady: () => isReady() && !stopping.aborted,
    metrics: measureRequests(app, { hasProcessMetrics, queue })
  }
  logRequests(app)
  answerErrors(app)
  parseBodies(app)
  await useHelmet(app)
  authenticateRequests(app, privacy)
  await useRateLimit(app, settings.rateLimitPerMinute, limiter)
  await useSwagger(app)

  const refuseOtherMethods = collectRoutes(app)
  detectRoute(app, context)
  await app.register(async (scope: App) => { redactRoute(scope, context) })
  maskRoute(app, context)
  purgeRoutes(app, context)
  policiesRoutes(app, context)
  holdsRoutes(app, context)
  auditRoute(app, context)
  auditProofRoutes(app, context)
  keysRoutes(app, context)
  conversationRoutes(app, context)
  maskingPolicyRoutes(app, context)
  masterKeyRoutes(app, context)
  meRoute(app)
  rulesRoutes(app, context)
  proposalsRoutes(app, context)
  jobsRoutes(app, context)
  healthRoutes(app, context)
  metricsRoute(app, context)
  problemsRoute(app)
  await consoleRoute(app)
  refuseOtherMethods()
  if (presidio !== undefined) {
    await presidioRoutes(app, presidio, context)
    closePresidioPorts(app)
  }
  return app
}
