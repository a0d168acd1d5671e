// Overlapping candidates → final findings of one message. Nothing that was accepted stays visible.

import { ENTITIES, type EntityType } from '../entities.ts'
import { trimEdges } from './edges.ts'
import { BLANK } from './marks.ts'
import { isFalseAlarm } from './suppress.ts'
import type { Candidate } from './rules/recognizer.ts'

/** These hold other values as their parts: an address its postal code, a connection string its password, a mail address a name. */
const HOLDERS: ReadonlySet<EntityType> = new Set<EntityType>(['ADDRESS', 'SECRET', 'EMAIL_ADDRESS', 'IBAN', 'CRYPTO', 'URL'])
/** Weak claims about a span that another type explains better. The later, the weaker; types not named stand before the first. */
const WEAK_TYPES: readonly EntityType[] = [
  'PHONE_NUMBER', 'BANK_ACCOUNT', 'USERNAME', 'PASSWORD', 'PERSON', 'ADDRESS', 'POSTAL_CODE', 'LOCATION', 'ORGANIZATION', 'DATE_TIME', 'AGE', 'NRP', 'URL'
]
/** Types whose parts are joined over the gap between them. */
const JOINED_OVER: Readonly<Partial<Record<EntityType, RegExp>>> = { PERSON: /^[ \u3000]$/u, ADDRESS: /^[,、]?[ \u3000]?$/u, SECRET: /^$/ }

/**
 * Chooses among the candidates of one message.
 *
 * 1. Candidates of unwanted types or below the threshold are not accepted; they take no part. Those of users' rules were asked for.
 * 2. Edges are trimmed (spaces, stray punctuation, honorifics).
 * 3. Best first: a holder or a user's rule around others, a passed checksum, the longer, the higher score, the more specific type. A lesser candidate
 *    that overlaps a better one of the same type extends it; one of another type keeps what the better one leaves visible.
 *
 * @param text normalized; offsets are UTF-16 code units of it.
 * @returns candidates that do not overlap, by start. Every letter and digit that an accepted candidate covers is covered.
 */
export function resolve (text: string, candidates: readonly Candidate[], isWanted: (type: EntityType) => boolean, threshold: number): Candidate[] {
  const hasMarks = text.includes(BLANK)
  const accepted: Candidate[] = []
  for (const candidate of candidates) {
    if (candidate.score < threshold || (candidate.source !== 'custom' && !isWanted(candidate.type))) continue
    // A user's rule says itself where its value begins and ends.
    const span = candidate.source === 'custom' ? candidate : trimEdges(text, candidate.start, candidate.end, candidate.type)
    // A value does not run across an earlier mark.
    if (span === null || (hasMarks && text.slice(span.start, span.end).includes(BLANK))) continue
    accepted.push(withSpan(candidate, span))
  }
  accepted.sort((a, b) => a.start - b.start || b.end - a.end)
  return joinNeighbours(text, overlapGroups(accepted).flatMap((group) => settle(text, group)))
}

function withSpan (candidate: Candidate, { start, end }: { readonly start: number, readonly end: number }): Candidate {
  return candidate.start === start && candidate.end === end ? candidate : { ...candidate, start, end }
}

function overlapGroups (sorted: readonly Candidate[]): Candidate[][] {
  const groups: Candidate[][] = []
  let reach = -1
  for (const candidate of sorted) {
    if (candidate.start < reach) groups.at(-1)?.push(candidate)
    else groups.push([candidate])
    reach = Math.max(reach, candidate.end)
  }
  return groups
}

/** Settles candidates that overlap, directly or by others. Large groups (hostile or very long) cost a sort and one sweep. */
function settle (text: string, group: readonly Candidate[]): readonly Candidate[] {
  if (group.length === 1) return group
  const kept: Candidate[] = []
  for (const candidate of [...group].sort(byClaim)) place(text, candidate, kept)
  return kept.sort((a, b) => a.start - b.start)
}

/** Adds what `candidate` covers and `kept` does not. */
function place (text: string, candidate: Candidate, kept: Candidate[]): void {
  const overlapping = kept.filter((other) => other.start < candidate.end && candidate.start < other.end).sort((a, b) => a.start - b.start)
  const same = overlapping.find((other) => other.type === candidate.type)
  let from = candidate.start
  for (const other of [...overlapping, null]) {
    const to = other?.start ?? candidate.end
    if (from < to) addRest(text, { ...candidate, start: from, end: to }, same, kept)
    from = Math.max(from, other?.end ?? from)
  }
  if (same !== undefined) mergeEvidence(kept, same, candidate)
}

/** A rest beside a kept value of the same type extends it; a rest of letters or digits stands alone; other rests hide nothing. */
function addRest (text: string, rest: Candidate, same: Candidate | undefined, kept: Candidate[]): void {
  const index = same === undefined ? -1 : kept.findIndex(({ start, end }) => start <= same.start && end >= same.end)
  const extended = kept[index]
  if (extended !== undefined && (extended.end === rest.start || rest.end === extended.start)) {
    kept[index] = { ...extended, start: Math.min(extended.start, rest.start), end: Math.max(extended.end, rest.end) }
    return
  }
  if (!/[\p{L}\p{N}]/u.test(text.slice(rest.start, rest.end))) return
  // The model took a field's name for a part of its value: 'IBAN DE89 …'.
  if (rest.source === 'model' && isFalseAlarm(text, rest)) return
  const span = trimEdges(text, rest.start, rest.end, rest.type)
  if (span !== null) kept.push(withSpan(rest, span))
}

function mergeEvidence (kept: Candidate[], same: Candidate, { score, evidence }: Candidate): void {
  const index = kept.findIndex(({ start, end }) => start <= same.start && end >= same.end)
  const found = kept[index]
  if (found === undefined) return
  const added = evidence.filter(({ kind, detail }) => !found.evidence.some((known) => known.kind === kind && known.detail === detail))
  kept[index] = { ...found, score: Math.max(found.score, score), evidence: [...found.evidence, ...added].slice(0, 8) }
}

/** The better claim first. */
function byClaim (a: Candidate, b: Candidate): number {
  return holds(b, a) - holds(a, b) ||
    Number(isChecked(b)) - Number(isChecked(a)) ||
    (b.end - b.start) - (a.end - a.start) ||
    b.score - a.score ||
    weakness(a.type) - weakness(b.type)
}

function holds (a: Candidate, b: Candidate): number {
  if (a.source === 'custom' && b.source !== 'custom' && a.start <= b.start && a.end >= b.end) return 1
  return Number(HOLDERS.has(a.type) && a.type !== b.type && a.start <= b.start && a.end >= b.end && (a.start < b.start || a.end > b.end))
}

function isChecked ({ evidence }: Candidate): boolean {
  return evidence.some(({ kind }) => kind === 'checksum')
}

function weakness (type: EntityType): number {
  const listed = WEAK_TYPES.indexOf(type) + 1
  return listed === 0 && type in ENTITIES ? 0 : listed
}

function joinNeighbours (text: string, sorted: readonly Candidate[]): Candidate[] {
  const joined: Candidate[] = []
  for (const candidate of sorted) {
    const last = joined.at(-1)
    const gap = last?.type === candidate.type && candidate.start - last.end <= 2 ? JOINED_OVER[candidate.type] : undefined
    if (last !== undefined && gap?.test(text.slice(last.end, candidate.start)) === true) {
      joined[joined.length - 1] = { ...last, end: candidate.end, score: Math.max(last.score, candidate.score) }
    } else joined.push(candidate)
  }
  return joined
}
