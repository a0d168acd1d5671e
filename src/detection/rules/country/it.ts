// Italy: fiscal code, driving licence, passport, identity card, VAT number.

import { luhn } from '../../checksums.ts'
import { itFiscalCode } from '../../checksums-europe.ts'
import { REFERENCE_WORDS } from '../reference-words.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, GROUP_END, NOT_AN_ID, requires, START, supports } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

/** A digit, or the letter that replaces it where two persons share a code (omocodia). Source: D.M. 23 December 1976, art. 6. */
const DIGIT = '[0-9LMNP-V]'
const DAY = '[0-7LMNP-T]'

export const IT: readonly Recognizer[] = [
  {
    id: 'it-fiscal-code',
    type: 'IT_FISCAL_CODE',
    country: 'IT',
    trigger: 'digit',
    patterns: [
      { id: 'sixteen characters', regex: anyCase`${START} [A-Z]{6} ${DIGIT}{2} [A-EHLMPR-T] ${DAY} ${DIGIT} [A-MZ] ${DIGIT}{3} [A-Z] ${END}`, score: 0.45 },
      { id: 'in groups', regex: anyCase`${START} [A-Z]{3} [\x20] [A-Z]{3} [\x20] ${DIGIT}{2} [A-EHLMPR-T] ${DAY} ${DIGIT} [\x20] [A-MZ] ${DIGIT}{3} [\x20]? [A-Z] ${END}`, score: 0.45 }
    ],
    context: ['codice fiscale', 'cod. fisc', 'cod fiscale', 'c.f.', 'cf', 'tessera sanitaria', 'fiscal code', 'italian tax code', 'イタリア納税者番号'],
    antiContext: REFERENCE_WORDS,
    validate: supports(itFiscalCode),
    validScore: 0.97
  },
  {
    id: 'it-driver-license',
    type: 'IT_DRIVER_LICENSE',
    country: 'IT',
    trigger: 'digit',
    patterns: [
      { id: 'two letters, seven digits, letter', regex: anyCase`${START} [A-Z]{2}[0-9]{7}[A-Z] ${END}`, score: 0.2 },
      { id: 'U1', regex: anyCase`${START} U1 [0-9B-HJ-NPR-UW-Z]{7} [A-Z] ${END}`, score: 0.3 }
    ],
    context: ['patente', 'patente di guida', 'numero patente', 'licenza di guida', 'motorizzazione', 'italian driving licence', 'driving licence'],
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'it-passport',
    type: 'IT_PASSPORT',
    country: 'IT',
    trigger: 'digit',
    patterns: [{ id: 'two letters, seven digits', regex: anyCase`${START} [A-Z]{2}[0-9]{7} ${END}`, score: 0.05 }],
    context: ['passaporto', 'passaporto numero', 'italian passport', 'イタリア旅券'],
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'it-identity-card',
    type: 'IT_IDENTITY_CARD',
    country: 'IT',
    trigger: 'digit',
    patterns: [
      { id: 'electronic, since 2016', regex: gu`${START} C[A-Z][0-9]{5}[A-Z]{2} ${END}`, score: 0.3 },
      { id: 'electronic', regex: anyCase`${START} [A-Z]{2}[0-9]{5}[A-Z]{2} ${END}`, score: 0.1 },
      { id: 'electronic, before 2016', regex: anyCase`${START} [0-9]{7}[A-Z]{2} ${END}`, score: 0.05 },
      { id: 'paper', regex: anyCase`${START} [A-Z]{2}[\x20]?[0-9]{7} ${END}`, score: 0.05 }
    ],
    context: ['carta d\'identità', 'carta di identità', 'carta identità', 'carta d\'identita', 'carta di identita', 'identità', 'cie', 'documento di riconoscimento', 'italian identity card', 'italian id card', 'イタリア身分証'],
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'it-vat-code',
    type: 'IT_VAT_CODE',
    country: 'IT',
    trigger: 'digit',
    patterns: [
      { id: 'IT and eleven digits', regex: gu`(?<![0-9A-Za-z]) IT [\x20]? [0-9]{11} ${END}`, score: 0.85 },
      { id: 'bare digits', regex: gu`${START} [0-9]{11} ${END}`, score: 0.1 },
      { id: 'with gaps', regex: gu`${START} (?:[0-9][\x20_]?){10} [0-9] ${GROUP_END}`, score: 0.05 }
    ],
    context: ['partita iva', 'p.iva', 'p. iva', 'piva', 'iva', 'vat', 'vat number', 'fattura'],
    antiContext: NOT_AN_ID.filter((word) => word !== 'fattura'),
    validate: requires((value) => luhn(value.replace('IT', '')) && Number(value.replace('IT', '')) > 0)
  }
]
