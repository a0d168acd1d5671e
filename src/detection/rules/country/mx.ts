// Mexico: CURP and RFC.

import { mxCurp, mxRfc } from '../../checksums-world.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, isYymmdd, START, supports } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

const BIRTH = '[0-9]{2} (?:0[1-9]|1[0-2]) (?:0[1-9]|[12][0-9]|3[01])'
const STATE = '(?:AS|BC|BS|CC|CL|CM|CS|CH|DF|DG|GT|GR|HG|JC|MC|MN|MS|NT|NL|OC|PL|QT|QR|SP|SL|SR|TC|TS|TL|VZ|YN|ZS|NE)'

export const MX: readonly Recognizer[] = [
  {
    id: 'mx-curp',
    type: 'MX_CURP',
    country: 'MX',
    trigger: 'digit',
    patterns: [{ id: 'eighteen characters', regex: anyCase`${START} [A-Z][AEIOUX][A-Z]{2} ${BIRTH} [HMX] ${STATE} [B-DF-HJ-NP-TV-Z]{3} [0-9A-Z][0-9] ${END}`, score: 0.7 }],
    context: ['curp', 'clave única de registro', 'clave única', 'registro de población', 'mexican id', 'メキシコ個人識別番号'],
    validate: supports(mxCurp),
    validScore: 0.98
  },
  {
    id: 'mx-rfc',
    type: 'MX_RFC',
    country: 'MX',
    trigger: 'digit',
    patterns: [
      { id: 'person', regex: anyCase`${START} [A-ZÑ&]{4} ${BIRTH} [0-9A-Z]{2}[0-9A] ${END}`, score: 0.4 },
      { id: 'person, in groups', regex: gu`${START} [A-ZÑ&]{4} [\x20\-] ${BIRTH} [\x20\-] [0-9A-Z]{2}[0-9A] ${END}`, score: 0.4 },
      { id: 'company', regex: anyCase`${START} [A-ZÑ&]{3} ${BIRTH} [0-9A-Z]{2}[0-9A] ${END}`, score: 0.2 }
    ],
    context: ['rfc', 'r.f.c.', 'registro federal de contribuyentes', 'contribuyente', 'sat', 'constancia de situación fiscal', 'mexican tax id', 'メキシコ納税者番号'],
    validate: (value) => {
      const plain = value.toUpperCase().replace(/[\x20-]/g, '')
      if (!isYymmdd(plain.slice(-9, -3))) return false
      return plain.length === 13 && mxRfc(plain) ? true : undefined
    },
    validScore: 0.85
  }
]
