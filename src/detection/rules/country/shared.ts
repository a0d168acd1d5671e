// What the country files share: where an id may begin and end, words that make a number something else, dates within ids, and checks.

import { REFERENCE_WORDS } from '../reference-words.ts'
import { LATIN } from '../syntax.ts'
import type { Recognizer } from '../recognizer.ts'

/** An id starts here: no letter, digit, currency or longer number before. */
export const START = String.raw`(?<! [0-9${LATIN}_$€£¥+/] | [0-9][.,:\-] | [A-Za-z][\-] )`
/** As `START`, for digits in groups with spaces: no other group stands before. */
export const GROUP_START = String.raw`(?<! [0-9${LATIN}_$€£¥+/] | [0-9][.,:\-\x20] | [A-Za-z][\-] )`
/** Nothing follows that would make the id longer, a price or a share. */
export const END = String.raw`(?! [0-9${LATIN}_%€£¥] | [.,:/\-][0-9] | [\-][A-Z] | [\x20]?(?:円|ポイント|個|件) )`
/** As `END`, and no other group of digits follows after a space. */
export const GROUP_END = String.raw`${END} (?![\x20][0-9])`
/** Between the name of an id and its value: 'is', a colon, 'number', in several languages. */
export const LINK = String.raw`(?: [\x20]? (?:number|num|numero|número|numéro|nummer|nº|n°|no\.?|nr\.?|番号|\x23) )? [\x20]{0,2} (?: [:=はが] | (?:is|ist|es|est|è|war|は) (?=[\x20]) )? [\x20]{0,2}`

/** Words of other languages that say what `REFERENCE_WORDS` says. */
const REFERENCE_WORDS_ABROAD: readonly string[] = [
  'bestellung', 'bestellnummer', 'bestell-nr', 'auftragsnummer', 'rechnungsnummer', 'rechnung nr', 'sendungsnummer', 'artikelnummer', 'vorgangsnummer',
  'commande', 'facture', 'colis', 'pedido', 'factura', 'fatura', 'encomenda', 'ordine', 'fattura', 'spedizione', 'bestelling', 'factuur', 'ordrenummer',
  'beställning', 'zamówienie', 'faktura', 'tilaus', 'sipariş', '订单', '訂單', '快递', '주문번호', '송장번호', 'คำสั่งซื้อ', 'เลขพัสดุ', 'הזמנה'
]

/** For ids of bare digits: reference numbers and phone numbers are no ids. */
export const NOT_AN_ID: readonly string[] = [
  ...REFERENCE_WORDS, ...REFERENCE_WORDS_ABROAD, 'awb', 'waybill', 'po', 'phone', 'mobile', 'cell', 'tel', 'fax', 'call', 'telefon', 'téléphone', 'teléfono',
  'whatsapp', 'iban', 'account number', 'kontonummer', 'timestamp', 'barcode', 'jan', 'gtin', 'asin', '電話', '携帯', '口座', 'バーコード'
]

type Check = NonNullable<Recognizer['validate']>
type Test = (bare: string) => boolean

/** Capital letters and digits of a value, separators removed. */
export function bare (value: string): string {
  return value.toUpperCase().replace(/[^0-9A-ZÑ]/g, '')
}

/** A check that many other numbers pass too (one in ten or so): failing drops a match, passing leaves it the score of its pattern. */
export function requires (test: Test): Check {
  return (value) => test(bare(value)) ? undefined : false
}

/** A check that hardly anything else passes: it decides. */
export function proves (test: Test): Check {
  return (value) => test(bare(value))
}

/** A check that raises a match; a value that fails may be mistyped or of a series without check digit, and stays weak. */
export function supports (test: Test): Check {
  return (value) => test(bare(value)) ? true : undefined
}

/** True for a day of the Gregorian calendar. @param month 1–12; @param day of the month, 1–31. */
export function isDate (year: number, month: number, day: number): boolean {
  const days = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days
}

/** True where six digits are year, month and day of 19yy or 20yy. */
export function isYymmdd (digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6))]
  return isDate(1900 + year, month, day) || isDate(2000 + year, month, day)
}
