// United States: social security number, taxpayer number, passport, driver's licence, and medical record numbers by context.

import { digitsOf, isOneDigitRepeated } from '../../checksums.ts'
import { REFERENCE_WORDS } from '../reference-words.ts'
import { giu, gu } from '../syntax.ts'
import type { Recognizer } from '../recognizer.ts'

const START = String.raw`(?<! [0-9A-Za-z_$€£¥+] | [0-9][.,:/\-] | [A-Za-z]- )`
const END = String.raw`(?! [0-9A-Za-z_%] | [.,:/\-][0-9] | [\x20]?円 )`
/** Numbers printed in advertising and samples, never issued. Source: SSA, Misused Social Security Numbers. */
const NEVER_ISSUED: ReadonlySet<string> = new Set(['078051120', '219099999', '457555462', '123456789', '987654321', '111111111'])
const SSN_NAME = String.raw`(?: ssn | social (?: [\x20] security)? (?: [\x20] (?:number|no\.?|num|\x23))? | soc [\x20]? sec )`
const NUMBER = String.raw`(?: [\x20]? (?:number|num|no\.?|nr\.?|id|\x23|code) )`
const LINK = String.raw`(?: [\x20]? \( [^()\n]{1,24} \) )? (?: [\x20]{0,2} [:=\x23] [\x20]{0,2} | [\x20]{1,2} (?: (?:is|was|on|my|are) [\x20:]{1,2} )? | 's [\x20] )`

export const US: readonly Recognizer[] = [
  {
    id: 'us-ssn',
    type: 'US_SSN',
    country: 'US',
    trigger: 'digit',
    patterns: [
      { id: 'with dashes', regex: gu`${START} [0-9]{3}-[0-9]{2}-[0-9]{4} ${END}`, score: 0.85 },
      { id: 'with spaces', regex: gu`${START} (?<![0-9][\x20]) [0-9]{3} [\x20] [0-9]{2} [\x20] [0-9]{4} ${END} (?![\x20][0-9])`, score: 0.6 },
      { id: 'with dots', regex: gu`${START} [0-9]{3}\.[0-9]{2}\.[0-9]{4} ${END}`, score: 0.5 },
      { id: 'one dash missing', regex: gu`${START} (?: [0-9]{3}-[0-9]{6} | [0-9]{5}-[0-9]{4} ) ${END}`, score: 0.15 },
      { id: 'bare digits', regex: gu`${START} [0-9]{9} ${END}`, score: 0.15 }
    ],
    context: ['ssn', 'social security', 'social', 'soc sec', 'ssns', 'ss#', 'ss number', 'taxpayer', 'tin', 'w-2', 'w2', 'w-9', 'w9', '社会保障番号', 'ソーシャルセキュリティ'],
    antiContext: [...REFERENCE_WORDS, 'account', 'routing', 'aba', 'passport', 'ssid', 'zip', 'phone', 'fax', 'ein', 'employer'],
    validate: (value) => isSsn(digitsOf(value)) && !NEVER_ISSUED.has(digitsOf(value)) ? undefined : false
  },
  {
    // Named as one, even a number that was never issued is hidden: who types 078-05-1120 may mean it.
    id: 'us-ssn-named',
    type: 'US_SSN',
    country: 'US',
    trigger: 'digit',
    patterns: [{ id: 'after its name', regex: giu`(?<![a-z]) ${SSN_NAME} ${LINK} (?<value> [0-9]{3} [\x20\-.]{0,3} [0-9]{2} [\x20\-.]{0,3} [0-9]{4} ) ${END}`, score: 0.95 }],
    validate: (value) => isSsn(digitsOf(value)) ? undefined : false
  },
  {
    id: 'us-itin',
    type: 'US_ITIN',
    country: 'US',
    trigger: 'digit',
    patterns: [
      { id: 'with dashes', regex: gu`${START} 9[0-9]{2}[\-\x20](?:5[0-9]|6[0-5]|7[0-9]|8[0-8]|9[0-24-9])[\-\x20][0-9]{4} ${END}`, score: 0.75 },
      { id: 'bare or half dashed', regex: gu`${START} 9[0-9]{2}-?(?:5[0-9]|6[0-5]|7[0-9]|8[0-8]|9[0-24-9])-?[0-9]{4} ${END}`, score: 0.15 }
    ],
    context: ['itin', 'taxpayer', 'individual taxpayer', 'tax id', 'tax number', 'tin', '納税者番号'],
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'us-passport',
    type: 'US_PASSPORT',
    country: 'US',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: giu`(?<![a-z]) passport (?: [\x20]? (?:book|card) )? ${NUMBER}? ${LINK} (?<value> [a-z]?[0-9]{8,9} ) ${END}`, score: 0.9 },
      { id: 'letter and eight digits', regex: gu`${START} [A-Z][0-9]{8} ${END}`, score: 0.1 },
      { id: 'nine digits', regex: gu`${START} [0-9]{9} ${END}`, score: 0.05 }
    ],
    context: ['passport', 'passport number', 'passportnumber', 'travel document', 'travel passport', 'パスポート', '旅券'],
    antiContext: [...REFERENCE_WORDS, 'ssn', 'social']
  },
  {
    id: 'us-driver-license',
    type: 'US_DRIVER_LICENSE',
    country: 'US',
    trigger: 'digit',
    patterns: [
      {
        id: 'after its name',
        regex: giu`(?<![a-z]) (?: driv(?:er|ing|ers)'?s? [\x20]? (?:licen[cs]e|lic\.?|permit) | dl | d\.l\. | dlno | state [\x20] id | licen[cs]e (?=[\x20](?:number|no|\x23)) ) ${NUMBER}? ${LINK} (?: (?:[A-Z]{2} [\x20\-])(?=[0-9A-Z]{0,14}[0-9]) )?
          (?<value> (?= [a-z]{0,3} [\x20\-]? [0-9] ) [a-z]{0,3} [\-\x20]? [0-9] (?: [\x20\-]? [0-9] ){4,14} [a-z]? | (?= [0-9a-z*]{0,11} [0-9]{3} ) [0-9a-z*]{7,14} ) ${END}`,
        score: 0.85
      }
    ],
    antiContext: ['software', 'product', 'windows', 'office', 'adobe']
  },
  {
    // The shapes of all states together: candidates for callers who ask for any score, unless a licence is named just before.
    id: 'us-driver-license-weak',
    type: 'US_DRIVER_LICENSE',
    country: 'US',
    trigger: 'digit',
    patterns: [
      { id: 'after license is', regex: giu`(?<![a-z]) licen[cs]e (?: [\x20]is | [\x20]?: | [\x20]is: ) [\x20] (?<value> [a-z]{1,2} [0-9]{5,8} ) ${END}`, score: 0.6 },
      { id: 'letters and digits', regex: gu`${START} (?: [A-Z] [0-9]{3,14} | [A-Z]{2} [0-9]{2,7} [A-Z]? | [0-9]{2} [A-Z]{3} [0-9]{5,6} | [0-9]{7,9} [A-Z] | [0-9]{8} [A-Z]{2} | [0-9]{3} [A-Z]{2} [0-9]{4} | [A-Z][0-9]{2}[A-Z][0-9]{6} ) ${END}`, score: 0.05 },
      { id: 'with stars', regex: gu`${START} (?=[A-Z]{2,7}[0-9]|[A-Z]{1,6}\*|[A-Z]{2}[0-9A-Z]{0,8}\*) (?=[0-9A-Z*]{0,10}[0-9]) [A-Z][0-9A-Z*]{11} (?![0-9A-Za-z*])`, score: 0.05 },
      { id: 'digits', regex: gu`${START} (?: [0-9]{6,14} | [0-9]{16} ) ${END}`, score: 0.01 }
    ],
    antiContext: ['software', 'product', 'windows', 'office', 'adobe', 'key', ...REFERENCE_WORDS]
  },
  {
    id: 'medical-record-number',
    type: 'MEDICAL_RECORD_NUMBER',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: giu`(?<![a-z]) (?: mrn | medical [\x20] record | med(?:ical)?\.? [\x20] rec\.? | patient | chart | health [\x20] record | hospital ) (?: ${NUMBER} | (?<=mrn) ) ${LINK} (?<value> (?= [a-z\-]{0,6} [0-9] ) [0-9a-z] [0-9a-z\-]{3,14} ) ${END}`, score: 0.9 },
      { id: '診察券番号', regex: gu`(?: 診察券 (?:の)? (?:番号|No\.?|ID|ナンバー)? | カルテ (?:の)? (?:番号|No\.?|ID) | 患者 (?:さん|様)? (?:の)? (?:番号|ID|No\.?) | 患者ID ) [\x20]? (?: は | が | : | です | 、 ){0,2} [\x20]? (?: たしか | 確か )? (?<value> [A-Z]{0,3}-?[0-9] (?: -?[0-9] ){2,11} ) (?! [0-9A-Za-z] | [\x20]?[年月日時円枚] )`, score: 0.9 }
    ]
  }
]

/** Area not 000, 666 or 9xx, group not 00, serial not 0000. Source: SSA POMS RM 10201.035. */
function isSsn (digits: string): boolean {
  if (digits.length !== 9 || isOneDigitRepeated(digits)) return false
  return !/^(?:000|666|9)/.test(digits) && digits.slice(3, 5) !== '00' && digits.slice(5) !== '0000'
}
