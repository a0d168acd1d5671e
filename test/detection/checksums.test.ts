import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  abaRouting, jpCorporateNumber, jpDriverLicense, jpMyNumber, luhn, mod11v10, mod11v2, mod97, verhoeff
} from '../../src/detection/checksums.ts'
import { keccak256 } from '../../src/detection/keccak.ts'
import { base58Check, bech32, eip55 } from '../../src/detection/wallet-checksums.ts'

/** Numbers of the standards themselves or of published examples, and one digit changed. */
const CASES: ReadonlyArray<readonly [(value: string) => boolean | undefined, string, string]> = [
  [luhn, '4111111111111111', '4111111111111112'],
  [luhn, '378282246310005', '378282246310006'],
  [mod97, '3704004405320130001314' + '89', '3704004405320130001314' + '88'],
  [mod97, 'NWBK60161331926819GB29', 'NWBK60161331926819GB28'],
  [mod11v2, '11010519491231002X', '110105194912310021'],
  [mod11v10, '86095742719', '86095742718'],
  [verhoeff, '2363', '2364'],
  [verhoeff, '999941057058', '999941057085'],
  [abaRouting, '021000021', '021000012'],
  [jpMyNumber, '123456789018', '123456789019'],
  [jpCorporateNumber, '7000012050002', '8000012050002'],
  [jpDriverLicense, '309012345620', '309012345630'],
  [base58Check, '16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ', '16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyY'],
  [base58Check, '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz'],
  [bech32, 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mda'],
  [bech32, 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jjq'],
  [eip55, '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed']
]

describe('checksums', () => {
  test.each(CASES)('%o accepts %s and rejects %s', (check, valid, invalid) => {
    expect(check(valid)).toBe(true)
    expect(check(invalid)).toBe(false)
  })

  test.each([[jpMyNumber, '12345678901'], [jpCorporateNumber, '123'], [abaRouting, ''], [luhn, '0'], [verhoeff, '']] as const)('%o rejects a wrong length', (check, value) => {
    expect(check(value)).toBe(false)
  })

  test('one case says nothing about an Ethereum address', () => {
    expect(eip55(`0x${'ab'.repeat(20)}`)).toBeUndefined()
  })

  test('Keccak-256 of the empty text and of abc', () => {
    expect(keccak256('')).toBe('c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470')
    expect(keccak256('abc')).toBe('4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45')
  })

  test('any single wrong digit fails Luhn and Verhoeff', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 9 }), (index, added) => {
      const wrong = (digits: string) => digits.split('').map((digit, i) => i === index % digits.length ? String((Number(digit) + added) % 10) : digit).join('')
      expect(luhn(wrong('4111111111111111'))).toBe(false)
      expect(verhoeff(wrong('999941057058'))).toBe(false)
    }))
  })
})
