// Answers of the model that plain reading refutes: numbers as names, product words, words of everyday talk.

import { isCommonWord, isNameWord, isNeverName } from './name-words.ts'
import { isNamePlace } from './name-places.ts'
import { isUserInfo } from './rules/email.ts'
import { looksLikePassword } from './rules/password-shape.ts'
import { isThing } from './thing-words.ts'
import type { EntityType } from '../entities.ts'
import type { Candidate } from './rules/recognizer.ts'
import { followsReferenceWord } from './rules/reference-words.ts'

/** A word or a short number that makes what stands before it a product, a place or a brand; a longer number is an id after a name. */
const PRODUCT_NEXT = /^[ -](?:\d{1,3}|retro|pro|max|plus|ultra|mini|edition|collection|series|case|skin|shoes?|sneakers?|bag|pack|jacket|dress|lamp|phone|tablet|laptop|warehouse|store|branch|street|road)\b/iu
/** The same in Japanese; 店長 and 駅員 are people again. */
const PLACE_NEXT = /^(?:公演|会場|空港|営業所(?!長)|支店(?!長)|駅(?![長員]))/u
/** A katakana word grown together with one kanji, スタンド花: a thing more often than a name, unless somebody is called or called by it. */
const KATAKANA_AND_KANJI = /^[\p{Script=Katakana}ー]{2,}\p{Script=Han}$/u
const CALLED = /^(?:さん|様|さま|くん|君|ちゃん|氏|先生|です|と申|といい|と言い)/u
/** Endings of company and product names. */
const COMPANY_END = /(?:製薬|デンキ|電機|電器|電気|自動車|銀行|証券|食品|薬局|書店|商店)$/u
/** A short code that a screen showed: 'E-1043って出る', 'code E12 appears'. */
const SHORT_CODE = /^[A-Z]{1,3}[-_ ]?\d{2,5}$/u
const SHOWN = /^(?:[」』"']? ?(?:って|が|と)?(?:出|表示)|[」』"']? (?:appears|shows|pops up|on (?:the|my) screen))/iu
const MEASURE = /\d ?(?:[kMG]Hz|dBm?|kWh|px|fps|[kMGT]B|mAh|°C|rpm)(?![A-Za-z])/u
/** As sure as this, the model is believed against a cue word. */
const VERY_SURE = 0.9
/** Less sure than this, it is not believed about a word that everybody uses, unless a name can stand there. */
const RATHER_SURE = 0.8

/** A numbered part of a building, a vehicle or a list: 'bay 214', 'Hall 7', '12号車'. */
const NUMBERED_PLACE = /^(?:(?:bay|hall|stand|vial|aisle|gate|platform|channel|bin|rack|shelf|seat|row|coach|level|lane|track|dock|booth|counter|table|page|slide|step|section|column|line|port|slot|pier|terminal|zone|ward|box|kernel|build|route \d+ \p{L}+)[ -]?[\p{L}]?\d{0,4}[\p{L}]?|\d{0,4}号?\d{1,3}号車|ホール\d{0,3}|[0-9a-f]{8,40})$/iu
const OTHER_ADDRESS = /(?<![a-z])(?:memory|ip|mac|e-?mail|web|wallet|start|base|hardware|virtual|physical)[ -]address(?:es)?(?: is|:)? ?$/iu
/** Digits and marks that are no date, and years in which nobody alive was born. */
const NO_BIRTH_DATE = /^(?!(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|(?:19|20)\d{2})|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|\d{6}|\d{8}|(?:19|20)\d{2}|\d{1,2} \d{1,2} (?:\d{2}|(?:19|20)\d{2}))$)[\d./\s-]+$|^1[0-8]\d{2}(?!\d)/u
const FOUNDED = /^(?:の)?(?:創業|設立|開業|創立|発売|公開|施行|現在)/u
const MAIL_MARK = /[@＠]|(?<![a-z])(?:at|dot)(?![a-z])|アット|ドット|[([{<]a[)\]}>]|%40|&#/iu
/** Bare digits are a phone number of the model only where phones are talked about. */
const BARE_DIGITS = /^\d{7,20}$/u
const PHONE_TALK = /phone|mobile|cell|(?<![a-z])(?:tel|fax|call|text|ring|reach|sms|number|contact|whatsapp|dial)|電話|携帯|連絡|番号|☎|📞/iu
const HASH = /^[0-9a-f]{4,40}(?:-[0-9a-f]{0,12}){0,4}$/iu
const SPELT_CASE = /^(?:capital|upper ?case|lower ?case|small|big) /iu

const NEEDS_LETTER: ReadonlySet<string> = new Set(['PERSON', 'ADDRESS', 'LOCATION', 'ORGANIZATION', 'NRP'])
/** What an order or error number is mistaken for. */
const NUMBER_LIKE: ReadonlySet<string> = new Set(['USERNAME', 'PASSWORD', 'PHONE_NUMBER'])
/** Names of fields and of things that are asked for: never a value. */
const NO_VALUE = /^(?:pass ?words?|pw|pin|code|iban|bic|swift|cvv|cvc|ssn|itin|dob|zip(?: code)?|post ?code|otp|2fa|url|vpn|wi-?fi|sim|user ?names?|log ?in|e-?mail|account|address|name|reset|link|here|it|null|true|false|undefined|bearer|basic|token|string|[0-9]{1,2}(?:桁|文字)|[A-Z_]*_(?:KEY|TOKEN|SECRET|PASSWORD|PASS|PWD|USER|ID|NAME)|(?:your|my)[_-][A-Z_]+|(?:lv|level|ver)\.? ?\d{1,4}|パスワード|暗証番号|ユーザー名|会員ID|ID|住所|名前|氏名|生年月日)$/iu

/** Codes that everybody may know, right before the value. */
const PUBLIC_CODE = /(?<![a-z])(?:bar|hs|zip|postal|area|country|exit|error|status|stop|promo|discount|coupon|voucher|gift|product|item|source|dress|qr|sort|branch|colou?r|decline)[ -]?codes?(?: (?:is|was))?:? ?["'#]?$|(?:HS|バー|エラー|終了|商品|クーポン|ギフト|国|QR)コード(?:は|が|:)? ?[「"']?$/iu
/** What is talked about where credentials and user names are given. One without such a word anywhere near is none, unless it looks like one. */
const TALK = /pas[sw]|pwd?(?![a-z])|(?<![a-z])p\.?i\.?ns?(?![a-z])|code|log|sign(?:ed|ing)?[- ]?in|cred|secre|secur|verif|auth|otp|[2m]fa|token|key|answer|maiden|memorable|unlock|access|wi-?fi|wlan|ssid|acc(?:oun)?t|user|puk|combination|handle|nick|gamer|alias|(?<![a-z])id(?![a-z])|name|profile|regist|known as|go by|@|member|player|パス|ぱす|暗証|認証|コード|合い?言葉|秘密|サインイン|キー|鍵|旧姓|ロック|ワンタイム|桁|ピン|ユーザ|アカウント|ログイン|名|ハンドル|会員|プレイヤー|キャラ|ニック/iu
/** How far such talk may be: messages before, and UTF-16 code units of each and of the text around the value. */
export const TALK_REACH = { messages: 6, units: 600 }
const MARK_INSIDE = /[A-Za-z0-9][!#$&*+=?^_~][A-Za-z0-9]/u
const USERNAME_LIKE = /^@?(?=[A-Za-z0-9_.-]*[a-z])(?=[A-Za-z0-9_.-]*[_0-9])[A-Za-z][A-Za-z0-9_.-]{2,}$/u

/**
 * Whether a span of the model is a false alarm.
 * @param text normalized.
 * @param before the normalized texts of the messages before, in order; undefined where they are not known.
 */
export function isFalseAlarm (text: string, { start, end, type, score }: Candidate, before?: readonly string[]): boolean {
  const value = text.slice(start, end).trim()
  if (!/[\p{L}\p{N}]/u.test(value)) return true
  if (NEEDS_LETTER.has(type) && !/\p{L}/u.test(value)) return true
  if (NO_VALUE.test(value)) return true
  if (NUMBER_LIKE.has(type) && /\d/u.test(value) && followsReferenceWord(text, start)) return true
  if (NUMBER_LIKE.has(type) && SHORT_CODE.test(value) && SHOWN.test(text.slice(end, end + 20))) return true
  if (type === 'PASSWORD' && PUBLIC_CODE.test(text.slice(Math.max(0, start - 40), start))) return true
  if (type === 'PASSWORD' && (SPELT_CASE.test(value) || (score < VERY_SURE && /^[\d-]+$/u.test(value) && value.replace(/\D/gu, '').length > 8))) return true
  if (type === 'EMAIL_ADDRESS') return isUserInfo(text, start) || !MAIL_MARK.test(text.slice(Math.max(0, start - 2), end + 2))
  if (type === 'USERNAME' && score < VERY_SURE && / /u.test(value)) return true
  if (before !== undefined && isOutOfTalk(text, start, end, type, before)) return true
  if (type === 'ADDRESS') return MEASURE.test(value) || NUMBERED_PLACE.test(value) || OTHER_ADDRESS.test(text.slice(Math.max(0, start - 24), start)) || /^[ ]?号車/u.test(text.slice(end, end + 4))
  if (type === 'DATE_OF_BIRTH') return !/[\p{N}〇一二三四五六七八九十元]|\p{L}{3}/u.test(value) || NO_BIRTH_DATE.test(value) || FOUNDED.test(text.slice(end, end + 4))
  if (type === 'PHONE_NUMBER' && BARE_DIGITS.test(value) && isNoPhone(text, start, end, value, score, before ?? [])) return true
  if (type === 'CREDIT_CARD' || type === 'PHONE_NUMBER' || type === 'CARD_SECURITY_CODE') return !/\d/u.test(value)
  if (type !== 'PERSON') return false
  if (value.split(/\s+/u).every((word) => isNeverName(word))) return true
  if (/\d{2}/u.test(value) && !value.split(/\s+/u).some((word) => word.length > 1 && isNameWord(word))) return true
  if (COMPANY_END.test(value)) return true
  if (isThing(text, start, end, score) || (score < RATHER_SURE && isCommonWord(value) && /^\p{Script=Latin}+$/u.test(value) && !isNamePlace(text, start, end, true))) return true
  const next = text.slice(end, end + 20)
  return score < VERY_SURE && (PRODUCT_NEXT.test(next) || PLACE_NEXT.test(next) || (KATAKANA_AND_KANJI.test(value) && !CALLED.test(next)))
}

/** More digits than a phone number has, zeros in front, or nobody talks of phones. */
function isNoPhone (text: string, start: number, end: number, value: string, score: number, before: readonly string[]): boolean {
  if (value.length > 15 || value.startsWith('0000')) return true
  const around = [text.slice(Math.max(0, start - 120), start), text.slice(end, end + 60), ...before.slice(-3).map((earlier) => earlier.slice(-TALK_REACH.units))]
  return score < VERY_SURE && !around.some((part) => PHONE_TALK.test(part))
}

/** A password or a user name that nobody talked about, and that looks like none. */
function isOutOfTalk (text: string, start: number, end: number, type: EntityType, before: readonly string[]): boolean {
  if ((type !== 'PASSWORD' && type !== 'USERNAME') || looksChosen(text, start, end, type)) return false
  const around = `${text.slice(Math.max(0, start - TALK_REACH.units), start)}\n${text.slice(end, end + TALK_REACH.units)}`
  return !TALK.test(around) && !before.slice(-TALK_REACH.messages).some((earlier) => TALK.test(earlier.slice(-TALK_REACH.units)))
}

/** Whether a word of the span looks like a password or a user name. The model may have seen a part of it: whole words are looked at. */
function looksChosen (text: string, start: number, end: number, type: EntityType): boolean {
  const left = /[!-~]{0,64}$/u.exec(text.slice(Math.max(0, start - 64), start))?.[0] ?? ''
  const right = /^[!-~]{0,64}/u.exec(text.slice(end, end + 64))?.[0] ?? ''
  const words = `${left}${text.slice(start, end)}${right}`.match(/[!-~]+/gu) ?? []
  return words.some((word) => !HASH.test(word) && (looksLikePassword(word) || MARK_INSIDE.test(word) || (USERNAME_LIKE.test(word) && (type === 'USERNAME' || word.length > 5))))
}
