// Schemas of what the detecting routes answer. Fastify writes exactly these properties.

import { Type } from 'typebox'
import { Closed } from './shared.ts'
import { ConversationSchema } from './conversation.ts'

const EvidenceSchema = Closed({
  kind: Type.String({ description: 'pattern, checksum, context, model, turn, propagation or list' }),
  detail: Type.String({ description: 'A rule or word of Sumi\'s own lists; never the value' })
})

const FindingSchema = Closed({
  message: Type.Integer({ description: 'Index into the messages; 0 for a text' }),
  start: Type.Integer({ description: 'Half-open, in the original text, in `offsetUnit`' }),
  end: Type.Integer(),
  type: Type.String({ description: 'Entity type' }),
  score: Type.Number({ description: 'Probability in [0, 1]' }),
  source: Type.String({ description: 'rule, model, propagated or custom' }),
  explanation: Type.Optional(Type.Array(EvidenceSchema))
})

const FOUND = {
  findings: Type.Array(FindingSchema),
  model: Type.String({ description: 'Name and version of the model' }),
  elapsedMs: Type.Number({ description: 'Milliseconds inside Sumi' })
}

/** What the example of each route is answered. */
const MODEL = 'sumi-ner@0.3.0'
const CARD = { message: 0, start: 5, end: 24, type: 'CREDIT_CARD', score: 1, source: 'rule' }
const DETECTED = {
  findings: [
    { message: 0, start: 5, end: 13, type: 'PERSON', score: 0.98, source: 'model', explanation: [{ kind: 'model', detail: '0.98' }, { kind: 'pattern', detail: 'name-cues: I am' }] },
    { ...CARD, start: 20, end: 39, explanation: [{ kind: 'pattern', detail: 'credit-card: grouped digits' }, { kind: 'checksum', detail: 'credit-card' }, { kind: 'context', detail: 'card' }] }
  ],
  model: MODEL,
  elapsedMs: 6.2
}
const REDACTED = { text: 'Card **** **** **** 1111', findings: [CARD], model: MODEL, elapsedMs: 5.1, summary: { CREDIT_CARD: 1 } }

export const DetectAnswer = Closed(FOUND, { description: 'Findings that do not overlap, in order', examples: [DETECTED] })

export const RedactAnswer = Closed({
  text: Type.Optional(Type.String()),
  conversation: Type.Optional(ConversationSchema),
  ...FOUND,
  summary: Type.Record(Type.String(), Type.Integer(), { description: 'Findings by type' }),
  removed: Type.Optional(Type.Array(Closed({ type: Type.String(), en: Type.String(), ja: Type.String(), count: Type.Integer() }), { description: 'With the profile tokumei: the types of items that were removed, to be published' }))
}, { description: 'The same shape as was sent, with operators applied; offsets are those of the original', examples: [REDACTED] })
