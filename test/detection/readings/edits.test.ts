import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../../src/detection/normalize.ts'
import { applyEdits, type Edit } from '../../../src/detection/readings/edits.ts'
import { otherReading } from '../../../src/detection/readings/other-reading.ts'

const disguise = fc.constantFrom(
  '&#52;', '&#x34;', '&commat;', '&nbsp;', '&amp;#52;', '%40', '%2540', '%EF%BC%94', '%E', '\\u0040', '\\x40', 'four ', 'double five', 'oh ', 'twenty-eight', 'dash ', 'plus ', 'the fifth of March ',
  'ゼロ', 'きゅう', 'よん', 'に', '〇', '九', '四', 'の', '、', 'ー', '4 ', '1 ', '4', '１', 'O', 'l', '*', '/', '-', '.', ' ', '[at]', '(dot)', ' dot ', 'p4ssw0rd', 'p a s s ', '㈱', 'ｶﾞ', '\u200B', '👍', '\uD83D', 'e\u0301', '❹', '\n'
)
const texts = fc.array(disguise, { maxLength: 24 }).map((parts) => parts.join(''))

/** Edits apart and in order, of a text of the given length. */
const editsOf = (length: number): fc.Arbitrary<Edit[]> => fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 3 }), fc.constantFrom('', 'x', 'yz')), { maxLength: 6 }).map((parts) => {
  const edits: Edit[] = []
  for (const [gap, size, text] of parts) {
    const start = (edits.at(-1)?.end ?? 0) + gap
    if (start + size <= length) edits.push({ start, end: start + size, text })
  }
  return edits
})

describe('applyEdits', () => {
  test('writes the replacements and keeps the way back', () => {
    const edited = applyEdits(normalize('ｘ four one y'), [{ start: 2, end: 6, text: '4' }, { start: 6, end: 7, text: '' }, { start: 7, end: 10, text: '1' }])
    expect(edited.text).toBe('x 41 y')
    expect(edited.toOriginal(2, 4)).toEqual({ start: 2, end: 10 })
    expect(edited.toOriginal(3, 4)).toEqual({ start: 7, end: 10 })
    expect(edited.toOriginal(5, 6)).toEqual({ start: 11, end: 12 })
    expect(edited.fromOriginal(3, 4)).toEqual({ start: 2, end: 3 })
    expect(edited.fromOriginal(11, 12)).toEqual({ start: 5, end: 6 })
  })

  test('what is untouched comes from itself; a replacement comes from the whole of what it replaced', () => {
    fc.assert(fc.property(texts.chain((text) => fc.tuple(fc.constant(text), editsOf(normalize(text).text.length))), ([text, edits]) => {
      const source = normalize(text)
      const edited = applyEdits(source, edits)
      let at = 0
      let old = 0
      for (const edit of [...edits, { start: source.text.length, end: source.text.length, text: '' }]) {
        for (; old < edit.start; old += 1, at += 1) {
          expect(edited.text.charAt(at)).toBe(source.text.charAt(old))
          expect(edited.toOriginal(at, at + 1)).toEqual(source.toOriginal(old, old + 1))
        }
        for (let unit = 0; unit < edit.text.length; unit += 1, at += 1) expect(edited.toOriginal(at, at + 1)).toEqual(source.toOriginal(edit.start, edit.end))
        old = edit.end
      }
      expect(at).toBe(edited.text.length)
    }), { numRuns: 300 })
  })
})

describe('otherReading', () => {
  test.each([
    ['card 4&#49;11', 'card 4111'], ['ada%2540x', 'ada@x'], ['four one two, oh', '4120'], ['double five one', '551'], ['forty-one eleven', '4111'], ['412 eight seven 6093', '412876093'],
    ['四八二一', '4821'], ['ゼロきゅうゼロ、いちにさんよん', '090-1234'], ['七ー三ー一', '7-3-1'], ['に、ご、はち、ゼロ', '2580'], ['4 1 1 1', '4111'], ['4 1 2 - 8 7 - 6 0', '412-87-60'],
    ['4111*1111*1111', '4111-1111-1111'], ['4lll-llll-llll', '4111-1111-1111'], ['O9O-1234-5678', '090-1234-5678'], ['p4$$w0rd is', 'password is'], ['s.s.n. x', 'ssn. x'], ['203[.]0[.]113[.]77', '203.0.113.77'],
    ['ada [at] x (dot) com', 'ada@x.com'], ['the fifth of March', 'the 5 of March']
  ])('%j → %j', (text, expected) => {
    expect(otherReading(normalize(text))?.text).toBe(expected)
  })

  test.each([
    'plain text', 'password', 'pass word', 'one of them', 'one or two', 'two hundred', 'four one hundred', 'より道', 'にしごかんだ', 'いちいち', '三丁目', '二三日', '第一二三', '1.2.3', '12:30', '2024-03-15',
    'a & b; c', '100% sure', 'I lol 1', '¯\\_(ツ)_/¯', 'last [x] we', 'please', ''
  ])('%j has none', (text) => {
    expect(otherReading(normalize(text))).toBeNull()
  })

  test('every unit of it comes from somewhere in the original, in order, never from the middle of a pair', () => {
    fc.assert(fc.property(texts, (original) => {
      const reading = otherReading(normalize(original))
      fc.pre(reading !== null)
      if (reading === null) return
      let last = { start: 0, end: 0 }
      for (let at = 0; at < reading.text.length; at += 1) {
        if (/[\uDC00-\uDFFF]/u.test(reading.text.charAt(at))) continue
        const span = reading.toOriginal(at, at + ((reading.text.codePointAt(at) ?? 0) > 0xFFFF ? 2 : 1))
        expect(span.start < span.end && span.end <= original.length).toBe(true)
        expect(span.start >= last.start && span.end >= last.end).toBe(true)
        expect(/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(original.slice(span.start - 1, span.start + 1))).toBe(false)
        const back = reading.fromOriginal(span.start, span.end)
        expect(back.start <= at && back.end > at).toBe(true)
        last = span
      }
    }), { numRuns: 500 })
  })

  test.each(['one ', 'よん', '四', '4 ', 'p a ', '&#', '%40', '%', '[at]', 'a ', 'l1', '@ ', 'twenty ', 'に、', '12*', '\\u', 'mail x at y'])('200,000 characters of %j are read to the end', (seed) => {
    const text = `${seed.repeat(Math.ceil(200_000 / seed.length))} ada&commat;x.com`
    expect(otherReading(normalize(text))?.text.endsWith('ada@x.com')).toBe(true)
  })
})
