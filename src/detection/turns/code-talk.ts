// A code alone in a message, a few messages after somebody asked for one: 'Type the code from the e-mail', 'done', 'Which one was it?', '719 304'.

import { matchesOf } from '../matches.ts'
import { isFiller } from './forms.ts'
import type { ReadMessage } from './message.ts'
import type { Candidate } from '../rules/recognizer.ts'

/** How many messages back the talk may be; UTF-16 code units of a message that is a code and hardly more. */
const [REACH, MAX_BARE] = [4, 48]
const CODE = /(?<![0-9A-Za-z.,:/$€£¥#-])(?:\d{3}[ -]\d{3}|\d{2}[ -]\d{2}[ -]\d{2}|\d{4,8})(?![0-9A-Za-z%円個]|[.,:/-]\d)/gu
/** Without them there is no code. */
const DIGITS = /\d\d/u
/** Talk of codes that somebody was sent or has set. */
const TALK = /(?<![a-z])(?:verification|one[- ]time|security|login|sign-in|authenticat\w{2,4}|confirmation|access)[ -](?:code|pass)|(?<![a-z])(?:the|a|your|which|what) (?:\w{1,12} )?code (?:from|in|on|we|you|that|i|it|to)(?![a-z])|(?<![a-z])(?:sen[dt]|text(?:ed)?|e-?mail(?:ed)?) (?:you |me )?(?:a|the) code|(?<![a-z])(?:otp|2fa|pin)(?![a-z])|認証コード|認証番号|確認コード|ワンタイム|暗証|コードが届|コードを(?:お|教|入)|[4-8六四]桁の|(?:SMS|ショートメール|メール|メッセージ|アプリ|トークン)(?!アドレス)[^。\n]{0,12}(?:数字|コード)/iu
/** Talk of other numbers: a question for one of them is answered by its number. */
const OTHER = /(?<![a-z])(?:order|ticket|invoice|tracking|phone|mobile|account|card|zip|post ?code|error|promo|coupon|voucher|gift|customer|member|serial|model|amount|price)(?![a-z])|注文|伝票|電話|携帯|口座|カード番号|郵便|エラー|クーポン|商品|会員|金額|型番|予約/iu

/** Candidates for message `index`. */
export function codeTalkCandidates (messages: readonly ReadMessage[], index: number): Candidate[] {
  const text = messages[index]?.normalized.text ?? ''
  if (index === 0 || text.length > MAX_BARE || !DIGITS.test(text)) return []
  const [only, ...others] = matchesOf(CODE, text)
  if (only === undefined || others.length > 0) return []
  const end = only.index + only[0].length
  if (!isFiller(`${text.slice(0, only.index)} ${text.slice(end)}`)) return []
  const recent = messages.slice(Math.max(0, index - REACH), index).map(({ normalized }) => normalized.text.slice(-600))
  if (OTHER.test(recent.at(-1) ?? '') || !recent.some((earlier) => TALK.test(earlier) && !OTHER.test(earlier))) return []
  return [{ start: only.index, end, type: 'PASSWORD', score: 0.75, source: 'rule', evidence: [{ kind: 'turn', detail: 'alone where codes are talked about' }] }]
}
