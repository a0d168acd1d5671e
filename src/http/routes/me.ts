// GET /v1/me: who the key of a request belongs to and what its role may do.

import { Type } from 'typebox'
import { ACCESS_ROLES, permissionsOf } from '../../access/roles.ts'
import { actorOf } from '../authentication.ts'
import { problems } from '../schemas/problem.ts'
import { Closed, OneOf } from '../schemas/shared.ts'
import type { App } from '../types.ts'

const schema = {
  summary: 'Say who I am',
  description: 'For programs that show a person only what their role may do. Every route checks for itself.',
  tags: ['keys'],
  security: [{ key: [] }],
  response: {
    200: Closed(
      { id: Type.String({ description: 'Public part of the key' }), role: OneOf(ACCESS_ROLES, 'What the key may do'), permissions: Type.Array(Type.String()) },
      { examples: [{ id: 'k7x2m9q4w1ab', role: 'agent', permissions: ['detect', 'mask'] }] }
    ),
    ...problems('UNAUTHENTICATED', 'RATE_LIMITED')
  }
}

export function meRoute (app: App): void {
  app.get('/v1/me', { schema }, async (request, reply) => {
    const { id, role } = actorOf(request)
    reply.header('cache-control', 'no-store')
    return { id, role, permissions: [...permissionsOf(role)] }
  })
}
