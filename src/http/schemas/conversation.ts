// Schemas of conversations and of the options that detection takes.

import { Type } from 'typebox'
import { DEFAULT_THRESHOLD, ROLES } from '../../conversation.ts'
import { BUILT_IN_ENTITY_TYPES } from '../../entities.ts'
import { OFFSET_UNITS } from '../../offsets.ts'
import { RuleSetSchema } from '../../privacy/rules/schema.ts'
import { Closed, Instant, OneOf, ShortText } from './shared.ts'

export const MessageSchema = Closed({
  id: Type.Optional(ShortText(200, 'Your id of the message')),
  role: OneOf(ROLES, 'Who wrote it'),
  author: Type.Optional(ShortText(200, 'Display name of the writer')),
  text: Type.String({ description: 'The text, any language, well-formed Unicode' }),
  at: Type.Optional(Instant('When it was written'))
})

export const ConversationSchema = Closed({
  id: Type.Optional(ShortText(200, 'Your id of the conversation; with it, a retention entry is kept that can be purged', 1)),
  channel: Type.Optional(ShortText(100, 'chat, e-mail, phone …')),
  tags: Type.Optional(Type.Array(ShortText(100, 'A tag'), { maxItems: 100 })),
  language: Type.Optional(OneOf(['en', 'ja'] as const, 'A hint; without it the rules of both languages apply')),
  createdAt: Type.Optional(Instant('When it began')),
  messages: Type.Array(MessageSchema, { description: 'At least one, oldest first' })
})

/** What the body of every detecting route holds: exactly one of `text` and `conversation`. */
export const INPUT = {
  text: Type.Optional(Type.String({ description: 'One text; a conversation of one customer message. Either this or `conversation`.' })),
  conversation: Type.Optional(ConversationSchema)
}

export const DETECTION_OPTIONS = {
  entities: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), {
    maxItems: 500,
    description: `Only these types; without it, every type that is on by default. Known: ${BUILT_IN_ENTITY_TYPES.join(', ')}.`
  })),
  threshold: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: `Least score of a finding; ${DEFAULT_THRESHOLD} where absent` })),
  engine: Type.Optional(OneOf(['hybrid', 'rules'] as const, '`hybrid` (default): model and rules; `rules`: rules alone, names and addresses mostly stay')),
  offsetUnit: Type.Optional(OneOf(OFFSET_UNITS, 'What `start` and `end` count: UTF-16 code units (default), Unicode code points, or UTF-8 bytes')),
  explain: Type.Optional(Type.Boolean({ description: 'Adds to each finding why it was found' })),
  context: Type.Optional(Type.Array(ShortText(200, 'A word'), {
    maxItems: 100,
    description: 'Words that count as standing near every value, such as the name of the form field that the text comes from'
  })),
  rules: Type.Optional(RuleSetSchema)
}

/** Checked by `deadlineOf`; here for the documentation. */
export const CallHeaders = Type.Object({
  'x-sumi-deadline-ms': Type.Optional(Type.String({ description: 'Milliseconds until you give up, at most the server\'s own deadline; then DEADLINE_EXCEEDED' }))
})
