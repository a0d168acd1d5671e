// /v1/keys: make, list and revoke API keys. The secret is in the answer to POST and nowhere else.

import { Type } from 'typebox'
import { ACCESS_ROLES } from '../../access/roles.ts'
import type { ApiKeyRecord } from '../../store/store.ts'
import { actorOf } from '../authentication.ts'
import { AUTHENTICATED, problems } from '../schemas/problem.ts'
import { Closed, OneOf, ShortText } from '../schemas/shared.ts'
import type { App, RouteContext } from '../types.ts'

const KEY = {
  id: Type.String({ description: 'The public part of the key' }),
  name: Type.String(),
  role: OneOf(ACCESS_ROLES, 'What the key may do'),
  createdAt: Type.String(),
  revokedAt: Type.Union([Type.String(), Type.Null()])
}

const EXAMPLE = { id: 'k7x2m9q4w1ab', name: 'help desk importer', role: 'service', createdAt: '2026-01-31T09:30:00.000Z', revokedAt: null }
const common = { tags: ['keys'], security: [{ key: [] }] }

const createSchema = {
  ...common,
  summary: 'Make an API key',
  body: Closed(
    { name: ShortText(100, 'What the key is for', 1), role: OneOf(ACCESS_ROLES, 'What the key may do') },
    { examples: [{ name: 'help desk importer', role: 'service' }] }
  ),
  response: {
    201: Closed({ ...KEY, secret: Type.String({ description: 'The whole key; shown this once' }) }, { examples: [{ ...EXAMPLE, secret: 'sumi_k7x2m9q4w1ab_…' }] }),
    ...problems(...AUTHENTICATED, 'INVALID_JSON', 'INVALID_REQUEST', 'INVALID_TEXT', 'UNKNOWN_ROLE', 'STORAGE_FAILED')
  }
}

const listSchema = { ...common, summary: 'List the API keys', response: { 200: Closed({ keys: Type.Array(Closed(KEY)) }, { examples: [{ keys: [EXAMPLE] }] }), ...problems(...AUTHENTICATED) } }

const revokeSchema = {
  ...common,
  summary: 'Revoke an API key',
  params: Closed({ id: Type.String({ description: 'Id of the key' }) }),
  response: { 200: Closed(KEY, { examples: [{ ...EXAMPLE, revokedAt: '2026-02-28T09:30:00.000Z' }] }), ...problems(...AUTHENTICATED, 'NOT_FOUND', 'STORAGE_FAILED') }
}

export function keysRoutes (app: App, { privacy }: RouteContext): void {
  const config = { permission: 'manageKeys' } as const
  app.post('/v1/keys', { schema: createSchema, config }, async (request, reply) => {
    const { secret, record } = await privacy.createKey(actorOf(request), request.body.name, request.body.role)
    reply.code(201).header('cache-control', 'no-store')
    return { ...withoutHash(record), secret }
  })
  app.get('/v1/keys', { schema: listSchema, config }, async (request) => ({ keys: (await privacy.listKeys(actorOf(request))).map(withoutHash) }))
  app.delete('/v1/keys/:id', { schema: revokeSchema, config }, async (request) => withoutHash(await privacy.revokeKey(actorOf(request), request.params.id)))
}

function withoutHash ({ id, name, role, createdAt, revokedAt }: ApiKeyRecord) {
  return { id, name, role, createdAt, revokedAt }
}
