// Runs callers' rules on texts: compile once, then patterns, word lists and context words of every text. Pure.

import { AppError } from '../../errors.ts'
import { contextWordNear, raiseCustomScore } from './context-words.ts'
import { compilePattern } from './pattern.ts'
import { CUSTOM_LIMITS, type CustomMatch, type CustomRule, type PatternFlags } from './rule.ts'
import { createWordFinder } from './words.ts'

type Found = Pick<CustomMatch, 'pattern' | 'start' | 'end'> & { readonly score: number }
type Finder = (text: string) => Generator<Found>

/** @throws AppError INVALID_PATTERN: a pattern that RE2 does not take, or more than CUSTOM_LIMITS allows. */
export function findCustom (rules: readonly CustomRule[], texts: readonly string[], contextWords: readonly string[]): CustomMatch[][] {
  checkSizes(rules)
  const finders = rules.map(compileRule)
  return texts.map((text) => {
    const matches: CustomMatch[] = []
    finders.forEach((finder, rule) => {
      for (const found of finder(text)) {
        if (matches.length >= CUSTOM_LIMITS.matchesOfOneText) throw new AppError('INVALID_PATTERN', `the rules match more than ${CUSTOM_LIMITS.matchesOfOneText} times in one text`)
        matches.push(withContext(rule, found, rules[rule]?.context ?? [], text, contextWords))
      }
    })
    return matches
  })
}

/** Whether the pattern is found anywhere in each value. @throws AppError INVALID_PATTERN. */
export function testCustom (source: string, flags: PatternFlags, values: readonly string[]): boolean[] {
  const pattern = compilePattern(source, flags, 'the pattern')
  return values.map((value) => pattern.matcher(value).find())
}

function compileRule ({ patterns, flags, words, wordScore }: CustomRule, index: number): Finder {
  const compiled = patterns.map(({ source, score }, at) => ({ regex: compilePattern(source, flags, `rule ${index + 1}, pattern ${at + 1}`), score }))
  const findWords = createWordFinder(words, flags.ignoreCase)
  return function * find (text) {
    for (const [pattern, { regex, score }] of compiled.entries()) {
      const matcher = regex.matcher(text)
      while (matcher.find()) if (matcher.start() < matcher.end()) yield { pattern, start: matcher.start(), end: matcher.end(), score }
    }
    for (const span of findWords(text)) yield { pattern: null, ...span, score: wordScore }
  }
}

function withContext (rule: number, { score, ...found }: Found, context: readonly string[], text: string, given: readonly string[]): CustomMatch {
  const contextWord = contextWordNear(context, text, found.start, found.end, given)
  return { rule, ...found, score: contextWord === '' ? score : raiseCustomScore(score), originalScore: score, contextWord }
}

function checkSizes (rules: readonly CustomRule[]): void {
  const sum = (count: (rule: CustomRule) => number): number => rules.reduce((total, rule) => total + count(rule), 0)
  const sizes: ReadonlyArray<readonly [string, number, number]> = [
    ['rules', rules.length, CUSTOM_LIMITS.rules],
    ['patterns', sum(({ patterns }) => patterns.length), CUSTOM_LIMITS.patterns],
    ['words', sum(({ words }) => words.length), CUSTOM_LIMITS.words],
    ['context words', sum(({ context }) => context.length), CUSTOM_LIMITS.contextWords]
  ]
  const over = sizes.find(([, size, most]) => size > most)
  if (over !== undefined) throw new AppError('INVALID_PATTERN', `${over[1]} ${over[0]}; at most ${over[2]} are allowed`)
  if (rules.some(({ words }) => words.some((word) => word.length > CUSTOM_LIMITS.wordChars))) throw new AppError('INVALID_PATTERN', `a word is longer than ${CUSTOM_LIMITS.wordChars} characters`)
}
