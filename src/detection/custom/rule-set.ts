// Users' rule sets as detection sees them: what they found, and how large they may be. The form that users write is in src/rule-set.ts.

import type { EntityType } from '../../entities.ts'
import type { Evidence } from '../../conversation.ts'
import type { RuleSet } from '../../rule-set.ts'
import type { PatternFlags } from './rule.ts'

/** A set that was checked, and a name for it that changes with its content; caches are kept by it. */
export interface KeyedRuleSet {
  readonly key: string
  readonly content: RuleSet
}

/** A value that a user's rule found. Offsets are half-open, UTF-16 code units of the original text. */
export interface CustomSpan {
  readonly start: number
  readonly end: number
  readonly type: EntityType
  readonly score: number
  readonly evidence: readonly Evidence[]
}

/** Where a text of an allow list stands; offsets as in `CustomSpan`. `types` null: for every type. */
export interface AllowedSpan {
  readonly start: number
  readonly end: number
  readonly types: readonly EntityType[] | null
}

/** What users' rules found in one message. */
export interface CustomMessage {
  readonly spans: readonly CustomSpan[]
  readonly allowed: readonly AllowedSpan[]
}

export interface AllowPattern {
  readonly source: string
  readonly flags: PatternFlags
  readonly types: readonly EntityType[] | null
}

/** What users' rules say of a conversation, one item a message; detection weighs it with everything else. */
export interface CustomFound {
  readonly messages: readonly CustomMessage[]
  readonly allowPatterns: readonly AllowPattern[]
}

export const DENIED: EntityType = 'CUSTOM_DENIED'

/** More matches than this in one message are refused: no honest rule has so many. */
export const MOST_MATCHES = 100_000

/** How many of each a set may hold. Lengths count UTF-16 code units. */
export interface RuleSetLimits {
  readonly rules: number
  readonly patterns: number
  readonly words: number
  readonly contextWords: number
  readonly allowed: number
  readonly allowPatterns: number
}

/** For the set of a server. */
export const KEPT_LIMITS: RuleSetLimits = { rules: 1_000, patterns: 1_000, words: 100_000, contextWords: 10_000, allowed: 100_000, allowPatterns: 200 }
/** For a set that one call brings along. */
export const CALL_LIMITS: RuleSetLimits = { rules: 100, patterns: 200, words: 10_000, contextWords: 1_000, allowed: 10_000, allowPatterns: 50 }

/** Lengths of single texts, for both. */
export const LENGTHS = { name: 60, pattern: 2_000, word: 200, contextWord: 100, allowPattern: 500 } as const

/** How many of each a set holds. */
export function sizesOf ({ rules = [], allow = [], deny = [] }: RuleSet): RuleSetLimits {
  return {
    rules: rules.length + deny.length + allow.length,
    patterns: sum(rules, ({ patterns = [] }) => patterns.length),
    words: sum(rules, ({ words = [] }) => words.length) + sum(deny, ({ words }) => words.length),
    contextWords: sum(rules, ({ contextWords = [] }) => contextWords.length),
    allowed: sum(allow, ({ exact = [] }) => exact.length),
    allowPatterns: sum(allow, ({ patterns = [] }) => patterns.length)
  }
}

/** The entity types that a set can find. */
export function typesOf ({ rules = [], deny = [] }: RuleSet): ReadonlySet<EntityType> {
  return new Set([...rules.map(({ type }) => type), ...deny.map(({ type = DENIED }) => type)])
}

/** The allow patterns of sets, for the place where findings are decided. */
export function allowPatternsOf (sets: readonly RuleSet[]): AllowPattern[] {
  return sets.flatMap(({ allow = [] }) => allow.flatMap(({ patterns = [], ignoreCase = false, types = null }) =>
    patterns.map((source): AllowPattern => ({ source, flags: { ignoreCase, multiline: false, dotAll: false }, types }))))
}

function sum<T> (items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0)
}
