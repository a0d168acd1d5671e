// The shape of a rule: patterns, words that raise it, and a check of the value. A recognizer is one object in a table.

import type { EntityType } from '../../entities.ts'
import type { Evidence } from '../../conversation.ts'

/** One way a value is written. The regex runs on the NORMALIZED text (NFKC, zero-width removed) with flags `gu` or `giu`. */
export interface Pattern {
  /** Stable name, shown in explanations: 'grouped', 'bare digits' … */
  readonly id: string
  /** The value is the named group `value` where there is one, else the whole match. Must be linear (a test proves it). */
  readonly regex: RegExp
  /** Probability that a match without context words is such a value. Below `DEFAULT_THRESHOLD` it needs context or a checksum. */
  readonly score: number
}

/** Letters that a text must hold for a recognizer to be worth running; checked once per text for all recognizers. */
export type Trigger = 'digit' | 'at' | 'colon' | 'always'

export interface Recognizer {
  /** Stable kebab-case name, unique: 'credit-card'. */
  readonly id: string
  readonly type: EntityType
  /** ISO 3166-1 alpha-2, for national ids and formats. */
  readonly country?: string
  readonly trigger: Trigger
  readonly patterns: readonly Pattern[]
  /**
   * For values that no table of patterns can find (phone numbers): spans of the normalized text. Runs beside `patterns`; must be linear.
   * Made with `around`, `matching` or `each` it shares the one walk of all recognizers; any other function reads the whole text alone.
   */
  readonly find?: (text: string) => Iterable<FoundValue>
  /** Words near the value (any language, NFKC lower case) that raise its score; Latin words match whole words. */
  readonly context?: readonly string[]
  /** Words near the value that say it is something else (order, invoice, 注文番号 …): the match is dropped unless a checksum is strong. */
  readonly antiContext?: readonly string[]
  /** A match without a context word is dropped, whatever its score. */
  readonly needsContext?: boolean
  /** Checks the matched value: true raises the score to `validScore`, false drops the match, undefined says nothing. */
  readonly validate?: (value: string) => boolean | undefined
  /** Score after `validate` answered true; default 1. */
  readonly validScore?: number
}

/** What `find` yields. Offsets are half-open, UTF-16 code units of the NORMALIZED text; `pattern` and `score` as in `Pattern`. */
export interface FoundValue {
  readonly start: number
  readonly end: number
  readonly pattern: string
  readonly score: number
}

/** A possible finding in one message. Offsets are half-open, UTF-16 code units of the NORMALIZED text. */
export interface Candidate {
  readonly start: number
  readonly end: number
  readonly type: EntityType
  readonly score: number
  readonly source: 'rule' | 'model' | 'propagated' | 'custom'
  readonly evidence: readonly Evidence[]
}
