import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../../../src/detection/normalize.ts'
import { PrefixAutomaton } from '../../../../src/detection/rules/gate/prefix-automaton.ts'
import { RECOGNIZERS } from '../../../../src/detection/rules/index.ts'
import { probesOf } from '../../../../src/detection/rules/probe.ts'

/** Places that are visited, by pattern. */
function visited (automaton: PrefixAutomaton, text: string): ReadonlySet<string> {
  const places = new Set<string>()
  automaton.visit(text, (pattern, from, to) => { for (let at = from; at <= to; at += 1) places.add(`${pattern} at ${at}`) })
  return places
}

/** Places where a pattern matches. */
function matched (patterns: readonly RegExp[], text: string): string[] {
  return patterns.flatMap((regex, pattern) => {
    const sticky = new RegExp(regex.source, regex.flags.replace('g', '') + 'y')
    return [...text.matchAll(/[^]/gu)].flatMap(({ index }) => {
      sticky.lastIndex = index
      return sticky.test(text) && sticky.lastIndex > index ? [`${pattern} at ${index}`] : []
    })
  })
}

const missing = (patterns: readonly RegExp[], text: string, automaton = new PrefixAutomaton(patterns)): string[] => {
  const places = visited(automaton, text)
  return matched(patterns, text).filter((place) => !places.has(place))
}

describe('PrefixAutomaton', () => {
  test.each<[RegExp, string, number[]]>([
    [/abc/u, 'abc ab abcabc', [0, 7, 10]],
    [/(?<![a-z])abc/u, 'abc xabc 1abc', [0, 10]],
    [/(?:(?<![a-z])a|b)c/u, 'ac bac bbc', [0, 8]],
    [/abc/iu, 'ABC aBc', [0, 4]],
    [/[0-9]{3}-[0-9]{2}/u, '123-45 1234-56', [0, 8]],
    [/\d{2,30}x/u, `${'1'.repeat(14)} 12x`, [0, 1, 2, 15]],
    [/😀[0-9]/u, '😀1 😀a 😀9', [0, 8]],
    [/([ab])\1/u, 'ab bb', [0, 1, 3, 4]],
    [/様|さん/u, '田中様 佐藤さん', [2, 6]]
  ])('%s in %j may begin at %j', (regex, text, expected) => {
    const places: number[] = []
    new PrefixAutomaton([regex]).visit(text, (_, from, to) => places.push(from, ...from === to ? [] : [to]))
    expect(places).toEqual(expected)
  })

  test('of a pattern that begins like any word, its seldom part is looked for', () => {
    const places: Array<[number, number]> = []
    new PrefixAutomaton([/[a-z]{2,9}@[a-z]{2,9}/u]).visit('a long text, then ada@home', (_, from, to) => places.push([from, to]))
    expect(places).toEqual([[12, 19]])
  })

  test('places rise, for each pattern, so that none must be tried twice', () => {
    const last = new Map<number, number>()
    new PrefixAutomaton([/[a-z]{1,20}[0-9]/u, /[a-z]{3}[0-9]{2}/u, /[a-z ]{1,9}@/u]).visit('abc12 de3 @ fgh45@ 6 7 @@', (pattern, from, to) => {
      expect(from >= (last.get(pattern) ?? 0) && from <= to + 1).toBe(true)
      last.set(pattern, from)
    })
    expect(last.size).toBe(3)
  })

  test('tells patterns apart that begin alike', () => {
    expect([...visited(new PrefixAutomaton([/card/u, /care/u, /car/u]), 'care')].sort()).toEqual(['1 at 0', '2 at 0'])
  })

  test('no match of any pattern is missed, whatever the pattern and the text', () => {
    const atom = fc.constantFrom('a', 'B', '1', '様', '😀', '[ab]', '[^a]', '[0-9]', String.raw`\d`, String.raw`\p{L}`, '.', ' ', String.raw`\x20`)
    const source = fc.letrec<{ pattern: string }>((tie) => ({
      pattern: fc.oneof({ maxDepth: 3, withCrossShrink: true }, atom,
        fc.tuple(tie('pattern'), tie('pattern')).map((parts) => parts.join('')),
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
        fc.tuple(tie('pattern'), fc.constantFrom('?', '*', '+', '{2}', '{1,3}', '{0,20}', '{14,}')).map(([part, count]) => `(?:${part})${count}`),
        fc.tuple(fc.constantFrom('?<!', '?!', '?=', '?<='), tie('pattern'), tie('pattern')).map(([look, a, b]) => `(${look}${a})${b}`))
    })).pattern
    const regex = fc.tuple(source, fc.constantFrom('u', 'iu')).map(([pattern, flags]) => new RegExp(pattern, flags))
    const text = fc.array(fc.constantFrom('a', 'b', 'A', '1', '22', '様', '😀', ' ', '\uD83D', 'x'), { maxLength: 24 }).map((units) => units.join(''))
    fc.assert(fc.property(fc.array(regex, { minLength: 1, maxLength: 4 }), text, (patterns, read) => {
      expect(missing(patterns, read)).toEqual([])
    }), { numRuns: 2000 })
  })

  test('forgets its states when there are many, and still misses nothing', () => {
    const patterns = [/(?:[a-m]{1,12}[n-z]){1,6}1/u, /[a-z]{3,12}2/u]
    const automaton = new PrefixAutomaton(patterns)
    let seed = 1
    const letter = () => String.fromCharCode(97 + (seed = (seed * 16_807) % 2_147_483_647) % 26)
    for (let round = 0; round < 20; round += 1) {
      const text = Array.from({ length: 2000 }, (_, at) => at % 17 === 0 ? '1 ' : at % 29 === 0 ? '2 ' : letter()).join('')
      expect(missing(patterns, text, automaton)).toEqual([])
    }
  })

  // A place that is not visited would be a leak.
  test('no match of a shipped pattern in the fixtures is missed', () => {
    const patterns = RECOGNIZERS.flatMap((recognizer) => probesOf({ number: 0, recognizer, words: { near: null, anti: null } }).flatMap((probe) => 'regex' in probe ? [probe.regex] : []))
    const automaton = new PrefixAutomaton(patterns)
    const missed: string[] = []
    expect(patterns.length).toBeGreaterThan(300)
    for (const text of fixtureTexts()) {
      const places = visited(automaton, text)
      for (const [pattern, { source, flags }] of patterns.entries()) {
        for (const { index } of text.matchAll(new RegExp(source, flags.replace('y', 'g')))) if (!places.has(`${pattern} at ${index}`)) missed.push(`${source.slice(0, 80)} at ${index}`)
      }
    }
    expect(missed).toEqual([])
  })
})

function fixtureTexts (): string[] {
  const folder = new URL('../../../fixtures/', import.meta.url)
  const conversations = readdirSync(new URL('conversations/', folder)).map((name) => JSON.parse(readFileSync(new URL(`conversations/${name}`, folder), 'utf8')))
  const written = ['en', 'ja'].flatMap((language) => readFileSync(new URL(`handwritten/${language}.jsonl`, folder), 'utf8').trim().split('\n').map((line) => JSON.parse(line)))
  return [...conversations, ...written].map(({ messages }: { messages: Array<{ text: string }> }) => messages.map(({ text }) => normalize(text).text).join('\n'))
}
