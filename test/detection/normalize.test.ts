import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../src/detection/normalize.ts'

describe('normalize', () => {
  test.each([
    ['plain text stays', 'plain text stays'],
    ['カード番号は４１１１－１１１１です', 'カード番号は4111-1111です'],
    ['ｶﾌﾞｼｷ ｶﾞｲｼｬ ﾊﾟﾝ', 'カブシキ ガイシャ パン'],
    ['㈱東京　①', '(株)東京 1'],
    ['e\u0301te\u0301', 'été'],
    ['4\u200B1\u00AD1\uFEFF1', '4111'],
    ['\u202E4111\u202C', '4111'],
    ['1\uFE0F\u20E32\uFE0F\u20E3', '12'],
    ['𝟒𝟏𝟏𝟏', '4111'],
    ['٤١١١ ４१', '4111 41'],
    ['03ー1234ー5678', '03-1234-5678'],
    ['サーバー1ー', 'サーバー1ー'],
    ['4111–1111—1111−1111', '4111-1111-1111-1111'],
    ['it’s “fine”', 'it\'s "fine"'],
    ['❹❶⓿⑷➊', '41041'],
    ['🅐🅓🅐 ᴀᴅᴀ', 'ADA ada'],
    ['p\u0336a\u0332s\u0338', 'pas'],
    ['4111\u28001111', '4111 1111'],
    ['раypal', 'paypal'],
    ['привет мир', 'привет мир'],
    ['4О11', '4011'],
    ['2г', '2г'],
    ['👍🏽 ok', '👍🏽 ok'],
    ['\uD800 a \uDC00', '\uD800 a \uDC00'],
    ['', '']
  ])('%j → %j', (original, expected) => {
    expect(normalize(original).text).toBe(expected)
  })

  test.each([
    ['xｶﾞy', 'ガ', 'ｶﾞ'],
    ['(㈱)', '(株)', '㈱'],
    ['㈱', '株', '㈱'],
    ['a\u200Bb\u200Bc', 'b', 'b'],
    ['4\u200B1\u200B1 x', '411', '4\u200B1\u200B1'],
    ['1\uFE0F\u20E32', '1', '1\uFE0F\u20E3'],
    ['x𝟒y', '4', '𝟒'],
    ['cafe\u0301!', 'é', 'e\u0301'],
    ['👩\u200D👧 Ada', 'Ada', 'Ada']
  ])('in %j, %j came from %j', (original, part, source) => {
    const normalized = normalize(original)
    const start = normalized.text.lastIndexOf(part)
    const span = normalized.toOriginal(start, start + part.length)
    expect(original.slice(span.start, span.end)).toBe(source)
  })

  const odd = fc.constantFrom('4', '１', 'ｶ', 'ﾞ', 'ﾟ', '\u0301', '\u3099', '㈱', '𝟒', '👍', '\u200B', '\u00AD', '\uFE0F', '\uD83D', '\uDC4D', 'О', 'a', 'ー', '－', ' ', 'ﷺ', '\u1100', '\u1161')
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(odd, { maxLength: 40 }).map((units) => units.join('')))

  test('every span maps to the smallest original span and back to itself or wider', () => {
    fc.assert(fc.property(texts, fc.nat(60), fc.nat(60), (original, a, b) => {
      const normalized = normalize(original)
      const [start, end] = [Math.min(a, b, normalized.text.length), Math.min(Math.max(a, b), normalized.text.length)]
      fc.pre(start < end)
      const span = normalized.toOriginal(start, end)
      expect(span.start).toBeGreaterThanOrEqual(0)
      expect(span.end).toBeLessThanOrEqual(original.length)
      expect(span.start).toBeLessThan(span.end)
      const back = normalized.fromOriginal(span.start, span.end)
      expect(back.start).toBeLessThanOrEqual(start)
      expect(back.end).toBeGreaterThanOrEqual(end)
      expect(normalized.toOriginal(back.start, back.end)).toEqual(span)
    }), { numRuns: 500 })
  })

  test('a span of the original never splits a surrogate pair that the original holds', () => {
    fc.assert(fc.property(texts, (original) => {
      const normalized = normalize(original)
      for (let at = 0; at < normalized.text.length;) {
        const length = (normalized.text.codePointAt(at) ?? 0) > 0xFFFF ? 2 : 1
        const { start, end } = normalized.toOriginal(at, at + length)
        expect(splitsPair(original, start)).toBe(false)
        expect(splitsPair(original, end)).toBe(false)
        at += length
      }
    }), { numRuns: 300 })
  })

  test('normalizing twice changes nothing more, for text without look-alikes between digits', () => {
    fc.assert(fc.property(texts, (original) => {
      const once = normalize(original).text
      fc.pre(!/\p{M}|[\u0370-\u052F\u1100-\u11FFー]/u.test(once))
      expect(normalize(once).text).toBe(once)
    }))
  })

  test('a million combining marks on one letter are handled', () => {
    expect(normalize(`a${'\u0301\u0316'.repeat(200_000)}`).text.length).toBeGreaterThan(1)
  })
})

function splitsPair (text: string, at: number): boolean {
  return /^[\uD800-\uDBFF]$/.test(text.charAt(at - 1)) && /^[\uDC00-\uDFFF]$/.test(text.charAt(at))
}
