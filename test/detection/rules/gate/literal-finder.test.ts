import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LiteralFinder } from '../../../../src/detection/rules/gate/literal-finder.ts'

test('tells every place of every literal, and no other', () => {
  const unit = fc.constantFrom('a', 'b', '様', '@')
  const word = fc.array(unit, { minLength: 1, maxLength: 4 }).map((units) => units.join(''))
  fc.assert(fc.property(fc.uniqueArray(word, { maxLength: 12 }), fc.array(unit, { maxLength: 20 }).map((units) => units.join('')), (literals, text) => {
    const finder = new LiteralFinder()
    const numbers = literals.map((literal) => finder.add(literal))
    const found: string[] = []
    finder.each(text, (id, at) => found.push(`${literals[numbers.indexOf(id)]} ${at}`))
    const expected = literals.flatMap((literal) => [...text].flatMap((_, at) => text.startsWith(literal, at) ? [`${literal} ${at}`] : []))
    expect(found.sort()).toEqual(expected.sort())
  }))
})
