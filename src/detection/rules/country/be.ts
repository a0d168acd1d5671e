// Belgium: national number.

import { beNationalNumber } from '../../checksums-europe.ts'
import { gu } from '../syntax.ts'
import { END, isYymmdd, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const BE: readonly Recognizer[] = [
  {
    id: 'be-national-number',
    type: 'BE_NATIONAL_NUMBER',
    country: 'BE',
    trigger: 'digit',
    patterns: [
      { id: 'with marks', regex: gu`${START} [0-9]{2}[.\x20\-][0-9]{2}[.\x20\-][0-9]{2} [\x20\-] [0-9]{3} [.\x20\-] [0-9]{2} ${END}`, score: 0.95 },
      { id: 'birth date, mark', regex: gu`${START} [0-9]{6} [\x20\-] [0-9]{3} [.\x20\-] [0-9]{2} ${END}`, score: 0.85 },
      { id: 'bare digits', regex: gu`${START} [0-9]{11} ${END}`, score: 0.45 }
    ],
    context: ['rijksregisternummer', 'rijksregister', 'insz', 'niss', 'numéro national', 'registre national', 'numéro de registre national', 'nationalregisternummer', 'nrn', 'belgian national number', 'national register', 'ベルギー国民番号'],
    antiContext: NOT_AN_ID,
    validate: requires((digits) => beNationalNumber(digits) && isBelgianDate(digits))
  }
]

/** Month and day are zero where unknown; the bis number of foreigners adds 20 or 40 to the month. Source: KB 8 February 1991. */
function isBelgianDate (digits: string): boolean {
  const month = Number(digits.slice(2, 4)) % 20
  return digits.slice(2, 6) === '0000' || isYymmdd(digits.slice(0, 2) + String(month).padStart(2, '0') + digits.slice(4, 6))
}
