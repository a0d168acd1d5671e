// Portugal: NIF.

import { ptNif } from '../../checksums-europe.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, GROUP_END, GROUP_START, LINK, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const PT: readonly Recognizer[] = [
  {
    // One in eleven nine-digit numbers passes: alone it is weak.
    id: 'pt-nif',
    type: 'PT_NIF',
    country: 'PT',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: anyCase`(?<![a-z]) (?: nif | n\.i\.f\. | contribuinte ) ${LINK} (?:PT[\x20]?)? (?<value> [1235689][0-9]{2}[\x20.]?[0-9]{3}[\x20.]?[0-9]{3} ) ${END}`, score: 0.9 },
      { id: 'PT and nine digits', regex: gu`(?<=(?<![0-9A-Za-z])PT[\x20]?) (?<value> [1235689][0-9]{8} ) ${END}`, score: 0.75 },
      { id: '3 3 3', regex: gu`${GROUP_START} [1235689][0-9]{2} [\x20] [0-9]{3} [\x20] [0-9]{3} ${GROUP_END}`, score: 0.1 },
      { id: 'bare digits', regex: gu`${START} [1235689][0-9]{8} ${END}`, score: 0.05 }
    ],
    context: ['nif', 'contribuinte', 'número de contribuinte', 'número de identificação fiscal', 'finanças', 'portuguese tax', 'ポルトガル納税者番号'],
    antiContext: NOT_AN_ID.filter((word) => word !== 'fatura'),
    validate: requires(ptNif)
  }
]
