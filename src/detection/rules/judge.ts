// What becomes of a found value: its check, then the words near it.

import { compileContext, findContext, raiseScore, type ContextFound, type ContextWords } from '../context.ts'
import type { Evidence } from '../../conversation.ts'
import { createWordIndex, type WordsNear } from './gate/word-index.ts'
import type { Candidate, FoundValue, Recognizer } from './recognizer.ts'

/** A recognizer, prepared once. */
export interface Rule {
  readonly number: number
  readonly recognizer: Recognizer
  readonly words: ContextWords
}

/** Judges the values found in one text; null for what is none. */
export type Judge = (rule: Rule, found: FoundValue) => Candidate | null

const NO_WORDS: ContextFound = { near: '', isDenied: false }

/** @returns the rules, and a function that begins with a text. @param previous in it: the text of the message before. */
export function createJudge (recognizers: readonly Recognizer[]): { readonly rules: readonly Rule[], readonly judgeOf: (text: string, previous: string) => Judge } {
  const rules = recognizers.map((recognizer, number): Rule => ({ number, recognizer, words: compileContext(recognizer) }))
  const indexOf = createWordIndex(recognizers)
  return {
    rules,
    judgeOf: (text, previous) => {
      let index: WordsNear | null = null
      return (rule, found) => judge(rule, found, text, () => {
        index ??= indexOf(text, previous)
        return index(rule.number, found.start, found.end) ? findContext(rule.words, text, found.start, found.end, previous) : NO_WORDS
      })
    }
  }
}

function judge ({ recognizer }: Rule, found: FoundValue, text: string, contextOf: () => ContextFound): Candidate | null {
  if (found.start >= found.end) return null
  const isValid = recognizer.validate?.(text.slice(found.start, found.end))
  if (isValid === false) return null
  const context = recognizer.context === undefined && recognizer.antiContext === undefined ? NO_WORDS : contextOf()
  if (context.isDenied && isValid !== true) return null
  if (context.near === '' && recognizer.needsContext === true) return null
  const evidence: Evidence[] = [{ kind: 'pattern', detail: `${recognizer.id}: ${found.pattern}` }]
  let score = found.score
  if (isValid === true) {
    score = recognizer.validScore ?? 1
    evidence.push({ kind: 'checksum', detail: recognizer.id })
  }
  if (context.near !== '') {
    score = raiseScore(score)
    evidence.push({ kind: 'context', detail: context.near })
  }
  return { start: found.start, end: found.end, type: recognizer.type, score, source: 'rule', evidence }
}
