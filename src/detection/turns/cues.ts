// What a question asks for, and what a short answer to it looks like: one row a type, English and Japanese.

import type { EntityType } from '../../entities.ts'
import { gi } from './forms.ts'

/** Regexes run on normalized text. */
export interface Cue {
  readonly type: EntityType
  /** The words that name the value in a question. */
  readonly asks: RegExp
  /** The value within the answer, flag g; the named group `value` where there is one, else the whole match. */
  readonly answers: RegExp
  /** `anywhere`: the answer may hold other words; `short`: the one such value of a short answer; `alone`: only filler words beside it. */
  readonly place: 'anywhere' | 'short' | 'alone'
  /** Probability that such an answer is the value that was asked for. */
  readonly score: number
}

const NOT_IN_WORD = String.raw`(?<![A-Za-z0-9_#$€£¥.,/:-])`
const NO_MORE_DIGITS = String.raw`(?![A-Za-z0-9_%円個]|[.,/:-][0-9]|\s?(?:円|個|点|%|usd|eur|gbp|jpy|dollars?|euros?|pounds?)\b)`
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}'
const NUMBER_WORD = '[a-z]+(?:[ -][a-z]+){0,4}'
const KANJI_NUMBER = '[〇零一二三四五六七八九十百元]{1,5}'

/** Several digit groups between the usual separators; `min`–`max` counts digits. */
const digits = (min: number, max: number): RegExp =>
  gi(`${NOT_IN_WORD}[0-9](?:[ \\-.,、・]{0,2}[0-9]){${min - 1},${max - 1}}${NO_MORE_DIGITS}`)

/** What makes the digits of an answer something else than a password. */
const OTHER_NUMBER = '(?:order|account|phone|mobile|ticket|zip|postal|card|date|number|番号|電話|郵便)'

const DATE = gi([
  `${NOT_IN_WORD}(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}|[0-9]{4}[/.-][0-9]{1,2}[/.-][0-9]{1,2}|(?:19|20)[0-9]{6}|[0-9]{6,8})(?![0-9])`,
  `(?:(?:19|20)?[0-9]{2}|(?:昭和|平成|令和|大正|明治|[SHRTsht])[ .]?(?:[0-9]{1,2}|元|${KANJI_NUMBER}))[年./-][の ]?(?:[0-9]{1,2}|${KANJI_NUMBER})[月./-][の ]?(?:[0-9]{1,2}|${KANJI_NUMBER})日?`,
  `(?<![A-Za-z])(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?(?: of)?[ -]${MONTH},?[ -](?:'?[0-9]{2}|[0-9]{4})(?![0-9])`,
  `(?<![A-Za-z])${MONTH}[ .-]{1,2}(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?,?[ -](?:'?[0-9]{2}|[0-9]{4})(?![0-9])`,
  `(?<![A-Za-z])${MONTH} the ${NUMBER_WORD}, (?:nineteen|twenty)[a-z -]{0,24}(?=[.!]|$)`
].join('|'))

const TOKEN = String.raw`(?<![^\s「『"'(:,、はが])(?!["'(])[!-~]{4,64}(?<!["'),.])(?![^\s」』"'),.、。!?ですだ])`

/** An answer in words: all of a short message but what leads in and what ends the sentence. */
const LEAD = '(?:(?:she was(?: an?)?|he was(?: an?)?|it was an?|an?|it\'?s|it is|it was|that\'?s|that is|that would be|sure|ok(?:ay)?|yes|yeah|yep|well|so|um+|uh+|er+|of course)[ ,.]{1,3}|(?:はい|えっと|えーと|ええと|たしか|確か|たぶん)[ 、,]{0,2})'
const SAID = gi(`(?<=^${LEAD}?[「『"]?)(?!${LEAD}|[「『"])[^\\n?？。、「」『』"]{2,40}?(?=[」』"]?(?:です|でした|だと思います|になります|でございます|ですね|だったと思います)?[.!]?$)`)

export const CUES: readonly Cue[] = [
  { type: 'CREDIT_CARD', asks: gi('card (?:number|no\\b|#|details|digits)|(?:long|16|sixteen|15|fifteen)[ -](?:digit )?(?:number|digits?|card)|credit card\\?|カード(?:の|ご)?(?:番号|情報|表)|1[456]桁|十六桁|クレジットカード番号|クレカ番号'), answers: digits(13, 19), place: 'anywhere', score: 0.85 },
  { type: 'CARD_SECURITY_CODE', asks: gi('\\b(?:cvv2?|cvc2?|cid|csc)\\b|security (?:code|number)|(?:3|4|three|four)[ -]digits?(?![ -](?:pin|pass|otp|one|login|verification|access))|digits on the (?:back|front)|code on the (?:back|front)|セキュリティ(?:ー)?コード|裏面?の?(?:番号|3桁|三桁|数字)|[34]桁の(?:番号|数字|コード)'), answers: gi(`${NOT_IN_WORD}[0-9]{3,4}${NO_MORE_DIGITS}`), place: 'short', score: 0.9 },
  { type: 'CARD_EXPIRY', asks: gi('\\bexp(?:iry|iration|ires?|\\.)?\\b|valid (?:thru|until|through)|有効期限|期限は'), answers: gi(`${NOT_IN_WORD}(?:(?:0?[1-9]|1[0-2]) ?[/.-] ?(?:20)?[2-4][0-9]|(?:0[1-9]|1[0-2]) ?[2-4][0-9]|(?:20)?[2-4][0-9]年 ?(?:0?[1-9]|1[0-2])月|(?:0?[1-9]|1[0-2])月 ?(?:20)?[2-4][0-9]年?|${MONTH} (?:of )?(?:20)?[2-4][0-9])(?![0-9])`), place: 'anywhere', score: 0.85 },
  { type: 'US_SSN', asks: gi('\\bssn\\b|social security|\\bsocial\\b(?! media)|社会保障番号'), answers: gi(`${NOT_IN_WORD}[0-9]{3}[ .-]{0,3}[0-9]{2}[ .-]{0,3}[0-9]{4}${NO_MORE_DIGITS}`), place: 'anywhere', score: 0.9 },
  { type: 'JP_MY_NUMBER', asks: gi('my number(?: card)?\\b.{0,20}\\?|マイナンバー|個人番号'), answers: digits(12, 12), place: 'anywhere', score: 0.85 },
  { type: 'PASSWORD', asks: gi('\\b(?:pin|passcode|pass ?word|passphrase|pwd?|pw|one[ -]time code|otp|verification code)\\b|暗証番号|パスワード|パスコード|認証コード|確認コード|合言葉|ワンタイム'), answers: gi(TOKEN), place: 'alone', score: 0.85 },
  { type: 'PASSWORD', asks: gi('\\b(?:pin|passcode|one[ -]time code|otp|verification code|(?:6|six|4|four)[ -]digit (?:code|pin)|(?:6|six) (?:digits|numbers))\\b|\\b(?:sen[td]|text(?:ed)?|e?mail(?:ed)?)\\b[^?.\\n]{0,30}\\bcode\\b|\\bauthenticator\\b|\\b(?:which|what) code\\b|\\bcode (?:we|i|that|you|from|in|on)\\b[^?.\\n]{0,40}(?:text|sen[td]|sms|e-?mail|phone|receiv|app\\b)|暗証番号|パスコード|認証コード|認証番号|確認コード|ワンタイム|(?:届いた|送られた|受信した|お送りした|送った)[^。\\n]{0,8}(?:番号|コード|数字)|[5-8六]桁(?:の(?:番号|コード|数字)|を|は)'), answers: gi(`${NOT_IN_WORD}(?:[0-9]{4,8}|[0-9]{3}[ -][0-9]{3})${NO_MORE_DIGITS}`), place: 'short', score: 0.85 },
  { type: 'PASSWORD', asks: gi(`^(?![^]*${OTHER_NUMBER})[^]*(?:\\bpass ?words?\\b|パスワード)`), answers: gi(`${NOT_IN_WORD}[0-9]{4,10}${NO_MORE_DIGITS}`), place: 'short', score: 0.75 },
  { type: 'PASSWORD', asks: gi('secur(?:ity|e) (?:question|answer)|secret (?:question|answer|word)|memorable (?:word|place|name)|mother\'?s maiden|maiden name|first (?:pet|school|car|job|teacher|street|boss|concert)|childhood (?:friend|nickname|hero|pet)|(?:street|city|town) (?:where )?(?:you (?:grew up|were born)|did you grow up|were you born)|(?:pet|dog|cat|teacher|school)\\b[^.?\\n]{0,40}(?:secur|verif)|(?:secur|verif)[^.?\\n]{0,60}\\b(?:pet|dog|cat|teacher|school|favou?rite)\\b|秘密の(?:質問|答え|合言葉)|合い?言葉|旧姓'), answers: SAID, place: 'alone', score: 0.85 },
  { type: 'DATE_OF_BIRTH', asks: gi('date of birth|dates of birth|\\bdob\\b|birth ?(?:day|date)s?|when (?:were|was) (?:you|he|she|they) born|born\\?|生年月日|誕生日|お?生まれ'), answers: DATE, place: 'anywhere', score: 0.85 },
  { type: 'AGE', asks: gi('how old|your age|\\bage\\?|年齢|何歳|おいくつ'), answers: gi('(?<![0-9.,/#$€£¥-])(?:1[01][0-9]|[1-9]?[0-9])(?: ?(?:歳|才|years old|yo|y\\/o))?(?![0-9.,/:%-]*[0-9%円])'), place: 'alone', score: 0.85 },
  { type: 'PHONE_NUMBER', asks: gi('\\b(?:phone|mobile|cell|telephone|contact|callback|call[ -]back|landline|whatsapp|tel)(?: ?phone)? (?:numbers?|no\\b|#)|\\b(?:your|a|the|new) (?:phone|mobile|cell)\\b|\\bnumber (?:to|can we|should i|for the) (?:reach|call|engineer)|電話|携帯|連絡先'), answers: gi('(?<![A-Za-z0-9_#$€£¥/-])\\+?\\(?[0-9](?:[ .()/-]{0,2}[0-9]){6,14}(?![A-Za-z0-9_%円]|[.,/:-][0-9])'), place: 'anywhere', score: 0.8 },
  { type: 'EMAIL_ADDRESS', asks: gi('e-?mail|mail address|メール(?:アドレス)?|メアド|アドレス'), answers: gi('(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}(?: (?:dot|underscore|dash) [A-Za-z0-9_-]{1,30}){0,3} ?(?:@| at |\\(at\\)|\\[at\\]|アット(?:マーク)?) ?[A-Za-z0-9-]{1,63}(?: ?(?:\\.| dot |ドット) ?[A-Za-z0-9-]{2,24}){1,4}'), place: 'anywhere', score: 0.9 },
  { type: 'USERNAME', asks: gi('user ?(?:name|id)|login(?: name| id)?\\b|your handle|gamer ?tag|account name|(?:会員|ユーザー|ログイン|お客様)(?:ID|名)|\\bID(?:は|を|または)|アカウント名|which account\\b|(?:プレイヤー|フレンド|キャラ(?:クター)?|ハンドル)(?:名|ネーム)'), answers: gi('(?<![^\\s「『"\'(:,、はが@])@?(?=[^\\s]{0,60}[A-Za-z0-9_])[A-Za-z0-9_.-]{3,40}(?![^\\s」』"\'),.、。!?ですだ])|(?<=[「『])[^」』\\n]{2,40}(?=[」』])'), place: 'alone', score: 0.75 },
  { type: 'POSTAL_CODE', asks: gi('post ?code|zip(?: ?code)?|postal code|郵便番号'), answers: gi('\\b(?:[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}|[0-9]{5}(?:-[0-9]{4})?|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9])\\b|〒?[0-9]{3}-?[0-9]{4}(?![0-9-])|(?<![0-9])[0-9]{4} ?[A-Z]{0,2}(?![0-9A-Z])'), place: 'anywhere', score: 0.85 },
  { type: 'BANK_ACCOUNT', asks: gi('(?:bank )?account (?:number|no\\b|details|digits)|sort code|routing|口座(?:番号|情報)|振込先'), answers: gi(`${NOT_IN_WORD}(?:[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9](?:[ -]?[0-9]){5,16})(?![A-Za-z0-9_%円]|[.,/:-][0-9])`), place: 'anywhere', score: 0.8 },
  { type: 'IBAN', asks: gi('\\biban\\b'), answers: gi('\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{2,4}){3,8}\\b'), place: 'anywhere', score: 0.9 },
  { type: 'US_PASSPORT', asks: gi('passport (?:number|no\\b|#)'), answers: gi('\\b(?:[A-Z][0-9]{8}|[0-9]{9})\\b'), place: 'anywhere', score: 0.75 },
  { type: 'JP_PASSPORT', asks: gi('passport (?:number|no\\b|#)|(?:パスポート|旅券)(?:の)?番号'), answers: gi('(?<![A-Z0-9])[A-Z]{2} ?[0-9]{7}(?![A-Z0-9])'), place: 'anywhere', score: 0.85 },
  { type: 'US_DRIVER_LICENSE', asks: gi('(?:driver\'?s?|driving) licen[cs]e'), answers: gi(`${NOT_IN_WORD}(?=[A-Z0-9-]*[0-9]{4})[A-Z0-9](?:-?[A-Z0-9]){5,18}(?![A-Za-z0-9_])`), place: 'anywhere', score: 0.7 },
  { type: 'JP_DRIVER_LICENSE', asks: gi('免許証?(?:の)?番号'), answers: digits(12, 12), place: 'anywhere', score: 0.8 },
  { type: 'JP_PENSION_NUMBER', asks: gi('(?:基礎)?年金番号|年金手帳'), answers: digits(10, 10), place: 'anywhere', score: 0.85 },
  { type: 'JP_HEALTH_INSURANCE', asks: gi('保険証|保険者番号|被保険者'), answers: gi(`${NOT_IN_WORD}[0-9]{1,8}(?:[ -][0-9]{1,8}){0,2}${NO_MORE_DIGITS}`), place: 'alone', score: 0.7 },
  { type: 'MEDICAL_RECORD_NUMBER', asks: gi('(?:patient|medical record|hospital) (?:number|id|no\\b)|\\bmrn\\b|診察券|カルテ番号|患者番号'), answers: gi(`${NOT_IN_WORD}[A-Z]{0,3}-?[0-9](?:-?[0-9]){3,11}(?![A-Za-z0-9_])`), place: 'alone', score: 0.8 }
]
