import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../../src/detection/normalize.ts'
import { createScanner } from '../../../src/detection/rules/scan.ts'
import { SHIPPED, valuesOf } from './scan-values.ts'
import { probesOf } from '../../../src/detection/rules/probe.ts'
import { PrefixAutomaton } from '../../../src/detection/rules/gate/prefix-automaton.ts'
import type { EntityType } from '../../../src/entities.ts'

/** Values that need no word beside them. */
const STRONG: ReadonlyArray<readonly [EntityType, string]> = [
  ['CREDIT_CARD', '4111111111111111'], ['CREDIT_CARD', '3530-1113-3330-0000'], ['IBAN', 'DE89370400440532013000'], ['EMAIL_ADDRESS', 'a.b@mail-example.jp'],
  ['PHONE_NUMBER', '090-1234-5678'], ['PHONE_NUMBER', '09012345678'], ['PHONE_NUMBER', '+819012345678'], ['IP_ADDRESS', '203.0.113.77'],
  ['IP_ADDRESS', '2001:db8::1'], ['MAC_ADDRESS', '00:1A:2B:3C:4D:5E'], ['US_SSN', '412-87-6093'], ['JP_MY_NUMBER', '1234-5678-9018'], ['JP_RESIDENCE_CARD', 'AB12345678CD'],
  ['CRYPTO', '16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ']
]
/** Words of Japanese sentences that name no kind of number. */
const japanese = fc.array(fc.constantFrom('これは', 'です', '私の', 'もの', 'を', '送り', 'ました', '。', '、', '「', '」', '東', 'ネコ', 'ー', '！'), { minLength: 1, maxLength: 6 }).map((words) => words.join(''))
const toFullWidth = (text: string): string => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xFEE0))
const HOSTILE = ['1 ', '1-', '1.1.', '1/', 'a@', '::', '市', '東京都市市市', 'password is ', 'パスワードは', '://', '-----BEGIN PRIVATE KEY-----', 'x at y dot ', '1st ', '\'', 'A B ', '4111 ', '0312345678 ', '7', '@', 'abcdefghij', 'A1', '12/27 ', 'key ', 'Mr A ']

const scan = createScanner(SHIPPED)
const PROBES = SHIPPED.flatMap((recognizer) => probesOf({ number: 0, recognizer, words: { near: null, anti: null } })).flatMap((step) => 'regex' in step ? [step] : [])

describe('all shipped rules', () => {
  test('ids are unique and flags are gu or giu', () => {
    expect(new Set(SHIPPED.map(({ id }) => id)).size).toBe(SHIPPED.length)
    for (const { patterns } of SHIPPED) for (const { regex } of patterns) expect(['gu', 'giu']).toContain(regex.flags)
  })

  test('scores are probabilities', () => {
    for (const { patterns, validScore = 1 } of SHIPPED) for (const { score } of [...patterns, { score: validScore }]) expect(score > 0 && score <= 1).toBe(true)
  })

  test('every repetition is bounded, so a match attempt costs a constant', () => {
    for (const { rule, regex } of PROBES) expect(unboundedIn(regex.source), `${rule.recognizer.id} ${regex.source}`).toEqual([])
  })

  test('the check above sees stars, pluses and open braces outside of classes only', () => {
    expect(unboundedIn(String.raw`a*b+c{2,}d{1,3}[*+]\*\+`)).toEqual(['*', '+', '{2,}'])
  })

  test.each(STRONG)('%s %s is found glued to Japanese, in both widths', (type, value) => {
    fc.assert(fc.property(japanese, japanese, fc.boolean(), (before, after, isFullWidth) => {
      const written = isFullWidth ? toFullWidth(value) : value
      expect(valuesOf(type, `${before}${written}${after}`)).toEqual([value])
    }), { numRuns: 60 })
  })

  test('spans lie within the text and are not empty, whatever the text', () => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom(...HOSTILE, ...STRONG.map(([, value]) => value)), japanese)
    fc.assert(fc.property(fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')), (text) => {
      const { text: normalized } = normalize(text)
      for (const { start, end, score } of scan(normalized, () => true)) {
        expect(start >= 0 && start < end && end <= normalized.length).toBe(true)
        expect(score >= 0 && score <= 1).toBe(true)
      }
    }), { numRuns: 150 })
  })

  test.each(HOSTILE)('200,000 characters of %j is read to the end', (seed) => {
    const text = seed.repeat(Math.ceil(200_000 / seed.length)) + ' a.b@mail-example.jp'
    expect(scan(text, () => true).some(({ type, end }) => type === 'EMAIL_ADDRESS' && end === text.length)).toBe(true)
  })
})

describe('places where a regex is tried', () => {
  const automaton = new PrefixAutomaton(PROBES.map(({ regex }) => regex))

  /** How many (regex, place) pairs the scanner would try; each costs a constant, and no pair is tried twice. */
  function tries (text: string): number {
    const next = new Map<number, number>()
    let count = 0
    automaton.visit(text, (pattern, from, to) => {
      const first = Math.max(from, next.get(pattern) ?? 0)
      count += Math.max(0, to - first + 1)
      next.set(pattern, Math.max(first, to + 1))
    })
    return count
  }

  test.each(HOSTILE)('grow no faster than a text of %j', (seed) => {
    const [short, long] = [4_000, 16_000].map((length) => tries(seed.repeat(Math.ceil(length / seed.length)))) as [number, number]
    expect(long).toBeLessThanOrEqual(4.2 * short + 1000)
  })

  test('are few in ordinary text', () => {
    const text = 'hi, my order has not arrived yet and the tracking page says delivered. could you please check where it is? ご連絡ありがとうございます。確認いたします。 '.repeat(20)
    expect(tries(text)).toBeLessThan(text.length)
  })
})

/** The unbounded quantifiers of a regex source; those of character classes and escapes are plain characters. */
function unboundedIn (source: string): string[] {
  const bare = source.replace(/\\./gu, '').replace(/\[[^\]]*\]/gu, '_')
  return bare.match(/[*+]|\{[0-9]+,\}/gu) ?? []
}
