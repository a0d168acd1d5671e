// Who asks, and whether their role may. Identity is known before the rate limit counts; the body is read only after both.

import { may } from '../access/roles.ts'
import { AppError } from '../errors.ts'
import type { Actor, Privacy } from '../privacy/privacy.ts'
import type { App } from './types.ts'

const BEARER = /^Bearer +(\S+) *$/i

export function authenticateRequests (app: App, privacy: Privacy): void {
  app.decorateRequest('actor', null)
  app.addHook('onRequest', async (request) => {
    const secret = BEARER.exec(request.headers.authorization ?? '')?.[1]
    if (secret !== undefined) request.actor = await privacy.authenticate(secret) ?? null
  })
  app.addHook('preParsing', async ({ actor, routeOptions: { config: { permission } } }) => {
    if (permission === undefined) return
    if (actor === null) throw new AppError('UNAUTHENTICATED', 'send the header "Authorization: Bearer sumi_…" with a key that is not revoked')
    if (may(actor.role, permission)) return
    privacy.noteRefusal(actor)
    throw new AppError('FORBIDDEN', `the role ${actor.role} does not have the permission ${permission}`)
  })
}

/** The caller of a route that names a `permission`. */
export function actorOf ({ actor }: { readonly actor: Actor | null }): Actor {
  if (actor === null) throw new AppError('UNAUTHENTICATED')
  return actor
}
