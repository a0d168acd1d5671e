// Germany, business: VAT id and trade register number (off by default).

import { mod11v10 } from '../../checksums.ts'
import { anyCase } from './any-case.ts'
import { END, START, supports } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const DE_BUSINESS: readonly Recognizer[] = [
  {
    // Numbers that fail the check digit stay weak: VIES knows, the check digit does not.
    id: 'de-vat-id',
    type: 'DE_VAT_ID',
    country: 'DE',
    trigger: 'digit',
    patterns: [{ id: 'DE and nine digits', regex: anyCase`${START} DE [\x20.\-]? [0-9]{3} [\x20.\-]? [0-9]{3} [\x20.\-]? [0-9]{3} ${END}`, score: 0.3 }],
    context: ['umsatzsteuer-identifikationsnummer', 'umsatzsteueridentifikationsnummer', 'ust-idnr', 'ust-id', 'ustid', 'ustidnr', 'umsatzsteuer-id', 'mehrwertsteuer', 'vat', 'vat id', 'vat number', 'bzst', 'finanzamt', 'rechnung'],
    validate: supports((value) => mod11v10(value.slice(2))),
    validScore: 0.95
  },
  {
    id: 'de-handelsregister',
    type: 'DE_HANDELSREGISTER',
    country: 'DE',
    trigger: 'digit',
    patterns: [{ id: 'HRA or HRB', regex: anyCase`${START} HR[AB] [\x20]{0,2} (?:Nr\.?[\x20]{0,2})? [0-9]{1,6} ${END}`, score: 0.75 }],
    context: ['handelsregister', 'handelsregisternummer', 'amtsgericht', 'registergericht', 'registerauszug', 'gmbh', 'ohg', 'ag', 'kg', 'ug', 'trade register', 'commercial register']
  }
]
