// Argentina: DNI and CUIT or CUIL.

import { arCuit } from '../../checksums-world.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, LINK, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const AR: readonly Recognizer[] = [
  {
    // No check digit, and amounts look alike: only with its name.
    id: 'ar-dni',
    type: 'AR_DNI',
    country: 'AR',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: anyCase`(?<![a-z]) (?: dni | d\.n\.i\. | documento (?:[\x20] (?:nacional [\x20] de [\x20] identidad | de [\x20] identidad))? ) ${LINK} (?<value> [1-9][0-9]?\.?[0-9]{3}\.?[0-9]{3} ) ${END} (?![\x20\-]?[A-HJ-NP-TV-Za-hj-np-tv-z](?![A-Za-z]))`, score: 0.85 },
      { id: 'dotted', regex: gu`${START} [1-9][0-9]?\.[0-9]{3}\.[0-9]{3} ${END}`, score: 0.2 }
    ],
    context: ['dni', 'documento', 'documento nacional de identidad', 'nro de documento', 'número de documento', 'argentine id', 'アルゼンチン身分証'],
    antiContext: NOT_AN_ID,
    needsContext: true
  },
  {
    id: 'ar-cuit',
    type: 'AR_CUIT',
    country: 'AR',
    trigger: 'digit',
    patterns: [
      { id: '2-8-1', regex: gu`${START} (?:2[03-7]|3[034]) [\x20\-] [0-9]{8} [\x20\-] [0-9] ${END}`, score: 0.9 },
      { id: 'bare digits', regex: gu`${START} (?:2[03-7]|3[034])[0-9]{9} ${END}`, score: 0.35 }
    ],
    context: ['cuit', 'cuil', 'c.u.i.t.', 'c.u.i.l.', 'cuit/cuil', 'afip', 'arca', 'argentine tax id', 'アルゼンチン納税者番号'],
    antiContext: NOT_AN_ID,
    validate: requires(arCuit)
  }
]
