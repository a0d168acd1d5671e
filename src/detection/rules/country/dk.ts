// Denmark: CPR number.

import { dkCpr } from '../../checksums-europe.ts'
import { gu } from '../syntax.ts'
import { END, isYymmdd, NOT_AN_ID, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

const CPR_WORDS: readonly string[] = ['cpr', 'cpr-nummer', 'cpr nummer', 'cpr-nr', 'cprnr', 'personnummer', 'mitid', 'nemid', 'danish id', 'danish personal number', 'デンマーク個人番号']
/** Day and month. */
const DAY_MONTH = '(?:0[1-9]|[12][0-9]|3[01]) (?:0[1-9]|1[0-2])'

export const DK: readonly Recognizer[] = [
  {
    id: 'dk-cpr',
    type: 'DK_CPR',
    country: 'DK',
    trigger: 'digit',
    patterns: [
      { id: 'with a dash', regex: gu`${START} ${DAY_MONTH} [0-9]{2} - [0-9]{4} ${END}`, score: 0.45 },
      { id: 'ten digits', regex: gu`${START} ${DAY_MONTH} [0-9]{2} [\x20]? [0-9]{4} ${END}`, score: 0.1 }
    ],
    context: CPR_WORDS,
    antiContext: NOT_AN_ID,
    validate: (value) => isBirthDate(value) && dkCpr(value.replace(/[^0-9]/g, '')) ? undefined : false
  },
  {
    // Since 2007 numbers are given that fail the check digit.
    id: 'dk-cpr-named',
    type: 'DK_CPR',
    country: 'DK',
    trigger: 'digit',
    patterns: [{ id: 'birth date and number', regex: gu`${START} ${DAY_MONTH} [0-9]{2} [\x20\-]? [0-9]{4} ${END}`, score: 0.4 }],
    context: CPR_WORDS,
    antiContext: NOT_AN_ID,
    needsContext: true,
    validate: (value) => isBirthDate(value) ? undefined : false
  }
]

function isBirthDate (value: string): boolean {
  return isYymmdd(value.slice(4, 6) + value.slice(2, 4) + value.slice(0, 2))
}
