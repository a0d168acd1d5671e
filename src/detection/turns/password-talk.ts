// A password named without the word: 'New one I'd like to set: …' two messages after passwords were talked about.

import type { ReadMessage } from './message.ts'
import type { Candidate } from '../rules/recognizer.ts'

/** How many messages back the talk may be. */
const REACH = 3
/** What introduces a value in such talk. */
const OFFERS = /(?<![a-z])(?:new one|old one|other one|set|set it to|change(?:d)? it to|make it|made it|i (?:always )?used?|using|used?|said|says|tried|try|typed|enter(?:ed)?|it'?s|it was|was|is|put in|put|or|to)\b[^.\n!?]{0,24}?[:= ]\s?["']?(?<value>[!-~]{8,64})|(?:新しいのは|今度は|次は|これ(?:は|で)|[、。は] ?)(?<ja>[!-~]{8,64})(?= ?(?:です|で(?:お願い|登録|設定)|に(?:して|変更)|を|と))/giu
const TRAILING = /["',.;:!?)]+$/u
/** Mail and web addresses, file names, '30-day', and codes that are one word and a number: 'ticket-88120', 'iphone-15'. */
const NO_PASSWORD = /@\S+\.|^https?:|^www\.|\.(?:com|org|net|jp|co|io|de|uk|pdf|png|jpe?g|docx?|xlsx?|csv|txt)\b|^\d+-[a-z]+$|^[a-z]+[-_]\d+$|^#|^(?:order|ticket|case|ref|invoice|iphone|galaxy|windows|version)[-_]/iu

/** Candidates for message `index`. */
export function passwordTalkCandidates (messages: readonly ReadMessage[], index: number): Candidate[] {
  const text = messages[index]?.normalized.text ?? ''
  const isTalk = messages.slice(Math.max(0, index - REACH), index + 1).some(({ isPasswordTalk }) => isPasswordTalk)
  if (!isTalk || text.length > 5000) return []
  return [...text.matchAll(OFFERS)].flatMap((match) => {
    const written = match.groups?.['value'] ?? match.groups?.['ja'] ?? ''
    const value = written.replace(TRAILING, '')
    if (!isStrong(value)) return []
    const start = match.index + match[0].lastIndexOf(written)
    return [{
      start,
      end: start + value.length,
      type: 'PASSWORD' as const,
      score: 0.65,
      source: 'rule' as const,
      evidence: [{ kind: 'turn' as const, detail: 'offered where passwords are talked about' }]
    }]
  })
}

/** Small letters with digits, and a capital or a mark; or a word with digits at its end: nobody writes such a word otherwise. */
function isStrong (value: string): boolean {
  if (/^[a-z]{5,20}\d{2,4}$/u.test(value)) return !/^(?:iphone|galaxy|windows|android|version|order|ticket|model|pixel)/u.test(value)
  return value.length >= 8 && /[a-z]{2}/u.test(value) && /\d/u.test(value) && /[A-Z]|[^A-Za-z0-9.]/u.test(value) && !NO_PASSWORD.test(value)
}
