// Norway: birth number (fødselsnummer) and D-number.

import { noFodselsnummer } from '../../checksums-europe.ts'
import { gu } from '../syntax.ts'
import { END, isYymmdd, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const NO: readonly Recognizer[] = [
  {
    // Two check digits and a date: three in ten thousand numbers pass.
    id: 'no-fodselsnummer',
    type: 'NO_FODSELSNUMMER',
    country: 'NO',
    trigger: 'digit',
    patterns: [
      { id: '6 5', regex: gu`${START} [0-9]{6} [\x20\-] [0-9]{5} ${END}`, score: 0.85 },
      { id: 'bare digits', regex: gu`${START} [0-9]{11} ${END}`, score: 0.65 }
    ],
    context: ['fødselsnummer', 'fødselsnr', 'fodselsnummer', 'personnummer', 'personnr', 'fnr', 'd-nummer', 'norwegian id', 'birth number', 'national identity number', 'ノルウェー個人番号'],
    antiContext: NOT_AN_ID,
    validate: requires((digits) => noFodselsnummer(digits) && isBirthDate(digits))
  }
]

/** D-numbers add 40 to the day, synthetic numbers 40 or 80 to the month. Source: Skatteetaten. */
function isBirthDate (digits: string): boolean {
  const [day, month] = [Number(digits.slice(0, 2)) % 40, Number(digits.slice(2, 4)) % 40]
  return isYymmdd(digits.slice(4, 6) + String(month).padStart(2, '0') + String(day).padStart(2, '0'))
}
