// Phone numbers: international ones by libphonenumber, national ones by the formats of each country, any other beside a phone word.

import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { around, each, matching } from './around.ts'
import { digitsOf, isOneDigitRepeated } from '../checksums.ts'
import { DASH, giu, gu } from './syntax.ts'
import { followsReferenceWord, REFERENCE_WORDS } from './reference-words.ts'
import type { FoundValue, Pattern, Recognizer } from './recognizer.ts'

const PHONE_WORDS: readonly string[] = [
  'phone', 'telephone', 'tel', 'mobile', 'cell', 'cellphone', 'fax', 'call', 'calling', 'ring', 'text', 'txt', 'sms', 'whatsapp', 'viber', 'dial', 'landline', 'hotline', 'callback', 'call back',
  'reach', 'contact', 'ph', 'mob', 'handy', 'telefon', 'téléphone', 'teléfono', 'call-back', 'cb',
  '電話', '携帯', '連絡先', 'スマホ', 'ケータイ', '直通', '内線', 'ファックス', 'ファクス', 'フリーダイヤル', '折り返し', '固定', '☎', '📞'
]

/** A phone word just before a number, with at most a few small words between. */
const AFTER_PHONE_WORD = new RegExp(String.raw`(?:${[
  String.raw`\b(?:phone|telephone|tele?|mobile|mob|cell(?:phone)?|fax|call(?:ing)?|ring|te?xt|sms|whats ?app|viber|dial|landline|hotline|reach|contact|cb|ph|telefon|call ?back)\b[^0-9\n@]{0,24}`,
  String.raw`(?:^|[\n|/,] ?)[tmpfc]\.?[ :]{1,2}`,
  String.raw`\bmy (?:new |other |old |work |home )?(?:number|no|#)\b[^0-9\n@]{0,14}`,
  String.raw`(?:電話|携帯|連絡先|スマホ|ケータイ|直通|ファックス|ファクス|折り返し|TEL|Tel|☎|📞)[^0-9\n@。]{0,14}`
].join('|')})\(?$`, 'iu')
const PHONE_WORD_WINDOW = 40

/** No digit, letter, money sign or part of another number before; 'Tel', 'Fax', 'is' may stick to the number. */
const START = String.raw`(?<! [0-9_+$€£¥%@] | [A-Za-z] (?<! tel | fax | mob | cell | phone | ph | is | no ) | [0-9][.,:/#${DASH}] | [A-Za-z][${DASH}] | # )`
const END = String.raw`(?! [0-9A-Za-z_@%] | [${DASH}.,/:#][0-9] | [\x20]?(?:円|ドル|ポイント|pt|usd|eur|jpy) )`
const S = String.raw`[\x20${DASH}.]`
/** Extension, kept within the number. */
const EXTENSION = String.raw`(?: [\x20,;(]{0,3} (?: ext(?:ension|n)?\.? | x | 内線 | durchwahl ) [\x20:.]{0,2} [0-9]{1,6} (?![0-9]) )?`

interface NationalFormat extends Pattern { readonly region: string }

/**
 * Formats that identify a country's numbers by themselves. Below 0.5 a phone word is needed.
 * Sources: 総務省 電気通信番号計画 (JP), NANP, Ofcom National Telephone Numbering Plan (GB), Bundesnetzagentur, ARCEP, ACMA, TRAI.
 */
const NATIONAL: readonly NationalFormat[] = [
  { region: 'JP', id: 'JP mobile', score: 0.85, regex: giu`${START} \(? 0[5789]0 \)? [\x20${DASH}.)]{0,3} [0-9]{4} [\x20${DASH}.(の]{0,3} [0-9]{4} ${END}` },
  { region: 'JP', id: 'JP landline', score: 0.8, regex: giu`${START} (?: \(? 0[1-9][0-9]{0,3} \)? [\x20]? [${DASH}(] [\x20]? | \( 0[1-9][0-9]{0,3} \) [\x20]? ) [0-9]{1,4} [\x20]? [${DASH})] [\x20]? [0-9]{4} ${EXTENSION} ${END}` },
  { region: 'JP', id: 'JP toll-free', score: 0.75, regex: giu`${START} (?: 0120 [${DASH}\x20(]? [0-9]{2,3} [${DASH}\x20)]? [0-9]{3,4} | 0800 [${DASH}\x20] [0-9]{3} [${DASH}\x20] [0-9]{4} | 0570 [${DASH}\x20] [0-9]{2,3} [${DASH}\x20] [0-9]{3,4} ) ${END}` },
  { region: 'JP', id: 'JP digits', score: 0.4, regex: giu`${START} 0[1-9][0-9]{8} ${END}` },
  { region: 'US', id: 'NANP (area) number', score: 0.85, regex: giu`${START} (?: 1 ${S}? )? \( [2-9][0-9]{2} \) [\x20]{0,2} [2-9][0-9]{2} ${S}? [0-9]{4} ${EXTENSION} ${END}` },
  { region: 'US', id: 'NANP dashes', score: 0.75, regex: giu`${START} (?: 1 [${DASH}.\x20] )? [2-9][0-9]{2} ([${DASH}.]) [2-9][0-9]{2} [${DASH}.] [0-9]{4} ${EXTENSION} ${END}` },
  { region: 'US', id: 'NANP spaces', score: 0.5, regex: giu`${START} (?<![0-9][\x20]) (?: 1 [\x20] )? [2-9][0-9]{2} [\x20] [2-9][0-9]{2} [\x20${DASH}] [0-9]{4} ${EXTENSION} ${END} (?![\x20][0-9])` },
  { region: 'US', id: 'NANP digits', score: 0.3, regex: giu`${START} 1? [2-9][0-9]{2} [2-9][0-9]{6} ${END}` },
  { region: 'GB', id: 'GB mobile', score: 0.8, regex: giu`${START} 07[0-9]{3} [\x20${DASH}]? [0-9]{3} [\x20${DASH}]? [0-9]{3} ${END}` },
  { region: 'GB', id: 'GB landline', score: 0.75, regex: giu`${START} (?: \(? 02[0-9] \)? [\x20${DASH}]{1,2} [0-9]{4} [\x20${DASH}] [0-9]{4} | \(? 01[0-9]1 \)? [\x20${DASH}]{1,2} [0-9]{3} [\x20${DASH}] [0-9]{4} | \(? 01[0-9]{3} \)? [\x20${DASH}]{1,2} [0-9]{3} [\x20]? [0-9]{2,3} | 0(?:3|8)[0-9]{2} [\x20] [0-9]{3} [\x20] [0-9]{4} ) ${EXTENSION} ${END}` },
  { region: 'FR', id: 'FR pairs', score: 0.75, regex: giu`${START} 0[1-9] (?: [\x20.${DASH}] [0-9]{2} ){4} ${END}` },
  { region: 'AU', id: 'AU', score: 0.7, regex: giu`${START} (?: 04[0-9]{2} [\x20${DASH}] [0-9]{3} [\x20${DASH}] [0-9]{3} | \(? 0[2378] \)? [\x20] [0-9]{4} [\x20] [0-9]{4} | 1[38]00 [\x20] [0-9]{3} [\x20] [0-9]{3} ) ${END}` },
  { region: 'DE', id: 'DE', score: 0.6, regex: giu`${START} (?: \( 0[1-9][0-9]{1,4} \) [\x20]? | 0[1-9][0-9]{1,4} (?: [\x20]?/[\x20]? ) | 01[567][0-9]{1,2} [\x20${DASH}/] ) [0-9]{2,5} (?: [\x20]? [0-9]{2,5} ){0,2} (?: -[0-9]{1,4} )? ${END}` },
  { region: 'IN', id: 'IN mobile', score: 0.35, regex: giu`${START} 0? [6-9][0-9]{4} [\x20${DASH}]? [0-9]{5} ${END}` },
  { region: 'CN', id: 'CN mobile', score: 0.35, regex: giu`${START} 1[3-9][0-9] [\x20${DASH}]? [0-9]{4} [\x20${DASH}]? [0-9]{4} ${END}` },
  { region: '', id: 'trunk zero, seven digits', score: 0.4, regex: giu`${START} 0[1-9][0-9]? [\x20${DASH}] [0-9]{7} ${END}` },
  { region: '', id: 'trunk zero and groups', score: 0.55, regex: giu`${START} (?<![0-9][\x20]) 0[1-9][0-9]{0,3} [\x20${DASH}] [0-9]{3,4} [\x20${DASH}] (?: [0-9]{3,4} | [0-9]{2} [\x20${DASH}] [0-9]{2} ) ${END} (?![\x20][0-9])` }
]

/** '+' or the prefix 00, then digits with short gaps; at most 30 characters, so libphonenumber sees small windows only. */
const INTERNATIONAL = giu`(?<![0-9A-Za-z_+] ) (?: \(? \+ \)? [\x20]? | 00 (?=[1-9]) ) [1-9] (?: [\x20().${DASH}/]{0,3} [0-9] ){6,16} ${EXTENSION} (?![0-9A-Za-z_])`

/** Anything of 7 to 13 digits in short groups: a phone number only just after a phone word. */
const ANY: Pattern = { id: 'after a phone word', score: 0.65, regex: gu`(?<! [0-9A-Za-z_$€£¥#] | [0-9][.,:/${DASH}] ) \(? [0-9]{1,5} \)? (?: [\x20.${DASH}()]{0,2} [0-9]{1,5} ){1,5} (?! [0-9A-Za-z_] | [${DASH}.,/:][0-9] | [\x20]?(?:円|%|年|月|日|時|分) )` }

/** Where at least seven digits stand close together. */
const NEAR_DIGITS = /[0-9](?:[\x20().\-/の]{0,3}[0-9]){6}/gu

/** The groups of an IBAN before the digits, a wrong one too: 'CR05 '. */
const INSIDE_IBAN = /(?<![0-9A-Za-z])[A-Z]{2}[0-9]{2}(?: [0-9A-Z]{4}){0,6} $/u

const DIGIT_WORD = '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)'
/** 'one, two, three, four …' and 'one one one one …'. */
const COUNTING = String.raw`one [\x20,.${DASH}]{1,3} (?: two [\x20,.${DASH}]{1,3} three [\x20,.${DASH}]{1,3} four | one [\x20,.${DASH}]{1,3} one [\x20,.${DASH}]{1,3} one ) (?![a-z])`
const SPOKEN: readonly Pattern[] = [
  { id: 'digits spoken in English', regex: giu`(?<! [a-z] | ${DIGIT_WORD} [\x20,.${DASH}]{1,3} ) (?! ${COUNTING} ) ${DIGIT_WORD} (?: [\x20,.${DASH}]{1,3} ${DIGIT_WORD} ){6,14} (?![a-z])`, score: 0.6 },
  { id: 'digits spoken in Japanese', regex: gu`(?<![〇零一二三四五六七八九]) [〇零ゼロ]{1,2} [一二三四五六七八九] [〇零一二三四五六七八九]{0,3} [の${DASH}・、\x20] [〇零一二三四五六七八九]{1,4} [の${DASH}・、\x20] [〇零一二三四五六七八九]{4} (?![〇零一二三四五六七八九])`, score: 0.75 }
]

export const PHONE: readonly Recognizer[] = [
  { id: 'phone', type: 'PHONE_NUMBER', trigger: 'digit', patterns: [], find: each(matching(INTERNATIONAL, readInternational), around(NEAR_DIGITS, 8, 24, [...NATIONAL, ANY], asPhone)), context: PHONE_WORDS },
  { id: 'phone-spoken', type: 'PHONE_NUMBER', trigger: 'always', patterns: SPOKEN, context: PHONE_WORDS, antiContext: REFERENCE_WORDS }
]

function asPhone (found: FoundValue, text: string): FoundValue | null {
  if (!isPhoneLike(text.slice(found.start, found.end), found.pattern) || followsReferenceWord(text, found.start) || INSIDE_IBAN.test(text.slice(Math.max(0, found.start - 40), found.start))) return null
  if (!isAfterPhoneWord(text, found.start)) return found.pattern === ANY.id ? null : found
  return found.pattern === ANY.id ? found : { ...found, score: Math.max(found.score, 0.9) }
}

function isPhoneLike (value: string, pattern: string): boolean {
  const digits = digitsOf(value.split(/[x内d]/iu)[0] ?? '')
  if (pattern === 'JP landline') return digits.length === 10
  if (pattern === ANY.id) return digits.length >= 7 && digits.length <= 13 && !isDate(value)
  return digits.length >= 9 && digits.length <= 17 && !isOneDigitRepeated(digits.slice(1))
}

function * readInternational (match: RegExpExecArray): Generator<FoundValue> {
  const number = parsePhoneNumberFromString(match[0].replace(/^(\(?\+\)?|00)/u, '+'))
  if (number === undefined || isOneDigitRepeated(number.nationalNumber)) return
  const isPlus = match[0].includes('+')
  if (number.isValid()) yield { ...span(match), pattern: `international, ${number.country ?? 'unknown country'}`, score: isPlus ? 0.97 : 0.6 }
  else if (isPlus && number.isPossible()) yield { ...span(match), pattern: 'international, not in service', score: 0.75 }
}

function isAfterPhoneWord (text: string, start: number): boolean {
  return AFTER_PHONE_WORD.test(text.slice(Math.max(0, start - PHONE_WORD_WINDOW), start))
}

/** 2024-03-15, 15.03.2024 and 12 03 2024 are dates. */
function isDate (value: string): boolean {
  return /^(?:(?:19|20)\d\d[-./ ]?\d{1,2}[-./ ]?\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d)$/.test(value.trim())
}

function span (match: RegExpExecArray): { start: number, end: number } {
  return { start: match.index, end: match.index + match[0].trimEnd().length }
}
