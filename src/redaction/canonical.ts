// When two written forms are one value: the canonical form that numbering, hashing and blind search compare.

import type { EntityType } from '../entities.ts'

const NUMBER_LIKE: ReadonlySet<EntityType> = new Set<EntityType>([
  'CREDIT_CARD', 'US_SSN', 'US_ITIN', 'JP_MY_NUMBER', 'BANK_ACCOUNT', 'IBAN', 'PHONE_NUMBER', 'POSTAL_CODE', 'MAC_ADDRESS', 'IMEI', 'VIN'
])
const EXACT: ReadonlySet<EntityType> = new Set<EntityType>(['PASSWORD', 'SECRET', 'CRYPTO'])

/** The same text for every way one value is written: NFKC, lower case, no spaces; number-like types without separators. */
export function canonicalValue (type: EntityType, value: string): string {
  const plain = value.normalize('NFKC')
  if (EXACT.has(type)) return plain
  if (NUMBER_LIKE.has(type)) return plain.toLowerCase().replace(/[^\p{L}\p{N}+]+/gu, '')
  return plain.toLowerCase().replace(/\s+/gu, ' ').trim()
}
