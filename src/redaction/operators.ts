// How each operator writes: value in, text out. One row an operator; a new one is a row here and a record in operator.ts.

import { createHmac } from 'node:crypto'
import { ENTITIES, type BuiltInEntityType, type EntityGroup, type EntityType } from '../entities.ts'
import { hashTag, numberedTag, plainTag } from '../tag.ts'
import { canonicalValue } from './canonical.ts'
import type { MaskOperator, Operator, OperatorType } from './operator.ts'
import type { NumberOf } from './pseudonyms.ts'

export interface OperatorContext {
  readonly numberOf: NumberOf
  /** Key of the hash operator where the caller names none. */
  readonly hashKey: Uint8Array
}

type Writer<T extends OperatorType> = (type: EntityType, value: string, operator: Extract<Operator, { type: T }>, context: OperatorContext) => string

const WRITERS: { readonly [T in OperatorType]: Writer<T> } = {
  replace: (type, value, operator, context) => operator.with ?? numberedTag(type, context.numberOf(type, value)),
  redact:  () => '',
  hide:    (type) => plainTag(type),
  mask:    (type, value, operator) => maskLetters(type, value, operator),
  hash:    (type, value, operator, context) => hashTag(type, keyedHash(canonicalValue(type, value), operator.key ?? context.hashKey)),
  initial: (_type, value) => initials(value),
  domain:  (type, value) => emailDomain(value) ?? plainTag(type),
  year:    (type, value) => /(?<!\d)(?:19|20)\d\d(?!\d)/u.exec(value.normalize('NFKC'))?.[0] ?? plainTag(type),
  keep:    (_type, value) => value
}

export const OPERATOR_TYPES = Object.keys(WRITERS) as readonly OperatorType[]

/** The text that an operator writes in place of a value. */
export function writeValue (type: EntityType, value: string, operator: Operator, context: OperatorContext): string {
  const write = WRITERS[operator.type] as Writer<OperatorType>
  return write(type, value, operator, context)
}

/** A card number that is split over messages comes in parts shorter than any card; of a part nothing may stay (PCI DSS 3.4.1). */
const SHORTEST_CARD = 12
/** Types that are numbers: of these, parts that are kept are digits, or letters among digits. */
const NUMBER_GROUPS: ReadonlySet<EntityGroup> = new Set<EntityGroup>(['payment', 'government', 'health'])
/** Words in a number: it was spoken ('four one', 'よんいち'). A word of digits shows its digit by its length too. */
const WORD = /(?<![\p{L}\p{M}\p{N}])(?:\p{L}\p{M}*){2,}(?![\p{L}\p{M}\p{N}])|(?:(?![\p{Script=Latin}])\p{L}\p{M}*|\p{Nl})+/gu
const ANY_LENGTH = 3

function maskLetters (type: EntityType, value: string, { char = '*', keepFirst = 0, keepLast = 0 }: MaskOperator): string {
  const words = isNumber(type) ? [...value.matchAll(WORD)].map(({ 0: word, index }) => ({ start: index, end: index + word.length })) : []
  const signs = [...value.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index)
  const total = signs.length
  const kept = new Set([...signs.slice(0, keepFirst), ...keepLast === 0 ? [] : signs.slice(-keepLast)])
  const isInWord = (at: number): boolean => words.some(({ start, end }) => start <= at && at < end)
  const isHiddenWhole = keepFirst + keepLast >= total || (type === 'CREDIT_CARD' && total < SHORTEST_CARD) || [...kept].some(isInWord)
  if (isHiddenWhole) kept.clear()
  const hidden = (text: string, offset: number): string => text.replace(/([\p{L}\p{N}])\p{M}*/gu, (whole, _sign, at: number) => kept.has(offset + at) ? whole : char)
  let [written, cursor] = ['', 0]
  for (const { start, end } of words) {
    written += hidden(value.slice(cursor, start), cursor) + char.repeat(ANY_LENGTH)
    cursor = end
  }
  return written + hidden(value.slice(cursor), cursor)
}

function isNumber (type: EntityType): boolean {
  return type === 'PHONE_NUMBER' || (Object.hasOwn(ENTITIES, type) && NUMBER_GROUPS.has(ENTITIES[type as BuiltInEntityType].group))
}

function keyedHash (value: string, key: string | Uint8Array): string {
  return createHmac('sha256', key).update(value).digest('base64url').slice(0, 16)
}

function initials (value: string): string {
  return value.replace(/\p{L}[\p{L}\p{M}\p{N}'’.-]*/gu, (word) => {
    const first = String.fromCodePoint(word.codePointAt(0) ?? 0)
    return /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u.test(first) ? `${first}.` : `${first}*`
  })
}

function emailDomain (value: string): string | undefined {
  const domain = /@([\p{L}\p{N}.-]+)$/u.exec(value.normalize('NFKC'))?.[1]
  return domain === undefined ? undefined : `***@${domain}`
}
