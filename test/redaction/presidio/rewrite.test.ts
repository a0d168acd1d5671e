import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settleResults, type ScoredSpan } from '../../../src/redaction/presidio/conflicts.ts'
import { anonymize, deanonymize } from '../../../src/redaction/presidio/rewrite.ts'

const span = (start: number, end: number, entityType = 'A', score = 0.5): ScoredSpan => ({ start, end, entityType, score })
const settle = (results: readonly ScoredSpan[], text = 'x'.repeat(100)) => settleResults(text, results, (offset) => offset)

describe('settleResults', () => {
  test.each<[string, ScoredSpan[], ScoredSpan[]]>([
    ['a type that overlaps itself is joined, with the higher score', [span(0, 5, 'A', 0.9), span(3, 8)], [span(0, 8, 'A', 0.9)]],
    ['a chain too', [span(0, 5), span(4, 9), span(8, 12)], [span(0, 12)]],
    ['touching is not overlapping', [span(0, 5), span(5, 8)], [span(0, 5), span(5, 8)]],
    ['contained: the outer stays', [span(2, 4, 'B', 1), span(0, 5)], [span(0, 5)]],
    ['the same place: the higher score stays', [span(0, 5, 'A', 0.9), span(0, 5, 'B', 0.4)], [span(0, 5, 'A', 0.9)]],
    ['the same place and score: the last stays', [span(0, 5, 'A'), span(0, 5, 'B')], [span(0, 5, 'B')]],
    ['other types may overlap in part', [span(0, 5), span(3, 8, 'B')], [span(0, 5), span(3, 8, 'B')]],
    ['joined spans swallow what lies inside', [span(0, 5), span(4, 9), span(3, 7, 'B')], [span(0, 9)]]
  ])('%s', (_name, results, expected) => {
    expect(settle(results)).toEqual(expected)
  })

  test.each([
    ['Jane Doe', [span(0, 4), span(5, 8)], [span(0, 8)]],
    ['Jane  Doe', [span(0, 4), span(6, 9)], [span(0, 9)]],
    ['Jane\nDoe', [span(0, 4), span(5, 8)], [span(0, 4), span(5, 8)]],
    ['Jane Doe', [span(0, 4), span(5, 8, 'B')], [span(0, 4), span(5, 8, 'B')]]
  ])('neighbours in %j', (text, results, expected) => {
    expect(settle(results, text)).toEqual(expected)
  })

  const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(10), fc.constantFrom('A', 'B', 'C'), fc.constantFrom(0.1, 0.5, 0.9)).map(([start, length, type, score]) => span(start, start + length, type, score)), { maxLength: 12 })

  test('decides like the steps that Presidio takes one by one', () => {
    fc.assert(fc.property(spans, (results) => {
      const key = ({ start, end, entityType, score }: ScoredSpan) => `${String(start).padStart(3)}-${end} ${entityType} ${score}`
      expect(settle(results).map(key).sort()).toEqual(slowly(results).map(key).sort())
    }), { numRuns: 2000 })
  })

  test('nothing that was found stays visible', () => {
    fc.assert(fc.property(spans, (results) => {
      const text = Array.from({ length: 50 }, (_, index) => String.fromCodePoint(0x4E00 + index)).join('')
      const { text: written } = anonymize(text, results, new Map())
      for (const { start, end } of results) for (const hidden of text.slice(start, end)) expect(written).not.toContain(hidden)
    }), { numRuns: 2000 })
  })

  test('tells where each new value stands', () => {
    fc.assert(fc.property(spans, (results) => {
      const { text, items } = anonymize('👩'.repeat(50), results, new Map([['B', { name: 'replace', parameters: { new_value: '🙈🙈' } }]]))
      for (const { start, end, text: written } of items) expect([...text].slice(start, end).join('')).toBe(written)
    }))
  })
})

test('fifty thousand results take no time that grows with their square', () => {
  const results = Array.from({ length: 50_000 }, (_, index) => span(index * 2, index * 2 + 3, index % 2 === 0 ? 'A' : 'B'))
  expect(settleResults('x'.repeat(100_010), results, (offset) => offset)).toHaveLength(50_000)
})

test('offsets count code points, in and out', () => {
  expect(anonymize('👩‍⚕️ Jane 👩', [span(5, 9, 'NAME')], new Map())).toEqual({
    text: '👩‍⚕️ <NAME> 👩',
    items: [{ entityType: 'NAME', start: 5, end: 11, text: '<NAME>', operator: 'replace' }]
  })
})

test('DEFAULT applies to types without an operator of their own', () => {
  const operators = new Map([['DEFAULT', { name: 'redact', parameters: {} }], ['B', { name: 'keep', parameters: {} }]])
  expect(anonymize('abcdef', [span(0, 2), span(4, 6, 'B')], operators).text).toBe('cdef')
})

test.each([[0, 7], [7, 7]])('a span from %i to %i behind the end is refused', (start, end) => {
  expect(() => anonymize('abcdef', [span(start, end)], new Map())).toThrow(`Invalid analyzer result, start: ${start} and end: ${end}, while text length is only 6.`)
})

test('deanonymize needs an operator for each type', () => {
  expect(() => deanonymize('abc', [span(0, 1)], new Map())).toThrow(expect.objectContaining({ code: 'PRESIDIO_REFUSED' }) as Error)
})

/** Presidio's algorithm as it is written there, in n². */
function slowly (results: readonly ScoredSpan[]): ScoredSpan[] {
  const sorted = results.map((one) => ({ ...one })).sort((a, b) => a.start - b.start || a.end - b.end)
  const overlap = (a: ScoredSpan, b: ScoredSpan) => a.end < b.start || b.end < a.start ? 0 : Math.min(a.end, b.end) - Math.max(a.start, b.start)
  const joined: ScoredSpan[] = []
  let others = [...sorted]
  for (const one of sorted) {
    others = others.filter((other) => other !== one)
    const same = others.find((other) => other.entityType === one.entityType && overlap(one, other) !== 0)
    if (same === undefined) { others.push(one); joined.push(one); continue }
    Object.assign(same, { start: Math.min(one.start, same.start), end: Math.max(one.end, same.end), score: Math.max(one.score, same.score) })
  }
  const kept: ScoredSpan[] = []
  others = [...joined]
  for (const one of joined) {
    others = others.filter((other) => other !== one)
    const isSame = (other: ScoredSpan) => one.start === other.start && one.end === other.end
    if (others.some((other) => isSame(other) ? one.score <= other.score : other.start <= one.start && other.end >= one.end)) continue
    others.push(one)
    kept.push(one)
  }
  return kept
}
