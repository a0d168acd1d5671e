// POST /v1/redact: a text or conversation without its personal data. JSON in, JSON out; NDJSON in, NDJSON out.

import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { Type, type Static } from 'typebox'
import type { DetectCall } from '../../detection/service.ts'
import type { Actor } from '../../privacy/privacy.ts'
import { PROFILE_NAMES } from '../../privacy/retention/profiles/profiles.ts'
import { conversationOf, optionsOf, redactAnswer } from '../answers.ts'
import { actorOf } from '../authentication.ts'
import { jsonParser, refuseEncodings } from '../body.ts'
import { callOf, deadlineOf, goneSignal } from '../call.ts'
import { describeError } from '../logging.ts'
import { answerLines } from '../ndjson.ts'
import { RedactAnswer } from '../schemas/answers.ts'
import { CallHeaders, DETECTION_OPTIONS, INPUT } from '../schemas/conversation.ts'
import { OperatorsSchema } from '../schemas/operators.ts'
import { DETECTING, problems } from '../schemas/problem.ts'
import { RetainDays } from '../schemas/retention.ts'
import { Closed, OneOf } from '../schemas/shared.ts'
import type { App, Reply, Request, RouteContext } from '../types.ts'
import { describeFault, type ValidationFailure } from '../validation.ts'

const NDJSON = 'application/x-ndjson'

const RedactBodySchema = Closed(
  { ...INPUT, ...DETECTION_OPTIONS, operators: Type.Optional(OperatorsSchema), profile: Type.Optional(OneOf(PROFILE_NAMES, 'Operators by a named profile instead of `operators`, docs/privacy.md')), retainDays: Type.Optional(RetainDays) },
  { examples: [{ text: 'Card 4111 1111 1111 1111', operators: { CREDIT_CARD: { type: 'mask', keepLast: 4 } } }] }
)

type RedactBody = Static<typeof RedactBodySchema>

const schema = {
  summary: 'Redact personal data, for good',
  description: `With the content type ${NDJSON}, each line of the body is one request and each line of the answer its result, in order; ` +
    'a line that fails is answered { error: { code, title, detail? }, line } and the stream goes on.',
  tags: ['redact'],
  security: [{ key: [] }],
  headers: CallHeaders,
  body: RedactBodySchema,
  response: { 200: RedactAnswer, ...problems(...DETECTING, 'INVALID_OPERATOR', 'STORAGE_FAILED') }
}

export function redactRoute (app: App, { privacy, settings, metrics, stopping }: RouteContext): void {
  const parseJson = jsonParser(app)
  app.addContentTypeParser(NDJSON, async (request: Request, payload: IncomingMessage) => {
    refuseEncodings(request)
    return payload
  })

  app.route({
    method: 'POST',
    url: '/v1/redact',
    schema,
    config: { permission: 'redact' },
    // A stream is answered here, before the schema of one request is applied to it; its lines are checked one by one.
    preValidation: async (request, reply) => {
      const body: unknown = request.body
      if (!(body instanceof Readable)) return
      const actor = actorOf(request)
      const lines = answerLines(body, {
        parse: (bytes) => check(request, parseJson(bytes)),
        work: async (line: RedactBody, call) => await redact(actor, line, call, performance.now()),
        onFailure: (error) => { request.log.error({ code: error.code, error: describeError(error) }, 'line failed') },
        maxLineBytes: settings.bodyLimitBytes,
        concurrency: settings.workers + 1,
        deadlineMs: deadlineOf(request, settings.deadlineMs),
        gone: goneSignal(request),
        stopping
      })
      return sendStream(reply, Readable.from(lines, { highWaterMark: 1 }))
    },
    handler: async (request, reply) =>
      await redact(actorOf(request), request.body, callOf(request, reply, settings.deadlineMs), performance.now() - reply.elapsedTime)
  })

  async function redact (actor: Actor, body: RedactBody, call: DetectCall, startedAt: number) {
    const { operators, profile, retainDays } = body
    const conversation = conversationOf(body)
    const options = { ...optionsOf(body), ...(operators === undefined ? {} : { operators }), ...(profile === undefined ? {} : { profile }), ...(retainDays === undefined ? {} : { retainDays }) }
    const result = await privacy.redact(actor, conversation, options, call)
    metrics.countFindings(result.findings)
    return redactAnswer(body, conversation, result, performance.now() - startedAt)
  }
}

/** Applies the route's own schema to one line. */
function check (request: Request, value: unknown): RedactBody {
  const validate = request.getValidationFunction('body') ?? request.compileValidationSchema(RedactBodySchema, 'body')
  if (validate(value)) return value as RedactBody
  const failure: ValidationFailure = { validation: validate.errors ?? [], validationContext: 'line', schema: RedactBodySchema }
  throw describeFault(failure)
}

/** The typed reply knows only the JSON answer. */
function sendStream (reply: Reply, stream: Readable): Reply {
  return reply.type(NDJSON).send(stream)
}
