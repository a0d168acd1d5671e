// Refuses a rule set that would not do what its writer means. Messages name places, rules and RE2's reasons; never a word or a pattern.

import { hash } from 'node:crypto'
import { Compile } from 'typebox/compile'
import { sizesOf, type KeyedRuleSet, type RuleSetLimits } from '../../detection/custom/rule-set.ts'
import { isEntityType } from '../../entities.ts'
import { AppError } from '../../errors.ts'
import type { RuleSet } from '../../rule-set.ts'
import { RuleSetSchema, WELL_FORMED } from './schema.ts'

const form = Compile(RuleSetSchema)

const NAMES: Readonly<Record<keyof RuleSetLimits, string>> = {
  rules: 'rules and lists', patterns: 'patterns', words: 'words', contextWords: 'context words', allowed: 'allowed texts', allowPatterns: 'allow patterns'
}

/**
 * The set, if it is one. Its patterns are compiled where they run.
 * @throws AppError INVALID_RULES, INVALID_TEXT, UNKNOWN_ENTITY_TYPE, RULES_TOO_LARGE.
 */
export function checkRuleSet (given: unknown, limits: RuleSetLimits): KeyedRuleSet {
  if (!form.Check(given)) throw faultOf(given)
  const set: RuleSet = given
  const sizes = sizesOf(set)
  for (const [name, most] of Object.entries(limits) as Array<[keyof RuleSetLimits, number]>) {
    if (sizes[name] > most) throw new AppError('RULES_TOO_LARGE', `${sizes[name]} ${NAMES[name]}; at most ${most} are allowed`)
  }
  checkMeaning(set)
  const content = JSON.stringify(set)
  return { key: hash('sha256', content, 'hex'), content: JSON.parse(content) as RuleSet }
}

function checkMeaning ({ rules = [], allow = [], deny = [] }: RuleSet): void {
  const names = new Set<string>()
  rules.forEach(({ name, type, patterns, words, contextWords, contextScore }, index) => {
    const place = `rule "${name}" (rules/${index})`
    if (names.has(name)) throw new AppError('INVALID_RULES', `${place} has the name of an earlier rule`)
    names.add(name)
    if (patterns === undefined && words === undefined) throw new AppError('INVALID_RULES', `${place} must have patterns or words`)
    if (contextScore !== undefined && contextWords === undefined) throw new AppError('INVALID_RULES', `${place} has a contextScore and no contextWords`)
    checkTypes([type], place)
  })
  allow.forEach(({ exact, patterns, types = [] }, index) => {
    if (exact === undefined && patterns === undefined) throw new AppError('INVALID_RULES', `allow/${index} must have exact or patterns`)
    checkTypes(types, `allow/${index}`)
  })
  deny.forEach(({ type }, index) => { if (type !== undefined) checkTypes([type], `deny/${index}`) })
  const lists: ReadonlyArray<readonly [string, readonly string[] | undefined]> = [
    ...rules.flatMap(({ name, words, contextWords }, index) => [[`rule "${name}" (rules/${index}/words`, words], [`rule "${name}" (rules/${index}/contextWords`, contextWords]] as const),
    ...allow.map(({ exact }, index) => [`allow/${index}/exact`, exact] as const),
    ...deny.map(({ words }, index) => [`deny/${index}/words`, words] as const)
  ]
  for (const [place, words = []] of lists) {
    const blank = words.findIndex((word) => word.trim() === '')
    if (blank >= 0) throw new AppError('INVALID_RULES', `${place}/${blank}${place.includes('(') ? ')' : ''} is blank`)
  }
}

function checkTypes (types: readonly string[], place: string): void {
  if (!types.every(isEntityType)) throw new AppError('UNKNOWN_ENTITY_TYPE', `${place} names a type that is not known`)
}

/** The first thing that is wrong with the form. */
function faultOf (given: unknown): AppError {
  const fault = form.Errors(given).find(({ keyword }) => keyword !== 'boolean')
  if (fault === undefined) return new AppError('INVALID_RULES')
  const { keyword, instancePath, schemaPath, message } = fault
  const params = fault.params as Readonly<Record<string, unknown>>
  if (keyword === 'pattern' && params['pattern'] === WELL_FORMED) return new AppError('INVALID_TEXT', `${placeOf(given, instancePath)} holds a lone surrogate`)
  const reason = keyword === 'additionalProperties'
    ? `has a property that is not known; known are ${propertiesAt(schemaPath).join(', ')}`
    : keyword === 'pattern' ? 'does not have the right form' : message
  return new AppError('INVALID_RULES', `${placeOf(given, instancePath)} ${reason}`)
}

/** 'rule "projects" (rules/1/words/3)', or the path alone. */
function placeOf (given: unknown, instancePath: string): string {
  const path = instancePath.slice(1)
  if (path === '') return 'the rule set'
  const index = /^rules\/(\d+)/.exec(path)?.[1]
  const name = index === undefined ? undefined : (given as { readonly rules?: ReadonlyArray<{ readonly name?: unknown }> }).rules?.[Number(index)]?.name
  return typeof name === 'string' && /^[\w .-]{1,60}$/.test(name) ? `rule "${name}" (${path})` : path
}

function propertiesAt (schemaPath: string): readonly string[] {
  const node = schemaPath.split('/').slice(1).reduce<unknown>((schema, step) => (schema as Readonly<Record<string, unknown>> | undefined)?.[step], RuleSetSchema)
  return Object.keys((node as { readonly properties?: object } | undefined)?.properties ?? {})
}
