import { expect, test } from 'vitest'
import { CALL_LIMITS, KEPT_LIMITS } from '../../../src/detection/custom/rule-set.ts'
import { checkRuleSet } from '../../../src/privacy/rules/check.ts'
import { EXAMPLE_RULES } from '../../../src/privacy/rules/schema.ts'

const SECRET = 'hunter2'
const rule = (given: object) => ({ version: 1, rules: [{ name: 'staff', type: 'CUSTOM_STAFF', words: ['x'], ...given }] })
const many = (count: number) => Array.from({ length: count }, (_, index) => `${SECRET}${index}`)

test.each<[string, unknown]>([
  ['the example', EXAMPLE_RULES],
  ['an empty set', { version: 1 }],
  ['10,000 words', { version: 1, deny: [{ words: many(10_000) }] }],
  ['a shipped type', rule({ type: 'PERSON' })],
  ['five parts of a type', rule({ type: 'CUSTOM_A_B_C_D_E' })]
])('takes %s', (_name, set) => {
  expect(checkRuleSet(set, CALL_LIMITS).content).toEqual(set)
})

test('the key changes with the content, and with nothing else', () => {
  const key = (set: unknown) => checkRuleSet(set, CALL_LIMITS).key
  expect(key(rule({}))).toBe(key(rule({})))
  expect(key(rule({}))).not.toBe(key(rule({ words: ['y'] })))
})

test.each<[string, unknown, string, string]>([
  ['no object', SECRET, 'INVALID_RULES', 'the rule set must be object'],
  ['null', null, 'INVALID_RULES', 'the rule set must be object'],
  ['no version', { rules: [] }, 'INVALID_RULES', 'the rule set must have required properties version'],
  ['another version', { version: 2 }, 'INVALID_RULES', 'version must be equal to constant'],
  ['an unknown property', { version: 1, [SECRET]: 1 }, 'INVALID_RULES', 'the rule set has a property that is not known; known are version, rules, allow, deny'],
  ['an unknown property of a rule', rule({ [SECRET]: 1 }), 'INVALID_RULES', 'rule "staff" (rules/0) has a property that is not known; known are name, type, patterns, words, wordScore, caseSensitive, contextWords, contextScore, languages'],
  ['nothing to find', { version: 1, rules: [{ name: 'staff', type: 'CUSTOM_STAFF' }] }, 'INVALID_RULES', 'rule "staff" (rules/0) must have patterns or words'],
  ['two rules of one name', { version: 1, rules: [...rule({}).rules, ...rule({}).rules] }, 'INVALID_RULES', 'rule "staff" (rules/1) has the name of an earlier rule'],
  ['a name that could hold anything', rule({ name: `<${SECRET}>` }), 'INVALID_RULES', 'rules/0/name does not have the right form'],
  ['a type in lower case', rule({ type: 'CUSTOM_x' }), 'INVALID_RULES', 'rule "staff" (rules/0/type) does not have the right form'],
  ['a type whose mark would not be known again', rule({ type: 'CUSTOM_1' }), 'INVALID_RULES', 'rule "staff" (rules/0/type) does not have the right form'],
  ['an unknown type', rule({ type: 'HUNTER' }), 'UNKNOWN_ENTITY_TYPE', 'rule "staff" (rules/0) names a type that is not known'],
  ['an unknown type to allow', { version: 1, allow: [{ exact: ['x'], types: ['HUNTER'] }] }, 'UNKNOWN_ENTITY_TYPE', 'allow/0 names a type that is not known'],
  ['a type of the prototype', { version: 1, deny: [{ words: ['x'], type: 'TOSTRING' }] }, 'UNKNOWN_ENTITY_TYPE', 'deny/0 names a type that is not known'],
  ['a score above 1', rule({ patterns: [{ regex: SECRET, score: 2 }] }), 'INVALID_RULES', 'rule "staff" (rules/0/patterns/0/score) must be <= 1'],
  ['a pattern without a score', rule({ patterns: [{ regex: SECRET }] }), 'INVALID_RULES', 'rule "staff" (rules/0/patterns/0) must have required properties score'],
  ['an unknown flag', rule({ patterns: [{ regex: SECRET, score: 1, flags: 'g' }] }), 'INVALID_RULES', 'rule "staff" (rules/0/patterns/0/flags) does not have the right form'],
  ['a very long pattern', rule({ patterns: [{ regex: SECRET.repeat(300), score: 1 }] }), 'INVALID_RULES', 'rule "staff" (rules/0/patterns/0/regex) must not have more than 2000 characters'],
  ['a very long word', rule({ words: [SECRET.repeat(30)] }), 'INVALID_RULES', 'rule "staff" (rules/0/words/0) must not have more than 200 characters'],
  ['a word that is a number', rule({ words: ['x', 5] }), 'INVALID_RULES', 'rule "staff" (rules/0/words/1) must be string'],
  ['a blank word', rule({ words: ['x', ' \u3000'] }), 'INVALID_RULES', 'rule "staff" (rules/0/words/1) is blank'],
  ['a blank word to deny', { version: 1, deny: [{ words: [' '] }] }, 'INVALID_RULES', 'deny/0/words/0 is blank'],
  ['an empty list', rule({ words: [] }), 'INVALID_RULES', 'rule "staff" (rules/0/words) must not have fewer than 1 items'],
  ['a lone surrogate', rule({ words: ['a\uD800'] }), 'INVALID_TEXT', 'rule "staff" (rules/0/words/0) holds a lone surrogate'],
  ['an allow entry without a value', { version: 1, allow: [{ ignoreCase: true }] }, 'INVALID_RULES', 'allow/0 must have exact or patterns'],
  ['a context score without words', rule({ contextScore: 0.9 }), 'INVALID_RULES', 'rule "staff" (rules/0) has a contextScore and no contextWords'],
  ['an unknown language', rule({ languages: ['de'] }), 'INVALID_RULES', 'rule "staff" (rules/0/languages/0) must be equal to one of the allowed values'],
  ['too many words', { version: 1, deny: [{ words: many(10_001) }] }, 'RULES_TOO_LARGE', '10001 words; at most 10000 are allowed'],
  ['too many rules', { version: 1, deny: many(101).map((word) => ({ words: [word] })) }, 'RULES_TOO_LARGE', '101 rules and lists; at most 100 are allowed'],
  ['too many patterns', rule({ patterns: many(201).map((regex) => ({ regex, score: 1 })) }), 'RULES_TOO_LARGE', '201 patterns; at most 200 are allowed'],
  ['too many allow patterns', { version: 1, allow: [{ patterns: many(51) }] }, 'RULES_TOO_LARGE', '51 allow patterns; at most 50 are allowed'],
  ['too many allowed texts', { version: 1, allow: [{ exact: many(10_001) }] }, 'RULES_TOO_LARGE', '10001 allowed texts; at most 10000 are allowed'],
  ['too many context words', rule({ contextWords: many(1_001) }), 'RULES_TOO_LARGE', '1001 context words; at most 1000 are allowed']
])('%s is refused, and nothing of it is told', (_name, set, code, message) => {
  expect(() => checkRuleSet(set, CALL_LIMITS)).toThrow(expect.objectContaining({ code, message }) as Error)
  expect(message).not.toContain(SECRET)
})

test('a server keeps larger sets than a call may bring', () => {
  expect(() => checkRuleSet({ version: 1, deny: [{ words: many(100_000) }] }, KEPT_LIMITS)).not.toThrow()
})
