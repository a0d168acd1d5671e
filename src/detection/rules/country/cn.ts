// China: resident identity card number.

import { cnResidentId } from '../../checksums-world.ts'
import { anyCase } from './any-case.ts'
import { END, isDate, proves, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const CN: readonly Recognizer[] = [
  {
    // Place, birth date, order, check character.
    id: 'cn-resident-id',
    type: 'CN_RESIDENT_ID',
    country: 'CN',
    trigger: 'digit',
    patterns: [{ id: 'eighteen characters', regex: anyCase`${START} [1-9][0-9]{5} [\x20]? (?:18|19|20)[0-9]{2} (?:0[1-9]|1[0-2]) (?:0[1-9]|[12][0-9]|3[01]) [\x20]? [0-9]{3}[0-9X] ${END}`, score: 0.5 }],
    context: ['身份证', '身份证号', '身份证号码', '身份證', '居民身份证', '公民身份号码', '证件号', 'resident id', 'chinese id', 'id card', '中国の身分証'],
    validate: proves((value) => cnResidentId(value) && isDate(Number(value.slice(6, 10)), Number(value.slice(10, 12)), Number(value.slice(12, 14)))),
    validScore: 0.95
  }
]
