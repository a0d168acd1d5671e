// What an allow list takes back: findings whose value is on it. Whatever they hid is judged anew, so that nothing else disappears.

import type { RE2JS } from 're2js'
import type { EntityType } from '../../entities.ts'
import { AppError } from '../../errors.ts'
import { createCache } from '../ner/cache.ts'
import type { NormalizedText } from '../normalize.ts'
import type { Candidate } from '../rules/recognizer.ts'
import { isOwnWord } from './own-word.ts'
import { compilePattern } from './pattern.ts'
import type { AllowedSpan, AllowPattern } from './rule-set.ts'

/** The types that an allowed finding may have had: null for all of them. `isWhole`: what lies inside it is allowed as well. */
interface Leave { readonly types: readonly EntityType[] | null, readonly isWhole: boolean }

export interface Allowance {
  /** Findings of one message without the allowed ones. @param resolveOnce chooses findings that do not overlap, by start. */
  settle (candidates: readonly Candidate[], resolveOnce: (candidates: readonly Candidate[]) => Candidate[]): Candidate[]
}

const NOTHING_ALLOWED: Allowance = { settle: (candidates, resolveOnce) => resolveOnce(candidates) }

/** Characters of values times states of patterns, over one conversation: a second or two. Nothing may stop a detection worker. */
const MOST_WORK = 200_000_000

/** @returns for each conversation, the allowances of its messages. Compiled patterns are kept. */
export function createAllowances (): (patterns: readonly AllowPattern[]) => (normalized: NormalizedText, allowed: readonly AllowedSpan[]) => Allowance {
  const compiled = createCache<RE2JS>(500)
  const compile = ({ source, flags }: AllowPattern): RE2JS => {
    const key = `${Number(flags.ignoreCase)} ${source}`
    const regex = compiled.get(key) ?? compilePattern(source, flags, 'an allow pattern')
    compiled.set(key, regex)
    return regex
  }
  return (patterns) => {
    const tests = patterns.map((pattern) => ({ regex: compile(pattern), types: pattern.types }))
    let work = 0
    const matches = (regex: RE2JS, value: string): boolean => {
      work += value.length * regex.programSize()
      if (work > MOST_WORK) throw new AppError('RULES_TOO_LARGE', 'the patterns of the allow lists need too much work on this text')
      return regex.matches(value)
    }
    return (normalized, allowed) => {
      if (tests.length === 0 && allowed.length === 0) return NOTHING_ALLOWED
      const cover = createCover(allowed.map((span) => ({ ...span, ...normalized.fromOriginal(span.start, span.end) })))
      const leaveFor = (finding: Candidate): Leave | undefined => {
        // Words that the user lists are found, whatever is allowed.
        if (isOwnWord(finding)) return undefined
        const exact = cover(finding)
        if (exact !== undefined) return { types: exact, isWhole: true }
        const value = normalized.text.slice(finding.start, finding.end)
        const test = tests.find(({ regex, types }) => (types === null || types.includes(finding.type)) && matches(regex, value))
        return test === undefined ? undefined : { types: test.types, isWhole: false }
      }
      return { settle: (candidates, resolveOnce) => settle(normalized.text, candidates, resolveOnce, leaveFor) }
    }
  }
}

/** Each round takes candidates away, so the rounds end. */
function settle (
  text: string, candidates: readonly Candidate[], resolveOnce: (candidates: readonly Candidate[]) => Candidate[], leaveFor: (finding: Candidate) => Leave | undefined
): Candidate[] {
  let left = candidates
  for (;;) {
    const found = resolveOnce(left)
    const leaves = found.map(leaveFor)
    if (leaves.every((leave) => leave === undefined)) return found
    const rest = left.filter((candidate) => {
      const at = indexOver(found, candidate)
      const [finding, leave] = [found[at], leaves[at]]
      return finding === undefined || leave === undefined || !isTakenBack(text, candidate, finding, leave)
    })
    if (rest.length === left.length) return found.filter((_, index) => leaves[index] === undefined)
    left = rest
  }
}

/** Whether a candidate made the allowed finding, or lies in a text that is allowed as a whole. */
function isTakenBack (text: string, candidate: Candidate, { start, end, type }: Candidate, { types, isWhole }: Leave): boolean {
  if (isOwnWord(candidate) || (types !== null && !types.includes(candidate.type))) return false
  if (candidate.start < start && /[\p{L}\p{N}]/u.test(text.slice(candidate.start, start))) return false
  if (candidate.end > end && /[\p{L}\p{N}]/u.test(text.slice(end, candidate.end))) return false
  return isWhole || candidate.type === type || (candidate.start <= start && candidate.end >= end)
}

/** The first finding that ends behind the candidate's start: the one that covers it, if any does. */
function indexOver (found: readonly Candidate[], { start, end }: Candidate): number {
  let [low, high] = [0, found.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((found[middle]?.end ?? 0) > start) high = middle
    else low = middle + 1
  }
  const next = found[low]
  return next !== undefined && next.start < end ? low : -1
}

/** Answers whether a finding lies within an allowed text, and for which types that text is allowed. */
function createCover (spans: readonly AllowedSpan[]): (finding: Candidate) => readonly EntityType[] | null | undefined {
  const groups = new Map<string, AllowedSpan[]>()
  for (const span of spans) {
    const key = span.types?.join(' ') ?? ''
    const group = groups.get(key) ?? []
    group.push(span)
    groups.set(key, group)
  }
  const covers = [...groups.values()].map((group) => {
    const sorted = group.toSorted((a, b) => a.start - b.start)
    let reach = -1
    return { types: group[0]?.types ?? null, starts: sorted.map(({ start }) => start), reaches: sorted.map(({ end }) => { reach = Math.max(reach, end); return reach }) }
  })
  return ({ start, end, type }) => {
    const cover = covers.find(({ types, starts, reaches }) => (types === null || types.includes(type)) && (reaches[lastUpTo(starts, start)] ?? -1) >= end)
    return cover?.types
  }
}

function lastUpTo (rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
