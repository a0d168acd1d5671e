// A password named without the word: 'New one I'd like to set: …' two messages after passwords were talked about, 'sorry, …' after one.

import { matchesOf } from '../matches.ts'
import { passwordStrength } from '../rules/credential-talk/shape.ts'
import { isSurelyPassword, looksLikePassword, resembles } from '../rules/password-shape.ts'
import { isFiller } from './forms.ts'
import type { ReadMessage } from './message.ts'
import type { Candidate } from '../rules/recognizer.ts'

/** How many messages back the talk may be. */
const REACH = 3
const MAX_MESSAGE = 5000
/** A message that is a value and hardly more. */
const MAX_BARE = 80
/** What introduces a value in such talk, with other words between. */
const OFFERS = /(?<![a-z])(?:new one|old one|other one|set|set it to|change(?:d)? it to|make it|made it|i (?:always )?used?|using|used?|said|says|tried|try|typed|enter(?:ed)?|it'?s|it was|was|is|put in|put|or|to)\b[^.\n!?]{0,24}?[:= ]\s?["']?(?<value>[!-~]{8,64})|(?:新しいのは|今度は|次は|これ(?:は|で)|[、。は] ?)(?<ja>[!-~]{8,64})(?= ?(?:です|で(?:お願い|登録|設定)|に(?:して|変更)|を|と))/giu
/** The same right before the value. */
const DIRECT_OFFERS = /(?<![a-z])(?:try(?:ing)?|tried|(?:set|changed?|reset|made|make) it (?:back )?to|it'?s(?: now)?|it (?:is|was|should be)|i (?:meant|mean|used|typed|put)|use|new one is|now it'?s)[:,]? ["'「]?(?<value>[!-~]{6,64})|(?:新しい(?:の|もの|方)は|今度?は|次は|前のは|古い(?:の|方)は|正しくは) ?[「『]?(?<ja>[!-~]{6,64})|[「『](?<quoted>[!-~]{6,64})[」』]/giu
/** Right before 'は…': what is said there is another thing. */
const OTHER_THING = /(?:名前?|ID|番号|型番?|機種|コード|アドレス)$/u
const TRAILING = /["',.;:!?)」]{1,64}$/u
/** What stands around a value that is a message of its own; a correction names itself. */
const CORRECTS = /(?<![a-z])(?:sorry|oops|i (?:meant|mean)|meant|correction|typo|my bad|wait|actually|no)(?![a-z])|すみません|すいません|ごめん(?:なさい)?|間違え(?:ました|た)?|訂正(?:します)?|じゃなくて|ではなく/giu
/** A question for something else. */
const ASKS_OTHER = /(?<![a-z])(?:order|ticket|invoice|case|reference|tracking|model|serial|version|user ?name|log ?in|id|name|e?-?mail|phone|number|error|code|browser|device|url|link)(?![a-z])|番号|名前|ID|メール|電話|機種|型番|端末|エラー|コード|バージョン|ブラウザ/iu
const JAPANESE = /[\u3041-\u30FF]/u
const ASKS_PASSWORD = /パスワード|パスコード/u
/** Begins with a letter or digit: '...' before it belongs to the sentence. */
const ASCII_RUN = /[0-9A-Za-z][!-~]{5,63}/gu
const WORD = /[!-~]{4,64}/gu
const HAS_WORD = /[!-~]{4}/u

/** Candidates for message `index`. */
export function passwordTalkCandidates (messages: readonly ReadMessage[], index: number): Candidate[] {
  const text = messages[index]?.normalized.text ?? ''
  const recent = messages.slice(Math.max(0, index - REACH), index + 1)
  if (!recent.some(({ isPasswordTalk }) => isPasswordTalk) || text.length > MAX_MESSAGE || !HAS_WORD.test(text)) return []
  const mayOffer = /\d/u.test(text)
  const found = [...mayOffer ? [...offered(text, OFFERS, isSurelyPassword), ...offered(text, DIRECT_OFFERS, looksLikePassword)] : [], ...bare(text, messages[index]?.role, recent.slice(0, -1)), ...answered(text, messages[index]?.role, recent.at(-2))]
  return found.filter(({ start }, at) => found.findIndex((other) => other.start === start) === at)
}

function offered (text: string, offers: RegExp, isValue: (value: string) => boolean): Candidate[] {
  return matchesOf(offers, text).flatMap((match) => {
    const written = match.groups?.['value'] ?? match.groups?.['ja'] ?? match.groups?.['quoted'] ?? ''
    const value = written.replace(TRAILING, '')
    const start = match.index + match[0].lastIndexOf(written)
    return isValue(value) && !OTHER_THING.test(text.slice(Math.max(0, match.index - 4), match.index)) ? [candidate(start, value, 'offered where passwords are talked about')] : []
  })
}

/** A message that is nothing but a value: right after the talk, or as the correction of a value that began alike. */
function bare (text: string, role: ReadMessage['role'] | undefined, before: readonly ReadMessage[]): Candidate[] {
  if (text.length > MAX_BARE || before.length === 0) return []
  const plain = text.replace(CORRECTS, (words) => ' '.repeat(words.length))
  const isCorrection = plain !== text
  const found = matchesOf(WORD, plain).map((match) => ({ start: match.index, value: match[0].replace(TRAILING, '') }))
    .filter(({ value }) => value.length >= 4 && /\d|[^A-Za-z0-9]/u.test(value))
  const [only] = found
  if (only === undefined || found.length > 1) return []
  if (!isFiller(`${plain.slice(0, only.start)} ${plain.slice(only.start + only.value.length)}`)) return []
  const last = before.at(-1)
  const isAfterTalk = last?.isPasswordTalk === true && (last.role === role || last.requests.length === 0)
  const corrects = before.some(({ isPasswordTalk, normalized }) => isPasswordTalk && wordsOf(normalized.text).some((word) => resembles(only.value, word)))
  // 'how did you type it?' between the talk and the value.
  const isAskedBack = last !== undefined && last.role !== role && last.requests.length > 0 && !last.requests.some((request) => ASKS_OTHER.test(request))
  return corrects || ((isAfterTalk || isCorrection) && looksLikePassword(only.value)) || (isAskedBack && passwordStrength(only.value) >= 2) ? [candidate(only.start, only.value, 'alone where passwords are talked about')] : []
}

/** The one word of a Japanese answer that no word of a sentence looks like: 'ええと…X', 'Xっす'. */
function answered (text: string, role: ReadMessage['role'] | undefined, last: ReadMessage | undefined): Candidate[] {
  if (text.length > MAX_BARE || last === undefined || last.role === role || !JAPANESE.test(text)) return []
  if (!last.requests.some((request) => ASKS_PASSWORD.test(request) && !ASKS_OTHER.test(request))) return []
  const found = matchesOf(ASCII_RUN, text).map(({ index, 0: run }) => ({ start: index, value: run.replace(TRAILING, '') })).filter(({ value }) => passwordStrength(value) >= 2 && /\d|[^A-Za-z0-9]/u.test(value))
  const [only] = found
  return only === undefined || found.length > 1 ? [] : [candidate(only.start, only.value, 'answers a question for a password')]
}

function wordsOf (text: string): string[] {
  return (text.slice(0, MAX_MESSAGE).match(WORD) ?? []).map((word) => word.replace(TRAILING, '')).filter((word) => /\d|[^A-Za-z0-9]/u.test(word))
}

function candidate (start: number, value: string, detail: string): Candidate {
  return { start, end: start + value.length, type: 'PASSWORD', score: 0.65, source: 'rule', evidence: [{ kind: 'turn', detail }] }
}
