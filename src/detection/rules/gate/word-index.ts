// Where context words stand in a text: found once for all recognizers, so that most values need no search for their own words.

import { LiteralFinder } from './literal-finder.ts'
import { CONTEXT_REACH } from '../../context.ts'
import type { Recognizer } from '../recognizer.ts'

/** Whether a word of the recognizer with this number may stand near `[start, end)`; false is certain. */
export type WordsNear = (recognizer: number, start: number, end: number) => boolean

/** @returns a function that reads a text. @param previous in it: the text of the message before, whose end counts as near the start. */
export function createWordIndex (recognizers: readonly Recognizer[]): (text: string, previous: string) => WordsNear {
  const finder = new LiteralFinder()
  const literals = recognizers.map((recognizer) => literalsOf(recognizer).map((literal) => finder.add(literal)))
  const isWordOf = literals.map((ids) => {
    const flags = new Uint8Array(finder.size)
    for (const id of ids) flags[id] = 1
    return flags
  })
  const wordsOf = (text: string): Set<number> => {
    const found = new Set<number>()
    finder.each(text, (id) => found.add(id))
    return found
  }
  return (text, previous) => {
    const lower = text.toLowerCase()
    // 'İ' is two units in lower case: offsets no longer fit, so every recognizer looks for itself.
    if (lower.length !== text.length) return () => true
    const starts: number[] = []
    const ids: number[] = []
    finder.each(lower, (id, at) => {
      starts.push(at)
      ids.push(id)
    })
    let before: Set<number> | null = null
    return (recognizer, start, end) => {
      const flags = isWordOf[recognizer]
      if (flags === undefined) return true
      for (let index = firstAtOrAfter(starts, start - CONTEXT_REACH.before); index < starts.length && (starts[index] ?? 0) < end + CONTEXT_REACH.after; index += 1) {
        if (flags[ids[index] ?? 0] === 1) return true
      }
      if (start >= CONTEXT_REACH.before || previous === '') return false
      before ??= wordsOf(previous.slice(-CONTEXT_REACH.previous).toLowerCase())
      for (const id of before) if (flags[id] === 1) return true
      return false
    }
  }
}

/** The first word of each phrase: its spaces match other marks too. */
function literalsOf ({ context = [], antiContext = [] }: Recognizer): string[] {
  return [...context, ...antiContext].map((phrase) => phrase.toLowerCase().split(' ')[0] ?? phrase)
}

function firstAtOrAfter (rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
