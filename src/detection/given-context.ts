// Context words that a caller gives with a request, not in the text: what they make likely counts as if such a word stood near it.

import { raiseScore } from './context.ts'
import type { Candidate, Recognizer } from './rules/recognizer.ts'
import { createScanner, type Scanner } from './rules/scan.ts'

/**
 * Prepares recognizers once. The scanner for some words runs the recognizers that have one of them: a given word that holds a context
 * word is enough ('zipcode' holds 'zip'), as in Presidio. @returns undefined where the words say nothing.
 */
export function createGivenContext (recognizers: readonly Recognizer[]): (words: readonly string[]) => Scanner | undefined {
  const scanners = new Map<string, Scanner>()
  const scannerOf = (recognizer: Recognizer): Scanner => {
    const scanner = scanners.get(recognizer.id) ?? createScanner([raised(recognizer)])
    scanners.set(recognizer.id, scanner)
    return scanner
  }
  return (words) => {
    if (words.length === 0) return undefined
    const given = words.map((word) => word.normalize('NFKC').toLowerCase())
    const supported = recognizers.flatMap((recognizer) => {
      const word = recognizer.context?.find((wanted) => given.some((one) => one.includes(wanted)))
      return word === undefined ? [] : [{ recognizer, word }]
    })
    if (supported.length === 0) return undefined
    return (text, isWanted, previous) => supported.flatMap(({ recognizer, word }) =>
      isWanted(recognizer.type) ? scannerOf(recognizer)(text, isWanted, previous).map((candidate) => explained(candidate, word)) : [])
  }
}

/** As if a context word stood near every value; a word in the text that denies is still heard. */
function raised ({ context, needsContext, ...rest }: Recognizer): Recognizer {
  const { find } = rest
  return {
    ...rest,
    patterns: rest.patterns.map((pattern) => ({ ...pattern, score: raiseScore(pattern.score) })),
    ...(find === undefined ? {} : { find: function * (text: string) { for (const found of find(text)) yield { ...found, score: raiseScore(found.score) } } })
  }
}

function explained (candidate: Candidate, word: string): Candidate {
  const isSettled = candidate.evidence.some(({ kind }) => kind === 'checksum' || kind === 'context')
  return isSettled ? candidate : { ...candidate, evidence: [...candidate.evidence, { kind: 'context', detail: word }] }
}
