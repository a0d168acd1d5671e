// United Kingdom: national insurance, NHS, passport, driving licence and vehicle registration numbers.

import { ukNhs } from '../../checksums-europe.ts'
import { REFERENCE_WORDS } from '../reference-words.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, GROUP_END, GROUP_START, LINK, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

/** Letters never used, and prefixes never given. Source: HMRC NIM39110. */
const NINO_PREFIX = '(?!BG|GB|KN|NK|NT|TN|ZZ) [A-CEGHJ-PR-TW-Z] [A-CEGHJ-NPR-TW-Z]'
const NINO_DIGITS = String.raw`(?: [0-9]{6} | [0-9]{2} [\x20] [0-9]{2} [\x20] [0-9]{2} )`
/** Five of the surname, birth date with 5 added to the month of women, two initials, three more. Source: DVLA, INF45. */
const LICENCE_SURNAME = '(?: [A-Z]{5} | [A-Z]{4}9 | [A-Z]{3}99 | [A-Z]{2}999 | [A-Z]9999 )'
const LICENCE_REST = '[0-9] (?:0[1-9]|1[0-2]|5[1-9]|6[0-2]) (?:0[1-9]|[12][0-9]|3[01]) [0-9] [A-Z9]{2} [A-Z0-9] [A-Z]{2}'
/** Two letters of the place, age identifier 02–29 or 51–79, three letters. Source: DVLA, INF104. */
const PLATE_AGE = '(?:0[2-9]|[12][0-9]|5[1-9]|[67][0-9])'
const PLATE_WORDS: readonly string[] = ['number plate', 'licence plate', 'license plate', 'registration', 'registration number', 'reg number', 'reg plate', 'vehicle reg', 'car reg', 'reg', 'plate', 'plates', 'vrn', 'dvla', 'v5c', 'logbook', 'insured vehicle', 'ナンバープレート', '車両番号']

export const GB: readonly Recognizer[] = [
  {
    id: 'uk-nino',
    type: 'UK_NINO',
    country: 'GB',
    trigger: 'digit',
    patterns: [
      { id: 'capitals', regex: gu`${START} ${NINO_PREFIX} [\x20]? ${NINO_DIGITS} [\x20]? [A-D] ${END}`, score: 0.75 },
      { id: 'any case', regex: anyCase`${START} ${NINO_PREFIX} [\x20]? ${NINO_DIGITS} [\x20]? [A-D] ${END}`, score: 0.5 },
      { id: 'with marks', regex: anyCase`${START} ${NINO_PREFIX} ([\-.]) [0-9]{2} \1 [0-9]{2} \1 [0-9]{2} \1 [A-D] ${END}`, score: 0.75 },
      { id: 'other gaps', regex: anyCase`${START} ${NINO_PREFIX} [\x20]? [0-9]{2} [\x20]? [0-9]{2} [\x20]? [0-9]{2} [\x20]? [A-D] ${END}`, score: 0.3 }
    ],
    context: ['national insurance', 'ni number', 'nino', 'ni no', 'n.i.', 'hmrc', 'paye', '国民保険番号'],
    antiContext: REFERENCE_WORDS
  },
  {
    // One in eleven phone numbers passes: alone it is weak.
    id: 'uk-nhs',
    type: 'UK_NHS',
    country: 'GB',
    trigger: 'digit',
    patterns: [
      { id: '3 3 4', regex: gu`${GROUP_START} [0-9]{3} ([\x20\-]) [0-9]{3} \1 [0-9]{4} ${GROUP_END}`, score: 0.35 },
      { id: 'bare digits', regex: gu`${START} [0-9]{3} [\x20\-]? [0-9]{3} [\x20\-]? [0-9]{4} ${END}`, score: 0.1 }
    ],
    context: ['nhs', 'nhs number', 'national health service', 'health services', 'gp surgery', 'gp practice'],
    antiContext: NOT_AN_ID,
    validate: requires((digits) => ukNhs(digits) && !/^([0-9])\1*$/.test(digits))
  },
  {
    id: 'uk-passport',
    type: 'UK_PASSPORT',
    country: 'GB',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: anyCase`(?<![a-z]) (?:uk|british|gb|hm|hmpo) [\x20] passport ${LINK} (?<value> [0-9]{9} | [a-z]{2}[0-9]{7} ) ${END}`, score: 0.995 },
      { id: 'two letters, seven digits', regex: anyCase`${START} [a-z]{2}[0-9]{7} ${END}`, score: 0.1 }
    ],
    context: ['passport', 'passport number', 'british passport', 'uk passport', 'hmpo', 'his majesty\'s passport', '英国パスポート', '英国旅券'],
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'uk-driving-licence',
    type: 'UK_DRIVING_LICENCE',
    country: 'GB',
    trigger: 'digit',
    patterns: [{ id: 'surname, birth date, initials', regex: anyCase`${START} ${LICENCE_SURNAME} [\x20]? ${LICENCE_REST} ${END}`, score: 0.9 }],
    context: ['driving licence', 'driving license', 'driver\'s licence', 'driver\'s license', 'licence number', 'license number', 'dvla', 'dl number', '運転免許']
  },
  {
    id: 'uk-vehicle-registration',
    type: 'UK_VEHICLE_REGISTRATION',
    country: 'GB',
    trigger: 'digit',
    patterns: [
      { id: 'since 2001, in two parts', regex: gu`${START} [A-HJ-PR-Y]{2} ${PLATE_AGE} [\x20\-] [A-HJ-PR-Z]{3} ${END}`, score: 0.45 },
      { id: 'since 2001', regex: gu`${START} [A-HJ-PR-Y]{2} ${PLATE_AGE} [A-HJ-PR-Z]{3} ${END}`, score: 0.4 },
      { id: 'since 2001, any case', regex: anyCase`${START} [A-HJ-PR-Y]{2} ${PLATE_AGE} [\x20\-]? [A-HJ-PR-Z]{3} ${END}`, score: 0.15 },
      { id: '1983 to 2001', regex: gu`${START} [A-HJ-NPR-TV-Y] [0-9]{1,3} [\x20\-]? [A-HJ-PR-Y] [A-HJ-PR-Z]{2} ${END}`, score: 0.15 },
      { id: '1963 to 1983', regex: gu`${START} [A-HJ-PR-Z]{3} [\x20\-]? [0-9]{1,3} [\x20\-]? [A-HJ-NPR-TV-Y] ${END}`, score: 0.1 }
    ],
    context: PLATE_WORDS,
    antiContext: [...REFERENCE_WORDS, 'postcode', 'gate', 'flight', 'seat']
  }
]
