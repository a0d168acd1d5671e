// POST /v1/mask: the view of a text or conversation that a role may see.

import { Type } from 'typebox'
import { ACCESS_ROLES } from '../../access/roles.ts'
import { callOf } from '../call.ts'
import { conversationOf, optionsOf, redactAnswer } from '../answers.ts'
import { actorOf } from '../authentication.ts'
import { RedactAnswer } from '../schemas/answers.ts'
import { CallHeaders, DETECTION_OPTIONS, INPUT } from '../schemas/conversation.ts'
import { DETECTING, problems } from '../schemas/problem.ts'
import { RetainDays } from '../schemas/retention.ts'
import { Closed, OneOf } from '../schemas/shared.ts'
import type { App, RouteContext } from '../types.ts'

const schema = {
  summary: 'Show what a role may see',
  tags: ['mask'],
  security: [{ key: [] }],
  headers: CallHeaders,
  body: Closed(
    { ...INPUT, ...DETECTION_OPTIONS, role: OneOf(ACCESS_ROLES, 'Whose view'), retainDays: Type.Optional(RetainDays) },
    { examples: [{ text: 'Card 4111 1111 1111 1111', role: 'agent' }] }
  ),
  response: { 200: RedactAnswer, ...problems(...DETECTING, 'STORAGE_FAILED') }
}

export function maskRoute (app: App, { privacy, settings, metrics }: RouteContext): void {
  app.post('/v1/mask', { schema, config: { permission: 'mask' } }, async (request, reply) => {
    const { role, retainDays } = request.body
    const conversation = conversationOf(request.body)
    const options = { ...optionsOf(request.body), role, ...(retainDays === undefined ? {} : { retainDays }) }
    const result = await privacy.mask(actorOf(request), conversation, options, callOf(request, reply, settings.deadlineMs))
    metrics.countFindings(result.findings)
    return redactAnswer(request.body, conversation, result, reply.elapsedTime)
  })
}
