// Bank accounts: IBAN, account numbers by context (English, Japanese), US routing numbers, BIC.

import { around, matching } from './around.ts'
import { countrySpecs, validateIBAN, ValidationErrorsIBAN } from 'ibantools'
import { abaRouting } from '../checksums.ts'
import { DASH, giu, gu, SPACES, WORD_END, WORD_START } from './syntax.ts'
import { followsReferenceWord, REFERENCE_WORDS } from './reference-words.ts'
import type { FoundValue, Recognizer } from './recognizer.ts'

const BANK_WORDS: readonly string[] = [
  'iban', 'bank', 'account', 'acct', 'a/c', 'transfer', 'sepa', 'swift', 'bic', 'wire', 'sort code', 'routing', 'aba', 'deposit', 'konto', 'compte', 'cuenta',
  '口座', '銀行', '振込', '送金', '支店', '信用金庫', '信金', 'ゆうちょ', '引き落とし', '引落'
]

/** Two letters, two check digits, then up to 30 letters and digits, with a space or dash every few. */
const IBAN_SHAPE = giu`${WORD_START} [a-z]{2} [\x20]? [0-9]{2} (?: [\x20${DASH}]? [0-9a-z] ){11,30}`
const SEPARATOR = new RegExp(`[\\x20${DASH}]`, 'gu')
const IBAN_MIN_LENGTH = 15
const LETTER_OR_DIGIT = /[0-9A-Za-z]/
const NEAR_IBAN = /iban|account|acct|konto|compte|cuenta|口座|振込|送金/iu
const IBAN_WORD_WINDOW = 40

const ACCOUNT_NAME_EN = String.raw`(?: (?:bank|checking|chequing|savings?|current|giro|deposit) [\x20] (?:account|acct|acc|a/c) | (?:account|acct|acc|a/c) )`
const NUMBER_WORD = String.raw`(?: [\x20]? (?:numbers?|num|no\.?|nr\.?|#|№) )`
const JP_BANK = '(?:銀行|信用金庫|信金|信用組合|信組|農協|労金|バンク)'
/** A bank with its name: '三菱UFJ銀行', and the large ones that are written in hiragana. Other hiragana before are particles: '口座は…'. */
const JP_BANK_NAME = String.raw`(?<! [\p{sc=Han}\p{sc=Katakana}ーA-Za-z0-9] ) (?: [\p{sc=Han}\p{sc=Katakana}ーA-Z]{1,10} | みずほ | ゆうちょ | りそな | あおぞら | きらぼし | さわやか | ひろぎん | もみじ | きらやか | のと | いよ | たいら ) ${JP_BANK}`

/** Federal Reserve routing symbol (Bank of America's 121, …), institution, check digit. Source: ABA, Routing Number Policy. */
const ABA_SHAPE = gu`(?<![0-9A-Za-z_] | [0-9][${DASH}.]) (?<value> (?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80) [0-9]{2} -? [0-9]{4} -? [0-9] ) (?![0-9A-Za-z_] | [${DASH}.][0-9])`

const NEAR_ACCOUNT = /acc(?:oun)?t?|a\/c|bank|sort|checking|chequing|savings|[0-9]{2}-[0-9]{2}-[0-9]{2}|口座|こうざ|コウザ|\([普当貯]\)|普通|当座|貯蓄|総合|定期|銀行|金庫|信金|信組|組合|農協|労金|バンク|記号|ゆうちょ|郵貯|郵便貯金/giu

export const BANK: readonly Recognizer[] = [
  {
    id: 'iban',
    type: 'IBAN',
    trigger: 'digit',
    patterns: [],
    find: matching(IBAN_SHAPE, readIban),
    context: BANK_WORDS,
    validate: (value) => isIban(value)
  },
  {
    id: 'bank-account',
    type: 'BANK_ACCOUNT',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_ACCOUNT, 60, 110, [
      {
        id: 'after account number',
        regex: giu`${WORD_START} (?: ${ACCOUNT_NAME_EN} ${NUMBER_WORD} | (?:bank|checking|chequing|savings?|current) [\x20] (?:account|acct) | acct\.? | acc\.? | a/c )
          ${SPACES} (?: (?:is|was|:|=|#|in|ending|of|for|transfers?|to) ${SPACES} ){0,3} ["'(]?
          (?<value> [0-9](?:[\x20${DASH}]?[0-9]){5,16} ) ${WORD_END} (?! [.,][0-9] | [\x20]?% )`,
        score: 0.85
      },
      {
        id: 'after account',
        regex: giu`(?<![a-z]) account [\x20:]{1,3} (?<value> [0-9]{7,14} ) ${WORD_END} (?! [.,][0-9] )`,
        score: 0.6
      },
      {
        id: 'sort code and account',
        regex: giu`${WORD_START} sort [\x20]? code ${SPACES} [:=]? ${SPACES} (?:is [\x20])?
          (?<value> [0-9]{2}[\x20${DASH}]?[0-9]{2}[\x20${DASH}]?[0-9]{2} (?: [\x20,;/]{1,3} (?:and [\x20])? (?: (?:account|acct|acc|a/c) ${NUMBER_WORD}? ${SPACES} [:=]? ${SPACES} )? [0-9]{4}[\x20]?[0-9]{4} )? ) ${WORD_END}`,
        score: 0.9
      },
      {
        id: 'sort code shape',
        regex: gu`(?<![0-9A-Za-z] | [0-9][${DASH}/.]) (?<value> [0-9]{2}-[0-9]{2}-[0-9]{2} [\x20/,]{1,2} [0-9]{8} ) (?![0-9A-Za-z] | [${DASH}/.][0-9])`,
        score: 0.7
      },
      {
        id: '口座番号',
        regex: gu`(?: (?:普通|当座|貯蓄|総合|定期) (?:預金|口座)? | \( (?:普|当|貯) \) | 口座 (?:番号|No\.?|NO\.?)? | コウザバンゴウ | こうざばんごう ) [\x20\t]? (?: [はがもの:\)、,] | 番号 | No\.? | なん | です ){0,3} [\x20\t]? 「? (?<value> [0-9](?:[\x20${DASH}]?[0-9]){5,7} ) (?![0-9A-Za-z] | [${DASH}][0-9] | [\x20]?円)`,
        score: 0.9
      },
      {
        id: 'before 口座番号',
        regex: gu`(?<![0-9A-Za-z.,:/${DASH}]) (?<value> [0-9]{7} ) [\x20]? (?: が | は | で | を )? [\x20]? (?:私の|こちらの|新しい)? 口座番号 (?! を忘)`,
        score: 0.85
      },
      {
        id: 'bank, branch and number',
        regex: gu`(?<value> ${JP_BANK_NAME} [\x20]? [\p{L}ー]{1,10} (?:支店|本店|出張所|営業部) [\x20]? (?: (?:普通|当座|貯蓄) (?:預金|口座)? [\x20]? )? [0-9]{7} ) (?![0-9A-Za-z${DASH}])`,
        score: 0.92
      },
      {
        id: 'bank and branch',
        regex: gu`${JP_BANK} [\x20、,]{0,2} [\p{L}ー0-9]{1,12} (?:支店|本店|出張所|営業部) [\x20、,(]{0,2} (?: [0-9]{3} \)? [\x20]? )? (?: (?:普通|当座|貯蓄) (?:預金|口座)? [\x20、,:]{0,2} )? (?<value> [0-9]{7} ) (?![0-9A-Za-z${DASH}])`,
        score: 0.9
      },
      {
        id: 'ゆうちょ 記号 番号',
        regex: gu`記号 [\x20\t]? [はが:]? [\x20\t]? (?<value> 1[0-9]{3}0 (?: [\x20${DASH}、,・]{0,2} (?:の)? [0-9] (?![0-9]) )? [\x20、,/\n]{0,2} (?: 番号 [\x20\t]? [はが:]? [\x20\t]? )? [0-9]{2,8} ) (?![0-9A-Za-z])`,
        score: 0.9
      },
      {
        id: 'ゆうちょ digits',
        regex: gu`(?:ゆうちょ|郵便貯金|郵貯) [\p{L}\x20]{0,8} [\x20はが:、,]{0,2} (?<value> 1[0-9]{3}0 [\x20${DASH}]{1,2} (?:[0-9][\x20${DASH}])? [0-9]{5,8} ) (?![0-9A-Za-z])`,
        score: 0.85
      }
    ])
  },
  {
    // No account number is told from other digits by its shape: a candidate for callers who ask for any score.
    id: 'bank-account-weak',
    type: 'BANK_ACCOUNT',
    trigger: 'digit',
    patterns: [{ id: 'eight to seventeen digits', regex: gu`(?<![0-9A-Za-z_$€£¥+#] | [0-9][.,:/${DASH}]) [0-9]{8,17} (?![0-9A-Za-z_%] | [.,:/${DASH}][0-9])`, score: 0.05 }],
    antiContext: REFERENCE_WORDS
  },
  {
    id: 'aba-routing',
    type: 'ABA_ROUTING_NUMBER',
    country: 'US',
    trigger: 'digit',
    patterns: [{ id: 'nine digits', regex: ABA_SHAPE, score: 0.1 }],
    context: ['routing', 'aba', 'rtn', 'routing number', 'aba number', 'transit number', 'wire', 'direct deposit', 'ルーティング'],
    antiContext: REFERENCE_WORDS,
    needsContext: true,
    validate: (value) => abaRouting(value.replaceAll('-', '')),
    validScore: 0.9
  },
  {
    // One in ten nine-digit numbers passes the check: without a word it is a candidate only.
    id: 'aba-routing-weak',
    type: 'ABA_ROUTING_NUMBER',
    country: 'US',
    trigger: 'digit',
    patterns: [{ id: 'nine digits', regex: ABA_SHAPE, score: 0.3 }],
    antiContext: REFERENCE_WORDS,
    validate: (value) => abaRouting(value.replaceAll('-', '')) ? undefined : false
  },
  {
    id: 'bic',
    type: 'BIC',
    trigger: 'always',
    patterns: [{
      id: 'after its name',
      regex: giu`${WORD_START} (?: bic (?:/swift)? | swift (?:/bic)? ) (?:[\x20-]?(?:code|no\.?))? ${SPACES} (?: is [\x20] | [:=はが] )? ${SPACES} (?<value> [a-z]{6}[0-9a-z]{2}(?:[0-9a-z]{3})? ) ${WORD_END}`,
      score: 0.85
    }],
    validate: (value) => /^[A-Z]{6}/i.test(value) && /[A-Z]{2}(?:[0-9A-Z]{2}|[0-9A-Z]{5})$/i.test(value) ? undefined : false
  }
]

/** The longest prefix of each IBAN-shaped run that ends at a separator or at the end and is an IBAN. */
function * readIban (match: RegExpExecArray, text: string): Generator<FoundValue> {
  const end = endOfIban(text, match.index, match[0])
  if (end === undefined || isOddlyCased(text, match.index, end)) return
  if (!(followsReferenceWord(text, match.index) && end - match.index < IBAN_MIN_LENGTH)) {
    yield { start: match.index, end, pattern: 'iban', score: 0.5 }
  }
}

/** Letters of both cases are an IBAN beside such a word only; 'De89 …', as a phone's keyboard writes it, is one anywhere. */
function isOddlyCased (text: string, start: number, end: number): boolean {
  const value = text.slice(start, end)
  const isOneCase = value === value.toUpperCase() || value.slice(1) === value.slice(1).toLowerCase()
  return !isOneCase && !NEAR_IBAN.test(text.slice(Math.max(0, start - IBAN_WORD_WINDOW), start))
}

/** A word after the number ('… 9126 819 thanks') may have been taken along: the country says where it ends. */
function endOfIban (text: string, start: number, run: string): number | undefined {
  const characters = countrySpecs[run.slice(0, 2).toUpperCase()]?.chars ?? 0
  let count = 0
  for (let length = 1; length <= run.length; length++) {
    if (LETTER_OR_DIGIT.test(run.charAt(length - 1))) count += 1
    if (count === characters) return !LETTER_OR_DIGIT.test(text.charAt(start + length)) && isIban(run.slice(0, length)) ? start + length : undefined
  }
  return undefined
}

/** Country, length, BBAN format and mod 97. Source: SWIFT IBAN registry, through ibantools. National check digits may be wrong: too strict for a leak. */
function isIban (value: string): boolean {
  const { errorCodes } = validateIBAN(value.replace(SEPARATOR, '').toUpperCase())
  return errorCodes.every((code) => code === ValidationErrorsIBAN.WrongAccountBankBranchChecksum)
}
