// Germany, persons: tax id, tax number, passport, identity card, driving licence, pension insurance number, postal code.

import { deRvnr, deTaxId, deTaxIdRepeats, icao9303 } from '../../checksums-europe.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, GROUP_END, GROUP_START, LINK, NOT_AN_ID, proves, requires, START } from './shared.ts'
import { REFERENCE_WORDS } from '../reference-words.ts'
import type { Pattern, Recognizer } from '../recognizer.ts'

const TAX_ID_WORDS: readonly string[] = [
  'steueridentifikationsnummer', 'steuer-id', 'steuerid', 'steuer-identifikationsnummer', 'steuerliche identifikationsnummer', 'identifikationsnummer', 'idnr', 'id-nr',
  'steuer-idnr', 'steuernummer', 'bzst', 'german tax id', 'tax id', 'tin', 'ドイツ納税者番号'
]
/** Bundesland and tax office, then 0, district and number. Source: ELSTER, Grundsätze der Steuernummern. */
const ELSTER = '(?:1[01]|2[1-46-8]|3[0-2]|4[01]|5[1-9]|9[1-9]) [0-9]{2} 0 [0-9]{8}'
/** Letters and digits of serial numbers. Source: PassV and PAuswV, Anlagen (no vowels, no look-alikes). */
const SERIAL = '[CFGHJ-NPRTV-Z] [0-9CFGHJ-NPRTV-Z]{7} [0-9]'
const PASSPORT_WORDS: readonly string[] = ['reisepass', 'reisepassnummer', 'pass', 'passnummer', 'pass-nr', 'pass-nummer', 'passport', 'passport number', 'ausweisdokument', 'dokumentennummer', 'mrz', 'ドイツ旅券']
const CARD_WORDS: readonly string[] = ['personalausweis', 'personalausweisnummer', 'ausweis', 'ausweisnummer', 'ausweis-nr', 'perso', 'npa', 'bundespersonalausweis', 'identity card', 'id card', 'national id', 'ausweisdokument', 'dokumentennummer', 'seriennummer', '身分証']

/** A serial with its MRZ check digit, or one whose last digit is (wrongly) read as one; others need a word. */
const WITH_CHECK: readonly Pattern[] = [
  { id: 'serial and MRZ check digit', regex: anyCase`${START} ${SERIAL} [0-9] ${END}`, score: 0.35 },
  { id: 'serial, its last digit a check digit', regex: anyCase`${START} ${SERIAL} ${END}`, score: 0.15 }
]
const SERIAL_ALONE: Pattern = { id: 'serial', regex: anyCase`${START} ${SERIAL} ${END}`, score: 0.3 }

export const DE_IDS: readonly Recognizer[] = [
  {
    // Check digit and the rule of repeated digits: four in a thousand numbers pass.
    id: 'de-tax-id',
    type: 'DE_TAX_ID',
    country: 'DE',
    trigger: 'digit',
    patterns: [
      { id: '2 3 3 3', regex: gu`${GROUP_START} [1-9][0-9] [\x20] [0-9]{3} [\x20] [0-9]{3} [\x20] [0-9]{3} ${GROUP_END}`, score: 0.75 },
      { id: 'bare digits', regex: gu`${START} [1-9][0-9]{10} ${END}`, score: 0.55 }
    ],
    context: TAX_ID_WORDS,
    antiContext: NOT_AN_ID,
    validate: requires((digits) => deTaxId(digits) && deTaxIdRepeats(digits))
  },
  {
    // Specimens and test numbers repeat no digit: the check digit alone is weak.
    id: 'de-tax-id-specimen',
    type: 'DE_TAX_ID',
    country: 'DE',
    trigger: 'digit',
    patterns: [{ id: 'bare digits', regex: gu`${START} [1-9][0-9]{10} ${END}`, score: 0.1 }],
    context: TAX_ID_WORDS,
    antiContext: NOT_AN_ID,
    validate: requires((digits) => deTaxId(digits) && !/^([0-9])\1*$/.test(digits))
  },
  {
    id: 'de-tax-number',
    type: 'DE_TAX_NUMBER',
    country: 'DE',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: anyCase`(?<![a-z]) (?: steuernummer | steuer-?nr\.? | st\.?-?nr\.? ) [\x20]? :? [\x20]{0,2} (?<value> [0-9]{5}/[0-9]{5} | [0-9]{2,3} [/\x20] [0-9]{3,4} [/\x20] [0-9]{4,5} ) ${END}`, score: 0.9 },
      { id: 'unified', regex: gu`${START} ${ELSTER} ${END}`, score: 0.15 },
      { id: 'unified, land first', regex: gu`${START} (?:0[1-9]|1[0-6]) [0-9]{11} ${END}`, score: 0.05 },
      { id: '3/3/5', regex: gu`${START} [0-9]{3}/[0-9]{3}/[0-9]{5} ${END}`, score: 0.35 },
      { id: 'other parts', regex: gu`${START} [0-9]{2,3}/[0-9]{3,4}/[0-9]{4,5} ${END}`, score: 0.2 }
    ],
    context: ['steuernummer', 'steuer-nr', 'steuer nr', 'st.-nr', 'st-nr', 'finanzamt', 'umsatzsteuer', 'einkommensteuer', 'körperschaftsteuer', 'gewerbesteuer', 'steuerbescheid', 'steuererklärung', 'elster', 'german tax number'],
    antiContext: NOT_AN_ID
  },
  {
    id: 'de-passport',
    type: 'DE_PASSPORT',
    country: 'DE',
    trigger: 'digit',
    patterns: WITH_CHECK,
    context: PASSPORT_WORDS,
    antiContext: REFERENCE_WORDS,
    validate: requires(icao9303)
  },
  {
    // The printed number holds no check digit.
    id: 'de-passport-named',
    type: 'DE_PASSPORT',
    country: 'DE',
    trigger: 'digit',
    patterns: [SERIAL_ALONE],
    context: PASSPORT_WORDS.filter((word) => word !== 'pass'),
    antiContext: REFERENCE_WORDS,
    needsContext: true
  },
  {
    id: 'de-id-card',
    type: 'DE_ID_CARD',
    country: 'DE',
    trigger: 'digit',
    patterns: WITH_CHECK,
    context: CARD_WORDS,
    antiContext: REFERENCE_WORDS,
    validate: requires(icao9303)
  },
  {
    id: 'de-id-card-old',
    type: 'DE_ID_CARD',
    country: 'DE',
    trigger: 'digit',
    patterns: [{ id: 'T and eight digits', regex: anyCase`${START} T [0-9]{8} ${END}`, score: 0.15 }],
    context: CARD_WORDS,
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'de-id-card-named',
    type: 'DE_ID_CARD',
    country: 'DE',
    trigger: 'digit',
    patterns: [SERIAL_ALONE],
    context: CARD_WORDS.filter((word) => word !== 'seriennummer'),
    antiContext: REFERENCE_WORDS,
    needsContext: true
  },
  {
    // The check character's rule is not published.
    id: 'de-fuehrerschein',
    type: 'DE_FUEHRERSCHEIN',
    country: 'DE',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: anyCase`(?<![a-z]) (?: führerschein | fuehrerschein | fahrerlaubnis ) (?: nummer | -?nr\.? )? ${LINK} (?<value> (?=[a-z]{0,5}[0-9]) [0-9a-z] [0-9]{2} [0-9a-z]{6} [0-9] [0-9a-z] | [a-z]{2}[0-9]{8}[0-9a-z] ) ${END}`, score: 0.9 },
      { id: 'two letters, eight digits, one more', regex: anyCase`${START} [A-Z]{2}[0-9]{8}[0-9A-Z] ${END}`, score: 0.2 }
    ],
    context: ['führerscheinnummer', 'führerschein', 'fuehrerschein', 'führerschein-nr', 'fahrerlaubnis', 'fahrerlaubnisnummer', 'kraftfahrt-bundesamt', 'german driving licence', 'driving licence', 'driving license', 'driver\'s license', 'ドイツ運転免許'],
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'de-social-security',
    type: 'DE_SOCIAL_SECURITY',
    country: 'DE',
    trigger: 'digit',
    patterns: [{ id: 'area, birth date, letter, serial', regex: anyCase`${START} [0-9]{2} [\x20]? (?:0[1-9]|[12][0-9]|3[01]|5[1-9]|[67][0-9]|8[01]) (?:0[1-9]|1[0-2]) [0-9]{2} [\x20]? [A-Z] [\x20]? [0-9]{2} [\x20]? [0-9] ${END}`, score: 0.5 }],
    context: ['rentenversicherungsnummer', 'sozialversicherungsnummer', 'versicherungsnummer', 'rvnr', 'svnr', 'sv-nummer', 'sv-nr', 'rentenversicherung', 'sozialversicherung', 'sozialversicherungsausweis', 'social security', '年金保険番号'],
    validate: proves(deRvnr),
    validScore: 0.95
  },
  {
    id: 'de-plz',
    type: 'DE_PLZ',
    country: 'DE',
    trigger: 'digit',
    patterns: [
      { id: 'with D', regex: gu`(?<=(?<![0-9A-Za-z])D-) (?<value> 0[1-9][0-9]{3} | [1-9][0-9]{4} ) ${END}`, score: 0.7 },
      { id: 'five digits', regex: gu`${START} (?!01000|99999) (?: 0[1-9][0-9]{3} | [1-9][0-9]{4} ) ${END}`, score: 0.05 }
    ],
    context: ['plz', 'postleitzahl', 'straße', 'strasse', 'str', 'anschrift', 'adresse', 'wohnort', 'wohnhaft', 'postal code', 'zip', 'german postcode', '郵便番号'],
    antiContext: NOT_AN_ID
  }
]
