// The body of /analyze, checked in the order and in the words of Presidio.

import { AppError } from '../../errors.ts'
import type { PatternFlags } from '../../privacy/presidio/presidio.ts'
import type { AdHocRecognizer, AllowList, AnalyzeRequest } from '../../privacy/presidio/presidio.ts'
import { argumentFault, isDict, isTruthy, refused, toText, typeName, type Dict } from './python.ts'

/** Python's numbers of regex flags, of which RE2 knows the first three; U (Unicode) is Python's default. */
const FLAG = { I: 2, M: 8, S: 16, U: 32 } as const
const DEFAULT_FLAGS = FLAG.I | FLAG.M | FLAG.S
const DENY_LIST_SCORE = 1

export interface AnalyzeBody extends AnalyzeRequest {
  /** A list of texts is answered with a list of lists. */
  readonly isBatch: boolean
}

/** @throws AppError PRESIDIO_REFUSED (500), or PRESIDIO_REQUEST (400) where Python raises a TypeError. */
export function readAnalyzeBody (body: unknown): AnalyzeBody {
  if (!isDict(body)) throw refused(`'${typeName(body)}' object has no attribute 'get'`)
  const adHoc = isTruthy(body['ad_hoc_recognizers']) ? listOf(body['ad_hoc_recognizers']).map(readRecognizer) : []
  if (!isTruthy(body['text'])) throw refused('No text provided')
  const texts = readTexts(body['text'])
  if (!isTruthy(body['language'])) throw refused('No language provided')
  return {
    texts,
    isBatch: Array.isArray(body['text']),
    language: toText(body['language']),
    entities: isTruthy(body['entities']) ? listOf(body['entities']).map(toText) : undefined,
    threshold: readThreshold(body['score_threshold']),
    isExplained: isTruthy(body['return_decision_process']),
    adHoc,
    context: isTruthy(body['context']) ? strings(body['context'], 'lower') : [],
    allow: isTruthy(body['allow_list']) ? readAllowList(body) : undefined
  }
}

function readTexts (text: unknown): string[] {
  const texts: readonly unknown[] = Array.isArray(text) ? text : [text]
  if (texts.some((one) => isTruthy(one) && typeof one === 'object')) {
    throw refused('Analyzer.analyze_iterator only works on primitive types (int, float, bool, str). Lists of objects are not yet supported.')
  }
  return texts.map((one) => Array.isArray(one) ? '[]' : isDict(one) ? '{}' : toText(one))
}

function readThreshold (threshold: unknown): number {
  if (threshold === undefined || threshold === null) return 0
  if (typeof threshold === 'boolean') return Number(threshold)
  if (typeof threshold !== 'number') throw wrongType(`'>=' not supported between instances of 'float' and '${typeName(threshold)}'`)
  return threshold
}

function readAllowList (body: Dict): AllowList {
  const { allow_list: list, allow_list_match: match = 'exact', regex_flags: flags = DEFAULT_FLAGS } = body
  const values = strings(list, 'search')
  if (match === 'exact') return { match, values }
  if (match !== 'regex') throw refused("allow_list_match must either be set to 'exact' or 'regex'.")
  return { match, patterns: values, flags: readFlags(flags ?? DEFAULT_FLAGS) }
}

function readRecognizer (given: unknown): AdHocRecognizer {
  if (!isDict(given)) throw refused(`'${typeName(given)}' object has no attribute 'copy'`)
  const patterns = isTruthy(given['patterns']) ? listOf(given['patterns']).map(readPattern) : []
  const { supported_entities: entities, ...rest } = given
  if (entities !== undefined && Object.hasOwn(rest, 'supported_entity')) {
    throw refused("Both 'supported_entity' and 'supported_entities' are present in the input dictionary. Only one should be provided.")
  }
  const recognizer: Dict = Array.isArray(entities) && entities.length > 0 ? { ...rest, supported_entity: entities[0] as unknown } : rest
  const fault = argumentFault('PatternRecognizer', recognizer, ['supported_entity'], [
    'name', 'supported_language', 'patterns', 'deny_list', 'context', 'deny_list_score', 'global_regex_flags', 'version', 'country_code'
  ])
  if (fault !== undefined) throw wrongType(fault)
  const { supported_entity: entity, deny_list: denyList, context, name, supported_language: language = 'en', deny_list_score: wordScore = DENY_LIST_SCORE } = recognizer
  if (!isTruthy(entity)) throw refused('Pattern recognizer should be initialized with entity')
  if (patterns.length === 0 && !isTruthy(denyList)) throw refused('Pattern recognizer should be initialized with patterns or with deny list')
  const regexFlags = recognizer['global_regex_flags'] ?? DEFAULT_FLAGS
  return {
    name: isTruthy(name) ? toText(name) : 'PatternRecognizer',
    entity: toText(entity),
    language: toText(language),
    regexFlags: Number(regexFlags),
    rule: {
      patterns,
      flags: readFlags(regexFlags),
      words: isTruthy(denyList) ? strings(denyList, 'translate') : [],
      wordScore: readScore(wordScore),
      context: isTruthy(context) ? strings(context, 'lower') : []
    }
  }
}

function readPattern (given: unknown) {
  if (!isDict(given)) throw wrongType(`Pattern() argument after ** must be a mapping, not ${typeName(given)}`)
  const fault = argumentFault('Pattern', given, ['name', 'regex', 'score'], [])
  if (fault !== undefined) throw wrongType(fault)
  const { name, regex, score } = given
  if (typeof regex !== 'string') throw wrongType('first argument must be a string or compiled pattern')
  return { name: toText(name), source: regex, score: readScore(score) }
}

function readScore (score: unknown): number {
  if (typeof score === 'boolean') return Number(score)
  if (typeof score !== 'number') throw wrongType(`'<' not supported between instances of '${typeName(score)}' and 'int'`)
  if (score < 0 || score > 1) throw refused(`Invalid score: ${score}. Score should be between 0 and 1`)
  return score
}

function readFlags (flags: unknown): PatternFlags {
  const known = FLAG.I | FLAG.M | FLAG.S | FLAG.U
  if (!Number.isInteger(flags)) throw wrongType(`unsupported operand type(s) for &: '${typeName(flags)}' and 'int'`)
  const bits = Number(flags)
  if (bits < 0 || (bits & ~known) !== 0) throw refused(`regex flags other than ${known} (I, M, S, U) are not supported`)
  return { ignoreCase: (bits & FLAG.I) !== 0, multiline: (bits & FLAG.M) !== 0, dotAll: (bits & FLAG.S) !== 0 }
}

/** What Python iterates over. */
function listOf (value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'string') return [...value]
  if (isDict(value)) return Object.keys(value)
  throw wrongType(`'${typeName(value)}' object is not iterable`)
}

/** A list of strings. A string alone is refused: Python would take its letters one by one. */
function strings (value: unknown, method: string): string[] {
  if (!Array.isArray(value)) throw wrongType(`expected a list of strings, not '${typeName(value)}'`)
  return value.map((one: unknown) => {
    if (typeof one === 'string') return one
    throw refused(`'${typeName(one)}' object has no attribute '${method}'`)
  })
}

function wrongType (reason: string): AppError {
  return new AppError('PRESIDIO_REQUEST', `Failed to parse /analyze request for AnalyzerEngine.analyze(). ${reason}`)
}
