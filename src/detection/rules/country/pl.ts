// Poland: PESEL.

import { plPesel } from '../../checksums-europe.ts'
import { gu } from '../syntax.ts'
import { END, isDate, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const PL: readonly Recognizer[] = [
  {
    id: 'pl-pesel',
    type: 'PL_PESEL',
    country: 'PL',
    trigger: 'digit',
    patterns: [{ id: 'birth date, serial, check digit', regex: gu`${START} [0-9]{2} (?: [02468][1-9] | [13579][0-2] ) (?:0[1-9]|[12][0-9]|3[01]) [0-9]{5} ${END}`, score: 0.35 }],
    context: ['pesel', 'numer pesel', 'nr pesel', 'dowód osobisty', 'numer ewidencyjny', 'polish id', 'polish national id', 'ポーランド国民識別番号'],
    antiContext: NOT_AN_ID,
    validate: requires((digits) => plPesel(digits) && isPeselDate(digits))
  }
]

/** Months of 1800–1899 have 80 added, of 2000–2299 20, 40, 60. */
function isPeselDate (digits: string): boolean {
  const month = Number(digits.slice(2, 4))
  const century = [1900, 2000, 2100, 2200, 1800][Math.floor(month / 20)]
  return century !== undefined && isDate(century + Number(digits.slice(0, 2)), month % 20, Number(digits.slice(4, 6)))
}
