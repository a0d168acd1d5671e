import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileContext, findContext } from '../../../../src/detection/context.ts'
import { createWordIndex } from '../../../../src/detection/rules/gate/word-index.ts'
import type { Recognizer } from '../../../../src/detection/rules/recognizer.ts'

const rule = (context: readonly string[], antiContext: readonly string[]): Recognizer =>
  ({ id: 'r', type: 'US_SSN', trigger: 'always', patterns: [], context, antiContext })
const RULES = [rule(['card', 'call back', '番号'], ['order']), rule(['ss#', 'e-mail', 'カード'], []), rule([], ['注文', 'part number', 'İd'])]

test('no word that counts is overlooked, in this message or at the end of the one before', () => {
  const indexOf = createWordIndex(RULES)
  const piece = fc.constantFrom('card', 'Cards', 'CALL-BACK', 'call_back', 'order', 'ss#', 'e-mail', 'カード', '番号', '注文', 'Part Number', 'İd', 'x', ' ', '. ', '\n', '12345', ' and a long line of other words ')
  const text = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(''))
  fc.assert(fc.property(text, text, fc.nat(), fc.nat(12), (previous, read, place, length) => {
    const start = place % (read.length + 1)
    const end = Math.min(read.length, start + length)
    const isNear = indexOf(read, previous)
    for (const [number, recognizer] of RULES.entries()) {
      const { near, isDenied } = findContext(compileContext(recognizer), read, start, end, previous)
      if (near !== '' || isDenied) expect(isNear(number, start, end)).toBe(true)
    }
  }), { numRuns: 1000 })
})

test('a word out of reach does not count', () => {
  const isNear = createWordIndex(RULES)(`card ${'-'.repeat(200)}12345`, '')
  expect(isNear(0, 205, 210)).toBe(false)
  expect(isNear(0, 10, 15)).toBe(true)
})
