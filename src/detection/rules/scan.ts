// Runs recognizers on a normalized text: triggers, patterns, checks, context. Candidates below the threshold are answered too.

import type { EntityType } from '../../entities.ts'
import { PrefixAutomaton } from './gate/prefix-automaton.ts'
import { createJudge } from './judge.ts'
import { probesOf } from './probe.ts'
import type { Candidate, Recognizer, Trigger } from './recognizer.ts'

/** @param text normalized; @param previous normalized text of the message before, '' for none. */
export type Scanner = (text: string, isWanted: (type: EntityType) => boolean, previous?: string) => Candidate[]

const [UNKNOWN, NO, YES] = [0, 1, 2]

/** What a text must hold for the recognizers of a trigger to run. */
const TRIGGERS: Readonly<Record<Trigger, RegExp | null>> = { always: null, digit: /[0-9]/u, at: /@|\b(?:at|dot)\b|アット|ドット/iu, colon: /:/u }

/**
 * Prepares recognizers once. One walk over the text finds the places where any regex of any recognizer may match; only there it is
 * tried. The answers are those of a search of the whole text by each regex. Time is linear in the text.
 */
export function createScanner (recognizers: readonly Recognizer[]): Scanner {
  const { rules, judgeOf } = createJudge(recognizers)
  const steps = rules.flatMap(probesOf)
  const probes = steps.flatMap((step, order) => 'regex' in step ? [{ ...step, order }] : [])
  const finders = steps.flatMap((step, order) => 'find' in step ? [{ ...step, order }] : [])
  const automaton = new PrefixAutomaton(probes.map(({ regex }) => regex))
  const resumeAt = new Int32Array(probes.length)
  /** Of each probe, in one text: whether it runs, 0 where nobody asked yet. */
  const running = new Uint8Array(probes.length)
  return (text, isWanted, previous = '') => {
    const isAwake = triggersIn(text)
    const judge = judgeOf(text, previous)
    const isRun = ({ type, trigger }: Recognizer): boolean => isAwake(trigger) && isWanted(type)
    const found: Candidate[] = []
    /** Of each of `found`: its place in the table. */
    const orders: number[] = []
    resumeAt.fill(0)
    running.fill(UNKNOWN)
    automaton.visit(text, (number, from, to) => {
      if (running[number] === NO || to < (resumeAt[number] ?? 0)) return
      const probe = probes[number]
      if (probe === undefined) return
      if (running[number] === UNKNOWN) running[number] = isRun(probe.rule.recognizer) ? YES : NO
      if (running[number] === NO) return
      const { regex } = probe
      let at = Math.max(from, resumeAt[number] ?? 0)
      while (at <= to) {
        regex.lastIndex = at
        const next = nextCharacter(text, at)
        at = !isInsidePair(text, at) && regex.test(text) ? Math.max(next, probe.read(text, at, regex.lastIndex, judge, found)) : next
        while (orders.length < found.length) orders.push(probe.order)
      }
      resumeAt[number] = at
    })
    for (const { rule, find, order } of finders) {
      if (!isRun(rule.recognizer)) continue
      for (const value of find(text)) {
        const candidate = judge(rule, value)
        if (candidate !== null) orders[found.push(candidate) - 1] = order
      }
    }
    // In the order of the table, whatever stands first in the text.
    return found.map((candidate, index) => ({ candidate, order: orders[index] ?? 0 })).sort((a, b) => a.order - b.order).map(({ candidate }) => candidate)
  }
}

/** Whether a text holds what a trigger asks for; looked for once, when it is first asked. */
function triggersIn (text: string): (trigger: Trigger) => boolean {
  const known: Partial<Record<Trigger, boolean>> = {}
  return (trigger) => (known[trigger] ??= TRIGGERS[trigger]?.test(text) ?? true)
}

function nextCharacter (text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xFFFF ? 2 : 1)
}

/** From the middle of a surrogate pair a regex with the flag u would step back. */
function isInsidePair (text: string, at: number): boolean {
  return at > 0 && (text.charCodeAt(at) & 0xFC00) === 0xDC00 && (text.codePointAt(at - 1) ?? 0) > 0xFFFF
}
