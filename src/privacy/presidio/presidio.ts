// What Presidio's clients can ask of Sumi, as one interface. Offsets here count code points, as Presidio's do.

import type { DetectCall } from '../../detection/service.ts'
import type { CustomRule, PatternFlags } from '../../detection/custom/rule.ts'
import type { ScoredSpan, Span } from '../../redaction/presidio/conflicts.ts'
import type { OperatorConfigs, Rewritten } from '../../redaction/presidio/rewrite.ts'
import type { Actor } from '../privacy.ts'

export { ANONYMIZERS, DEANONYMIZERS } from '../../redaction/presidio/operators.ts'
export type { OperatorConfigs, PatternFlags, Rewritten, ScoredSpan, Span }

/** A recognizer that a request brings along. */
export interface AdHocRecognizer {
  readonly name: string
  readonly entity: string
  readonly language: string
  readonly rule: CustomRule
  /** Python's number for the flags, as the caller gave it. */
  readonly regexFlags: number
}

export interface AnalyzeRequest {
  readonly texts: readonly string[]
  /** ISO 639-1. */
  readonly language: string
  /** Names of Presidio or of Sumi; undefined: all that `DEFAULT_PRESIDIO_TYPES` has. */
  readonly entities: readonly string[] | undefined
  /** On Presidio's scale, see scores.ts. */
  readonly threshold: number
  readonly isExplained: boolean
  readonly adHoc: readonly AdHocRecognizer[]
  /** Words that count as standing near every value. */
  readonly context: readonly string[]
  readonly allow: AllowList | undefined
}

export type AllowList =
  | { readonly match: 'exact', readonly values: readonly string[] }
  | { readonly match: 'regex', readonly patterns: readonly string[], readonly flags: PatternFlags }

/** Why a value was found, in Presidio's fields. */
export interface Explanation {
  readonly recognizer: string
  readonly patternName: string | null
  readonly pattern: string | null
  readonly originalScore: number
  readonly score: number
  readonly textualExplanation: string
  readonly scoreContextImprovement: number
  readonly supportiveContextWord: string
  readonly validationResult: boolean | null
  readonly regexFlags: number | null
}

export interface Analysis extends ScoredSpan {
  readonly explanation: Explanation | null
}

/** One text and what to apply to it. */
export interface AnonymizeInput {
  readonly text: string
  readonly results: readonly ScoredSpan[]
}

export interface DeanonymizeInput {
  readonly text: string
  readonly spans: readonly Span[]
}

export interface Presidio {
  /**
   * Finds personal data in each text by itself.
   * @throws AppError PRESIDIO_REFUSED with Presidio's words for a language or entities without a recognizer; and what detection throws.
   */
  analyze (actor: Actor, request: AnalyzeRequest, call?: DetectCall): Promise<ReadonlyArray<readonly Analysis[]>>
  /** The audit entry is durable before the promise resolves. @throws AppError PRESIDIO_PARAMETER, PRESIDIO_REFUSED. */
  anonymize (actor: Actor, inputs: readonly AnonymizeInput[], operators: OperatorConfigs): Promise<readonly Rewritten[]>
  /** As `anonymize`. */
  deanonymize (actor: Actor, inputs: readonly DeanonymizeInput[], operators: OperatorConfigs): Promise<readonly Rewritten[]>
  /** Names of recognizers. @throws AppError PRESIDIO_REFUSED for a language that is not served. */
  recognizers (actor: Actor, language?: string): readonly string[]
  supportedEntities (actor: Actor, language?: string): readonly string[]
}
