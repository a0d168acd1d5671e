// Canada: social insurance number.

import { caSin } from '../../checksums-world.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, GROUP_END, GROUP_START, LINK, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const CA: readonly Recognizer[] = [
  {
    // One in ten nine-digit numbers passes Luhn: alone it is weak.
    id: 'ca-sin',
    type: 'CA_SIN',
    country: 'CA',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: anyCase`(?<![a-z]) (?: social [\x20] insurance | assurance [\x20] sociale | (?<=my[\x20]) sin | (?<=mon[\x20]) nas ) ${LINK} (?<value> [0-9]{3} [\x20\-]? [0-9]{3} [\x20\-]? [0-9]{3} ) ${END}`, score: 0.95 },
      { id: '3 3 3', regex: gu`${GROUP_START} [0-9]{3} ([\x20\-]) [0-9]{3} \1 [0-9]{3} ${GROUP_END}`, score: 0.4 },
      { id: 'bare digits', regex: gu`${START} [0-9]{9} ${END}`, score: 0.1 }
    ],
    context: ['sin', 'sin number', 'social insurance', 'social insurance number', 'canada revenue', 'cra', 'service canada', 'nas', 'numéro nas', 'assurance sociale', 'numéro d\'assurance sociale', '社会保険番号'],
    antiContext: NOT_AN_ID,
    validate: requires(caSin)
  }
]
