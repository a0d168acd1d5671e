// South Africa: id number.

import { zaId } from '../../checksums-world.ts'
import { gu } from '../syntax.ts'
import { END, isYymmdd, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const ZA: readonly Recognizer[] = [
  {
    // Birth date, citizenship, Luhn: two in ten thousand numbers of thirteen digits pass.
    id: 'za-id',
    type: 'ZA_ID_NUMBER',
    country: 'ZA',
    trigger: 'digit',
    patterns: [
      { id: '6 4 3', regex: gu`${START} [0-9]{6} [\x20\-] [0-9]{4} [\x20\-] [0-9]{3} ${END}`, score: 0.9 },
      { id: 'thirteen digits', regex: gu`${START} [0-9]{13} ${END}`, score: 0.6 }
    ],
    context: ['id number', 'identity number', 'rsa id', 'south african id', 'said', 'sa id', 'identiteitsnommer', 'id-nommer', 'permanent resident', 'home affairs', 'inombolo kamazisi', '南アフリカ身分証番号'],
    antiContext: NOT_AN_ID,
    validate: requires((digits) => zaId(digits) && isYymmdd(digits))
  }
]
