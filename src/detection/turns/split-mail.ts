// A mail address given in two messages: 'ada.b', then '@example.com'.

import type { Candidate } from '../rules/recognizer.ts'
import type { ReadMessage } from './message.ts'

const LOCAL = /^(?:it'?s |my (?:e-?)?mail is )?(?<local>[A-Za-z0-9][A-Za-z0-9._+-]{1,63}@?)$/iu
const DOMAIN = /^@?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,30}){1,3}$/u

/** Candidates for both halves, by message; the same writer wrote them one after the other, and the @ ends one or begins the other. */
export function splitMailCandidates (messages: readonly ReadMessage[]): ReadonlyMap<number, Candidate[]> {
  const found = new Map<number, Candidate[]>()
  messages.forEach(({ role, normalized: { text } }, index) => {
    const before = messages[index - 1]
    if (before?.role !== role || text.length > 200 || before.normalized.text.length > 100) return
    const domain = text.trim().replace(/です$|[。!]$/u, '')
    const first = before.normalized.text.trimEnd()
    const local = LOCAL.exec(first)?.groups?.['local']
    if (local === undefined || !DOMAIN.test(domain) || local.endsWith('@') === domain.startsWith('@')) return
    found.set(index - 1, [...found.get(index - 1) ?? [], half(first.length - local.length, first.length)])
    const start = text.indexOf(domain)
    found.set(index, [half(start, start + domain.length)])
  })
  return found
}

function half (start: number, end: number): Candidate {
  return { start, end, type: 'EMAIL_ADDRESS', score: 0.85, source: 'rule', evidence: [{ kind: 'turn', detail: 'part of a EMAIL_ADDRESS split over messages' }] }
}
