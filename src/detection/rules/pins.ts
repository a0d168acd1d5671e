// PINs, door codes and one-time codes in chat language, English; the Japanese ones are in passwords-ja.ts.

import { around } from './around.ts'
import { giu, gu, KANA, KANJI, SPACES, WORD_END } from './syntax.ts'
import { ABOUT, IS } from './password-words.ts'
import { CODE, NO_PIN, PIN } from './pin-words.ts'
import type { Recognizer } from './recognizer.ts'

/** Four to eight digits, single digits with gaps too, and the key that ends the entry. */
const DIGITS = String.raw`(?: [#*]? [0-9]{4,8} [#*]? | [0-9]{2}[\x20\-][0-9]{2} (?![\x20\-]?[0-9]) | [0-9] (?: [\x20.\-] [0-9] ){3,5} (?![\x20.\-]?[0-9]) )`
const NO_MORE = String.raw`(?! [.,:/\-][0-9] | [\x20]? (?:digits?|times|years|mm|cm|x[\x20]) )`

const NO_UNIT = String.raw`(?! [.,:/\-][0-9] | [\x20]? (?:ms|sec|seconds|minutes|km|kg|rows|times|points|pts|yen|usd|eur|gbp|euros?|dollars?|people|users|mails) (?![a-z]) )`
/** 'order no. ', 'ticket: ': the number is that of an order or a ticket. */
const REFERENCE = String.raw`(?: order | ticket | invoice | case | ref | reference | booking | tracking | product | item | version | model | account | phone | call | year | since | costs? | price ) (?: [\x20] (?:number|no\.?|id) )? (?: [\x20] is )? [:]? [\x20]?`
/** Codes that everybody may know. */
const NOT_SECRET = String.raw`(?: promo | discount | coupon | voucher | gift | error | status | exit | postal | post | zip | area | country | product | item | order | booking | tracking | dress | source | qr | bar | sort | branch | swift | offer | referral | article | colou?r | dial(?:l?ing)? )`
const SIX = String.raw`(?: [0-9]{5,8} | [0-9]{3}[\x20\-][0-9]{3} | [0-9]{2}[\x20\-][0-9]{2}[\x20\-][0-9]{2} | [A-Z]-[0-9]{5,6} )`
/** Letters and digits in groups: recovery codes, and codes of mails. */
const GROUPS = String.raw`(?! [0-9]{1,3}-(?:hour|day|minute|min|digit|step|factor|week|month) ) (?= [0-9a-z\-]{0,20} [0-9] ) [0-9a-z]{2,8} (?: - [0-9a-z]{2,8} ){1,5}`
/** 'they texted me', 'you sent', 'i got by sms'. */
const CAME = String.raw`(?: [\x20] (?:that [\x20])? (?:they|you|u|i|we|it) (?:'ve)? (?: [\x20] (?:just|have|had|did) )? [\x20] (?:text(?:ed)?|sms(?:ed)?|sent|send|e?mailed|e-mailed|got|get|gave|received|see) (?: [\x20] (?:me|us|through|over|by|via|in|to|on|from|my|the|you|a|text|sms|phone|e?-?mail|app|message|just|now) ){0,5} | [\x20] (?:from|in|on|by|via) [\x20] (?:the|my|your) [\x20] (?:text|sms|phone|e-?mail|app|message|authenticator) (?: [\x20] (?:app|message) )? )`
const TALK_OF_CODE = ['sms', 'text', 'texted', 'texting', 'authenticator', 'authentication', 'authenticate', '2fa', 'mfa', 'otp', 'verification', 'verify', 'verifying', 'one-time', 'one time', 'two-factor', 'two factor', 'two-step', 'log in', 'login', 'logging in', 'sign in', 'do not share', 'don\'t share', 'never share', 'expires', '認証', 'ログイン', 'ワンタイム']
const OTHER_CODES = ['promo', 'discount', 'coupon', 'voucher', 'gift', 'error', 'status', 'exit', 'postal', 'post', 'zip', 'area', 'country', 'product', 'item', 'order', 'booking', 'tracking', 'dress', 'source', 'qr', 'bar', 'sort', 'branch', 'swift', 'offer', 'referral', 'エラー', 'クーポン', '商品']

const NEAR_PIN = /(?<![a-z])p\.?i\.?n|code|combination|puk|(?<=password|passcode)[\x20]{1,2}[0-9]/giu
const NEAR_CODE = /code|verif|(?:recovery|backup)[\x20-]key|桁|authenticator|(?<![a-z])(?:sms|text)|otp|2fa|(?:time|login|sms|access|security)[\x20-](?:p|n)/giu

export const PINS: readonly Recognizer[] = [
  {
    id: 'pin',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_PIN, 50, 70, [
      { id: 'after PIN', regex: giu`${PIN} (?! [a-z] ) ${ABOUT} (?: ${IS} | ${SPACES} [(,]? (?! (?:19|20)[0-9]{2} (?![0-9]) [^)] ) ) ["'(]? (?<value> ${DIGITS} ) ${WORD_END} ${NO_MORE}`, score: 0.9 },
      { id: 'a few words after PIN', regex: gu`(?<![A-Za-z]) (?:PIN|pin|Pin) (?![A-Za-z]) [^\n0-9]{0,30}? (?:is|was|it's|its|be|being|becomes|to|use|used|put|entered) [\x20] (?<value> [0-9]{4,8} ) (?![0-9A-Za-z] | [.,:/\-][0-9])`, score: 0.8 },
      { id: 'near PIN', regex: giu`(?<![a-z]) ${NO_PIN} pins? (?: [\x20] (?:code|number|no\.?) )? (?! [a-z] ) [^\n0-9.!?$€£¥#]{1,24} (?<! [$€£¥#\-.:/] | ${REFERENCE} ) (?! (?:19|20)[0-9]{2} (?![0-9]) ) (?<value> [0-9]{4,6} ) ${WORD_END} ${NO_MORE}`, score: 0.6 },
      { id: 'password of digits', regex: giu`(?<![a-z]) (?:password|passcode) [\x20]{1,2} (?! (?:19|20)[0-9]{2} (?![0-9]) ) (?<value> [0-9]{4,8} ) ${WORD_END} ${NO_MORE}`, score: 0.6 },
      { id: 'combination', regex: giu`combination [^\n0-9]{1,12} (?<value> [0-9]{1,2} (?: [\x20]?-[\x20]? [0-9]{1,2} ){2,3} ) ${WORD_END}`, score: 0.8 },
      { id: 'from a to b', regex: giu`${PIN} (?! [a-z] ) [\x20] from [\x20] (?<value> [0-9]{4,8} ) [\x20] (?:in)?to (?![a-z])`, score: 0.9 },
      { id: 'from a to b, b', regex: giu`${PIN} (?! [a-z] ) (?: [\x20] from [\x20] [0-9]{4,8} )? [\x20] (?:in)?to [\x20] (?<value> [0-9]{4,8} ) ${WORD_END} ${NO_MORE}`, score: 0.9 },
      { id: 'a, now b', regex: giu`${PIN} (?! [a-z] ) [^\n0-9]{0,30}? [\x20:] [0-9]{4,8} [^\n0-9]{1,24}? (?<![a-z]) (?: now | new | it'?s | is | to | or | and ) [\x20] (?: (?:it'?s|is|to|be) [\x20] )? (?<value> [0-9]{4,8} ) ${WORD_END} ${NO_MORE}`, score: 0.8 },
      { id: 'before PIN', regex: giu`(?<![0-9A-Za-z.,:/$€£¥#\-]) (?<value> [0-9]{4,8} ) (?![0-9A-Za-z]) [^\n0-9.]{0,30}? (?<![a-z]) (?:my|the|our|old|new|as|a) [\x20] (?: (?:card|sim|bank|old|new|phone|usual|default|current|temporary) [\x20] )? pin (?: [\x20] (?:code|number) )? (?! [a-z] )`, score: 0.85 }
    ])
  },
  {
    id: 'one-time-code',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_CODE, 60, 90, [
      { id: 'after its name', regex: giu`${CODE} (?! [a-z] ) ${ABOUT} (?: ${IS} | [\x20]{1,2} | [\x20]?\( ) (?:is [\x20])? ["'(]? (?<! ${REFERENCE} ) (?<value> ${SIX} ) ${WORD_END} ${NO_UNIT}`, score: 0.88 },
      { id: 'near its name', regex: giu`${CODE} (?! [a-z] ) [^\n0-9.!?$€£¥#]{1,24} (?<! [$€£¥#\-.:/] | ${REFERENCE} ) (?<value> [0-9]{5,8} | [0-9]{3}[\x20\-][0-9]{3} ) ${WORD_END} ${NO_UNIT}`, score: 0.65 },
      { id: 'next in a list', regex: giu`${CODE} (?! [a-z] ) (?: ${IS} | [\x20]{1,2} ) [0-9a-z\-]{5,40} (?: , | , [\x20] and | [\x20] (?:and|or|&) ) [\x20] (?<value> ${SIX} | ${GROUPS} ) ${WORD_END} (?! [.,:/\-][0-9] )`, score: 0.85 },
      { id: 'groups after its name', regex: giu`(?<![a-z]) (?: (?: recovery | backup | one [\x20-] time | otp | 2fa | mfa | verification | login | authentication | security | sms ) [\x20-] (?:pass)? (?:code|password|key) s? | confirmation [\x20] code ${CAME} ) (?: ${IS} | [\x20]{1,2} ) ["'(]? (?<value> ${GROUPS} ) ${WORD_END}`, score: 0.85 },
      { id: 'four digits after its name', regex: giu`(?<![a-z]) (?: otp | one [\x20-]? time [\x20-] (?:code|pin|password|passcode) | (?:verification|sms|login|2fa) [\x20] code ) ${IS} (?<value> [0-9]{4} ) ${WORD_END} (?! [.,:/\-][0-9] )`, score: 0.8 },
      { id: 'your code', regex: giu`(?<value> (?<![0-9A-Za-z.,:/\-]) ${SIX} ) [\x20] is [\x20] (?:your|my|the) [\x20] (?! (?:[a-z]{2,20} [\x20])? ${NOT_SECRET} [\x20] ) (?: [a-z0-9]{2,20} [\x20] ){0,3}? (?: (?:verification|security|login|confirmation|authentication|access|one-time|sms) [\x20] )? (?:code|otp|passcode) (?![a-z])`, score: 0.85 },
      { id: 'as the code', regex: giu`(?<value> (?<![0-9A-Za-z.,:/\-]) ${SIX} ) (?: [\x20] (?:was|as|for) [\x20] (?:your|my|the|a) [\x20] | [\x20]?\( (?:my [\x20])? ) ${CODE}`, score: 0.85 },
      { id: 'before the code that came', regex: giu`(?<value> (?<![0-9A-Za-z.,:/\-]) ${SIX} ) (?: ,? [\x20] (?:the|my|your) [\x20] code ${CAME} | [\x20] is [\x20] what [\x20] (?:the|my) [\x20] (?:authenticator|sms|text|phone|app) (?![a-z]) )`, score: 0.85 },
      { id: 'the code that came', regex: giu`(?<![a-z]) (?:code|number|digits) ${CAME} (?: ${IS} | [\x20]{1,2} | , [\x20] ) ["'(]? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} ) ${WORD_END} (?! [.,:/\-][0-9] )`, score: 0.85 },
      { id: 'six digit code', regex: giu`(?<![0-9a-z]) (?: [4-8] | four | five | six | seven | eight ) [\x20-]? digit [\x20] (?: [a-z]{2,14} [\x20] )? code ${ABOUT} (?: ${IS} | [\x20]{1,2} ) ["'(]? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} ) ${WORD_END} (?! [.,:/\-][0-9] )`, score: 0.7 },
      { id: 'shown', regex: giu`(?<![a-z]) (?: authenticator (?:[\x20](?:app|is))? | sms | text (?:[\x20]message)? | verification | 2fa (?:[\x20]thing)? ) [\x20] (?:just [\x20])? (?:shows?|showing|says?|saying|gives?|gave|displays?|reads?|showed|said|had|has|contained|contains|with) [\x20] (?:me [\x20])? ["'(]? (?<value> ${SIX} ) ${WORD_END} (?! [.,:/\-][0-9] )`, score: 0.85 },
      { id: '6桁のコード', regex: gu`(?: [4-8六四八] 桁 の? (?:認証|確認)? (?: コード | 数字 ) | (?: SMS | ショートメール | メール | アプリ ) の [4-8六四八] 桁 ) [\x20]? [はが:、] [\x20]? [「『]? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} ) (?! [0-9A-Za-z] | [年月日時分回桁個円] | [.,:/\-][0-9] )`, score: 0.7 }
    ]),
    antiContext: ['promo', 'discount', 'coupon', 'voucher', 'gift card', 'error', 'postal', 'zip', 'product', 'クーポン', 'エラー']
  },
  {
    id: 'use-code',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(/(?:verif|confirm|authentic|log[\x20-]?in|sign[\x20-]?in)/giu, 50, 4, [
      { id: 'use it to verify', regex: giu`(?<![a-z]) (?:use|enter|type) [\x20] (?: (?:the|this) [\x20] )? (?:code [\x20])? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} ) [\x20] (?: as [\x20] [a-z\x20]{2,20} [\x20] )? (?:to|for) [\x20] (?:verif|confirm|authentic|log[\x20-]?in|sign[\x20-]?in)`, score: 0.85 }
    ])
  },
  {
    // 'the code is 330128' is a one-time code only where signing in is talked about.
    id: 'code-in-context',
    type: 'PASSWORD',
    trigger: 'digit',
    needsContext: true,
    context: TALK_OF_CODE,
    antiContext: OTHER_CODES,
    patterns: [],
    find: around(/code|コード|番号/giu, 20, 40, [
      { id: 'the code is', regex: giu`(?<![a-z]) (?: the | a | my | this | that | new | with | your (?: [\x20] [a-z0-9]{2,16} )? | got | get | received | entered | typed | used? | sent ) [\x20] code [,]? (?: ${IS} | [\x20]{1,2} ) ["'(]? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} ) ${WORD_END} (?! [.,:/\-][0-9] )`, score: 0.4 },
      { id: 'コードは', regex: gu`(?<! [${KANJI}${KANA}A-Za-z] ) コード [\x20]? [はが:、]? [\x20]? [「『]? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} ) (?! [0-9A-Za-z] | [年月日時分回桁個円] | [.,:/\-][0-9] )`, score: 0.4 },
      { id: '届いたコードは', regex: gu`(?: 届いた | 来た | きた | 送られた | 受け取った ) [\x20]? (?: [4-8]桁の )? (?: コード | 番号 | 数字 ) [\x20]? [はが:、] [\x20]? [「『]? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} ) (?! [0-9A-Za-z] | [年月日時分回桁個円] | [.,:/\-][0-9] )`, score: 0.4 }
    ])
  }
]
