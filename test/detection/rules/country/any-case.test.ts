import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCase } from '../../../../src/detection/rules/country/any-case.ts'

describe('anyCase', () => {
  test.each([
    [anyCase`AB [C-E] [^X] \x41 \u0041 \b`, String.raw`[Aa][Bb][C-Ec-e][^Xx]\x41\u0041\b`],
    [anyCase`(?<value> Ü1 ) (?: ß | 番 )`, '(?<value>[Üü]1)(?:ß|番)'],
    [anyCase`\p{Lu}[\p{L}\x20a] (?=A) (?<!B)`, String.raw`\p{Lu}[\p{L}\x20aA](?=[Aa])(?<![Bb])`]
  ])('%s', (regex, source) => {
    expect(regex.source).toBe(source)
    expect(regex.flags).toBe('gu')
  })

  test('matches what the flag i matches', () => {
    const ours = new RegExp(`^(?:${anyCase`DE [\x20\-]? [A-F0-9]{2,4} (?:no|nr)?`.source})$`, 'u')
    const theirs = /^(?:DE[\x20-]?[A-F0-9]{2,4}(?:no|nr)?)$/iu
    fc.assert(fc.property(fc.array(fc.constantFrom(...'DdEe -AaFfGg09NnOoRr'), { maxLength: 10 }), (letters) => {
      expect(ours.test(letters.join(''))).toBe(theirs.test(letters.join('')))
    }))
  })
})
