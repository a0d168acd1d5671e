// Australia: business, company, tax file and Medicare numbers.

import { auAbn, auAcn, auMedicare, auTfn } from '../../checksums-world.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, GROUP_END, GROUP_START, LINK, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const AU: readonly Recognizer[] = [
  {
    id: 'au-abn',
    type: 'AU_ABN',
    country: 'AU',
    trigger: 'digit',
    patterns: [
      { id: '2 3 3 3', regex: gu`${GROUP_START} [0-9]{2} [\x20] [0-9]{3} [\x20] [0-9]{3} [\x20] [0-9]{3} ${GROUP_END}`, score: 0.8 },
      { id: 'bare digits', regex: gu`${START} [0-9]{11} ${END}`, score: 0.4 }
    ],
    context: ['abn', 'australian business number', 'business number'],
    antiContext: NOT_AN_ID,
    validate: requires(auAbn)
  },
  {
    id: 'au-acn',
    type: 'AU_ACN',
    country: 'AU',
    trigger: 'digit',
    patterns: [
      { id: '3 3 3', regex: gu`${GROUP_START} [0-9]{3} [\x20] [0-9]{3} [\x20] [0-9]{3} ${GROUP_END}`, score: 0.25 },
      { id: 'bare digits', regex: gu`${START} [0-9]{9} ${END}`, score: 0.05 }
    ],
    context: ['acn', 'australian company number', 'company number', 'asic'],
    antiContext: NOT_AN_ID,
    validate: requires(auAcn)
  },
  {
    id: 'au-tfn',
    type: 'AU_TFN',
    country: 'AU',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: anyCase`(?<![a-z]) (?: tfn | tax [\x20] file ) ${LINK} (?<value> [0-9]{3} [\x20\-]? [0-9]{3} [\x20\-]? [0-9]{2,3} ) ${END}`, score: 0.9 },
      { id: '3 3 3', regex: gu`${GROUP_START} [0-9]{3} [\x20] [0-9]{3} [\x20] [0-9]{3} ${GROUP_END}`, score: 0.25 },
      { id: 'bare digits', regex: gu`${START} [0-9]{9} ${END}`, score: 0.05 }
    ],
    context: ['tfn', 'tax file', 'tax file number', 'australian tax', 'australian taxation office', 'ato'],
    antiContext: NOT_AN_ID,
    validate: requires(auTfn)
  },
  {
    id: 'au-medicare',
    type: 'AU_MEDICARE',
    country: 'AU',
    trigger: 'digit',
    patterns: [
      { id: '4 5 1', regex: gu`${GROUP_START} [2-6][0-9]{3} [\x20] [0-9]{5} [\x20] [0-9] (?: [\x20]? [/\-] [\x20]? [1-9] )? ${GROUP_END}`, score: 0.55 },
      { id: 'bare digits', regex: gu`${START} [2-6][0-9]{9} ${END}`, score: 0.1 }
    ],
    context: ['medicare', 'medicare number', 'medicare card', 'australian medicare', 'irn', 'メディケア'],
    antiContext: NOT_AN_ID,
    validate: requires(auMedicare)
  }
]
