import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { clusterMapper, endOf, mapCodePoints, prepend, replaceAll, slice, startOf, track, type Tracked } from '../../../src/detection/ner/tracked.ts'
import { anyText } from './tiny-models.ts'

/** [unit, where it came from] */
const origins = (tracked: Tracked): [string, number, number][] => tracked.text.split('').map((unit, i) => [unit, startOf(tracked, i), endOf(tracked, i)])

const nfkc = clusterMapper((text) => text.normalize('NFKC'))
const lower = clusterMapper((text) => text.toLowerCase())

describe('tracked text', () => {
  it.each([
    ['nothing to do', nfkc(track('ab')), [['a', 0, 1], ['b', 1, 2]]],
    ['one to many', nfkc(track('aﬁ㌔')), [['a', 0, 1], ['f', 1, 2], ['i', 1, 2], ['キ', 2, 3], ['ロ', 2, 3]]],
    ['many to one', nfkc(track('ｶﾞx')), [['ガ', 0, 2], ['x', 2, 3]]],
    ['jamo', nfkc(track('\u1100\u1161x')), [['가', 0, 2], ['x', 2, 3]]],
    ['astral to one', nfkc(track('𝐉')), [['J', 0, 2]]],
    ['lone surrogates', nfkc(track('ﬁ\ud83d')), [['f', 0, 1], ['i', 0, 1], ['\ud83d', 1, 2]]],
    ['an insertion', prepend(track('ab'), '▁'), [['▁', 0, 0], ['a', 0, 1], ['b', 1, 2]]],
    ['a replacement', replaceAll(track('a   b'), / {2,}/g, ' '), [['a', 0, 1], [' ', 1, 4], ['b', 4, 5]]],
    ['a removal', replaceAll(track('a-b'), /-/g, ''), [['a', 0, 1], ['b', 2, 3]]],
    ['a slice', slice(track('abc'), 1, 2), [['b', 1, 2]]],
    ['a slice of an edit', slice(nfkc(track('ﬁx')), 1, 3), [['i', 0, 1], ['x', 1, 2]]],
    ['steps on steps', replaceAll(nfkc(prepend(track('ﬁ  x'), '▁')), / +/g, '▁'), [['▁', 0, 0], ['f', 0, 1], ['i', 0, 1], ['▁', 1, 3], ['x', 3, 4]]],
    ['code points', mapCodePoints(track('a🙂'), (c) => c === 'a' ? '1' : '22'), [['1', 0, 1], ['2', 1, 3], ['2', 1, 3]]]
  ] as const)('%s', (_name, tracked, expected) => {
    expect(origins(tracked)).toEqual(expected)
  })

  it('normalizes as the whole text would be, with origins that never go back', () => {
    fc.assert(fc.property(anyText, (text) => {
      const tracked = nfkc(track(text))
      expect(tracked.text).toBe(text.normalize('NFKC'))
      for (let i = 0; i < tracked.text.length; i++) {
        expect(endOf(tracked, i)).toBeGreaterThan(startOf(tracked, i))
        expect(endOf(tracked, i)).toBeLessThanOrEqual(text.length)
        if (i > 0) expect(startOf(tracked, i)).toBeGreaterThanOrEqual(startOf(tracked, i - 1))
      }
    }), { numRuns: 500 })
  })

  it('is linear in marks and invisible characters', () => {
    for (const piece of ['\u0301', '\u200b', '\u0001', 'ﾞ', '\u1161']) {
      const text = 'A' + piece.repeat(100_000)
      expect(endOf(lower(track(text)), text.length - 1)).toBe(text.length)
    }
  })
})
