// A caller's pattern as a program of RE2: linear time whatever the pattern and the text. Python's character classes are translated.

import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js'
import { AppError } from '../../errors.ts'
import { CUSTOM_LIMITS, type PatternFlags } from './rule.ts'

/** Python's classes hold the letters and digits of every script; RE2's only ASCII. */
const CLASSES: Readonly<Record<string, string>> = { d: '\\p{Nd}', w: '\\p{L}\\p{M}\\p{N}_', s: '\\s\\x{0B}\\x{85}\\p{Z}' }

/**
 * @param place names the pattern in errors: 'rule 1, pattern 2'.
 * @throws AppError INVALID_PATTERN that says why, without the pattern.
 */
export function compilePattern (source: string, { ignoreCase, multiline, dotAll }: PatternFlags, place: string): RE2JS {
  if (source.length > CUSTOM_LIMITS.patternChars) throw invalid(place, `it is longer than ${CUSTOM_LIMITS.patternChars} characters`)
  const flags = (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (multiline ? RE2JS.MULTILINE : 0) | (dotAll ? RE2JS.DOTALL : 0) | RE2JS.LOOKBEHINDS
  try {
    return RE2JS.compile(fromPython(source), flags)
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    throw invalid(place, error instanceof RE2JSSyntaxException ? error.getDescription() : 'it is not a regular expression of RE2')
  }
}

function invalid (place: string, reason: string): AppError {
  return new AppError('INVALID_PATTERN', `${place}: ${reason}`)
}

/** Rewrites what Python writes otherwise. A negated class inside brackets keeps RE2's ASCII meaning: `[^\W_]` cannot be said as a union. */
function fromPython (source: string): string {
  let isInBrackets = false
  return source.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))|\[\^?\]?|\]|\{,(?=\d+\})/gu, (token, u4?: string, u8?: string, escaped?: string) => {
    const hex = u4 ?? u8
    if (hex !== undefined) return `\\x{${hex}}`
    if (escaped !== undefined) return translateEscape(token, escaped, isInBrackets)
    if (token === '{,') return '{0,'
    if (token.startsWith('[') && !isInBrackets) isInBrackets = true
    else if (token === ']') isInBrackets = false
    return token
  })
}

function translateEscape (token: string, letter: string, isInBrackets: boolean): string {
  if (letter === 'Z' && !isInBrackets) return '\\z'
  const members = CLASSES[letter]
  if (members !== undefined) return isInBrackets ? members : `[${members}]`
  const negated = isInBrackets || letter === letter.toLowerCase() ? undefined : CLASSES[letter.toLowerCase()]
  return negated === undefined ? token : `[^${negated}]`
}
