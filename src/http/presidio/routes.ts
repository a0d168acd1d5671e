// Presidio's API in a scope of its own, with Presidio's errors: under /presidio both services, under /presidio/analyzer and
// /presidio/anonymizer each alone, for clients that want one base URL a service, and for the two further ports.

import type { Presidio } from '../../privacy/presidio/presidio.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../../privacy/privacy.ts'
import type { App, RouteContext } from '../types.ts'
import { analyzerRoutes } from './analyzer-routes.ts'
import { anonymizerRoutes } from './anonymizer-routes.ts'
import { documentation, PREFIX } from './documentation.ts'
import { answerPresidioError, type Service } from './errors.ts'

export interface PresidioOptions {
  readonly useCases: Presidio
  /** Lets in who sends no key, as role service; only for a server that listens on a loopback address. */
  readonly isOpen: boolean
}

/** Whom the audit log names for a caller without a key. */
const OPEN_ACTOR: Actor = { id: 'presidio-open', role: 'service' }
/** A page elsewhere that points its own name at this machine sends that name: DNS rebinding. */
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i

const SERVED: ReadonlyArray<readonly [prefix: string, name: string, services: readonly Service[]]> = [
  [PREFIX, 'Analyzer', ['analyzer', 'anonymizer']],
  [`${PREFIX}/analyzer`, 'Analyzer', ['analyzer']],
  [`${PREFIX}/anonymizer`, 'Anonymizer', ['anonymizer']]
]

export async function presidioRoutes (app: App, { useCases, isOpen }: PresidioOptions, context: RouteContext): Promise<void> {
  await app.register(async (scope: App) => {
    scope.setErrorHandler(answerPresidioError)
    // Schemas are for the documentation: Presidio's own checks differ from what a schema can say.
    scope.setValidatorCompiler(() => () => true)
    if (isOpen) letIn(scope)

    const refuseOthers = collectPaths(scope)
    for (const [prefix, name, services] of SERVED) {
      if (services.includes('analyzer')) analyzerRoutes(scope, prefix, useCases, context)
      if (services.includes('anonymizer')) anonymizerRoutes(scope, prefix, useCases)
      healthRoute(scope, prefix, name, context)
    }
    refuseOthers()
  })
}

/** Remembers the routes that follow; the result answers every other request under the prefix: a wrong method 405, an unknown path 404. */
function collectPaths (app: App): () => void {
  const methodsOf = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const methods = methodsOf.get(url) ?? new Set<string>()
    for (const name of [method].flat()) methods.add(name)
    methodsOf.set(url, methods)
  })
  return () => {
    app.all(`${PREFIX}/*`, {
      schema: { hide: true },
      onRequest: (request, reply, done) => {
        const methods = methodsOf.get(request.url.split('?')[0] ?? '')
        if (methods !== undefined) reply.header('allow', [...methods].join(', '))
        done(new AppError(methods === undefined ? 'NOT_FOUND' : 'METHOD_NOT_ALLOWED'))
      }
    }, () => undefined)
  }
}

function healthRoute (app: App, prefix: string, name: string, { isReady }: RouteContext): void {
  app.get(`${prefix}/health`, { config: { rateLimit: false }, schema: { ...documentation(prefix, 'Is the service up?', {}), security: [] } }, async (_request, reply) => {
    if (!isReady()) throw new AppError('NOT_READY')
    return reply.type('text/html; charset=utf-8').send(`Presidio ${name} service is up`)
  })
}

function letIn (app: App): void {
  app.addHook('onRequest', async (request) => {
    const { authorization, host = '' } = request.headers
    if (request.actor === null && authorization === undefined && LOOPBACK_HOST.test(host)) request.actor = OPEN_ACTOR
  })
}
