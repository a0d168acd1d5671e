// United States, health: DEA registration, Medicare beneficiary id, national provider id.

import { usDea, usNpi } from '../../checksums-world.ts'
import { REFERENCE_WORDS } from '../reference-words.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, GROUP_END, GROUP_START, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

/** Letters of a Medicare id: without S, L, O, I, B, Z. Source: CMS, Understanding the MBI format. */
const MBI_LETTER = '[AC-HJKMNP-RT-Y]'
const MBI_EITHER = '[0-9AC-HJKMNP-RT-Y]'

export const US_HEALTH: readonly Recognizer[] = [
  {
    id: 'us-dea',
    type: 'MEDICAL_LICENSE',
    country: 'US',
    trigger: 'digit',
    patterns: [{ id: 'two letters, seven digits', regex: anyCase`${START} [A-HJ-MPRSTUX] [A-Z9] [0-9]{7} ${END}`, score: 0.3 }],
    context: ['dea', 'dea number', 'medical', 'medical license', 'medical licence', 'certificate', 'prescriber', 'prescribing', 'physician', 'pharmacy', '医師免許'],
    antiContext: [...REFERENCE_WORDS, 'passport'],
    validate: requires(usDea)
  },
  {
    id: 'us-mbi',
    type: 'US_MBI',
    country: 'US',
    trigger: 'digit',
    patterns: [
      { id: 'with dashes', regex: anyCase`${START} [1-9] ${MBI_LETTER} ${MBI_EITHER} [0-9] - ${MBI_LETTER} ${MBI_EITHER} [0-9] - ${MBI_LETTER}{2} [0-9]{2} ${END}`, score: 0.85 },
      { id: 'bare', regex: gu`${START} [1-9] ${MBI_LETTER} ${MBI_EITHER} [0-9] ${MBI_LETTER} ${MBI_EITHER} [0-9] ${MBI_LETTER}{2} [0-9]{2} ${END}`, score: 0.5 },
      { id: 'bare, any case', regex: anyCase`${START} [1-9] ${MBI_LETTER} ${MBI_EITHER} [0-9] ${MBI_LETTER} ${MBI_EITHER} [0-9] ${MBI_LETTER}{2} [0-9]{2} ${END}`, score: 0.3 }
    ],
    context: ['mbi', 'medicare', 'medicare beneficiary', 'medicare number', 'beneficiary', 'hicn', 'cms', 'メディケア'],
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'us-npi',
    type: 'US_NPI',
    country: 'US',
    trigger: 'digit',
    patterns: [
      { id: '4 3 3', regex: gu`${GROUP_START} [12][0-9]{3} [\x20\-] [0-9]{3} [\x20\-] [0-9]{3} ${GROUP_END}`, score: 0.3 },
      { id: 'bare digits', regex: gu`${START} [12][0-9]{9} ${END}`, score: 0.1 }
    ],
    context: ['npi', 'national provider', 'npi number', 'provider id', 'provider number', 'provider identifier', 'taxonomy'],
    antiContext: NOT_AN_ID,
    validate: requires(usNpi)
  }
]
