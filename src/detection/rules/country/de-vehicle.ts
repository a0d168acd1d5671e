// Germany, vehicles: registration plates.

import { REFERENCE_WORDS } from '../reference-words.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

/** Place, one or two letters, up to four digits, E electric or H historic; no more than eight characters. Source: FZV § 9, Anlagen 1 and 2. */
const PLACE = '(?!(?:IN|AT|ON|IS|AM|PM|NO|OR|TO|IF|ID|MY|WE) [\\x20] [A-Z]{1,2} [\\x20]) [A-ZÄÖÜ]{1,3}'
const NUMBER = '[1-9][0-9]{0,3} [EH]?'
const PLATE_WORDS: readonly string[] = [
  'kennzeichen', 'kfz-kennzeichen', 'kraftfahrzeugkennzeichen', 'nummernschild', 'fahrzeugkennzeichen', 'amtliches kennzeichen', 'autokennzeichen', 'zulassung', 'zulassungsbescheinigung',
  'kfz', 'fahrzeug', 'pkw', 'lkw', 'fahrzeugschein', 'fahrzeugbrief', 'licence plate', 'license plate', 'number plate', 'registration plate', 'ナンバープレート'
]

export const DE_VEHICLE: readonly Recognizer[] = [
  {
    id: 'de-kfz',
    type: 'DE_KFZ',
    country: 'DE',
    trigger: 'digit',
    patterns: [
      { id: 'dash, space', regex: gu`${START} [A-ZÄÖÜ]{1,3} - [A-Z]{1,2} [\x20] ${NUMBER} ${END}`, score: 0.45 },
      { id: 'dash', regex: gu`${START} [A-ZÄÖÜ]{1,3} - [A-Z]{1,2} -? ${NUMBER} ${END}`, score: 0.25 },
      { id: 'spaces', regex: gu`${START} ${PLACE} [\x20] [A-Z]{1,2} [\x20] ${NUMBER} ${END}`, score: 0.3 }
    ],
    context: PLATE_WORDS,
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'de-kfz-any-case',
    type: 'DE_KFZ',
    country: 'DE',
    trigger: 'digit',
    patterns: [{ id: 'any case', regex: anyCase`(?<=(?:kennzeichen|nummernschild|kfz|zulassung)[^\n]{0,24}) ${START} [A-ZÄÖÜ]{1,3} [\x20\-] [A-Z]{1,2} [\x20\-]? ${NUMBER} ${END}`, score: 0.6 }],
    context: PLATE_WORDS,
    needsContext: true
  }
]
