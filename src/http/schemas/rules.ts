// Schemas of the routes of users' rules. The form of a rule set itself is shared with files and the library.

import { Type } from 'typebox'
import { EXAMPLE_RULES, RuleSetSchema } from '../../privacy/rules/schema.ts'
import { Closed, OneOf } from './shared.ts'

export { RuleSetSchema }

const SIZES = Closed({
  rules: Type.Integer({ description: 'Rules and lists' }),
  patterns: Type.Integer(),
  words: Type.Integer(),
  contextWords: Type.Integer(),
  allowed: Type.Integer({ description: 'Exact texts of allow lists' }),
  allowPatterns: Type.Integer()
})

const IN_FORCE = {
  source: OneOf(['none', 'given', 'file', 'stored'] as const, 'Where the rules come from: nowhere, the program itself, the file of SUMI_RULES_FILE, or PUT /v1/rules'),
  version: Type.String({ description: 'Changes with the content; entries of the audit log have it as `reference`' }),
  loadedAt: Type.String({ description: 'Since when this process runs them' }),
  sizes: SIZES
}

const EXAMPLE = {
  source: 'stored',
  version: 'h3Jx0yV5m2Q8tZ1uR4wK7a',
  loadedAt: '2026-01-31T09:30:00.000Z',
  sizes: { rules: 5, patterns: 1, words: 3, contextWords: 3, allowed: 2, allowPatterns: 1 }
}

export const IfMatchHeader = Type.Object({ 'if-match': Type.Optional(Type.String({ maxLength: 4000, description: 'ETag of the rules that this set replaces; * or none replaces whatever is there', examples: ['"h3Jx0yV5m2Q8tZ1uR4wK7a"'] })) })

export const RulesAnswer = Closed({ ...IN_FORCE, set: RuleSetSchema }, { examples: [{ ...EXAMPLE, set: EXAMPLE_RULES }] })

export const ChangedRulesAnswer = Closed(
  { ...IN_FORCE, isChanged: Type.Boolean({ description: 'false: the set was in force already' }) },
  { examples: [{ ...EXAMPLE, isChanged: true }] }
)
