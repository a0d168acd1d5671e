// The regexes of a recognizer as the scanner tries them: at one place of the text, and what is read there.

import type { FindAround, FindEach, FindMatching } from './around.ts'
import type { Judge, Rule } from './judge.ts'
import type { Candidate, Pattern, Recognizer } from './recognizer.ts'

/** A regex of a rule. All offsets are UTF-16 code units of the text. */
export interface Probe {
  readonly rule: Rule
  /** With the flag y. */
  readonly regex: RegExp
  /** Adds what a match in `[at, end)` stands for to `out`; answers where the search for this regex goes on. */
  readonly read: (text: string, at: number, end: number, judge: Judge, out: Candidate[]) => number
}

/** A `find` that says nothing about what it looks for: it is run on the whole text. */
export interface Finder {
  readonly rule: Rule
  readonly find: NonNullable<Recognizer['find']>
}

/** After a failed check the search goes on inside a match of at most this length: the value may begin at its second group. */
const RETRY_WITHIN = 64
const GROUP_BREAK = /[^\p{L}\p{N}]{1,64}(?=[\p{L}\p{N}])/u

/** All that is to be run for a rule, in the order of its table. */
export function probesOf (rule: Rule): Array<Probe | Finder> {
  const { patterns, find } = rule.recognizer
  return [...patterns.map((pattern) => patternProbe(rule, pattern)), ...find === undefined ? [] : findProbes(rule, find)]
}

function findProbes (rule: Rule, find: NonNullable<Recognizer['find']> | FindAround | FindMatching | FindEach): Array<Probe | Finder> {
  if ('parts' in find) return find.parts.flatMap((part) => findProbes(rule, part))
  if ('patterns' in find) return find.patterns.map((pattern) => aroundProbe(rule, pattern, find))
  return ['shape' in find ? matchingProbe(rule, find) : { rule, find }]
}

function patternProbe (rule: Rule, pattern: Pattern): Probe {
  const valueOf = valueReader(pattern.regex)
  return {
    rule,
    regex: withFlags(pattern.regex, 'y'),
    read (text, at, end, judge, out) {
      const value = valueOf(text, at, end)
      const candidate = judge(rule, { start: value[0], end: value[1], pattern: pattern.id, score: pattern.score })
      if (candidate === null) return retryFrom(at, text.slice(at, end))
      out.push(candidate)
      return candidate.end
    }
  }
}

function aroundProbe (rule: Rule, pattern: Pattern, { isNear, refine }: FindAround): Probe {
  const valueOf = valueReader(pattern.regex)
  return {
    rule,
    regex: withFlags(pattern.regex, 'y'),
    read (text, at, end, judge, out) {
      const [start, to] = valueOf(text, at, end)
      if (!isNear(text, at, to)) return at
      const found = refine({ start, end: to, pattern: pattern.id, score: pattern.score }, text)
      const candidate = found === null ? null : judge(rule, found)
      if (candidate !== null) out.push(candidate)
      return to
    }
  }
}

function matchingProbe (rule: Rule, { shape, read, mayOverlap }: FindMatching): Probe {
  const again = withFlags(shape, shape.hasIndices ? 'dy' : 'y')
  return {
    rule,
    regex: withFlags(shape, 'y'),
    read (text, at, end, judge, out) {
      again.lastIndex = at
      const match = again.exec(text)
      for (const found of match === null ? [] : read(match, text)) {
        const candidate = judge(rule, found)
        if (candidate !== null) out.push(candidate)
      }
      return mayOverlap ? at : end
    }
  }
}

/** The value's span in a match: the group `value` where there is one, else the whole. The flag d is slow: it is asked only on a match. */
function valueReader (regex: RegExp): (text: string, at: number, end: number) => readonly [number, number] {
  if (!regex.source.includes('(?<value>')) return (_, at, end) => [at, end]
  const again = withFlags(regex, 'dy')
  return (text, at, end) => {
    again.lastIndex = at
    return again.exec(text)?.indices?.groups?.['value'] ?? [at, end]
  }
}

function withFlags (regex: RegExp, added: string): RegExp {
  return new RegExp(regex.source, regex.flags.replace(/[gyd]/gu, '') + added)
}

function retryFrom (at: number, whole: string): number {
  const gap = whole.length <= RETRY_WITHIN ? GROUP_BREAK.exec(whole) : null
  return at + (gap === null || gap.index === 0 ? whole.length : gap.index + gap[0].length)
}
