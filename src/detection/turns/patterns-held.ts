// Which of many patterns short texts hold: one walk tells which of them may be there, and only those are looked for.

import { PrefixAutomaton } from '../rules/gate/prefix-automaton.ts'

/**
 * Prepares patterns once.
 * @returns a function that tells, of each pattern by its place in `patterns`, whether one of some texts holds it: 1 or 0.
 */
export function createPatternsHeld (patterns: readonly RegExp[]): (texts: readonly string[]) => Uint8Array {
  const automaton = new PrefixAutomaton(patterns)
  return (texts) => {
    const isHeld = new Uint8Array(patterns.length)
    for (const text of texts) {
      const isTried = new Uint8Array(patterns.length)
      automaton.visit(text, (pattern) => {
        if (isHeld[pattern] === 1 || isTried[pattern] === 1) return
        isTried[pattern] = 1
        if (holds(text, patterns[pattern])) isHeld[pattern] = 1
      })
    }
    return isHeld
  }
}

function holds (text: string, pattern: RegExp | undefined): boolean {
  if (pattern === undefined) return false
  pattern.lastIndex = 0
  return pattern.test(text)
}
