// Says which rules are worth running on a block: one walk finds the literals and digit clusters of all of them.

import type { Recognizer, Trigger } from '../recognizer.ts'
import type { Block } from './blocks.ts'
import { LiteralFinder } from './literal-finder.ts'
import type { Requirements } from './requirements.ts'

export interface GateRule {
  readonly recognizer: Recognizer
  /** Of each pattern, in order; then of `find`, where it says what it needs. */
  readonly needs: readonly Requirements[]
}

export interface OpenRules {
  isTriggered (rule: number): boolean
  isOpen (rule: number, pattern: number): boolean
}

/** Context words of the previous message count too: this much of its end is looked at. */
const PREVIOUS = 96

const TRIGGERS: Readonly<Record<Trigger, (text: string, digits: number) => boolean>> = {
  digit: (_, digits) => digits > 0,
  at: (text) => /@|\b(?:at|dot)\b|アット|ドット/iu.test(text),
  colon: (text) => text.includes(':'),
  always: () => true
}

/** The answer of the gate is valid until its next call. */
export function createGate (rules: readonly GateRule[]): (block: Block, previous: string) => OpenRules {
  const finder = new LiteralFinder()
  const patterns = rules.map(({ needs }) => needs.map(({ digits, literals }) => ({ digits, literals: literals?.map((literal) => finder.add(literal)) ?? null })))
  const context = rules.map(({ recognizer }) => recognizer.needsContext === true ? contextLiterals(recognizer).map((literal) => finder.add(literal)) : null)
  const seen = new Uint8Array(finder.size)
  const isSeen = (id: number): boolean => seen[id] === 1
  return (block, previous) => {
    seen.fill(0)
    const lower = block.text.toLowerCase()
    finder.find(lower, seen, () => {})
    if (previous !== '') finder.find(previous.slice(-PREVIOUS).toLowerCase(), seen, () => {})
    const digits = longestCluster(block.text)
    const triggered = { digit: TRIGGERS.digit(lower, digits), at: TRIGGERS.at(lower, digits), colon: TRIGGERS.colon(lower, digits), always: true }
    return {
      isTriggered: (rule) => triggered[rules[rule]?.recognizer.trigger ?? 'always'] && (context[rule]?.some(isSeen) ?? true),
      isOpen: (rule, pattern) => {
        const needs = patterns[rule]?.[pattern]
        return needs === undefined || (digits >= needs.digits && (needs.literals === null || needs.literals.some(isSeen)))
      }
    }
  }
}

/** The first word of each context phrase: its spaces match other marks too. */
function contextLiterals ({ context }: Recognizer): string[] {
  return (context ?? []).map((phrase) => phrase.toLowerCase().split(' ')[0] ?? phrase)
}

/** More than the marks between the digits of any pattern together; a requirement counts at most 4 of one kind. */
const MAX_GAP = 12

/** The most digits in one cluster: digits with short gaps that are no letters. */
function longestCluster (text: string): number {
  let [best, digits, gap] = [0, 0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0x30 && code <= 0x39) {
      digits += 1
      gap = 0
      if (digits > best) best = digits
    } else if (digits > 0) {
      gap += 1
      if (gap > MAX_GAP || isLetter(code)) digits = 0
    }
  }
  return best
}

function isLetter (code: number): boolean {
  return (code >= 0x61 && code <= 0x7A) || (code >= 0x41 && code <= 0x5A)
}
