// Rules that a caller brings along: patterns for the linear engine, word lists, context words. Plain records; they cross the thread border.

export interface CustomPattern {
  readonly name: string
  /** A regular expression in the syntax of RE2, with Python's `\d`, `\w` and `\s`. */
  readonly source: string
  readonly score: number
}

export interface PatternFlags {
  readonly ignoreCase: boolean
  readonly multiline: boolean
  readonly dotAll: boolean
}

export interface CustomRule {
  readonly patterns: readonly CustomPattern[]
  readonly flags: PatternFlags
  /** Words and phrases that are the value wherever they stand as whole words. */
  readonly words: readonly string[]
  readonly wordScore: number
  /** Words near a value that raise its score. */
  readonly context: readonly string[]
}

/** What a rule found. Offsets are half-open and count UTF-16 code units of the text as it was given. */
export interface CustomMatch {
  /** Index of the rule. */
  readonly rule: number
  /** Index of its pattern; null: a word of its list. */
  readonly pattern: number | null
  readonly start: number
  readonly end: number
  readonly score: number
  /** Before a context word raised it. */
  readonly originalScore: number
  /** The rule's context word that stands near; '' for none. */
  readonly contextWord: string
}

/** What one call may bring. Sizes count UTF-16 code units. */
export const CUSTOM_LIMITS = {
  rules: 100,
  patterns: 200,
  patternChars: 2_000,
  words: 10_000,
  wordChars: 200,
  contextWords: 1_000,
  matchesOfOneText: 20_000
} as const
