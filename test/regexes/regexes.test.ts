// Every pattern that Sumi ships and that may see a text: its time grows no faster than the text, or it sees short texts only.

import { describe, expect, test } from 'vitest'
import { attacksOn, hasOpenRepetition } from './attacks.ts'
import { sourceRegexes } from './source-regexes.ts'

/** Rooms whose files see texts, values or requests. The model's own files read its configuration, and words cut off by its windows. */
const FOLDERS = ['detection', 'redaction', 'access', 'privacy', 'http', 'evaluation', 'audit']
/** Patterns that are slow on long texts and never see one. */
const SHORT_TEXTS_ONLY: Readonly<Record<string, string>> = {
  'detection/rules/gate/regex-parts.ts': 'reads the rules\' own patterns',
  'privacy/conversations/readings.ts': 'values of at most 400 units',
  'privacy/vault/master-key.ts': 'the master key',
  'evaluation/systems/presidio.ts': 'the URL of the command line'
}
/** Functions that build patterns when they are called. */
const BUILDERS: Readonly<Record<string, string>> = {
  'detection/context.ts': 'words of the rules\' tables, while they are compiled',
  'detection/ner/pieces.ts': 'the tokenizer\'s configuration',
  'detection/ner/tokens.ts': 'the tokenizer\'s configuration',
  'detection/readings/cue-words.ts': 'a table of words, while the module is loaded',
  'detection/readings/joints.ts': 'a table, while the module is loaded',
  'detection/rules/around.ts': 'a rule\'s patterns again, with other flags',
  'detection/rules/country/any-case.ts': 'a rule\'s patterns again, with other flags',
  'detection/rules/gate/character-classes.ts': 'one class of a rule\'s pattern',
  'detection/rules/name-cue.ts': 'a table, while the module is loaded',
  'detection/rules/probe.ts': 'a rule\'s patterns again, with other flags',
  'detection/rules/syntax.ts': 'the tag that rules are written with',
  'detection/turns/forms.ts': 'a table, while the module is loaded',
  'privacy/retention/retention-policy.ts': 'the subject pattern of a policy, its wildcards alone'
}
/** Eight times the text: linear is 8, quadratic 64. Times below the least are noise. Nanoseconds. */
const [SHORT, LONG, MOST_GROWTH, LEAST_NS] = [500, 4000, 24, 300_000]
/** So few units, five milliseconds: a pattern that tries every way to part them. */
const [TINY, MOST_TINY_NS] = [22, 5_000_000]
const LOOKS = 3

const isLoaded = (file: string): boolean => file.startsWith('detection/') && !file.startsWith('detection/ner/')
const { regexes, builders } = await sourceRegexes(FOLDERS, isLoaded)
const open = regexes.filter(({ file, source }) => hasOpenRepetition(source) && SHORT_TEXTS_ONLY[file] === undefined && !file.startsWith('detection/ner/'))

describe('patterns', () => {
  test('are all seen: literals, tagged templates and those built while modules are loaded', () => {
    expect(regexes.length).toBeGreaterThan(1200)
    expect(regexes.some(({ file, source }) => file === 'detection/rules/card.ts' && source.length > 0)).toBe(true)
    expect(regexes.some(({ source }) => source.includes('pass[\\x20_-]?(?:word|code|phrase|key)'))).toBe(true)
    expect(new Set(regexes.map(({ file }) => file.split('/')[0])).size).toBe(FOLDERS.length)
  })

  test('that functions build are known, each with what it is built of', () => {
    expect(builders).toEqual(Object.keys(BUILDERS))
  })

  test.each(open.map((regex) => [`${regex.file} /${regex.source.slice(0, 90)}/${regex.flags}`, regex] as const))('%s takes time that grows like the text', (_, { source, flags }) => {
    const regex = new RegExp(source, flags.replace(/[gy]/gu, ''))
    expect(attacksOn(source, flags).filter((attack) => isSlow(regex, attack)).map((attack) => JSON.stringify(attack(8)))).toEqual([])
  })

  test.each([['a+$', ''], ['(?:a|a)+$', ''], ['^(?:a+)+$', ''], [String.raw`\s*x`, 'u'], ['[.,]+$', 'u']])('the check sees that /%s/%s is slow', (source, flags) => {
    expect(hasOpenRepetition(source) && attacksOn(source, flags).some((attack) => isSlow(new RegExp(source, flags), attack))).toBe(true)
  })

  test.each([['a{1,40}$', ''], ['^a+$', ''], [String.raw`(?<!\s)\s*x`, 'u']])('and that /%s/%s is not', (source, flags) => {
    expect(attacksOn(source, flags).some((attack) => isSlow(new RegExp(source, flags), attack))).toBe(false)
  })
})

/** A busy machine makes a fast pattern look slow, never the other way round: what looks slow is looked at again. */
function isSlow (regex: RegExp, attack: (length: number) => string): boolean {
  for (let look = 0; look < LOOKS; look += 1) if (!looksSlow(regex, attack)) return false
  return true
}

function looksSlow (regex: RegExp, attack: (length: number) => string): boolean {
  if (bestOf(regex, attack(TINY)) > MOST_TINY_NS) return true
  const short = bestOf(regex, attack(SHORT))
  if (short > 20 * LEAST_NS) return true
  const long = bestOf(regex, attack(LONG))
  return long > LEAST_NS && long > MOST_GROWTH * short
}

function bestOf (regex: RegExp, text: string): number {
  let best = Infinity
  for (let run = 0; run < 3; run += 1) {
    const start = process.hrtime.bigint()
    regex.test(text)
    best = Math.min(best, Number(process.hrtime.bigint() - start))
  }
  return best
}
