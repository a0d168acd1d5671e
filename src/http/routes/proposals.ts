// /v1/rules/proposals: found values of stored conversations that a person called nothing personal, for an admin to allow or decline.

import { actorOf } from '../authentication.ts'
import { AUTHENTICATED, problems } from '../schemas/problem.ts'
import { DecisionAnswer, DecisionBody, ProposalsAnswer } from '../schemas/stored.ts'
import type { App, RouteContext } from '../types.ts'

const common = { tags: ['rules'], security: [{ key: [] }] }

const listSchema = {
  ...common,
  summary: 'Values proposed for the allow list',
  description: 'In clear, so that they can be judged; each conversation whose values are shown has an audit entry.',
  response: { 200: ProposalsAnswer, ...problems(...AUTHENTICATED, 'NOT_READY', 'STORAGE_FAILED') }
}

const decideSchema = {
  ...common,
  summary: 'Allow or decline a proposed value',
  description: 'Allowed values are not found any more from the next request on, and become plain text in the conversation they come from; other stored conversations stay as they are. CONFLICT when the rules come from a file.',
  body: DecisionBody,
  response: {
    200: DecisionAnswer,
    ...problems(...AUTHENTICATED, 'INVALID_JSON', 'INVALID_REQUEST', 'INVALID_TEXT', 'NOT_FOUND', 'NOT_READY', 'STORE_CORRUPT', 'STORAGE_FAILED', 'INVALID_RULES', 'RULES_TOO_LARGE', 'CONFLICT', 'DEADLINE_EXCEEDED', 'QUEUE_FULL')
  }
}

export function proposalsRoutes (app: App, { privacy: { conversations } }: RouteContext): void {
  const config = { permission: 'manageRules' } as const
  app.get('/v1/rules/proposals', { schema: listSchema, config }, async (request, reply) => {
    const { proposals, ...rest } = await conversations.proposals(actorOf(request))
    reply.header('cache-control', 'no-store')
    return { ...rest, proposals: [...proposals] }
  })
  app.post('/v1/rules/proposals', { schema: decideSchema, config }, async (request) => await conversations.decide(actorOf(request), request.body))
}
