// A user's rule set, compiled once and run on many messages. Patterns and words see the normalized text; words the original too, so
// that a listed word is found however its text is normalized.

import type { RE2JS } from 're2js'
import { compileContext, findContext, raiseScore, type ContextWords } from '../context.ts'
import type { Evidence, Language } from '../../conversation.ts'
import type { EntityType } from '../../entities.ts'
import { AppError } from '../../errors.ts'
import type { RuleSet, UserPattern, UserRule } from '../../rule-set.ts'
import { blankMarks } from '../marks.ts'
import { normalize, type NormalizedText } from '../normalize.ts'
import { compilePattern } from './pattern.ts'
import { DENIED, MOST_MATCHES, type AllowedSpan, type CustomMessage, type CustomSpan } from './rule-set.ts'
import { WordList } from './word-list.ts'

export interface Surroundings {
  /** The message before, normalized; '' for none. */
  readonly previous: string
  readonly language: Language | undefined
  /** Words that count as standing near every value, lower case. */
  readonly given: readonly string[]
}

export interface CompiledRuleSet {
  /** @throws AppError TEXT_TOO_LARGE for more than `MOST_MATCHES` matches. */
  find (message: NormalizedMessage, surroundings: Surroundings): CustomMessage
}

/** A message as it was written and as rules see it. */
export interface NormalizedMessage {
  readonly original: string
  readonly normalized: NormalizedText
}

/** What a word of a list belongs to. */
type Owner =
  | { readonly kind: 'rule', readonly rule: CompiledRule }
  | { readonly kind: 'allow', readonly types: readonly EntityType[] | null }

interface CompiledRule {
  readonly name: string
  readonly type: EntityType
  readonly patterns: ReadonlyArray<{ readonly regex: RE2JS, readonly score: number, readonly hasValue: boolean }>
  readonly wordScore: number
  readonly context: ContextWords
  readonly contextWords: readonly string[]
  readonly contextScore: number | undefined
  readonly languages: readonly Language[] | undefined
}

/** A match before its context is looked at; offsets count UTF-16 code units of the normalized text. */
interface Match { readonly start: number, readonly end: number, readonly score: number, readonly evidence: Evidence }

/** As `compileRuleSet`, of a message that was not looked at yet. */
export function readNormalized (original: string): NormalizedMessage {
  return { original, normalized: blankMarks(normalize(original)) }
}

/** @throws AppError INVALID_PATTERN naming the rule and the number of its pattern, and RE2's reason. */
export function compileRuleSet ({ rules = [], allow = [], deny = [] }: RuleSet): CompiledRuleSet {
  const strict = new WordList<Owner>(false)
  const loose = new WordList<Owner>(true)
  const compiled = rules.map(compileRule)
  compiled.forEach((rule, index) => {
    const { words = [], caseSensitive = false } = rules[index] ?? {}
    addWords(caseSensitive ? strict : loose, words, { kind: 'rule', rule })
  })
  deny.forEach(({ words, type = DENIED, caseSensitive = false }, index) => {
    addWords(caseSensitive ? strict : loose, words, { kind: 'rule', rule: compileRule({ name: `deny list ${index + 1}`, type }) })
  })
  allow.forEach(({ exact = [], patterns = [], ignoreCase = false, types = null }, index) => {
    addWords(ignoreCase ? loose : strict, exact, { kind: 'allow', types })
    patterns.forEach((source, at) => compilePattern(source, { ignoreCase, multiline: false, dotAll: false }, `allow list ${index + 1}, pattern ${at + 1}`))
  })

  return {
    find (message, surroundings) {
      const spans: CustomSpan[] = []
      const allowed: AllowedSpan[] = []
      const add = (span: CustomSpan): void => {
        if (spans.length >= MOST_MATCHES) throw new AppError('TEXT_TOO_LARGE', `the rules match more than ${MOST_MATCHES} times in one message`)
        spans.push(span)
      }
      for (const rule of compiled) {
        if (isSilent(rule, surroundings)) continue
        for (const match of findPatterns(rule, message.normalized.text)) add(judge(rule, match, message, surroundings))
      }
      for (const { start, end, owner } of findWords([strict, loose], message)) {
        if (owner.kind === 'allow') allowed.push({ ...message.normalized.toOriginal(start, end), types: owner.types })
        else if (!isSilent(owner.rule, surroundings)) {
          const evidence: Evidence = { kind: 'list', detail: owner.rule.name }
          add(judge(owner.rule, { start, end, score: owner.rule.wordScore, evidence }, message, surroundings))
        }
      }
      return { spans, allowed }
    }
  }
}

function compileRule ({ name, type, patterns = [], wordScore = 1, contextWords = [], contextScore, languages }: UserRule): CompiledRule {
  return {
    name,
    type,
    patterns: patterns.map((pattern, at) => compileUserPattern(pattern, `rule "${name}", pattern ${at + 1}`)),
    wordScore,
    context: compileContext({ context: contextWords.map((word) => normalize(word).text) }),
    contextWords: contextWords.map((word) => word.toLowerCase()),
    contextScore,
    languages
  }
}

function compileUserPattern ({ regex: source, score, flags = '' }: UserPattern, place: string) {
  const regex = compilePattern(source, { ignoreCase: flags.includes('i'), multiline: flags.includes('m'), dotAll: flags.includes('s') }, place)
  return { regex, score, hasValue: Object.hasOwn(regex.namedGroups(), 'value') }
}

/** As the list has it and as its text would be normalized: what the eye takes for the same is found. */
function addWords (list: WordList<Owner>, words: readonly string[], owner: Owner): void {
  for (const word of words) for (const form of new Set([word.trim(), normalize(word).text.trim()])) if (form !== '') list.add(form, owner)
}

function isSilent ({ languages }: CompiledRule, { language }: Surroundings): boolean {
  return languages !== undefined && language !== undefined && !languages.includes(language)
}

function * findPatterns ({ name, patterns }: CompiledRule, text: string): Generator<Match> {
  for (const [index, { regex, score, hasValue }] of patterns.entries()) {
    const matcher = regex.matcher(text)
    const evidence: Evidence = { kind: 'pattern', detail: `${name}: pattern ${index + 1}` }
    while (matcher.find()) {
      const isNamed = hasValue && matcher.start('value') >= 0
      const [start, end] = isNamed ? [matcher.start('value'), matcher.end('value')] : [matcher.start(), matcher.end()]
      if (start < end) yield { start, end, score, evidence }
    }
  }
}

/** Words of the normalized text, and those that only the original has. Offsets count UTF-16 code units of the normalized text. */
function * findWords (lists: ReadonlyArray<WordList<Owner>>, { original, normalized }: NormalizedMessage): Generator<{ start: number, end: number, owner: Owner }> {
  for (const list of lists) {
    const seen = new Map<Owner, Set<string>>()
    for (const isOriginal of normalized.text === original ? [false] : [false, true]) {
      for (const { start: from, end: to, owners } of list.find(isOriginal ? original : normalized.text)) {
        const { start, end } = isOriginal ? normalized.fromOriginal(from, to) : { start: from, end: to }
        for (const owner of owners) {
          const places = seen.get(owner) ?? new Set()
          seen.set(owner, places)
          const place = `${start} ${end}`
          if (start < end && !places.has(place)) yield { start, end, owner }
          places.add(place)
        }
      }
    }
  }
}

function judge (rule: CompiledRule, { start, end, score, evidence }: Match, { normalized }: NormalizedMessage, { previous, given }: Surroundings): CustomSpan {
  const span = normalized.toOriginal(start, end)
  if (rule.contextWords.length === 0) return { ...span, type: rule.type, score, evidence: [evidence] }
  const { near } = findContext(rule.context, normalized.text, start, end, previous)
  const word = near !== '' ? near : rule.contextWords.find((wanted) => given.some((one) => one.includes(wanted))) ?? ''
  if (word === '') return { ...span, type: rule.type, score, evidence: [evidence] }
  return { ...span, type: rule.type, score: Math.max(score, rule.contextScore ?? raiseScore(score)), evidence: [evidence, { kind: 'context', detail: word }] }
}
