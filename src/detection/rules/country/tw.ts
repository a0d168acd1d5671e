// Taiwan: national id and resident certificate number.

import { twNationalId } from '../../checksums-world.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const TW: readonly Recognizer[] = [
  {
    id: 'tw-national-id',
    type: 'TW_NATIONAL_ID',
    country: 'TW',
    trigger: 'digit',
    patterns: [
      { id: 'letter, sex, eight digits', regex: gu`${START} [A-Z][1289][0-9]{8} ${END}`, score: 0.45 },
      { id: 'any case', regex: anyCase`${START} [A-Z][1289][0-9]{8} ${END}`, score: 0.2 }
    ],
    context: ['身分證', '身份證', '身分證字號', '身分證號', '身分證號碼', '統一編號', '國民身分證', '居留證', 'taiwan id', 'taiwanese id', 'arc number', '台湾身分証番号', '台湾の身分証'],
    antiContext: NOT_AN_ID,
    validate: requires(twNationalId)
  }
]
