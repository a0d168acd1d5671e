// South Korea: resident and foreigner registration numbers, passport, driver's licence, business number.

import { krBrn, krRegistration } from '../../checksums-world.ts'
import { REFERENCE_WORDS } from '../reference-words.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, isYymmdd, NOT_AN_ID, requires, START, supports } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

const BIRTH = '[0-9]{2} (?:0[1-9]|1[0-2]) (?:0[1-9]|[12][0-9]|3[01])'
const RRN_WORDS: readonly string[] = ['주민등록번호', '주민번호', '주민등록', '신분증', '본인인증', 'rrn', 'resident registration', 'resident registration number', 'korean id', '住民登録番号']
const FRN_WORDS: readonly string[] = ['외국인등록번호', '외국인번호', '외국인등록', '외국인 등록', 'frn', 'foreigner registration', 'foreigner registration number', 'alien registration', 'arc', '外国人登録番号']

export const KR: readonly Recognizer[] = [
  registration('kr-rrn', 'KR_RRN', '[1-4]', RRN_WORDS, false),
  bareRegistration('kr-rrn-bare', 'KR_RRN', '[1-4]', RRN_WORDS),
  registration('kr-frn', 'KR_FRN', '[5-8]', FRN_WORDS, true),
  bareRegistration('kr-frn-bare', 'KR_FRN', '[5-8]', FRN_WORDS),
  {
    id: 'kr-passport',
    type: 'KR_PASSPORT',
    country: 'KR',
    trigger: 'digit',
    patterns: [
      { id: 'since 2021', regex: anyCase`${START} [MSRODG][0-9]{3}[A-Z][0-9]{4} ${END}`, score: 0.25 },
      { id: 'before 2021', regex: anyCase`${START} [MSRODG][0-9]{8} ${END}`, score: 0.05 }
    ],
    context: ['여권', '여권번호', '대한민국 여권', 'korean passport', 'passport', 'passport number', '韓国旅券'],
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'kr-driver-license',
    type: 'KR_DRIVER_LICENSE',
    country: 'KR',
    trigger: 'digit',
    patterns: [
      { id: 'with dashes', regex: gu`${START} (?:1[1-9]|2[0-68])-[0-9]{2}-[0-9]{6}-[0-9]{2} ${END}`, score: 0.65 },
      { id: 'with spaces', regex: gu`${START} (?:1[1-9]|2[0-68])[\x20][0-9]{2}[\x20][0-9]{6}[\x20][0-9]{2} ${END}`, score: 0.4 },
      { id: 'twelve digits', regex: gu`${START} (?:1[1-9]|2[0-68])[\x20\-]?[0-9]{2}[\x20\-]?[0-9]{6}[\x20\-]?[0-9]{2} ${END}`, score: 0.03 }
    ],
    context: ['운전면허', '운전면허번호', '면허번호', '운전면허증', '면허증', 'korean driver license', 'korean driver\'s license', 'driver\'s license', '韓国運転免許'],
    antiContext: NOT_AN_ID
  },
  {
    id: 'kr-brn',
    type: 'KR_BRN',
    country: 'KR',
    trigger: 'digit',
    patterns: [
      { id: '3-2-5', regex: gu`${START} [0-9]{3}-[0-9]{2}-[0-9]{5} ${END}`, score: 0.45 },
      { id: 'bare digits', regex: gu`${START} [0-9]{10} ${END}`, score: 0.05 }
    ],
    context: ['사업자등록번호', '사업자번호', '사업자', 'brn', 'business registration', 'business registration number', 'business number'],
    antiContext: NOT_AN_ID,
    validate: requires(krBrn)
  }
]

/** The check digit decides; numbers given since October 2020 have none and need a word: order numbers begin with a date too. Source: 주민등록법 시행규칙 제2조. */
function registration (id: string, type: 'KR_RRN' | 'KR_FRN', kind: string, context: readonly string[], isForeigner: boolean): Recognizer {
  return {
    id,
    type,
    country: 'KR',
    trigger: 'digit',
    patterns: [{ id: 'birth date, dash, seven digits', regex: gu`${START} ${BIRTH} [\x20]? - [\x20]? ${kind} [0-9]{6} ${END}`, score: 0.45 }],
    context,
    antiContext: NOT_AN_ID,
    validate: supports((digits) => isYymmdd(digits) && krRegistration(digits, isForeigner)),
    validScore: 0.95
  }
}

/** Thirteen digits are mostly barcodes and times. With asterisks the birth date and the sex still show. */
function bareRegistration (id: string, type: 'KR_RRN' | 'KR_FRN', kind: string, context: readonly string[]): Recognizer {
  return {
    id,
    type,
    country: 'KR',
    trigger: 'digit',
    patterns: [
      { id: 'thirteen digits', regex: gu`${START} ${BIRTH} ${kind} [0-9]{6} ${END}`, score: 0.15 },
      { id: 'half hidden', regex: gu`${START} ${BIRTH} - ${kind} [*●xX]{6} (?![0-9A-Za-z*])`, score: 0.85 }
    ],
    context,
    antiContext: NOT_AN_ID
  }
}
