// Thailand: national id.

import { thTnin } from '../../checksums-world.ts'
import { gu } from '../syntax.ts'
import { END, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

/** Kind of person and province. Source: DOPA; ISO 3166-2:TH. */
const KIND_PROVINCE = ['[1-8]', '(?:1[0-9]|2[0-7]|3[0-9]|4[0-9]|5[0-8]|6[0-7]|7[0-7]|8[0-6]|9[0-6])'] as const

export const TH: readonly Recognizer[] = [
  {
    id: 'th-tnin',
    type: 'TH_TNIN',
    country: 'TH',
    trigger: 'digit',
    patterns: [
      { id: '1 4 5 2 1', regex: gu`${START} ${KIND_PROVINCE[0]} [\x20\-] ${KIND_PROVINCE[1]} [0-9]{2} [\x20\-] [0-9]{5} [\x20\-] [0-9]{2} [\x20\-] [0-9] ${END}`, score: 0.9 },
      { id: 'thirteen digits', regex: gu`${START} ${KIND_PROVINCE[0]} ${KIND_PROVINCE[1]} [0-9]{10} ${END}`, score: 0.2 }
    ],
    context: ['เลขประจำตัวประชาชน', 'บัตรประชาชน', 'เลขบัตร', 'รหัสปชช', 'ประชาชน', 'thai id', 'thai national id', 'tnin', 'thai identification', 'タイ国民識別番号'],
    antiContext: NOT_AN_ID,
    validate: requires(thTnin)
  }
]
