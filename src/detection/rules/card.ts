// Payment cards: the number, its last four digits, the security code and the expiry.

import { around } from './around.ts'
import { CARD_NUMBERS, CARD_WORDS } from './card-number.ts'
import { DASH, gu, giu, SPACES, WORD_START } from './syntax.ts'
import type { Recognizer } from './recognizer.ts'

/** Spellings of a month and year: '03/27', '2028年4月', 'June 2027'. */
const MONTH_WORD = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}'
const EXPIRY = String.raw`(?:
  (?:0?[1-9]|1[0-2]) [\x20]? [/${DASH}.] [\x20]? (?:20)?[2-4][0-9]
  | (?:0[1-9]|1[0-2]) [\x20]? [2-4][0-9]
  | 20[2-4][0-9] [/${DASH}.] (?:0?[1-9]|1[0-2])
  | (?:20)?[2-4][0-9] 年 [\x20]? (?:0?[1-9]|1[0-2]) 月 (?:末)?
  | (?:0?[1-9]|1[0-2]) 月 [\x20/]? (?:20)?[2-4][0-9] 年?
  | ${MONTH_WORD} [.,]? [\x20/${DASH}]? '? (?:20)?[2-4][0-9]
)`
/** Before 有効期限: what else expires. */
const NOT_A_CARD = '(?<! ポイントの | クーポンの | チケットの | 会員証の | 免許の | 免許証の | パスポートの | 保証の | 商品の )'
const CARD_DIGITS = String.raw`[2-6][0-9]{3}[\x20\-]?[0-9]{4,6}[\x20\-]?[0-9]{4,5}(?:[\x20\-]?[0-9]{4})?`

const SECURITY_CODE_WORDS = String.raw`(?: cvv2? | cvc2? | cvn | cid | csc | cvs | card (?:[\x20] (?:security|verification))? [\x20]? (?:value|code)
  | (?<! social [\x20] ) (?:card [\x20])? (?:security|sec|verification) [\x20]? (?:code|number|no\.?|digits)
  | (?<! (?:last|first|final) [\x20] ) (?: (?:3|three) [\x20-]? digits? (?: [\x20] (?:code|number))? | (?:4|four) [\x20-]? digits? [\x20] code ) | (?:3|4|three|four) [\x20-]? (?:digits?|numbers?) [\x20] (?:on|at|from) [\x20] (?:the|its?|my) [\x20] (?:back|front|reverse)
  | (?:code|numbers?|digits) [\x20] on [\x20] (?:the|its?|my) [\x20] (?:back|front)
  | (?:セキュリティ|確認|認証) (?:ー)? [\x20]? (?:コード|番号) | 裏面? の? (?:3桁|三桁|番号|数字|コード){1,2} (?:の(?:番号|数字|コード))? | 裏の? 3桁 )`

const NEAR_SECURITY_CODE = /cv[vcns]|c[is][dc](?![a-z])|code|digits?|numbers?|back|コード|番号|裏|[\x20/][0-9]{2,3}[\x20,]{1,2}[0-9]{3,4}(?![0-9])/giu
const NEAR_EXPIRY = /exp|valid|thru|through|until|till|card[\x20]date|mm\/yy|期限|[0-9]{3,5}[\x20,、;|\n]{1,3}(?:exp[a-z]*[\x20:.]{1,2})?[0-9]{1,2}[/\-.]/giu

export const CARD: readonly Recognizer[] = [
  ...CARD_NUMBERS,
  {
    id: 'card-last-four',
    type: 'CARD_LAST_FOUR',
    trigger: 'digit',
    patterns: [
      { id: 'last four', regex: giu`(?<![a-z]) (?: last [\x20] (?:4|four) (?:[\x20](?:digits?|numbers?))? (?:[\x20](?:of|on)[\x20](?:the|my)[\x20]card)? | (?:card [\x20])? ending (?:[\x20](?:in|with))? ) [\x20:]{1,2} (?:(?:is|are|was)[\x20])? (?<value> [0-9]{4} ) (?![0-9A-Za-z] | [.,:/\-][0-9])`, score: 0.8 },
      { id: '下4桁', regex: gu`(?:下|末尾|最後の) [\x20]? (?:4|四) [\x20]? 桁 [\x20]? (?:は|が|の|:)? [\x20]? (?<value> [0-9]{4} ) (?![0-9A-Za-z] | [.,:/\-][0-9])`, score: 0.85 }
    ]
  },
  {
    id: 'card-security-code',
    type: 'CARD_SECURITY_CODE',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_SECURITY_CODE, 60, 70, [
      {
        id: 'after its name',
        regex: giu`${WORD_START} ${SECURITY_CODE_WORDS} ${SPACES} (?: \( (?:cvv2?|cvc2?|cid|3桁|4桁) \) )?
          (?: (?:is|are|was|it'?s|reads|says|number) [\x20]{1,2} | [:=#は→が、,] | です | [\x20][${DASH}][\x20] ){0,2} ${SPACES} ["'「(]?
          (?<value> [0-9]{3,4} ) (?![0-9] | [\x20]?桁 | [.,:/${DASH}][0-9] | [\x20]?(?:digits?|numbers?|times?|minutes?|days?|hours?))`,
        score: 0.95
      },
      {
        id: 'before its name',
        regex: giu`(?<![0-9.,:/$€£¥#${DASH}]) (?! (?<= (?<![0-9]) [0-9]{4} [\x20] ) [0-9]{4} [\x20] on ) (?<value> [0-9]{3,4} ) ${SPACES} (?: (?:is|was|as) [\x20] (?:the|my) | \( | on | が ) ${SPACES} (?: cvv2? | cvc2? | security [\x20] code | the [\x20] back | セキュリティコード )`,
        score: 0.85
      },
      {
        id: 'コード after the expiry',
        regex: giu`(?: ${NOT_A_CARD} 有効期限 | (?<!有効) 期限 | (?<! [a-z] | (?:promo|coupon|voucher|offer|gift) [\x20] ) exp(?:iry|ires|\.)? ) [\x20:はが]{0,3} ${EXPIRY} [\x20、。,;/で]{0,3} (?: コード | (?<![a-z]) code ) [\x20:はが]{0,3} (?<value> [0-9]{3,4} ) (?![0-9A-Za-z] | [.,:/${DASH}][0-9])`,
        score: 0.85
      },
      {
        id: 'after the expiry',
        regex: giu`${CARD_DIGITS} [\x20,、;|]{1,3} (?: exp(?:iry|ires)? [\x20:.]{1,2} )? ${EXPIRY} [\x20,、;|/]{1,3} (?<value> [0-9]{3,4} ) (?![0-9] | [.,:/${DASH}][0-9])`,
        score: 0.8
      }
    ])
  },
  {
    id: 'card-expiry',
    type: 'CARD_EXPIRY',
    trigger: 'digit',
    context: CARD_WORDS.filter((word) => !word.startsWith('exp') && word !== 'discover' && word !== 'digits' && word !== '有効期限'),
    patterns: [],
    find: around(NEAR_EXPIRY, 40, 60, [
      { id: 'after expiry', regex: expiryAfter(String.raw`exp(?:iry|iration|\.)? (?:[\x20] date)? | (?:valid|good) [\x20] thru | mm/yy | ${NOT_A_CARD} 有効期限`), score: 0.75 },
      { id: 'after expires', regex: expiryAfter(String.raw`exp(?:ires?|ired|iring) | (?:valid|good) [\x20] (?:through|until|till|to) | card [\x20] date | 期限`), score: 0.4 },
      {
        id: 'after the number',
        regex: giu`${CARD_DIGITS} [\x20,、;|\n]{1,3} (?: exp(?:iry|ires)? [\x20:.]{1,2} )? (?<value> ${EXPIRY} ) (?![0-9] | [/${DASH}.][0-9])`,
        score: 0.85
      }
    ])
  }
]

function expiryAfter (words: string): RegExp {
  return giu`${WORD_START} (?: ${words} ) ${SPACES} (?: (?:is|was|on|in|of|it's|end|date|:) [\x20]{1,2} | [:=は、が/] | まで ){0,2} ${SPACES} ["'「(]? (?<value> ${EXPIRY} ) (?![0-9] | [/${DASH}.][0-9])`
}
