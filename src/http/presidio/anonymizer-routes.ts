// Presidio's anonymizer: /anonymize, /deanonymize, /anonymizers, /deanonymizers.

import { ANONYMIZERS, DEANONYMIZERS, type Presidio, type Rewritten } from '../../privacy/presidio/presidio.ts'
import { actorOf } from '../authentication.ts'
import type { App, Reply } from '../types.ts'
import { readAnonymizeBody, readDeanonymizeBody } from './anonymize-request.ts'
import { bodyOf } from './body.ts'
import { documentation } from './documentation.ts'
import { pythonJson, type PythonValue } from './python.ts'
import { AnonymizeBodySchema, DeanonymizeBodySchema, ERROR_ANSWERS } from './schemas.ts'

export function anonymizerRoutes (app: App, prefix: string, presidio: Presidio): void {
  const config = { permission: 'redact', presidio: 'anonymizer' } as const

  app.post(`${prefix}/anonymize`, { config, schema: documentation(prefix, 'Apply operators, as Presidio does', { body: AnonymizeBodySchema, response: ERROR_ANSWERS }) }, async (request, reply) => {
    const { inputs, operators, isBatch } = readAnonymizeBody(bodyOf(request))
    return send(reply, await presidio.anonymize(actorOf(request), inputs, operators), isBatch)
  })

  app.post(`${prefix}/deanonymize`, { config, schema: documentation(prefix, 'Decrypt what the operator encrypt wrote', { body: DeanonymizeBodySchema, response: ERROR_ANSWERS }) }, async (request, reply) => {
    const { inputs, operators, isBatch } = readDeanonymizeBody(bodyOf(request))
    return send(reply, await presidio.deanonymize(actorOf(request), inputs, operators), isBatch)
  })

  app.get(`${prefix}/anonymizers`, { config, schema: documentation(prefix, 'Names of operators', {}) }, async (_request, reply) => json(reply, ANONYMIZERS))
  app.get(`${prefix}/deanonymizers`, { config, schema: documentation(prefix, 'Names of operators that undo', {}) }, async (_request, reply) => json(reply, DEANONYMIZERS))
}

function send (reply: Reply, rewritten: readonly Rewritten[], isBatch: boolean): Reply {
  const written = rewritten.map(({ text, items }): PythonValue => ({
    text,
    items: items.map(({ start, end, entityType, text: value, operator }) => ({ start, end, entity_type: entityType, text: value, operator }))
  }))
  return json(reply, isBatch ? written : written[0] ?? null)
}

function json (reply: Reply, value: PythonValue): Reply {
  return reply.type('application/json').send(pythonJson(value))
}
