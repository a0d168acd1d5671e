// E-mail addresses: as they are, glued to any script, broken by spaces, and spelled out ('name dot x at y dot com').

import { around } from './around.ts'
import { giu, LATIN, SPACES, WORD_END } from './syntax.ts'
import type { FoundValue, Recognizer } from './recognizer.ts'

/** Longest local part. Source: RFC 5321, 4.5.3.1.1. */
const MAX_LOCAL = 64
const LOCAL_CHARACTER = new RegExp(`[0-9${LATIN}!#$%&'*+/=?^_\`{|}~.\\-]`, 'u')
/** Punctuation that stands before an address more often than it begins one: quotes, 'mailto:', 'email=…', '/…'. */
const LEADING_PUNCTUATION = /^.*[=/?&|{}`!*](?=[^=/?&|{}`!*]*$)[^0-9A-Za-z\u00C0-\u024F_+]*|^[^0-9A-Za-z\u00C0-\u024F_+]+/u
const DOMAIN = new RegExp(String.raw`(?:[0-9${LATIN}](?:[0-9${LATIN}\-]{0,62})\.){1,8}(?:[a-z]{2,24}|[A-Z]{2,24}|[A-Z][a-z]{1,2}|xn--[0-9a-z\-]{2,59})(?![0-9${LATIN}])|\[(?:[0-9]{1,3}\.){3}[0-9]{1,3}\]`, 'uy')
/** A scheme and a user name before a password, as much of it as may stand before the local part of a mail address. */
const USER_INFO = /:\/\/[^\s/@:"'<>]{0,80}:[^\s/@"'<>]{0,200}$/u
const MAX_USER_INFO = 300
/** File endings and versions that follow '@' in package names and scripts, never a top-level domain. */
const NO_TLD = /\.(?:js|ts|jsx|tsx|css|html|json|png|jpg|jpeg|gif|svg|webp|pdf|txt|zip|local(?=\d)|php)$/i

const PROVIDER = '(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|icloud|live|msn|aol|proton|protonmail|gmx|docomo|ezweb|softbank)'
const TLD = '(?:com|net|org|edu|gov|info|biz|io|co|uk|us|ca|au|nz|ie|de|fr|it|es|nl|be|ch|at|se|no|dk|fi|pl|cz|pt|br|in|jp|kr|cn|tw|sg|me|dev|app|eu|ru|mx|za)'
const DOT = String.raw`(?: [\x20]{0,2} (?: \( dot \) | \[ dot \] | \{ dot \} | ドット | \( ドット \) | \[\.\] | \(\.\) ) [\x20]{0,2} | [\x20]{1,2} (?:dot|punto|punkt|point) [\x20]{1,2} | \. )`
/** 'at' as nobody writes it by chance. */
const CLEAR_AT = String.raw`(?: [\x20]{0,2} (?: \( (?:at|a|@|アット|アットマーク) \) | \[ (?:at|@) \] | \{ at \} | <at> | _at_ | アットマーク | アット | あっとまーく | [★☆◎●] ) [\x20]{0,2} | [\x20]{1,2} at [\x20] sign [\x20]{1,2} )`
const JOINT = String.raw`(?: ${DOT} | [\x20] (?:underscore|dash|hyphen|plus|minus) [\x20] | [\x20]?(?:アンダーバー|アンダースコア|ハイフン)[\x20]? | [_\-+] )`
const SPOKEN_TLD = `(?: ${TLD} | コム | ネット | ジェーピー | シーオー )`
const SPOKEN_HOST = String.raw`(?: [0-9a-z] [0-9a-z\-]{0,40} | ジーメール | ヤフー | アイクラウド | ドコモ | ホットメール | アウトルック | ソフトバンク )`
/** Words before 'at x dot com' that make it a place on the web, not an address. */
const NOT_LOCAL = '(?! (?:us|me|look|looking|visit|it|is|are|find|found|online|available|here|shop|store|page|site|website|web|more|now|order|ordered|sign|log|login|bought|buy|click|up|in|out|and|or|them|him|her|one|support|details|info|information|account|register|registered|read|see|check|back|live|work|stay|that|this) [\\x20] )'

const EMAIL_WORDS: readonly string[] = [
  'email', 'e-mail', 'mail', 'mail address', 'gmail', 'inbox', 'contact', 'reach', 'メール', 'メアド', 'メルアド', 'アドレス', 'eメール', '連絡先', '@'
]

const NEAR_SPOKEN = /(?<![a-z])(?:dot|punto|punkt|point)(?![a-z])|ドット|アット|あっと|[([{<](?:at|a|@)[)\]}>]|_at_|at sign|[★☆◎●]|(?<=\bat )(?:gmail|yahoo|hotmail|outlook|icloud|live|aol|proton|mail)/giu

export const EMAIL: readonly Recognizer[] = [
  { id: 'email', type: 'EMAIL_ADDRESS', trigger: 'at', patterns: [], find: findEmails },
  {
    id: 'email-broken',
    type: 'EMAIL_ADDRESS',
    trigger: 'at',
    patterns: [],
    find: around(/@/gu, 70, 110, [
      {
        id: 'spaces around @',
        regex: giu`(?<! [0-9${LATIN}._%+\-] ) [0-9${LATIN}] [0-9${LATIN}._+\-]{0,63} (?= [\x20@.,。0-9a-z\-]{2,90} (?<= [\x20@,。] ) ) [\x20]{0,2} @ [\x20]{0,2} [0-9a-z] [0-9a-z\-]{0,40} (?: [\x20]{0,2} [.,。] [\x20]{0,2} [0-9a-z\-]{1,40} ){0,2} [\x20]{0,2} [.,。] [\x20]? ${TLD} ${WORD_END}`,
        score: 0.8
      },
      {
        id: 'provider without a dot',
        regex: giu`(?<! [0-9${LATIN}._%+\-] ) [0-9${LATIN}] [0-9${LATIN}._+\-]{0,63} @ [\x20]? ${PROVIDER} (?: [\x20] ${TLD} | ${TLD} )? ${WORD_END} (?! [\-.][a-z0-9] )`,
        score: 0.75
      },
      {
        id: 'no top-level domain',
        regex: giu`(?<! [0-9${LATIN}._%+\-/] ) [0-9${LATIN}] [0-9${LATIN}._+\-]{1,63} @ [a-z] [0-9a-z\-]{2,40} ${WORD_END} (?! [\-.@/:][0-9a-z] )`,
        score: 0.35
      }
    ]),
    context: EMAIL_WORDS
  },
  {
    id: 'email-spoken',
    type: 'EMAIL_ADDRESS',
    trigger: 'always',
    patterns: [],
    find: around(NEAR_SPOKEN, 170, 130, [
      {
        id: 'at spelled out',
        regex: giu`(?<! [0-9${LATIN}._\-] ) (?: [0-9a-z] [0-9a-z]{0,30} (?: ${JOINT} [0-9a-z]{1,30} ){0,4} | [ァ-ヶー]{2,20} ) ${CLEAR_AT} ${SPOKEN_HOST} (?: ${DOT} [0-9a-z\-]{1,30} ){0,2} ${DOT} ${SPOKEN_TLD} ${WORD_END}`,
        score: 0.9
      },
      {
        id: 'name dot x at y dot com',
        regex: giu`(?<! [0-9${LATIN}._\-] ) (?: [0-9a-z]{1,30} (?: ${JOINT} [0-9a-z]{1,30} ){1,4} | ${NOT_LOCAL} [a-z] [0-9a-z]{1,30} ) [\x20]{1,2} at [\x20]{1,2} [0-9a-z] [0-9a-z\-]{1,40} (?: [\x20]{1,2} dot [\x20]{1,2} [0-9a-z\-]{1,30} ){0,2} [\x20]{1,2} dot [\x20]{1,2} ${TLD} ${WORD_END}`,
        score: 0.8
      },
      {
        id: 'at a provider',
        regex: giu`(?<! [0-9${LATIN}._\-] ) ${NOT_LOCAL} [0-9a-z] [0-9a-z._\-]{1,40} [\x20]{1,2} at [\x20]{1,2} ${PROVIDER} ${SPACES} (?: \. | dot ) ${SPACES} ${TLD} ${WORD_END}`,
        score: 0.8
      }
    ]),
    context: EMAIL_WORDS
  }
]

/** Every '@' with a local part before it and a domain after it. Cost is bounded by 64 steps back and the domain forth. */
function * findEmails (text: string): Generator<FoundValue> {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    DOMAIN.lastIndex = at + 1
    const domain = DOMAIN.exec(text)?.[0]
    if (domain === undefined || NO_TLD.test(domain)) continue
    const start = startOfLocal(text, at)
    if (start < at && !isUserInfo(text, start)) yield { start, end: at + 1 + domain.length, pattern: 'address', score: 0.97 }
  }
}

/** 'postgres://app:secret@host': what stands before '@' in a URL is a password, no mailbox. Looks at most 300 units back. */
export function isUserInfo (text: string, start: number): boolean {
  return USER_INFO.test(text.slice(Math.max(0, start - MAX_USER_INFO), start))
}

function startOfLocal (text: string, at: number): number {
  let start = at
  while (start > 0 && at - start < MAX_LOCAL && LOCAL_CHARACTER.test(text.charAt(start - 1))) start--
  const local = text.slice(start, at)
  return start + (LEADING_PUNCTUATION.exec(local)?.[0].length ?? 0)
}
