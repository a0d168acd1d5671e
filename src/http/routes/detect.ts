// POST /v1/detect: the findings of a text or conversation.

import { callOf } from '../call.ts'
import { conversationOf, detectAnswer, optionsOf } from '../answers.ts'
import { actorOf } from '../authentication.ts'
import { DetectAnswer } from '../schemas/answers.ts'
import { CallHeaders, DETECTION_OPTIONS, INPUT } from '../schemas/conversation.ts'
import { DETECTING, problems } from '../schemas/problem.ts'
import { Closed } from '../schemas/shared.ts'
import type { App, RouteContext } from '../types.ts'

const schema = {
  summary: 'Find personal data',
  tags: ['detect'],
  security: [{ key: [] }],
  headers: CallHeaders,
  body: Closed({ ...INPUT, ...DETECTION_OPTIONS }, { examples: [{ text: 'I am Aki Mori, card 4111 1111 1111 1111', explain: true }] }),
  response: { 200: DetectAnswer, ...problems(...DETECTING) }
}

export function detectRoute (app: App, { privacy, settings, metrics }: RouteContext): void {
  app.post('/v1/detect', { schema, config: { permission: 'detect' } }, async (request, reply) => {
    const conversation = conversationOf(request.body)
    const result = await privacy.detect(actorOf(request), conversation, optionsOf(request.body), callOf(request, reply, settings.deadlineMs))
    metrics.countFindings(result.findings)
    return detectAnswer(request.body, conversation, result, reply.elapsedTime)
  })
}
