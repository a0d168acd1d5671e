// Israel: identity number.

import { luhn } from '../../checksums.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const IL: readonly Recognizer[] = [
  {
    // One in ten passes: alone it is weak. Source: Population and Immigration Authority; Luhn over nine digits.
    id: 'il-id',
    type: 'IL_ID',
    country: 'IL',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: anyCase`(?: ת\.?["״']?ז\.? | תעודת [\x20] זהות | (?<![a-z]) teudat [\x20] zehut | (?<![a-z]) israeli [\x20] id ) [\x20]? (?:number|מספר)? [\x20]? [:=]? [\x20]? (?:is[\x20])? (?<value> [0-9]{8}-?[0-9] ) ${END}`, score: 0.9 },
      { id: 'bare digits', regex: gu`${START} [0-9]{8}-?[0-9] ${END}`, score: 0.05 }
    ],
    context: ['תעודת זהות', 'מספר זהות', 'ת.ז', 'ת"ז', 'ת״ז', 'teudat zehut', 'mispar zehut', 'israeli id', 'israel id', 'イスラエル身分証番号'],
    antiContext: NOT_AN_ID,
    validate: requires((digits) => luhn(digits) && Number(digits) > 0)
  }
]
