import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LiteralFinder } from '../../../../src/detection/rules/gate/literal-finder.ts'

test('marks exactly the literals that occur', () => {
  const unit = fc.constantFrom('a', 'b', '様', '@')
  const word = fc.array(unit, { minLength: 1, maxLength: 4 }).map((units) => units.join(''))
  fc.assert(fc.property(fc.array(word, { maxLength: 12 }), fc.array(unit, { maxLength: 20 }).map((units) => units.join('')), (literals, text) => {
    const finder = new LiteralFinder()
    const numbers = literals.map((literal) => finder.add(literal))
    const seen = new Uint8Array(finder.size)
    finder.find(text, seen)
    literals.forEach((literal, index) => expect(seen[numbers[index] ?? -1] === 1, literal).toBe(text.includes(literal)))
  }))
})
