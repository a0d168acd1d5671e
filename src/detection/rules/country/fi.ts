// Finland: personal identity code.

import { fiHetu } from '../../checksums-europe.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, isDate, NOT_AN_ID, proves, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

const HETU_WORDS: readonly string[] = ['hetu', 'henkilötunnus', 'henkilötunnukseni', 'sosiaaliturvatunnus', 'personbeteckning', 'personal identity code', 'finnish id', 'フィンランド個人識別番号']
const BIRTH = '(?:0[1-9]|[12][0-9]|3[01]) (?:0[1-9]|1[0-2]) [0-9]{2}'

export const FI: readonly Recognizer[] = [
  {
    id: 'fi-hetu',
    type: 'FI_PERSONAL_IDENTITY_CODE',
    country: 'FI',
    trigger: 'digit',
    patterns: [
      { id: 'with a check letter', regex: anyCase`${START} ${BIRTH} [+\-A-FU-Y] [0-9]{3} [A-FHJ-NPR-Y] ${END}`, score: 0.4 },
      { id: 'with a century letter', regex: anyCase`${START} ${BIRTH} [A-FU-Y] [0-9]{4} ${END}`, score: 0.4 }
    ],
    context: HETU_WORDS,
    validate: proves(isHetu),
    validScore: 0.95
  },
  {
    // Six digits, dash, four digits: order numbers and log entries look alike, and one in a hundred passes.
    id: 'fi-hetu-digits',
    type: 'FI_PERSONAL_IDENTITY_CODE',
    country: 'FI',
    trigger: 'digit',
    patterns: [{ id: 'digits alone', regex: gu`${START} ${BIRTH} [+\-] [0-9]{4} ${END}`, score: 0.4 }],
    context: HETU_WORDS,
    antiContext: NOT_AN_ID,
    validate: requires(isHetu)
  }
]

function isHetu (value: string): boolean {
  return isHetuDate(value) && fiHetu(value.length === 11 ? value.slice(0, 6) + value.slice(7) : value)
}

/** The century is told by the separator, which `bare` drops where it is a mark: any century with that day will do. */
function isHetuDate (value: string): boolean {
  const [day, month, year] = [value.slice(0, 2), value.slice(2, 4), value.slice(4, 6)].map(Number)
  return [1800, 1900, 2000].some((century) => isDate(century + (year ?? 0), month ?? 0, day ?? 0))
}
