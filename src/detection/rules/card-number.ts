// Card numbers: issuer, length and Luhn over whole groups of digits; and mistyped ones beside card words.

import { digitsOf, isOneDigitRepeated, luhn } from '../checksums.ts'
import { matching } from './around.ts'
import { followsReferenceWord } from './reference-words.ts'
import { DASH, gu } from './syntax.ts'
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

/** Words that say a number is a card's. */
export const CARD_WORDS: readonly string[] = [
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

export const CARD_NUMBERS: readonly Recognizer[] = [
  {
    id: 'credit-card',
    type: 'CREDIT_CARD',
    trigger: 'digit',
    patterns: [],
    find: matching(DIGIT_RUN, (run, text) => cardsIn(run, text, true)),
    context: CARD_WORDS,
    validate: (value) => issuerOf(digitsOf(value), true) !== undefined && luhn(digitsOf(value))
  },
  {
    id: 'credit-card-uncommon',
    type: 'CREDIT_CARD',
    trigger: 'digit',
    patterns: [],
    find: matching(DIGIT_RUN, (run, text) => cardsIn(run, text, false)),
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
    find: matching(MISTYPED, readMistyped),
    context: CARD_WORDS.filter((word) => word !== 'exp' && word !== 'digits' && word !== 'pan' && word !== '名義'),
    needsContext: true
  }
]

/** All windows of whole digit groups of a run that are cards: longest first, none inside another. */
function * cardsIn (run: RegExpExecArray, text: string, isCommon: boolean): Generator<FoundValue> {
  const groups = [...run[0].matchAll(GROUP)].map((group) => ({ start: run.index + group.index, end: run.index + group.index + group[0].length }))
  for (let from = 0; from < groups.length;) {
    const to = lastGroupOfCard(text, groups, from, isCommon)
    const [first, last] = [groups[from], to === undefined ? undefined : groups[to]]
    if (first === undefined || last === undefined || to === undefined) { from++; continue }
    yield { start: first.start, end: last.end, pattern: from === to ? 'bare digits' : 'grouped digits', score: 0.5 }
    from = to + 1
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
function * readMistyped (run: RegExpExecArray, text: string): Generator<FoundValue> {
  const digits = digitsOf(run[0])
  const isCard = luhn(digits) && (issuerOf(digits, true) ?? issuerOf(digits, false)) !== undefined
  if (isCard || followsReferenceWord(text, run.index)) return
  yield { start: run.index, end: run.index + run[0].length, pattern: 'fails the check digit', score: 0.55 }
}
