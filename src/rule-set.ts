// The rules that a user writes: what to find (patterns, words), what to find always (deny), what to leave alone (allow). Plain JSON:
// the same form in a file, in a request and in the library. docs/rules.md explains it.

import type { Language } from './conversation.ts'
import type { EntityType } from './entities.ts'

/** Letters of `flags`: `i` ignores case, `m` lets ^ and $ match at lines, `s` lets the dot match line ends. */
export interface UserPattern {
  /** RE2 syntax with Python's `\d`, `\w` and `\s`. The value is the group named `value` where there is one, else the whole match. */
  readonly regex: string
  /** Probability that a match without a context word is such a value. */
  readonly score: number
  readonly flags?: string
}

/** One kind of value: patterns, words or both. */
export interface UserRule {
  /** Unique within the set; explanations show it. */
  readonly name: string
  /** `CUSTOM_…` or a type of entities.ts. */
  readonly type: EntityType
  readonly patterns?: readonly UserPattern[]
  readonly words?: readonly string[]
  /** Default 1. */
  readonly wordScore?: number
  /** Of `words`; default false. */
  readonly caseSensitive?: boolean
  /** Words near a value that raise its score. */
  readonly contextWords?: readonly string[]
  /** The least score of a value near a context word; default: what a context word gives to Sumi's own rules. */
  readonly contextScore?: number
  /** Conversations that name another language are left alone; default: none is. */
  readonly languages?: readonly Language[]
}

/** Words that are always found, with score 1. */
export interface DenyEntry {
  readonly words: readonly string[]
  /** Default CUSTOM_DENIED. */
  readonly type?: EntityType
  readonly caseSensitive?: boolean
}

/** Values that are never reported. */
export interface AllowEntry {
  /** Texts that say nothing personal: a finding that is one of them, or a part of one, is not reported. */
  readonly exact?: readonly string[]
  /** A finding whose whole value matches is not reported. */
  readonly patterns?: readonly string[]
  /** Of `exact` and `patterns`; default false. */
  readonly ignoreCase?: boolean
  /** Only findings of these types; default: of every type. */
  readonly types?: readonly EntityType[]
}

export interface RuleSet {
  readonly version: 1
  readonly rules?: readonly UserRule[]
  readonly allow?: readonly AllowEntry[]
  readonly deny?: readonly DenyEntry[]
}
