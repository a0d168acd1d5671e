// Postal codes alone (off by default; within an address they belong to it): by their mark, by words, and the UK's by shape.

import { DASH, giu, gu, SPACES, WORD_END, WORD_START } from './syntax.ts'
import type { Recognizer } from './recognizer.ts'

/** Postcode areas, districts and units. Source: Royal Mail, PAF programmers' guide; BS 7666. */
export const UK_POSTCODE = String.raw`(?: GIR [\x20]? 0AA | (?: [A-PR-UWYZ][0-9][0-9A-HJKPSTUW]? | [A-PR-UWYZ][A-HK-Y][0-9][0-9ABEHMNPRVWXY]? ) [\x20]? [0-9][ABD-HJLNP-UW-Z]{2} )`

export const POSTAL_CODES: readonly Recognizer[] = [
  {
    id: 'postal-code',
    type: 'POSTAL_CODE',
    trigger: 'digit',
    patterns: [
      { id: '〒', regex: gu`〒 [\x20]? (?<value> [0-9]{3} [${DASH}]? [0-9]{4} ) (?![0-9])`, score: 0.95 },
      { id: '郵便番号', regex: gu`郵便番号 [\x20]? (?: [はが:(「] | です ){0,2} [\x20]? (?<value> [0-9]{3} [${DASH}]? [0-9]{4} ) (?![0-9])`, score: 0.95 },
      {
        id: 'after its name',
        regex: giu`${WORD_START} (?: zip [\x20]? (?:code)? | post(?:al)? [\x20]? code | eircode | pin [\x20]? code (?= [\x20:] [\x20]? [1-9][0-9]{5} ) | plz | cep | cp )
          ${SPACES} (?: is [\x20] | [:=] )? ${SPACES} (?<value> [0-9]{5}-[0-9]{3,4} | [0-9]{4,6} | [0-9]{3}[${DASH}\x20][0-9]{3,4} | [a-z][0-9]{2}[\x20]?[0-9a-z]{4} | [a-z][0-9][a-z][\x20]?[0-9][a-z][0-9] | [0-9]{4}[\x20]?[a-z]{2} ) ${WORD_END} (?! [.,][0-9] )`,
        score: 0.85
      },
      { id: 'Canadian', regex: gu`(?<![0-9A-Za-z]) [ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z][\x20\-]?[0-9][ABCEGHJ-NPRSTV-Z][0-9] (?![0-9A-Za-z])`, score: 0.4 },
      { id: 'state and ZIP', regex: gu`(?<=(?<![A-Za-z])(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])[\x20]{1,2}) [0-9]{5} (?:-[0-9]{4})? (?![0-9])`, score: 0.7 }
    ],
    context: ['zip', 'zip code', 'postal', 'postal code', 'postcode', 'post code', 'address', '郵便番号', '住所', '〒']
  },
  {
    id: 'uk-postcode',
    type: 'UK_POSTCODE',
    country: 'GB',
    trigger: 'digit',
    patterns: [{ id: 'postcode', regex: giu`(?<![0-9a-z]) ${UK_POSTCODE} (?![0-9a-z])`, score: 0.3 }],
    context: ['postcode', 'post code', 'postal', 'address', 'deliver', 'delivery', 'live', 'street', 'road', 'uk', 'london', 'send']
  }
]
