// Netherlands: citizen service number (BSN).

import { nlBsn } from '../../checksums-europe.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, LINK, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const NL: readonly Recognizer[] = [
  {
    // One in eleven nine-digit numbers passes: alone it is weak.
    id: 'nl-bsn',
    type: 'NL_BSN',
    country: 'NL',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: anyCase`(?<![a-z]) (?: bsn(?:-nummer)? | burgerservicenummer | sofinummer | sofi-nummer ) ${LINK} (?<value> [0-9]{4}[.\x20]?[0-9]{2}[.\x20]?[0-9]{3} | [0-9]{3}[.\x20]?[0-9]{3}[.\x20]?[0-9]{3} | [0-9]{8} ) ${END}`, score: 0.95 },
      { id: '4.2.3', regex: gu`${START} [0-9]{4}\.[0-9]{2}\.[0-9]{3} ${END}`, score: 0.4 },
      { id: 'bare digits', regex: gu`${START} [0-9]{9} ${END}`, score: 0.05 }
    ],
    context: ['bsn', 'burgerservicenummer', 'burger service nummer', 'sofinummer', 'sofi-nummer', 'dutch citizen service number', 'citizen service number', 'digid', 'オランダ市民番号'],
    antiContext: NOT_AN_ID,
    validate: requires(nlBsn)
  }
]
