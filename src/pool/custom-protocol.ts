// The messages between the pool of callers' rules and its worker.

import type { NamedRuleSet, RuleQuestion } from '../detection/custom/find-set.ts'
import type { CustomMatch, CustomRule, PatternFlags } from '../detection/custom/rule.ts'
import type { CustomMessage } from '../detection/custom/rule-set.ts'
import type { ErrorCode } from '../errors.ts'

export type CustomTask =
  | { readonly kind: 'find', readonly rules: readonly CustomRule[], readonly texts: readonly string[], readonly contextWords: readonly string[] }
  | { readonly kind: 'test', readonly source: string, readonly flags: PatternFlags, readonly values: readonly string[] }
  /** Sets without content are those that a worker may have compiled already. */
  | { readonly kind: 'sets', readonly sets: readonly NamedRuleSet[], readonly question: RuleQuestion }

/** Messages of AppErrors are passed on: they say why, and hold neither pattern nor text. `isMissing`: send the content of every set. */
export type CustomAnswer =
  | { readonly isOk: true, readonly value: ReadonlyArray<readonly CustomMatch[]> | readonly boolean[] | readonly CustomMessage[] }
  | { readonly isOk: false, readonly isMissing: true }
  | { readonly isOk: false, readonly isMissing: false, readonly code: ErrorCode, readonly message: string }
