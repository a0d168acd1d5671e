// India: PAN, Aadhaar, passport, voter id, GSTIN, vehicle registration.

import { inAadhaar, inGstin } from '../../checksums-world.ts'
import { REFERENCE_WORDS } from '../reference-words.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, GROUP_END, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

/** Kind of holder: the fourth letter of a PAN. Source: Income Tax Department, PAN structure. */
const HOLDER = '[ABCFGHJLPT]'
const GSTIN = '(?:[0-9]{2}) [A-Z]{5} [0-9]{4} [A-Z] [1-9A-Z] Z [0-9A-Z]'
/** States and union territories, with former codes. Source: Motor Vehicles Act, S.O. 444(E) and amendments. */
const STATE = '(?:A[NPRS]|BR|C[GHT]|D[DLN]|G[AJ]|H[PR]|J[HK]|K[AL]|L[AD]|M[HLNPZ]|NL|O[DR]|P[BY]|RJ|SK|T[GNRS]|U[AKLP]|WB)'
const PLATE_WORDS: readonly string[] = ['rto', 'vehicle number', 'vehicle no', 'vehicle registration', 'vehicle', 'number plate', 'plate', 'registration number', 'car number', 'gaadi', 'vahan', 'गाड़ी', 'वाहन']

export const IN: readonly Recognizer[] = [
  {
    id: 'in-pan',
    type: 'IN_PAN',
    country: 'IN',
    trigger: 'digit',
    patterns: [
      { id: 'with a kind of holder', regex: gu`${START} [A-Z]{3} ${HOLDER} [A-Z] [0-9]{4} [A-Z] ${END}`, score: 0.45 },
      { id: 'with a kind of holder, any case', regex: anyCase`${START} [A-Z]{3} ${HOLDER} [A-Z] [0-9]{4} [A-Z] ${END}`, score: 0.4 },
      { id: 'five letters, four digits, letter', regex: anyCase`${START} [A-Z]{5} [0-9]{4} [A-Z] ${END}`, score: 0.15 }
    ],
    context: ['pan', 'pan card', 'pan number', 'permanent account number', 'permanent account', 'income tax', 'itr', 'पैन', 'インド納税者番号'],
    antiContext: REFERENCE_WORDS
  },
  {
    // One in ten passes Verhoeff: alone it is weak.
    id: 'in-aadhaar',
    type: 'IN_AADHAAR',
    country: 'IN',
    trigger: 'digit',
    patterns: [
      { id: '4 4 4', regex: gu`(?=[2-9])(?<! [0-9A-Za-z_$€£¥+/] | [0-9][.,:\-\x20] ) [0-9]{4} ([\x20:\-]) [0-9]{4} \1 [0-9]{4} ${GROUP_END}`, score: 0.35 },
      { id: 'bare digits', regex: gu`${START} [2-9][0-9]{11} ${END}`, score: 0.1 }
    ],
    context: ['aadhaar', 'aadhar', 'adhaar', 'adhar', 'uidai', 'uid number', 'आधार', 'ஆதார்', 'ఆధార్', 'আধার'],
    antiContext: NOT_AN_ID,
    validate: requires(inAadhaar)
  },
  {
    id: 'in-passport',
    type: 'IN_PASSPORT',
    country: 'IN',
    trigger: 'digit',
    patterns: [{ id: 'letter and seven digits', regex: anyCase`${START} [A-PR-WY][1-9][0-9] [\x20]? [0-9]{4}[1-9] ${END}`, score: 0.1 }],
    context: ['passport', 'passport number', 'indian passport', 'travel document', 'पासपोर्ट', 'インド旅券'],
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'in-voter',
    type: 'IN_VOTER',
    country: 'IN',
    trigger: 'digit',
    patterns: [{ id: 'three letters, seven digits', regex: anyCase`${START} [A-Z]{3}[0-9]{7} ${END}`, score: 0.2 }],
    context: ['voter', 'voter id', 'voter card', 'vote', 'epic', 'epic number', 'elector', 'election commission', 'electoral', 'मतदाता', 'インド有権者番号'],
    antiContext: NOT_AN_ID
  },
  {
    // The check character decides for 38 (Ladakh), 97 and 99 too; without it the codes 01 to 37 stay weak.
    id: 'in-gstin',
    type: 'IN_GSTIN',
    country: 'IN',
    trigger: 'digit',
    patterns: [{ id: 'state, PAN, entity', regex: anyCase`${START} ${GSTIN} ${END}`, score: 0.6 },
      { id: 'in groups', regex: anyCase`${START} [0-9]{2} [\x20\-] [A-Z]{5} [\x20\-] [0-9]{4} [\x20\-] [A-Z][1-9A-Z] [\x20\-] Z[0-9A-Z] ${END}`, score: 0.6 }],
    context: ['gstin', 'gst', 'gst number', 'gst no', 'gst registration', 'goods and services tax'],
    validate: (value) => {
      const plain = value.toUpperCase().replace(/[^0-9A-Z]/g, '')
      if (inGstin(plain) && /^(?:0[1-9]|[12][0-9]|3[0-8]|9[79])/.test(plain)) return true
      return /^(?:0[1-9]|[12][0-9]|3[0-7])/.test(plain) ? undefined : false
    },
    validScore: 0.97
  },
  {
    id: 'in-vehicle-registration',
    type: 'IN_VEHICLE_REGISTRATION',
    country: 'IN',
    trigger: 'digit',
    patterns: [
      { id: 'state, district, series, number', regex: gu`${START} ${STATE} [\x20\-]? [0-9]{1,2} [\x20\-]? [A-Z]{1,3} [\x20\-]? (?!0000) [0-9]{4} ${END}`, score: 0.65 },
      { id: 'any case', regex: anyCase`${START} [A-Z]{2} [0-9]{1,2} [A-Z]{1,3} (?!0000) [0-9]{4} ${END}`, score: 0.2 },
      { id: 'BH series', regex: anyCase`${START} [2-9][0-9] [\x20\-]? BH [\x20\-]? (?!0000) [0-9]{4} [\x20\-]? [A-HJ-NP-Z]{1,2} ${END}`, score: 0.8 },
      { id: 'armed forces', regex: gu`${START} (?!00) [0-9]{2} [A-FHKPRX] [0-9]{6} [A-Z] ${END}`, score: 0.35 },
      { id: 'diplomatic', regex: gu`${START} [0-9]{1,3} [\x20]? (?:CD|CC|UN) [\x20]? [1-9][0-9]{1,3} ${END}`, score: 0.25 }
    ],
    context: PLATE_WORDS,
    antiContext: REFERENCE_WORDS
  }
]
