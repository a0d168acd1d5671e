// Sweden: personal identity number and organisation number.

import { seNumber } from '../../checksums-europe.ts'
import { gu } from '../syntax.ts'
import { END, isYymmdd, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

/** Month, then day; coordination numbers have 60 added to the day. Source: Folkbokföringslagen 18 §; Skatteverket SKV 704. */
const MONTH_DAY = '(?:0[1-9]|1[0-2]) (?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])'

export const SE: readonly Recognizer[] = [
  {
    // Log entries and order numbers look alike (20241103-1530): only numbers of the last century stand without a word.
    id: 'se-personnummer',
    type: 'SE_PERSONNUMMER',
    country: 'SE',
    trigger: 'digit',
    patterns: [
      { id: 'born 1900 to 1999, with a mark', regex: gu`${START} 19[0-9]{2} ${MONTH_DAY} [+\-] [0-9]{4} ${END}`, score: 0.7 },
      { id: 'with century and a mark', regex: gu`${START} (?:18|20)[0-9]{2} ${MONTH_DAY} [+\-] [0-9]{4} ${END}`, score: 0.3 },
      { id: 'with a mark', regex: gu`${START} [0-9]{2} ${MONTH_DAY} [+\-] [0-9]{4} ${END}`, score: 0.4 },
      { id: 'twelve digits', regex: gu`${START} (?:18|19|20)[0-9]{2} ${MONTH_DAY} [0-9]{4} ${END}`, score: 0.2 },
      { id: 'ten digits', regex: gu`${START} [0-9]{2} ${MONTH_DAY} [0-9]{4} ${END}`, score: 0.1 },
      { id: 'glued to a word', regex: gu`(?<=[a-zåäö]) (?:18|19|20)?[0-9]{2} ${MONTH_DAY} [+\-]? [0-9]{4} ${END}`, score: 0.15 }
    ],
    context: ['personnummer', 'personnr', 'pnr', 'person nr', 'samordningsnummer', 'födelsenummer', 'bankid', 'personal identity number', 'personal number', 'swedish id', 'svensk id', 'スウェーデン個人識別番号'],
    antiContext: NOT_AN_ID,
    validate: requires((digits) => seNumber(digits) && isBirthDate(digits))
  },
  {
    id: 'se-organisationsnummer',
    type: 'SE_ORGANISATIONSNUMMER',
    country: 'SE',
    trigger: 'digit',
    patterns: [
      { id: 'with a dash', regex: gu`${START} [0-9]{2}[2-9][0-9]{3}-[0-9]{4} ${END}`, score: 0.45 },
      { id: 'ten digits', regex: gu`${START} [0-9]{2}[2-9][0-9]{7} ${END}`, score: 0.05 },
      { id: 'glued to a word', regex: gu`(?<=[a-zåäö]) [0-9]{2}[2-9][0-9]{3} -? [0-9]{4} ${END}`, score: 0.1 }
    ],
    context: ['organisationsnummer', 'organisationsnr', 'orgnr', 'org nr', 'org.nr', 'org.nummer', 'företagsnummer', 'bolagsverket', 'company identity', 'registration number'],
    antiContext: NOT_AN_ID,
    validate: requires(seNumber)
  }
]

function isBirthDate (digits: string): boolean {
  const [month, day] = [digits.slice(-8, -6), Number(digits.slice(-6, -4))]
  return isYymmdd(digits.slice(-10, -8) + month + String(day > 60 ? day - 60 : day).padStart(2, '0'))
}
