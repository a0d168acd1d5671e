// What must not be kept even sealed, whatever detection calls it: digits right after the name of a security code, a PIN or a one-time code.
// PCI DSS 3.3.1. Detection finds these too; this is the second lock on the door.

import type { Conversation, Finding } from '../../conversation.ts'
import type { EntityType } from '../../entities.ts'

const CARD_WORDS = 'c[vs][vc]2?|c\\.?v\\.?v\\.?|card (?:security|verification) (?:code|value|number)|security code|セキュリティ(?:ー)?(?:コード|番号)|確認番号'
const PIN_WORDS = 'pin(?: ?(?:code|number))?|pass ?code|otp|one[- ]time (?:code|password|passcode)|(?:verification|authentication|login|confirmation) code|暗証番号|ワンタイム(?:パスワード|コード)|認証(?:コード|番号)|確認コード'
const JOINT = '[\\s:：=＝#＃"\'「『(（]{0,6}(?:(?:is|was|are|number|no\\.?|code|は|が|を)[\\s:：=＝#＃"\'「『(（]{0,6}){0,2}'

const SPOKEN: ReadonlyArray<readonly [EntityType, RegExp]> = [
  ['CARD_SECURITY_CODE', new RegExp(`(?<![\\p{L}])(?:${CARD_WORDS})${JOINT}(?<code>\\p{Nd}{3,4})(?!\\p{Nd})`, 'giu')],
  ['PASSWORD', new RegExp(`(?<![\\p{L}])(?:${PIN_WORDS})${JOINT}(?<code>\\p{Nd}{3,8})(?!\\p{Nd})`, 'giu')]
]

/** The findings, and such digits among them under their own type: a finding that holds them is cut off, one that lies in them is dropped. */
export function withNeverKept ({ messages }: Conversation, findings: readonly Finding[]): readonly Finding[] {
  return messages.flatMap(({ text }, message) => {
    const given = findings.filter((finding) => finding.message === message)
    const codes = SPOKEN.flatMap(([type, pattern]) => [...text.matchAll(pattern)].map((match): Finding => {
      const end = match.index + match[0].length
      return { message, start: end - (match.groups?.code ?? '').length, end, type, score: 1, source: 'rule', explanation: [{ kind: 'context', detail: 'never kept' }] }
    })).filter((code, index, all) => all.findIndex(({ start }) => start === code.start) === index)
    const covered = codes.filter((code) => !given.some(({ type, start, end }) => start <= code.start && code.end <= end && (type === 'CARD_SECURITY_CODE' || type === 'PASSWORD' || type === 'SECRET')))
    return [...given.flatMap((finding) => around(finding, covered)), ...covered]
  })
}

/** What is left of a finding beside the codes. */
function around (finding: Finding, codes: readonly Finding[]): readonly Finding[] {
  let parts = [{ start: finding.start, end: finding.end }]
  for (const code of codes) {
    parts = parts.flatMap(({ start, end }) => code.end <= start || end <= code.start ? [{ start, end }] : [{ start, end: Math.min(end, code.start) }, { start: Math.max(start, code.end), end }].filter((part) => part.start < part.end))
  }
  return parts.map((part) => ({ ...finding, ...part }))
}
