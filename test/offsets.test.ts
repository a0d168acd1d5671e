import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { offsetConverter, OFFSET_UNITS } from '../src/offsets.ts'

test.each([
  ['ascii', 'abc', 'codepoint', [0, 1, 3], [0, 1, 3]],
  ['astral', 'a😀b', 'codepoint', [0, 1, 3, 4], [0, 1, 2, 3]],
  ['astral', 'a😀b', 'utf16', [0, 1, 3, 4], [0, 1, 3, 4]],
  ['astral', 'a😀b', 'byte', [0, 1, 3, 4], [0, 1, 5, 6]],
  ['Japanese', '墨éx', 'byte', [0, 1, 2, 3], [0, 3, 5, 6]],
  ['combining marks are code points of their own', 'e\u0301x', 'codepoint', [2, 3], [2, 3]],
  ['inside a pair: the place before it', '😀', 'codepoint', [1, 2], [0, 1]],
  ['a falling offset', '😀😀', 'codepoint', [4, 2, 0], [2, 1, 0]],
  ['beyond the end: the end', '😀', 'byte', [9], [4]]
] as const)('%s: %s in %s', (_name, text, unit, offsets, expected) => {
  const convert = offsetConverter(text, unit)
  expect(offsets.map(convert)).toEqual(expected)
})

describe('for any text and any boundaries between code points', () => {
  const cases = fc.tuple(fc.array(fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('a', '墨', '😀', '\u0301'))), fc.array(fc.nat()))

  test('the prefix has as many units as the offset says', () => {
    fc.assert(fc.property(cases, ([characters, picks]) => {
      const text = characters.join('')
      const offsets = picks.map((pick) => characters.slice(0, pick % (characters.length + 1)).join('').length)
      for (const unit of OFFSET_UNITS) {
        const convert = offsetConverter(text, unit)
        for (const offset of offsets) expect(convert(offset)).toBe(sizeOf(text.slice(0, offset), unit))
      }
    }))
  })
})

function sizeOf (text: string, unit: string): number {
  if (unit === 'byte') return Buffer.byteLength(text)
  return unit === 'codepoint' ? [...text].length : text.length
}
