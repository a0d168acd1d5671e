// Says which rules are worth running on a block: one walk finds the literals and digit clusters of all of them.

import type { Recognizer, Trigger } from '../recognizer.ts'
import { clustersOf, type Block } from './blocks.ts'
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

const TRIGGERS: readonly Trigger[] = ['always', 'digit', 'at', 'colon']
const AT = /@|\b(?:at|dot)\b|アット|ドット/u

/** The answer of the gate is valid until its next call. */
export function createGate (rules: readonly GateRule[]): (block: Block, previous: string) => OpenRules {
  const finder = new LiteralFinder()
  const numbers = (literals: readonly string[] | null): Uint16Array | null => literals === null ? null : Uint16Array.from(literals, (literal) => finder.add(literal))
  const patterns = rules.map(({ needs }) => needs.map(({ digits, literals }) => ({ digits, literals: numbers(literals) })))
  const context = rules.map(({ recognizer }) => numbers(recognizer.needsContext === true ? contextLiterals(recognizer) : null))
  const trigger = rules.map(({ recognizer }) => TRIGGERS.indexOf(recognizer.trigger))
  const seen = new Uint8Array(finder.size)
  const hasAny = (literals: Uint16Array | null | undefined): boolean => {
    if (literals === null || literals === undefined) return true
    for (const literal of literals) if (seen[literal] === 1) return true
    return false
  }
  return (block, previous) => {
    seen.fill(0)
    const lower = block.text.toLowerCase()
    finder.find(lower, seen)
    if (previous !== '') finder.find(previous.slice(-PREVIOUS).toLowerCase(), seen)
    const digits = clustersOf(block.text).reduce((most, cluster) => Math.max(most, cluster.digits), 0)
    const isAwake = [true, digits > 0, AT.test(lower), lower.includes(':')]
    return {
      isTriggered: (rule) => isAwake[trigger[rule] ?? 0] === true && hasAny(context[rule]),
      isOpen: (rule, pattern) => {
        const needs = patterns[rule]?.[pattern]
        return needs === undefined || (digits >= needs.digits && hasAny(needs.literals))
      }
    }
  }
}

/** The first word of each context phrase: its spaces match other marks too. */
function contextLiterals ({ context }: Recognizer): string[] {
  return (context ?? []).map((phrase) => phrase.toLowerCase().split(' ')[0] ?? phrase)
}
