// Schemas of Presidio's API for the documentation at /docs. Bodies are checked as Presidio checks them, not by these.

import { Type } from 'typebox'

const Text = Type.Union([Type.String(), Type.Array(Type.String())], { description: 'One text, or a list of texts, each by itself' })
const Offset = (description: string) => Type.Integer({ minimum: 0, description })
const Span = { start: Offset('Code points from the beginning of the text'), end: Offset('Behind the last code point'), entity_type: Type.String() }
const Names = Type.Array(Type.String())

const Pattern = Type.Object({ name: Type.String(), regex: Type.String({ description: 'RE2 syntax; at most 2,000 characters' }), score: Type.Number({ minimum: 0, maximum: 1 }) })

const AdHocRecognizer = Type.Object({
  name: Type.Optional(Type.String()),
  supported_entity: Type.String(),
  supported_language: Type.Optional(Type.String({ default: 'en' })),
  patterns: Type.Optional(Type.Array(Pattern)),
  deny_list: Type.Optional(Names),
  deny_list_score: Type.Optional(Type.Number({ default: 1 })),
  context: Type.Optional(Names),
  global_regex_flags: Type.Optional(Type.Integer({ default: 26 }))
})

export const AnalyzeBodySchema = Type.Object({
  text: Text,
  language: Type.String({ description: 'ISO 639-1' }),
  entities: Type.Optional(Names),
  score_threshold: Type.Optional(Type.Number({ default: 0 })),
  return_decision_process: Type.Optional(Type.Boolean()),
  correlation_id: Type.Optional(Type.String({ description: 'Accepted and not used' })),
  ad_hoc_recognizers: Type.Optional(Type.Array(AdHocRecognizer)),
  context: Type.Optional(Names),
  allow_list: Type.Optional(Names),
  allow_list_match: Type.Optional(Type.String({ description: 'exact or regex' })),
  regex_flags: Type.Optional(Type.Integer({ default: 26 }))
}, { examples: [{ text: 'My card is 4111 1111 1111 1111', language: 'en' }] })

const Operators = Type.Record(Type.String(), Type.Object({ type: Type.String() }, { additionalProperties: true }), { description: 'Entity type or DEFAULT → operator' })

export const AnonymizeBodySchema = Type.Object({
  text: Text,
  anonymizers: Type.Optional(Operators),
  analyzer_results: Type.Array(Type.Object({ ...Span, score: Type.Number() }))
}, { examples: [{ text: 'I am Jane', anonymizers: { PERSON: { type: 'replace', new_value: 'X' } }, analyzer_results: [{ start: 5, end: 9, score: 0.85, entity_type: 'PERSON' }] }] })

export const DeanonymizeBodySchema = Type.Object({
  text: Text,
  deanonymizers: Operators,
  anonymizer_results: Type.Array(Type.Object(Span))
})

export const LanguageQuery = Type.Object({ language: Type.Optional(Type.String({ description: 'ISO 639-1' })) })

const ErrorAnswer = Type.Object({ error: Type.String() })

/** The error answers that all of Presidio's routes share. */
export const ERROR_ANSWERS = Object.fromEntries([400, 401, 403, 413, 415, 422, 429, 500, 503, 504].map((status) => [status, ErrorAnswer]))
