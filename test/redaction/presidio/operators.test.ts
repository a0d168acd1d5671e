import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { operate, type Direction } from '../../../src/redaction/presidio/operators.ts'

const KEY = '1111111111111111'
const run = (name: string, value: string, parameters: Record<string, unknown> = {}, direction: Direction = 'anonymize') => operate(direction, { name, parameters }, value, 'NAME')
const sha = (type: string, value: string, salt: string) => createHash(type).update(value + salt).digest('hex')
const mask = (char: unknown, count: unknown, fromEnd: unknown) => ({ masking_char: char, chars_to_mask: count, from_end: fromEnd })

test.each([
  ['replace', 'Jane', {}, '<NAME>'],
  ['replace', 'Jane', { new_value: '' }, '<NAME>'],
  ['replace', 'Jane', { new_value: null }, '<NAME>'],
  ['replace', 'Jane', { new_value: 'X' }, 'X'],
  ['redact', 'Jane', {}, ''],
  ['keep', 'Jane', {}, 'Jane'],
  ['mask', '034453334', mask('*', 4, true), '03445****'],
  ['mask', '034453334', mask('*', 4, false), '****53334'],
  ['mask', '034453334', mask('*', 0, true), '034453334'],
  ['mask', '034453334', mask('*', -3, true), '034453334'],
  ['mask', '034453334', mask('*', 99, false), '*********'],
  ['mask', '034453334', mask('', 4, true), '03445'],
  ['mask', '👩山田太郎', mask('🙈', 2, false), '🙈🙈田太郎'],
  ['mask', '田👩👩', mask('*', 2, true), '田**'],
  ['hash', 'Jane', { salt: 'a'.repeat(16) }, sha('sha256', 'Jane', 'a'.repeat(16))],
  ['hash', '山田', { hash_type: 'sha512', salt: '塩'.repeat(6) }, sha('sha512', '山田', '塩'.repeat(6))]
])('%s of %s with %o', (name, value, parameters, expected) => {
  expect(run(name, value, parameters)).toBe(expected)
})

test('hash without a salt takes a new one for each value', () => {
  expect(run('hash', 'Jane')).toMatch(/^[0-9a-f]{64}$/)
  expect(run('hash', 'Jane')).not.toBe(run('hash', 'Jane'))
})

describe('encrypt and decrypt', () => {
  test.each([16, 24, 32])('a key of %i bytes brings back any text', (bytes) => {
    for (const text of ['', 'Jane', '山田👩', 'x'.repeat(1000)]) {
      const key = 'k'.repeat(bytes)
      const encrypted = run('encrypt', text, { key })
      expect(encrypted).toMatch(/^[\w-]+=*$/)
      expect(run('decrypt', encrypted, { key }, 'deanonymize')).toBe(text)
    }
  })

  test.each([
    // Both alphabets of Base64; spaces are skipped.
    'e6HnOMnIxbd4a8Qea44LshQDnjvxwzBIaAz+YqHNnMW2mC5r3AWoay8Spsoajyyy',
    'e6HnOMnIxbd4a8Qea44LshQDnjvxwzBIaAz-YqHNnMW2mC5r3AWoay8Spsoajyyy',
    ' e6HnOMnIxbd4a8Qea44LshQDnjvxwzBIaAz+ YqHNnMW2mC5r3AWoay8Spsoajyyy\n'
  ])('what Presidio encrypted still decrypts: %s', (encrypted) => {
    expect(run('decrypt', encrypted, { key: KEY }, 'deanonymize')).toBe('text_for_encryption')
  })

  test.each([
    ['another key', 'e6HnOMnIxbd4a8Qea44LshQDnjvxwzBIaAz+YqHNnMW2mC5r3AWoay8Spsoajyyy', '2222222222222222'],
    ['no ciphertext', 'Jane', KEY],
    ['a part', 'e6HnOMnIxbd4a8Qea44LshQDnjvxwzBIaAz+YqHNnMW2mC5r3AWoay8Spsoajy', KEY]
  ])('%s is refused without saying why', (_what, encrypted, key) => {
    expect(() => run('decrypt', encrypted, { key }, 'deanonymize')).toThrow(expect.objectContaining({ code: 'PRESIDIO_REFUSED', message: 'Internal server error' }) as Error)
  })
})

test.each([
  ['replace', { new_value: 5 }, "Invalid parameter value for new_value. Expecting 'string', but got 'number'."],
  ['mask', {}, 'Expected parameter masking_char'],
  ['mask', mask('**', 4, true), 'Invalid input, masking_char must be a character'],
  ['mask', mask('*', null, true), 'Expected parameter chars_to_mask'],
  ['mask', mask('*', '4', true), "Invalid parameter value for chars_to_mask. Expecting 'number', but got 'string'."],
  ['mask', mask('*', 1.5, true), "Invalid parameter value for 'chars_to_mask'."],
  ['mask', mask('*', 4, undefined), 'Expected parameter from_end'],
  ['mask', mask('*', 4, 'yes'), "Invalid parameter value for from_end. Expecting 'boolean', but got 'string'."],
  ['hash', { hash_type: 'md5' }, "Parameter hash_type value md5 is not in range of values ['sha256', 'sha512']"],
  ['hash', { hash_type: 'my name is Jane' }, "Parameter hash_type value ? is not in range of values ['sha256', 'sha512']"],
  ['hash', { salt: 'short' }, 'Salt must be at least 16 bytes (128 bits). Provided salt is 5 bytes.'],
  ['hash', { salt: '' }, 'Salt parameter cannot be empty. Either omit the salt parameter to auto-generate a random salt, or provide a salt of at least 16 bytes (128 bits).'],
  ['encrypt', {}, 'Expected parameter key'],
  ['encrypt', { key: 5 }, "Invalid parameter value for 'key'."],
  ['encrypt', { key: '' }, 'Invalid input, key must be of length 128, 192 or 256 bits'],
  ['encrypt', { key: '鍵'.repeat(6) }, 'Invalid input, key must be of length 128, 192 or 256 bits'],
  ['shred', {}, "Invalid operator class 'shred'."],
  ['toString', {}, "Invalid operator class 'toString'."],
  ['decrypt', { key: KEY }, "Invalid operator class 'decrypt'."]
])('%s with %o is refused', (name, parameters, message) => {
  expect(() => run(name, 'Jane', parameters)).toThrow(expect.objectContaining({ code: 'PRESIDIO_PARAMETER', message }) as Error)
})
