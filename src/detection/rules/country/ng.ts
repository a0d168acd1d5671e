// Nigeria: national identification number, vehicle registration.

import { verhoeff } from '../../checksums.ts'
import { REFERENCE_WORDS } from '../reference-words.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const NG: readonly Recognizer[] = [
  {
    // One in ten passes Verhoeff: alone it is weak. Source: NIMC.
    id: 'ng-nin',
    type: 'NG_NIN',
    country: 'NG',
    trigger: 'digit',
    patterns: [{ id: 'eleven digits', regex: gu`${START} [0-9]{11} ${END}`, score: 0.05 }],
    context: ['nin', 'nin number', 'nimc', 'national identification number', 'national identity number', 'nigeria id', 'nigerian id', 'national identity', 'ナイジェリア国民識別番号'],
    antiContext: NOT_AN_ID,
    validate: requires((digits) => verhoeff(digits) && !/^([0-9])\1*$/.test(digits))
  },
  {
    // Local government area, serial, year and batch. Source: FRSC, plates since 2011.
    id: 'ng-vehicle-registration',
    type: 'NG_VEHICLE_REGISTRATION',
    country: 'NG',
    trigger: 'digit',
    patterns: [
      { id: 'with a dash', regex: gu`${START} [A-Z]{3} - (?!000) [0-9]{3} [\x20]? [A-Z]{2} ${END}`, score: 0.45 },
      { id: 'capitals', regex: gu`${START} [A-Z]{3} [\x20]? (?!000) [0-9]{3} [A-Z]{2} ${END}`, score: 0.3 },
      { id: 'any case', regex: anyCase`${START} [A-Z]{3} [\x20\-]? (?!000) [0-9]{3} [A-Z]{2} ${END}`, score: 0.15 }
    ],
    context: ['plate', 'plates', 'plate number', 'number plate', 'license plate', 'licence plate', 'vehicle registration', 'vehicle', 'frsc', 'ナンバープレート'],
    antiContext: REFERENCE_WORDS
  }
]
