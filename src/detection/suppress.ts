// Answers of the model that plain reading refutes: numbers as names, product words, words of everyday talk.

import { isNameWord, isNeverName } from './name-words.ts'
import type { Candidate } from './rules/recognizer.ts'
import { followsReferenceWord } from './rules/reference-words.ts'

/** A word that makes what stands before it a product, a place or a brand. */
const PRODUCT_NEXT = /^[ -](?:\d|retro|pro|max|plus|ultra|mini|edition|collection|series|case|skin|shoes?|sneakers?|bag|pack|jacket|dress|lamp|phone|tablet|laptop|warehouse|store|branch|street|road)\b/iu
/** Endings of company and product names. */
const COMPANY_END = /(?:製薬|デンキ|電機|電器|電気|自動車|銀行|証券|食品|薬局|書店|商店)$/u
/** A short code that a screen showed: 'E-1043って出る', 'code E12 appears'. */
const SHORT_CODE = /^[A-Z]{1,3}[-_ ]?\d{2,5}$/u
const SHOWN = /^(?:[」』"']? ?(?:って|が|と)?(?:出|表示)|[」』"']? (?:appears|shows|pops up|on (?:the|my) screen))/iu
const MEASURE = /\d ?(?:[kMG]Hz|dBm?|kWh|px|fps|[kMGT]B|mAh|°C|rpm)(?![A-Za-z])/u
/** As sure as this, the model is believed against a cue word. */
const VERY_SURE = 0.9

const NEEDS_LETTER: ReadonlySet<string> = new Set(['PERSON', 'ADDRESS', 'LOCATION', 'ORGANIZATION', 'NRP'])
/** What an order or error number is mistaken for. */
const NUMBER_LIKE: ReadonlySet<string> = new Set(['USERNAME', 'PASSWORD', 'PHONE_NUMBER'])
/** Names of fields and of things that are asked for: never a value. */
const NO_VALUE = /^(?:pass ?words?|pw|pin|code|iban|bic|swift|cvv|cvc|ssn|itin|dob|zip(?: code)?|post ?code|otp|2fa|url|vpn|wi-?fi|sim|user ?names?|log ?in|e-?mail|account|address|name|reset|link|here|it|パスワード|暗証番号|ユーザー名|会員ID|ID|住所|名前|氏名|生年月日)$/iu

/** Whether a span of the model is a false alarm. `text` is normalized. */
export function isFalseAlarm (text: string, { start, end, type, score }: Candidate): boolean {
  const value = text.slice(start, end).trim()
  if (!/[\p{L}\p{N}]/u.test(value)) return true
  if (NEEDS_LETTER.has(type) && !/\p{L}/u.test(value)) return true
  if (NO_VALUE.test(value)) return true
  if (NUMBER_LIKE.has(type) && /\d/u.test(value) && followsReferenceWord(text, start)) return true
  if (NUMBER_LIKE.has(type) && SHORT_CODE.test(value) && SHOWN.test(text.slice(end, end + 20))) return true
  if (type === 'ADDRESS') return MEASURE.test(value)
  if (type === 'DATE_OF_BIRTH') return !/[\p{N}〇一二三四五六七八九十元]|\p{L}{3}/u.test(value)
  if (type === 'CREDIT_CARD' || type === 'PHONE_NUMBER' || type === 'CARD_SECURITY_CODE') return !/\d/u.test(value)
  if (type !== 'PERSON') return false
  if (value.split(/\s+/u).every((word) => isNeverName(word))) return true
  if (/\d{2}/u.test(value) && !value.split(/\s+/u).some((word) => word.length > 1 && isNameWord(word))) return true
  if (COMPANY_END.test(value)) return true
  return score < VERY_SURE && PRODUCT_NEXT.test(text.slice(end, end + 20))
}
