// France: social security number (NIR).

import { frNir } from '../../checksums-europe.ts'
import { anyCase } from './any-case.ts'
import { END, LINK, proves, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

/** Sex, year, month (20–42 and from 50 where it is unknown), department, municipality, order. Source: INSEE, arrêté of 27 May 2009. */
const NUMBER = String.raw`[1-478] [\x20.]? [0-9]{2} [\x20.]? (?:0[1-9]|1[0-2]|[23][0-9]|4[0-2]|[5-9][0-9]) [\x20.]? (?:[0-9]{2}|2[AB]) [\x20.]? [0-9]{3} [\x20.]? [0-9]{3}`

export const FR: readonly Recognizer[] = [
  {
    id: 'fr-nir',
    type: 'FR_NIR',
    country: 'FR',
    trigger: 'digit',
    patterns: [{ id: 'number and key', regex: anyCase`${START} ${NUMBER} [\x20.\-/]{0,3} [0-9]{2} ${END}`, score: 0.5 }],
    context: ['nir', 'sécurité sociale', 'sécu', 'numéro de sécurité sociale', 'securite sociale', 'n° de sécurité sociale', 'carte vitale', 'numéro de sécu', 'ameli', 'cpam', 'assuré', 'french social security', 'insee', 'フランス社会保障番号'],
    validate: proves(frNir),
    validScore: 0.95
  },
  {
    id: 'fr-nir-without-key',
    type: 'FR_NIR',
    country: 'FR',
    trigger: 'digit',
    patterns: [{ id: 'after its name', regex: anyCase`(?<![a-z]) (?: nir | (?:num[ée]ro [\x20] de [\x20])? s[ée]cu(?:rit[ée] [\x20] sociale)? ) ${LINK} (?<value> ${NUMBER} ) ${END}`, score: 0.85 }]
  }
]
