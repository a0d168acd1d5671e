// Runs recognizers on one text through the real normalizer and scanner, and answers the values that would be reported.

import { DEFAULT_THRESHOLD } from '../../../src/conversation.ts'
import { ENTITIES, type BuiltInEntityType, type EntityType } from '../../../src/entities.ts'
import { normalize } from '../../../src/detection/normalize.ts'
import { CONTACT } from '../../../src/detection/rules/contact.ts'
import { CREDENTIALS } from '../../../src/detection/rules/credentials.ts'
import { JP } from '../../../src/detection/rules/country/jp.ts'
import { US } from '../../../src/detection/rules/country/us.ts'
import { DATES } from '../../../src/detection/rules/dates.ts'
import { NETWORK } from '../../../src/detection/rules/network.ts'
import { PAYMENT } from '../../../src/detection/rules/payment.ts'
import { createScanner } from '../../../src/detection/rules/scan.ts'

export const SHIPPED = [...PAYMENT, ...CONTACT, ...NETWORK, ...CREDENTIALS, ...DATES, ...US, ...JP]

const scan = createScanner(SHIPPED)

export function isDefault (type: EntityType): boolean {
  return ENTITIES[type as BuiltInEntityType].isDefault
}

/** Normalized values of `type` at or above the threshold, without those inside another of the same type; in order, each once. */
export function valuesOf (type: EntityType, text: string, previous = ''): string[] {
  const { text: normalized } = normalize(text)
  const found = scan(normalized, (wanted) => wanted === type, previous).filter(({ score }) => score >= DEFAULT_THRESHOLD)
  const outer = found.filter((a) => !found.some((b) => b !== a && b.start <= a.start && b.end >= a.end && b.end - b.start > a.end - a.start))
  return [...new Set(outer.sort((a, b) => a.start - b.start).map(({ start, end }) => normalized.slice(start, end).trim()))]
}

/** 'TYPE value' of everything that default types would report. */
export function allDefaults (text: string): string[] {
  const { text: normalized } = normalize(text)
  return scan(normalized, isDefault).filter(({ score }) => score >= DEFAULT_THRESHOLD).map(({ type, start, end }) => `${type} ${normalized.slice(start, end)}`)
}
