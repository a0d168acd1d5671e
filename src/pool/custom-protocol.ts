// The messages between the pool of callers' rules and its worker.

import type { CustomMatch, CustomRule, PatternFlags } from '../detection/custom/rule.ts'
import type { ErrorCode } from '../errors.ts'

export type CustomTask =
  | { readonly kind: 'find', readonly rules: readonly CustomRule[], readonly texts: readonly string[], readonly contextWords: readonly string[] }
  | { readonly kind: 'test', readonly source: string, readonly flags: PatternFlags, readonly values: readonly string[] }

/** Messages are passed on for INVALID_PATTERN alone: they say why, and hold neither pattern nor text. */
export type CustomAnswer =
  | { readonly isOk: true, readonly value: ReadonlyArray<readonly CustomMatch[]> | readonly boolean[] }
  | { readonly isOk: false, readonly code: ErrorCode, readonly message: string }
