// Japan's ids: My Number, corporate number, driver's licence, passport, residence card, pension, health insurance.

import { digitsOf, isOneDigitRepeated, jpCorporateNumber, jpDriverLicense, jpMyNumber } from '../../checksums.ts'
import { REFERENCE_WORDS } from '../reference-words.ts'
import { giu, gu } from '../syntax.ts'
import type { Pattern, Recognizer } from '../recognizer.ts'

const START = String.raw`(?<! [0-9A-Za-z_$€£¥+.] | [0-9][,:/\-] | [A-Za-z]- )`
const END = String.raw`(?! [0-9A-Za-z_%] | [.,:/\-][0-9] | [\x20]?(?:円|ポイント) )`
const LINK = String.raw`[\x20]? (?: 】 | \] )? (?: は | が | も | の | を | に | : | なん | です | 、 | = | \x23 | No\.? ){0,3} [\x20\n]? (?: たしか | 確か | 以下 | 次 )? [「(]?`
const MY_NUMBER_WORDS: readonly string[] = ['マイナンバー', 'マイナ', '個人番号', '通知カード', '扶養', '年末調整', '確定申告', 'my number', 'mynumber', 'individual number']

/** '会員番号', '明細番号' and all other numbers with a name of their own, before the value. */
const NO_OTHER_NUMBER = String.raw`(?<! [\p{sc=Han}]{2} (?<! 個人 ) 番号 [\x20はがの:]{0,2} )`

/** 12 digits: bare, 4-4-4 with dashes or spaces, or two groups of another split. */
const TWELVE: readonly Pattern[] = [
  { id: '4-4-4', regex: gu`${START} ${NO_OTHER_NUMBER} (?<![0-9][\x20]) [0-9]{4} [\x20\-、・] [0-9]{4} [\x20\-、・] [0-9]{4} ${END} (?![\x20、][0-9])`, score: 0.5 },
  { id: 'bare digits', regex: gu`${START} ${NO_OTHER_NUMBER} [0-9]{12} ${END}`, score: 0.4 },
  { id: 'other groups', regex: gu`${START} [0-9]{2,6} [\x20\-] [0-9]{2,6} (?: [\x20\-] [0-9]{2,6} ){0,2} ${END}`, score: 0.2 }
]

export const JP_IDS: readonly Recognizer[] = [
  {
    id: 'jp-my-number',
    type: 'JP_MY_NUMBER',
    country: 'JP',
    trigger: 'digit',
    patterns: [{ id: 'after its name', regex: gu`(?: マイナンバー | マイナンバーカード | 個人番号 ) (?:の?番号)? ${LINK} (?<value> [0-9]{4} [\x20\-]? [0-9]{4} [\x20\-]? [0-9]{4} ) ${END}`, score: 0.95 }],
    context: MY_NUMBER_WORDS,
    validate: (value) => isMyNumber(value),
    validScore: 1
  },
  {
    // One in eleven twelve-digit numbers passes the check: alone it is weak, words or a question raise it.
    id: 'jp-my-number-weak',
    type: 'JP_MY_NUMBER',
    country: 'JP',
    trigger: 'digit',
    patterns: TWELVE,
    context: MY_NUMBER_WORDS,
    antiContext: [...REFERENCE_WORDS, '口座', '電話', '免許', '会員番号', 'isbn', 'jan'],
    validate: (value) => isMyNumber(value) ? undefined : false
  },
  {
    id: 'jp-corporate-number',
    type: 'JP_CORPORATE_NUMBER',
    country: 'JP',
    trigger: 'digit',
    patterns: [{ id: 'thirteen digits', regex: gu`(?<![0-9A-SU-Za-z_]) T? (?<value> [1-9] [\-\x20]? [0-9]{4} [\-\x20]? [0-9]{4} [\-\x20]? [0-9]{4} ) ${END}`, score: 0.3 }],
    context: ['法人番号', '会社法人等番号', '登録番号', 'インボイス', '適格請求書', 'corporate number'],
    antiContext: ['jan', 'ean', 'バーコード', 'isbn', '伝票', '追跡'],
    validate: (value) => jpCorporateNumber(digitsOf(value)),
    validScore: 0.5
  },
  {
    id: 'jp-driver-license',
    type: 'JP_DRIVER_LICENSE',
    country: 'JP',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: gu`(?: (?:運転)? 免許 (?:証)? (?:の)? (?:番号|No\.?|ナンバー)? ) ${LINK} (?: 番号 (?:は|:) )? (?<value> 第? [0-9]{12} 号? | [0-9]{4}[\x20\-][0-9]{4}[\x20\-][0-9]{4} ) ${END}`, score: 0.9 },
      { id: 'twelve digits', regex: gu`${START} [0-9]{12} ${END}`, score: 0.1 }
    ],
    context: ['運転免許', '免許証', '免許番号', '免許', 'driver license', 'driver\'s license', 'driving licence'],
    antiContext: ['マイナンバー', '個人番号', ...REFERENCE_WORDS],
    needsContext: true,
    validate: (value) => isDriverLicense(digitsOf(value)) ? undefined : false
  },
  {
    id: 'jp-passport',
    type: 'JP_PASSPORT',
    country: 'JP',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: giu`(?: パスポート | 旅券 | passport ) (?: の? (?:番号|No\.?|ナンバー) | [\x20]? (?:number|no\.?|\x23) )? (?: ${LINK} | [\x20]{1,2} (?:is[\x20])? | [\x20]?[:=][\x20]? ) (?<value> [a-z]{2}[\x20]?[0-9]{7} ) ${END}`, score: 0.95 },
      { id: 'two letters, seven digits', regex: gu`${START} (?:T[A-Z]|M[A-Z]|N[A-Z]) [0-9]{7} ${END}`, score: 0.15 }
    ],
    context: ['パスポート', '旅券', 'passport'],
    antiContext: REFERENCE_WORDS,
    needsContext: true
  },
  {
    id: 'jp-residence-card',
    type: 'JP_RESIDENCE_CARD',
    country: 'JP',
    trigger: 'digit',
    patterns: [
      { id: 'two letters, eight digits, two letters', regex: gu`${START} [A-Z]{2}[\x20]?[0-9]{8}[\x20]?[A-Z]{2} ${END}`, score: 0.65 },
      { id: 'after its name', regex: giu`(?: 在留カード (?:の)? (?:番号|No\.?)? | residence [\x20] card (?:[\x20](?:number|no\.?))? | zairyu (?:[\x20]card)? ) (?: ${LINK} | [\x20]{1,2} (?:is[\x20])? | [\x20]?[:=][\x20]? ) (?<value> [a-z]{2}[\x20]?[0-9]{8}[\x20]?[a-z]{2} ) ${END}`, score: 0.97 }
    ],
    context: ['在留カード', '在留', '特別永住者', 'residence card', 'zairyu'],
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'jp-pension-number',
    type: 'JP_PENSION_NUMBER',
    country: 'JP',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: gu`(?: 基礎年金番号 | 年金番号 | 年金手帳 (?:の)? (?:番号|記号番号)? | 年金証書 (?:の)? (?:番号|記号番号)? ) [\x20]? (?: \( [^()\n]{1,8} \) )? ${LINK} (?<value> [0-9]{4} [\x20\-]? [0-9]{6} ) ${END}`, score: 0.95 },
      { id: 'before its name', regex: gu`${START} (?<value> [0-9]{4} [\x20\-]? [0-9]{6} ) [\x20]? (?: が | は | で | \( )? [\x20]? (?:私の|母の|父の|夫の|妻の)? (?:基礎)?年金番号`, score: 0.9 },
      { id: 'four and six digits', regex: gu`${START} [0-9]{4}-[0-9]{6} ${END}`, score: 0.2 }
    ],
    context: ['年金番号', '年金手帳', '年金証書', 'pension number'],
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'jp-health-insurance',
    type: 'JP_HEALTH_INSURANCE',
    country: 'JP',
    trigger: 'digit',
    patterns: [
      { id: '記号 番号', regex: gu`(?: (?:健康)?保険証? | 被保険者証? | 資格確認書 | 組合 | 国保 | 社保 ) [^\n0-9]{0,20}? 記号 [・\x20の番号]{0,4} [\x20]? (?: は | : | 、 )? [\x20]? (?<value> (?: [0-9A-Z\p{sc=Han}]{1,8} - [0-9A-Z]{1,6} (?= [\x20、,/]{0,2} 番号 ) | [0-9A-Z\p{sc=Han}]{1,8} ) [\x20\-・、,/]{0,2} (?: 番号 [\x20]? (?: は | : )? [\x20]? )? [0-9]{1,8} (?: [\x20]? (?: \(?枝番 [\x20:は]{0,2} | - ) [0-9]{2} \)? )? ) ${END}`, score: 0.9 },
      { id: '保険者番号', regex: gu`保険者番号 ${LINK} (?<value> [0-9]{8} | [0-9]{6} ) ${END}`, score: 0.9 },
      { id: '被保険者番号', regex: gu`(?: 被保険者 (?:証)? (?:の)? (?:記号)? 番号 | (?:健康)?保険証 (?:の)? (?:記号)?番号 | 保険証番号 ) ${LINK} (?<value> [0-9]{1,10} (?: [\x20\-・] [0-9]{1,8} ){0,2} ) ${END}`, score: 0.9 }
    ]
  }
]

function isMyNumber (value: string): boolean {
  const digits = digitsOf(value)
  return jpMyNumber(digits) && !isOneDigitRepeated(digits)
}

/** Prefectural police code 10 to 97, and the check digit. */
function isDriverLicense (digits: string): boolean {
  return /^(?:1[0-4]|2[0-5]|30|4[0-9]|5[0-5]|6[0-5]|7[0-4]|8[0-3]|9[0-7])/.test(digits) && jpDriverLicense(digits)
}
