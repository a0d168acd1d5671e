// Philippines: tax number and mobile phone number.

import { phTin } from '../../checksums-world.ts'
import { gu } from '../syntax.ts'
import { END, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

/** Network prefixes 0895–0899 and 0904–0999. Source: NTC, numbering plan. */
const NETWORK = '(?: 89[5-9] | 90[4-9] | 9[1-9][0-9] )'

export const PH: readonly Recognizer[] = [
  {
    id: 'ph-tin',
    type: 'PH_TIN',
    country: 'PH',
    trigger: 'digit',
    patterns: [
      { id: '3-3-3 and branch', regex: gu`${START} [0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9]{3,5} ${END}`, score: 0.35 },
      { id: '3-3-3', regex: gu`${START} [0-9]{3}-[0-9]{3}-[0-9]{3} ${END}`, score: 0.1 },
      { id: 'bare digits', regex: gu`${START} (?: [0-9]{9} | [0-9]{12} ) ${END}`, score: 0.02 }
    ],
    context: ['tin', 'taxpayer identification', 'taxpayer identification number', 'bir', 'rdo', 'revenue district office', 'philippine tax', 'フィリピン納税者番号'],
    antiContext: NOT_AN_ID,
    validate: requires(phTin)
  },
  {
    id: 'ph-mobile-number',
    type: 'PH_MOBILE_NUMBER',
    country: 'PH',
    trigger: 'digit',
    patterns: [
      { id: 'with +63', regex: gu`(?<![0-9A-Za-z+]) \+63 [\x20\-]? \(? ${NETWORK} \)? [\x20\-]? [0-9]{3} [\x20\-]? [0-9]{4} ${END}`, score: 0.95 },
      { id: 'with 0', regex: gu`(?<! [0-9A-Za-z_+/] | [0-9][.\-] ) \(? 0 ${NETWORK} \)? [\x20\-]? [0-9]{3} [\x20\-]? [0-9]{4} ${END}`, score: 0.35 }
    ],
    context: ['mobile', 'cellphone', 'cell', 'cp number', 'phone', 'contact number', 'text', 'numero', 'globe', 'smart', 'gcash', 'viber']
  }
]
