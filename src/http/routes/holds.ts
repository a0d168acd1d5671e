// /v1/holds: legal holds. /v1/conversations/{id}/mapping: which value a pseudonym stands for.

import type { PersonIdentifiers } from '../../privacy/purge/purge-context.ts'
import type { Hold, HoldScopeInput } from '../../privacy/retention/holds.ts'
import { AppError } from '../../errors.ts'
import { actorOf } from '../authentication.ts'
import { AUTHENTICATED, problems } from '../schemas/problem.ts'
import { HoldAnswer, HoldBody, HoldParams, HoldQuery, HoldsAnswer, MappingAnswer, MappingParams, ReasonBody } from '../schemas/retention.ts'
import type { App, RouteContext } from '../types.ts'

const common = { tags: ['retention'], security: [{ key: [] }] }
const ACTING = [...AUTHENTICATED, 'INVALID_JSON', 'INVALID_REQUEST', 'INVALID_TEXT', 'STORAGE_FAILED'] as const

const listSchema = { ...common, summary: 'List the legal holds', querystring: HoldQuery, response: { 200: HoldsAnswer, ...problems(...AUTHENTICATED, 'INVALID_REQUEST') } }
const placeSchema = { ...common, summary: 'Place a legal hold', description: 'Nothing that it covers is removed or replaced, whoever asks. Several may cover one conversation.', body: HoldBody, response: { 201: HoldAnswer, ...problems(...ACTING, 'NOT_READY') } }
const liftSchema = { ...common, summary: 'Lift a legal hold', description: 'Its record stays, with both reasons; other holds stay in force.', params: HoldParams, body: ReasonBody, response: { 200: HoldAnswer, ...problems(...ACTING, 'NOT_FOUND', 'CONFLICT') } }
const mappingSchema = {
  ...common, summary: 'Read the mapping of a pseudonymised conversation', description: 'Audited before it is answered.', params: MappingParams, body: ReasonBody, response: { 200: MappingAnswer, ...problems(...ACTING, 'NOT_FOUND', 'NOT_READY') }
}

export function holdsRoutes (app: App, { privacy: { retention } }: RouteContext): void {
  const config = { permission: 'manageHolds' } as const
  app.get('/v1/holds', { schema: listSchema, config }, async (request) => ({ holds: (await retention.holds(actorOf(request), request.query.all === 'true')).map(holdAnswer) }))
  app.post('/v1/holds', { schema: placeSchema, config }, async (request, reply) => {
    const { scope, reason } = request.body
    return await reply.code(201).send(holdAnswer(await retention.placeHold(actorOf(request), { scope: scopeOf(scope), reason })))
  })
  app.delete('/v1/holds/:id', { schema: liftSchema, config }, async (request) => holdAnswer(await retention.liftHold(actorOf(request), request.params.id, request.body.reason)))
  app.post('/v1/conversations/:id/mapping', { schema: mappingSchema, config: { permission: 'readMappings' } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const { rows, ...rest } = await retention.mapping(actorOf(request), request.params.id, request.body.reason)
    return { ...rest, rows: rows.map((row) => ({ ...row })) }
  })
}

interface Given { readonly conversationIds?: string[], readonly subject?: PersonIdentifiers, readonly filter?: Extract<HoldScopeInput, { filter: unknown }>['filter'] }

function scopeOf ({ conversationIds, subject, filter }: Given): HoldScopeInput {
  if (conversationIds !== undefined) return { conversationIds }
  if (subject !== undefined) return { subject }
  if (filter !== undefined) return { filter }
  throw new AppError('INVALID_REQUEST', '/scope is empty')
}

function holdAnswer ({ scope, ...rest }: Hold) {
  return { ...rest, scope: { ...scope } }
}
