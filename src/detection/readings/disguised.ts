// What the rules find in the other reading of a conversation, as spans of the text itself.

import { answerCandidates } from '../turns/answers.ts'
import { readMessage, type ReadMessage } from '../turns/message.ts'
import { codeTalkCandidates } from '../turns/code-talk.ts'
import { passwordTalkCandidates } from '../turns/password-talk.ts'
import { splitCandidates } from '../turns/split-values.ts'
import { otherReading } from './other-reading.ts'
import { scanNear, type Scan } from './scan-near.ts'
import type { NormalizedText } from '../normalize.ts'
import type { Candidate } from '../rules/recognizer.ts'

const EVIDENCE = { kind: 'pattern', detail: 'read with disguises taken off' } as const

/**
 * Candidates of disguised values, by message; empty where no message has another reading. Offsets are of the normalized texts of `read`.
 * @param scan runs the rules on one text.
 */
export function disguisedCandidates (read: readonly ReadMessage[], scan: Scan): ReadonlyMap<number, readonly Candidate[]> {
  const others = read.map(({ normalized }) => otherReading(normalized))
  if (others.every((other) => other === null)) return new Map()
  const messages = read.map((message, index) => {
    const other = others[index] ?? null
    return other === null ? message : readMessage(message.role, other)
  })
  const split = splitCandidates(messages)
  return new Map(messages.map(({ normalized }, index) => {
    const changed = others[index]?.changed ?? []
    const found = changed.length === 0 ? [] : scanNear(normalized.text, messages[index - 1]?.normalized.text ?? '', changed, scan)
    const all = [...found, ...split.get(index) ?? [], ...answerCandidates(messages, index, found), ...passwordTalkCandidates(messages, index), ...codeTalkCandidates(messages, index)]
    const plain = read[index]?.normalized
    return [index, plain === undefined ? [] : all.map((candidate) => inPlain(candidate, normalized, plain))] as const
  }))
}

function inPlain (candidate: Candidate, other: NormalizedText, plain: NormalizedText): Candidate {
  if (other === plain) return candidate
  const { start, end } = other.toOriginal(candidate.start, candidate.end)
  return { ...candidate, ...plain.fromOriginal(start, end), evidence: [...candidate.evidence, EVIDENCE] }
}
