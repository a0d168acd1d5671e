// Türkiye: national id, licence plate, phone number.

import { trNationalId } from '../../checksums-world.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, NOT_AN_ID, requires, START } from './shared.ts'
import { REFERENCE_WORDS } from '../reference-words.ts'
import type { Recognizer } from '../recognizer.ts'

/** Province 01–81. */
const PROVINCE = '(?:0[1-9]|[1-7][0-9]|8[01])'
/** Months, currencies, units and small words that stand between two numbers. */
const NO_LETTERS = '(?! (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|OCA|ŞUB|NIS|HAZ|TEM|AĞU|EYL|EKI|KAS|ARA|EUR|USD|GBP|JPY|TRY|TL|KM|KG|CM|MM|GB|MB|KB|AM|PM|AND|FOR|THE|TO|OF|IN|ON|AT|OR|BY|X|VS|DE|ET|VE) (?![A-Z]) )'
const NATIONAL = String.raw`[0-9]{3} [\x20\-]? [0-9]{2} [\x20\-]? [0-9]{2}`

export const TR: readonly Recognizer[] = [
  {
    // Two check digits: one number of eleven digits in a hundred passes.
    id: 'tr-national-id',
    type: 'TR_NATIONAL_ID',
    country: 'TR',
    trigger: 'digit',
    patterns: [{ id: 'eleven digits', regex: gu`${START} [1-9][0-9]{10} ${END}`, score: 0.45 }],
    context: ['tc', 't.c.', 'tc kimlik', 'tc kimlik no', 'tckn', 'kimlik', 'kimlik no', 'kimlik numarası', 'kimlik numaram', 'nüfus', 'vatandaşlık', 'turkish id', 'turkish national id', 'トルコ国民識別番号'],
    antiContext: NOT_AN_ID,
    validate: requires(trNationalId)
  },
  {
    id: 'tr-license-plate',
    type: 'TR_LICENSE_PLATE',
    country: 'TR',
    trigger: 'digit',
    patterns: [
      { id: 'province, letters, number', regex: gu`${START} ${PROVINCE} [\x20] ${NO_LETTERS} [A-Z]{1,3} [\x20] [0-9]{2,5} ${END}`, score: 0.35 },
      { id: 'any case', regex: anyCase`${START} ${PROVINCE} [\x20] ${NO_LETTERS} [A-Z]{2,3} [\x20] [0-9]{3,4} ${END}`, score: 0.1 },
      { id: 'without spaces', regex: gu`${START} ${PROVINCE} ${NO_LETTERS} [A-Z]{1,3} [0-9]{2,5} ${END}`, score: 0.1 }
    ],
    context: ['plaka', 'plakası', 'plakam', 'plaka no', 'plaka numarası', 'araç', 'aracın', 'otomobil', 'ruhsat', 'licence plate', 'license plate', 'number plate', 'ナンバープレート'],
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'tr-phone-number',
    type: 'TR_PHONE_NUMBER',
    country: 'TR',
    trigger: 'digit',
    patterns: [
      { id: 'with +90', regex: gu`(?<![0-9A-Za-z+]) \+90 [\x20\-]? \(? [2-5][0-9]{2} \)? [\x20\-]? ${NATIONAL} ${END}`, score: 0.95 },
      { id: 'mobile, with 0', regex: gu`(?<![0-9A-Za-z_+/.]) \(? 0 [\x20\-]? \(? 5[0-9]{2} \)? [\x20\-]? ${NATIONAL} ${END}`, score: 0.4 },
      { id: 'mobile', regex: gu`(?<![0-9A-Za-z_+/.\-] | [0-9][\x20]) \(? 5[0-9]{2} \)? [\x20\-]? ${NATIONAL} ${END}`, score: 0.15 },
      { id: 'area code, with 0', regex: gu`(?<![0-9A-Za-z_+/.]) \(? 0 [\x20\-]? \(? [2-4][0-9]{2} \)? [\x20\-]? ${NATIONAL} ${END}`, score: 0.15 },
      { id: 'area code', regex: gu`(?<![0-9A-Za-z_+/.\-] | [0-9][\x20]) \(? [2-4][0-9]{2} \)? [\x20\-]? ${NATIONAL} ${END}`, score: 0.05 }
    ],
    context: ['telefon', 'telefonum', 'telefon numarası', 'cep', 'cep no', 'cep telefonu', 'cep telefonum', 'numaram', 'iletişim', 'irtibat', 'gsm', 'turkish phone'],
    antiContext: REFERENCE_WORDS
  }
]
