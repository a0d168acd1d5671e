// Payment cards: the number (issuer, length, Luhn), a mistyped number beside card words, the security code and the expiry.

import { around } from './around.ts'
import { digitsOf, isOneDigitRepeated, luhn } from '../checksums.ts'
import { DASH, gu, giu, SPACES, WORD_START } from './syntax.ts'
import { followsReferenceWord } from './reference-words.ts'
import type { FoundValue, Recognizer } from './recognizer.ts'

interface Issuer {
  readonly name: string
  readonly prefix: RegExp
  readonly lengths: readonly number[]
  /** Found without card words. Others share their range with too many other numbers. */
  readonly isCommon: boolean
}

/** Ranges and lengths. Source: ISO/IEC 7812-1 and the issuers' public BIN tables, as of 2025. */
const ISSUERS: readonly Issuer[] = [
  { name: 'Visa', prefix: /^4/, lengths: [16, 19], isCommon: true },
  { name: 'Visa (old)', prefix: /^4/, lengths: [13], isCommon: false },
  { name: 'Mastercard', prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16], isCommon: true },
  { name: 'American Express', prefix: /^3[47]/, lengths: [15], isCommon: true },
  { name: 'Diners Club', prefix: /^3(?:0[0-5]|095|[689])/, lengths: [14], isCommon: true },
  { name: 'Diners Club (16)', prefix: /^3(?:0[0-5]|095|[689])/, lengths: [16], isCommon: false },
  { name: 'Discover', prefix: /^6(?:011|4[4-9]|5)/, lengths: [16], isCommon: true },
  { name: 'JCB', prefix: /^35(?:2[89]|[3-8])/, lengths: [16], isCommon: true },
  { name: 'JCB (long)', prefix: /^35(?:2[89]|[3-8])/, lengths: [17, 18, 19], isCommon: false },
  { name: 'JCB (old)', prefix: /^(?:1800|2131)/, lengths: [15], isCommon: false },
  { name: 'UnionPay', prefix: /^62/, lengths: [16, 17, 18, 19], isCommon: true },
  { name: 'RuPay', prefix: /^(?:60|65|81|82|508)/, lengths: [16], isCommon: false },
  { name: 'Mir', prefix: /^220[0-4]/, lengths: [16], isCommon: true },
  { name: 'Maestro', prefix: /^(?:50|5[6-9]|6)/, lengths: [12, 13, 14, 15, 16, 17, 18, 19], isCommon: false },
  { name: 'UATP', prefix: /^1/, lengths: [15], isCommon: false },
  { name: 'Elo, Hipercard', prefix: /^(?:401178|438935|451416|457|504|506|509|606282|636|650)/, lengths: [16], isCommon: true }
]

const CARD_WORDS: readonly string[] = [
  'card', 'cards', 'credit', 'debit', 'visa', 'mastercard', 'master card', 'amex', 'american express', 'discover', 'diners', 'jcb', 'unionpay', 'maestro',
  'cvv', 'cvc', 'cvv2', 'cvc2', 'exp', 'expiry', 'expires', 'cardholder', 'digits', 'pan', 'kreditkarte', 'carte', 'tarjeta',
  'カード', 'クレジット', 'クレカ', 'デビット', 'ビザ', 'マスターカード', 'アメックス', '有効期限', 'セキュリティコード', '16桁', '名義', '銀聯'
]

/** Runs of digits with short gaps: the only place where cards are looked for. */
const DIGIT_RUN = gu`(?<![0-9A-Za-z_] | [A-Za-z][.${DASH}] | [0-9][${DASH}])
  [0-9] (?: [\x20\t\u3000.,、・/${DASH}\n]{0,3} [0-9] ){11,39} (?![0-9A-Za-z_])`
/** The shape of a card without its check. */
const MISTYPED = gu`(?<![0-9A-Za-z_] | [A-Za-z][.${DASH}] | [0-9][.${DASH}\x20])
  (?: [3-6][0-9]{3} (?:[\x20.,、${DASH}]{0,2}[0-9]{4}){2} [\x20.,、${DASH}]{0,2} [0-9]{3,5} | 3[47][0-9]{2} [\x20${DASH}]? [0-9]{6} [\x20${DASH}]? [0-9]{5} | [3-6][0-9]{12} [\x20] [0-9]{4} )
  (?![0-9A-Za-z_] | [.${DASH}\x20][0-9])`
const GROUP = /[0-9]+/g
const DASH_ONLY = new RegExp(`^[${DASH}.]$`, 'u')

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
const CARD_DIGITS = String.raw`[2-6][0-9]{3}[\x20\-]?[0-9]{4,6}[\x20\-]?[0-9]{4,5}(?:[\x20\-]?[0-9]{4})?`

const SECURITY_CODE_WORDS = String.raw`(?: cvv2? | cvc2? | cvn | cid | csc | cvs | card (?:[\x20] (?:security|verification))? [\x20]? (?:value|code)
  | (?<! social [\x20] ) (?:card [\x20])? (?:security|sec|verification) [\x20]? (?:code|number|no\.?|digits)
  | (?<! (?:last|first|final) [\x20] ) (?: (?:3|three) [\x20-]? digits? (?: [\x20] (?:code|number))? | (?:4|four) [\x20-]? digits? [\x20] code ) | (?:3|4|three|four) [\x20-]? (?:digits?|numbers?) [\x20] (?:on|at|from) [\x20] (?:the|its?|my) [\x20] (?:back|front|reverse)
  | (?:code|numbers?|digits) [\x20] on [\x20] (?:the|its?|my) [\x20] (?:back|front)
  | (?:セキュリティ|確認|認証) (?:ー)? [\x20]? (?:コード|番号) | 裏面? の? (?:3桁|三桁|番号|数字|コード){1,2} (?:の(?:番号|数字|コード))? | 裏の? 3桁 )`

const NEAR_SECURITY_CODE = /cv[vcns]|c[is][dc](?![a-z])|code|digits?|numbers?|back|コード|番号|裏|[\x20/][0-9]{2,3}[\x20,]{1,2}[0-9]{3,4}(?![0-9])/giu
const NEAR_EXPIRY = /exp|valid|thru|through|until|till|card[\x20]date|mm\/yy|期限|[0-9]{3,5}[\x20,、;|\n]{1,3}(?:exp[a-z]*[\x20:.]{1,2})?[0-9]{1,2}[/\-.]/giu

export const CARD: readonly Recognizer[] = [
  {
    id: 'credit-card',
    type: 'CREDIT_CARD',
    trigger: 'digit',
    patterns: [],
    find: (text) => findCards(text, true),
    context: CARD_WORDS,
    validate: (value) => issuerOf(digitsOf(value), true) !== undefined && luhn(digitsOf(value))
  },
  {
    id: 'credit-card-uncommon',
    type: 'CREDIT_CARD',
    trigger: 'digit',
    patterns: [],
    find: (text) => findCards(text, false),
    context: CARD_WORDS,
    needsContext: true,
    validate: (value) => issuerOf(digitsOf(value), false) !== undefined && luhn(digitsOf(value)),
    validScore: 0.8
  },
  {
    id: 'credit-card-mistyped',
    type: 'CREDIT_CARD',
    trigger: 'digit',
    patterns: [],
    find: findMistypedCards,
    context: CARD_WORDS.filter((word) => word !== 'exp' && word !== 'digits' && word !== 'pan' && word !== '名義'),
    needsContext: true
  },
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
        regex: giu`(?<![0-9.,:/$€£¥#${DASH}]) (?<value> [0-9]{3,4} ) ${SPACES} (?: (?:is|was|as) [\x20] (?:the|my) | \( | on | が ) ${SPACES} (?: cvv2? | cvc2? | security [\x20] code | the [\x20] back | セキュリティコード )`,
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
      { id: 'after expiry', regex: expiryAfter(String.raw`exp(?:iry|iration|\.)? (?:[\x20] date)? | (?:valid|good) [\x20] thru | mm/yy | (?<! ポイントの | クーポンの | チケットの | 会員証の | 免許の | 免許証の | パスポートの | 保証の | 商品の ) 有効期限`), score: 0.75 },
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

/** All windows of whole digit groups that are cards: longest first, none inside another. */
function * findCards (text: string, isCommon: boolean): Generator<FoundValue> {
  for (const run of text.matchAll(DIGIT_RUN)) {
    const groups = [...run[0].matchAll(GROUP)].map((group) => ({ start: run.index + group.index, end: run.index + group.index + group[0].length }))
    for (let from = 0; from < groups.length;) {
      const to = lastGroupOfCard(text, groups, from, isCommon)
      const [first, last] = [groups[from], to === undefined ? undefined : groups[to]]
      if (first === undefined || last === undefined || to === undefined) { from++; continue }
      yield { start: first.start, end: last.end, pattern: from === to ? 'bare digits' : 'grouped digits', score: 0.5 }
      from = to + 1
    }
  }
}

interface Span { readonly start: number, readonly end: number }

/** The last group of the longest card that starts with group `from`; undefined where there is none. */
function lastGroupOfCard (text: string, groups: readonly Span[], from: number, isCommon: boolean): number | undefined {
  const first = groups[from]
  let best: number | undefined
  let digits = ''
  if (first === undefined) return undefined
  for (const [to, group] of groups.entries()) {
    if (to < from || digits.length >= 19) continue
    digits += text.slice(group.start, group.end)
    if (digits.length < 12 || digits.length > 19 || issuerOf(digits, isCommon) === undefined || !luhn(digits)) continue
    if (isPlausibleGrouping(text, groups, from, to) && !(followsReferenceWord(text, first.start) && to === from)) best = to
  }
  return best
}

/** Groups as people write cards: not a part of a longer dashed number, no single digits strung together over lines. */
function isPlausibleGrouping (text: string, groups: readonly Span[], from: number, to: number): boolean {
  const gap = (index: number) => text.slice(groups[index]?.end, groups[index + 1]?.start)
  const inner = Array.from({ length: to - from }, (_, i) => gap(from + i))
  const isDashed = inner.some((g) => DASH_ONLY.test(g))
  if (isDashed && ((from > 0 && DASH_ONLY.test(gap(from - 1))) || (to + 1 < groups.length && DASH_ONLY.test(gap(to))))) return false
  const lengths = groups.slice(from, to + 1).map((group) => group.end - group.start)
  if (inner.some((g) => /[\n/]/.test(g))) return lengths.every((length) => length === 4)
  return true
}

function issuerOf (digits: string, isCommon: boolean): Issuer | undefined {
  if (isOneDigitRepeated(digits)) return undefined
  return ISSUERS.find((issuer) => issuer.isCommon === isCommon && issuer.lengths.includes(digits.length) && issuer.prefix.test(digits))
}

/** 15 to 17 digits that start like a card but fail its check: people mistype. Needs card words. */
function * findMistypedCards (text: string): Generator<FoundValue> {
  for (const run of text.matchAll(MISTYPED)) {
    const digits = digitsOf(run[0])
    const isCard = luhn(digits) && (issuerOf(digits, true) ?? issuerOf(digits, false)) !== undefined
    if (isCard || followsReferenceWord(text, run.index)) continue
    yield { start: run.index, end: run.index + run[0].length, pattern: 'fails the check digit', score: 0.55 }
  }
}
