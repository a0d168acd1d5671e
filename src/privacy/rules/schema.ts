// The JSON schema of a rule set: for files, requests and the OpenAPI document alike. How many of each a set may hold is checked apart.

import { Type } from 'typebox'
import { LENGTHS } from '../../detection/custom/rule-set.ts'
import type { RuleSet } from '../../rule-set.ts'

/** As everywhere else: every surrogate has its partner. */
export const WELL_FORMED = '^\\P{Surrogate}*$'
/** Marks like [CUSTOM_EMPLOYEE_ID_1] are known again only by this form. */
const TYPE = '^(?:CUSTOM(?:_[A-Z][A-Z0-9]*){1,5}|(?!CUSTOM)[A-Z][A-Z0-9_]*)$'
const NAME = '^[A-Za-z0-9][A-Za-z0-9 ._-]*$'

const closed = { additionalProperties: false } as const
const Score = (description: string) => Type.Number({ minimum: 0, maximum: 1, description })
const EntityTypeName = (description: string) => Type.String({ maxLength: 57, pattern: TYPE, description })
const Words = (maxLength: number, description: string) => Type.Array(Type.String({ minLength: 1, maxLength, pattern: WELL_FORMED }), { minItems: 1, description })

const PatternSchema = Type.Object({
  regex: Type.String({ minLength: 1, maxLength: LENGTHS.pattern, pattern: WELL_FORMED, description: 'RE2 syntax. The value is the group named `value` where there is one, else the whole match' }),
  score: Score('Probability that a match without a context word is such a value'),
  flags: Type.Optional(Type.String({ maxLength: 3, pattern: '^[ims]*$', description: '`i` ignores case, `m`: ^ and $ match at lines, `s`: the dot matches line ends' }))
}, closed)

const RuleSchema = Type.Object({
  name: Type.String({ maxLength: LENGTHS.name, pattern: NAME, description: 'Unique; explanations show it' }),
  type: EntityTypeName('CUSTOM_… or a known entity type'),
  patterns: Type.Optional(Type.Array(PatternSchema, { minItems: 1 })),
  words: Type.Optional(Words(LENGTHS.word, 'Found wherever they stand whole; words of Japanese also inside text without spaces')),
  wordScore: Type.Optional(Score('Score of the words; 1 where absent')),
  caseSensitive: Type.Optional(Type.Boolean({ description: 'Of the words; false where absent' })),
  contextWords: Type.Optional(Words(LENGTHS.contextWord, 'Words near a value that raise its score')),
  contextScore: Type.Optional(Score('Least score of a value near a context word; where absent, the score plus 0.35, at least 0.6')),
  languages: Type.Optional(Type.Array(Type.Unsafe<'en' | 'ja'>({ type: 'string', enum: ['en', 'ja'] }), { minItems: 1, description: 'Only for conversations that name one of these or none' }))
}, closed)

const AllowSchema = Type.Object({
  exact: Type.Optional(Words(LENGTHS.word, 'A finding that is one of these texts, or a part of one, is not reported')),
  patterns: Type.Optional(Type.Array(
    Type.String({ minLength: 1, maxLength: LENGTHS.allowPattern, pattern: WELL_FORMED }),
    { minItems: 1, description: 'A finding whose whole value matches is not reported' }
  )),
  ignoreCase: Type.Optional(Type.Boolean({ description: 'false where absent' })),
  types: Type.Optional(Type.Array(EntityTypeName('An entity type'), { minItems: 1, description: 'Only findings of these types; all where absent' }))
}, closed)

const DenySchema = Type.Object({
  words: Words(LENGTHS.word, 'Always found, with score 1'),
  type: Type.Optional(EntityTypeName('CUSTOM_DENIED where absent')),
  caseSensitive: Type.Optional(Type.Boolean({ description: 'false where absent' }))
}, closed)

export const EXAMPLE_RULES = {
  version: 1,
  rules: [
    { name: 'employee-number', type: 'CUSTOM_EMPLOYEE_NUMBER', patterns: [{ regex: '\\bE-\\d{6}\\b', score: 0.4 }], contextWords: ['employee', 'staff', '社員番号'] },
    { name: 'projects', type: 'CUSTOM_PROJECT', words: ['Bluebird', '青い鳥計画'] }
  ],
  deny: [{ words: ['ada.lovelace'], type: 'USERNAME' }],
  allow: [{ exact: ['support@shop.example', '0120-000-000'] }, { patterns: ['[a-z]+@shop\\.example'], types: ['EMAIL_ADDRESS'] }]
} as const

export const RuleSetSchema = Type.Unsafe<RuleSet>(Type.Object({
  version: Type.Literal(1, { description: 'Version of this form' }),
  rules: Type.Optional(Type.Array(RuleSchema, { description: 'Each with patterns, words or both' })),
  allow: Type.Optional(Type.Array(AllowSchema, { description: 'Each with exact, patterns or both' })),
  deny: Type.Optional(Type.Array(DenySchema))
}, { ...closed, examples: [EXAMPLE_RULES], description: 'Your own rules; docs/rules.md explains them' }))
