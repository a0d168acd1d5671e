// Runs recognizers on a normalized text: triggers, patterns, checks, context. Candidates below the threshold are answered too.

import { compileContext, findContext, raiseScore, type ContextWords } from '../context.ts'
import type { Evidence } from '../../conversation.ts'
import type { EntityType } from '../../entities.ts'
import { blocksOf, DENSE, denseBlocksOf, MARGIN, wholeBlock, type Block } from './gate/blocks.ts'
import { createGate } from './gate/gate.ts'
import { NO_REQUIREMENTS, requirementsOf, type Requirements } from './gate/requirements.ts'
import type { Candidate, FoundValue, Pattern, Recognizer } from './recognizer.ts'

interface CompiledPattern {
  readonly id: string
  readonly score: number
  /** The pattern's own regex, with the flag g. */
  readonly search: RegExp
  /** The same with the flags d and y, run only where `search` matched: the flag d is slow. */
  readonly locate: RegExp
  readonly hasValue: boolean
  /** What a text must hold for the regex to match. */
  readonly needs: Requirements
  readonly kind: Kind
}

/** `dense` patterns are short and of many digits: they run around clusters of digits alone; `wide` ones on every block. */
type Kind = 'dense' | 'wide'

interface Compiled {
  readonly recognizer: Recognizer
  readonly patterns: readonly CompiledPattern[]
  readonly words: ContextWords
}

/** @param text normalized; @param previous normalized text of the message before, '' for none. */
export type Scanner = (text: string, isWanted: (type: EntityType) => boolean, previous?: string) => Candidate[]

/** A text this short is one block for all rules. */
const SHORT = 320
/** After a failed check the search goes on inside a match of at most this length: the value may begin at its second group. */
const RETRY_WITHIN = 64
const GROUP_BREAK = /[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/u

/**
 * Prepares recognizers once. Only recognizers of wanted types run, on each block of the text that holds what their patterns need
 * (the gate); a pattern that may match more than a block's margin runs on the whole text, once. Time is linear in the text: a block costs at most the same whatever stands in it.
 */
export function createScanner (recognizers: readonly Recognizer[]): Scanner {
  const compiled = recognizers.map(compile)
  const ofKind = {
    wide: [...compiled.keys()],
    dense: [...compiled.keys()].filter((index) => compiled[index]?.patterns.some(({ kind }) => kind === 'dense'))
  }
  const gate = createGate(compiled.map(({ recognizer, patterns }) => ({ recognizer, needs: [...patterns.map(({ needs }) => needs), findNeeds(recognizer)] })))
  return (text, isWanted, previous = '') => {
    const candidates: Candidate[] = []
    const long = new Map<CompiledPattern, Compiled>()
    const isShort = text.length <= SHORT
    /** Runs the open rules of one kind on a block. */
    const run = (block: Block, kind: Kind): void => {
      const open = gate(block, block.from === 0 ? previous : '')
      for (const index of ofKind[kind]) {
        const rule = compiled[index]
        if (rule === undefined || !open.isTriggered(index) || !isWanted(rule.recognizer.type)) continue
        for (let at = 0; at < rule.patterns.length; at += 1) {
          const pattern = rule.patterns[at]
          if (pattern === undefined || (pattern.kind !== kind && !isShort) || !open.isOpen(index, at)) continue
          if (pattern.needs.length > MARGIN && block.text.length < text.length) long.set(pattern, rule)
          else runPattern(rule, pattern, text, block, previous, candidates)
        }
        const { find } = rule.recognizer
        if (kind === 'wide' && find !== undefined && open.isOpen(index, rule.patterns.length)) runFind(rule, find, text, block, previous, candidates)
      }
    }
    for (const block of blocksOf(text)) run(block, 'wide')
    if (!isShort) for (const block of denseBlocksOf(text)) run(block, 'dense')
    for (const [pattern, rule] of long) runPattern(rule, pattern, text, wholeBlock(text), previous, candidates)
    return candidates
  }
}

function compile (recognizer: Recognizer): Compiled {
  return { recognizer, patterns: recognizer.patterns.map(compilePattern), words: compileContext(recognizer) }
}

/** A `find` that looks around an anchor needs what the anchor needs; of others nothing is known. */
function findNeeds ({ find }: Recognizer): Requirements {
  return find !== undefined && 'anchor' in find && find.anchor instanceof RegExp ? requirementsOf(find.anchor) : NO_REQUIREMENTS
}

function compilePattern ({ id, score, regex }: Pattern): CompiledPattern {
  const flags = regex.flags.replace(/[gyd]/g, '')
  const needs = requirementsOf(regex)
  return {
    id,
    score,
    search: new RegExp(regex.source, `${flags}g`),
    locate: new RegExp(regex.source, `${flags}dy`),
    hasValue: regex.source.includes('(?<value>'),
    needs,
    kind: needs.digits >= DENSE.digits && needs.length <= DENSE.length ? 'dense' : 'wide'
  }
}

function runPattern (rule: Compiled, pattern: CompiledPattern, text: string, block: Block, previous: string, out: Candidate[]): void {
  const { search } = pattern
  search.lastIndex = block.from - block.offset
  for (let match = search.exec(block.text); match !== null; match = search.exec(block.text)) {
    const at = match.index + block.offset
    if (at >= block.to) return
    const [start, end, length] = locate(pattern, match, text, block)
    const candidate = judge(rule, { start, end, pattern: pattern.id, score: pattern.score }, text, previous)
    if (candidate !== null) out.push(candidate)
    search.lastIndex = Math.max(nextCharacter(block.text, match.index), (candidate !== null ? end : retryFrom(at, text.slice(at, at + length))) - block.offset)
  }
}

function runFind (rule: Compiled, find: NonNullable<Recognizer['find']>, text: string, block: Block, previous: string, out: Candidate[]): void {
  for (const found of find(block.text)) {
    const [start, end] = [found.start + block.offset, found.end + block.offset]
    const candidate = start >= block.from && start < block.to ? judge(rule, { ...found, start, end }, text, previous) : null
    if (candidate !== null) out.push(candidate)
  }
}

/** The value's span and the length of the whole match. A match that nears the cut of its block is read again in the whole text. */
function locate ({ locate: exact, hasValue }: CompiledPattern, match: RegExpExecArray, text: string, block: Block): readonly [number, number, number] {
  const at = match.index + block.offset
  const isCut = match.index + match[0].length + CUT_NEAR > block.text.length && block.offset + block.text.length < text.length
  if (hasValue || isCut) {
    exact.lastIndex = at
    const again = exact.exec(text)
    const value = again?.indices?.groups?.['value'] ?? again?.indices?.[0]
    if (value !== undefined) return [value[0], value[1], again?.[0].length ?? 0]
  }
  return [at, at + match[0].length, match[0].length]
}

/** How near to the end of a cut block a match may end without being read again: look-aheads reach that far. */
const CUT_NEAR = 48

/** Never the middle of a surrogate pair: a regex with the flag u would step back from there, for ever. */
function nextCharacter (text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xFFFF ? 2 : 1)
}

function retryFrom (at: number, whole: string): number {
  const gap = whole.length <= RETRY_WITHIN ? GROUP_BREAK.exec(whole) : null
  return at + (gap === null || gap.index === 0 ? whole.length : gap.index + gap[0].length)
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
