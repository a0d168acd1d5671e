// What can be done to a found value: the operators' records. `operators.ts` says how each one writes.

/** Writes `[PERSON_1]`-style tags, stable within a conversation, or the fixed text of `with`. */
export interface ReplaceOperator { readonly type: 'replace', readonly with?: string }
/** Removes the value and leaves nothing in its place. */
export interface RedactOperator { readonly type: 'redact' }
/** Writes `[PASSWORD]`: the type alone, equal values not told apart. */
export interface HideOperator { readonly type: 'hide' }
/**
 * Hides letters and digits behind `char` (one character, default '*'), except the first `keepFirst` and last `keepLast` of them
 * (default 0); separators stay. A value that would be shown whole is hidden whole.
 */
export interface MaskOperator { readonly type: 'mask', readonly char?: string, readonly keepFirst?: number, readonly keepLast?: number }
/** HMAC-SHA-256 of the canonical value, as `[TYPE:16 characters]`, under `key` (≥ 16 characters; default: the secret key of the store). */
export interface HashOperator { readonly type: 'hash', readonly key?: string }
/** The first letter of each word: 'A. L.', '田*'. */
export interface InitialOperator { readonly type: 'initial' }
/** The domain of an e-mail address: '***@example.com'. */
export interface DomainOperator { readonly type: 'domain' }
/** The year of a date and nothing else of it: '1987'. */
export interface YearOperator { readonly type: 'year' }
/** Leaves the value as it is. The finding is still listed. */
export interface KeepOperator { readonly type: 'keep' }

export type Operator =
  | ReplaceOperator | RedactOperator | HideOperator | MaskOperator | HashOperator
  | InitialOperator | DomainOperator | YearOperator | KeepOperator

export type OperatorType = Operator['type']

/** Which operator applies to which entity type; 'DEFAULT' for the types not named, itself `{ type: 'replace' }` where absent. */
export type Operators = Readonly<Partial<Record<string, Operator>>>
