// Runs recognizers on a normalized text: triggers, patterns, checks, context. Candidates below the threshold are answered too.

import { compileContext, findContext, raiseScore, type ContextWords } from '../context.ts'
import type { Evidence } from '../../conversation.ts'
import type { EntityType } from '../../entities.ts'
import type { Candidate, FoundValue, Pattern, Recognizer, Trigger } from './recognizer.ts'

interface CompiledPattern {
  readonly id: string
  readonly score: number
  /** The pattern's own regex, with the flag g. */
  readonly search: RegExp
  /** The same with the flags d and y, run only where `search` matched: the flag d is slow. Null where the value is the whole match. */
  readonly locate: RegExp | null
}

interface Compiled {
  readonly recognizer: Recognizer
  readonly patterns: readonly CompiledPattern[]
  readonly words: ContextWords
}

/** @param text normalized; @param previous normalized text of the message before, '' for none. */
export type Scanner = (text: string, isWanted: (type: EntityType) => boolean, previous?: string) => Candidate[]

const TRIGGERS: Readonly<Record<Trigger, (text: string) => boolean>> = {
  digit: (text) => /\d/.test(text),
  at: (text) => /@|\b(?:at|dot)\b|アット|ドット/iu.test(text),
  colon: (text) => text.includes(':'),
  always: () => true
}

/** After a failed check the search goes on inside a match of at most this length: the value may begin at its second group. */
const RETRY_WITHIN = 64
const GROUP_BREAK = /[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/u

/** Prepares recognizers once. Only recognizers of wanted types run. Time is linear in the text. */
export function createScanner (recognizers: readonly Recognizer[]): Scanner {
  const compiled = recognizers.map(compile)
  return (text, isWanted, previous = '') => {
    const triggered = Object.fromEntries(Object.entries(TRIGGERS).map(([name, test]) => [name, test(text)])) as Record<Trigger, boolean>
    const candidates: Candidate[] = []
    for (const rule of compiled) {
      if (!triggered[rule.recognizer.trigger] || !isWanted(rule.recognizer.type)) continue
      for (const pattern of rule.patterns) runPattern(rule, pattern, text, previous, candidates)
      if (rule.recognizer.find === undefined) continue
      for (const found of rule.recognizer.find(text)) {
        const candidate = judge(rule, found, text, previous)
        if (candidate !== null) candidates.push(candidate)
      }
    }
    return candidates
  }
}

function compile (recognizer: Recognizer): Compiled {
  return { recognizer, patterns: recognizer.patterns.map(compilePattern), words: compileContext(recognizer) }
}

function compilePattern ({ id, score, regex }: Pattern): CompiledPattern {
  const flags = regex.flags.replace(/[gyd]/g, '')
  const hasValue = regex.source.includes('(?<value>')
  return { id, score, search: new RegExp(regex.source, `${flags}g`), locate: hasValue ? new RegExp(regex.source, `${flags}dy`) : null }
}

function runPattern (rule: Compiled, pattern: CompiledPattern, text: string, previous: string, out: Candidate[]): void {
  const { search } = pattern
  search.lastIndex = 0
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const [start, end] = valueSpan(pattern, match, text)
    const candidate = judge(rule, { start, end, pattern: pattern.id, score: pattern.score }, text, previous)
    if (candidate !== null) out.push(candidate)
    search.lastIndex = Math.max(nextCharacter(text, match.index), candidate !== null ? end : retryFrom(match))
  }
}

/** Never the middle of a surrogate pair: a regex with the flag u would step back from there, for ever. */
function nextCharacter (text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xFFFF ? 2 : 1)
}

function valueSpan ({ locate }: CompiledPattern, match: RegExpExecArray, text: string): readonly [number, number] {
  if (locate !== null) {
    locate.lastIndex = match.index
    const value = locate.exec(text)?.indices?.groups?.['value']
    if (value !== undefined) return value
  }
  return [match.index, match.index + match[0].length]
}

function retryFrom (match: RegExpExecArray): number {
  const whole = match[0]
  const gap = whole.length <= RETRY_WITHIN ? GROUP_BREAK.exec(whole) : null
  return match.index + (gap === null || gap.index === 0 ? whole.length : gap.index + gap[0].length)
}

/** Check, then context: what is left of a match, or null. */
function judge ({ recognizer, words }: Compiled, found: FoundValue, text: string, previous: string): Candidate | null {
  if (found.start >= found.end) return null
  const evidence: Evidence[] = [{ kind: 'pattern', detail: `${recognizer.id}: ${found.pattern}` }]
  const isValid = recognizer.validate?.(text.slice(found.start, found.end))
  if (isValid === false) return null
  let score = found.score
  if (isValid === true) {
    score = recognizer.validScore ?? 1
    evidence.push({ kind: 'checksum', detail: recognizer.id })
  }
  const context = findContext(words, text, found.start, found.end, previous)
  if (context.isDenied && isValid !== true) return null
  if (context.near !== '') {
    score = raiseScore(score)
    evidence.push({ kind: 'context', detail: context.near })
  } else if (recognizer.needsContext === true) return null
  return { start: found.start, end: found.end, type: recognizer.type, score, source: 'rule', evidence }
}
