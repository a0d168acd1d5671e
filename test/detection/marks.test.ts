import { expect, it } from 'vitest'
import { blankMarks } from '../../src/detection/marks.ts'
import { normalize } from '../../src/detection/normalize.ts'

const blank = (text: string): string => blankMarks(normalize(text)).text.replace(/\uFFFC+/gu, '_')

it.each([
  ['[PERSON_1] and [CREDIT_CARD_12]', '_ and _'],
  ['pw: [PASSWORD]', 'pw: _'],
  ['[UK_NHS_2] [CUSTOM_BADGE_3]', '_ _'],
  ['[EMAIL_ADDRESS:abcdefghij123456]', '[EMAIL_ADDRESS:abcdefghij123456]'],
  ['[PASSWORD_123456]', '[PASSWORD_123456]'],
  ['[HUNTER_2] [TODO] [1]', '[HUNTER_2] [TODO] [1]'],
  ['PERSON_1', 'PERSON_1']
])('%s → %s', (text, expected) => {
  expect(blank(text)).toBe(expected)
})

it('keeps every offset', () => {
  const text = 'Ａ [PERSON_1] b'
  expect(blankMarks(normalize(text)).text).toHaveLength(text.length)
})
