import { expect, it } from 'vitest'
import { blankMarks, readingMarks } from '../../src/detection/marks.ts'
import type { NerModel } from '../../src/detection/ner/model.types.ts'
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

/** Finds every word 'Bob' and every stand-in 'Emma Clark'. */
const model: NerModel & { seen: string[] } = {
  id: 'fake@1',
  entityTypes: ['PERSON'],
  seen: [],
  async spans (text, previous) {
    this.seen.push(`${previous}|${text}`)
    return [...text.matchAll(/Bob|Emma Clark/gu)].map(({ 0: name, index }) => ({ start: index, end: index + name.length, type: 'PERSON' as const, score: 1 }))
  },
  async close () {}
}

it('shows the model a value for each mark, cuts off what it finds there, and keeps other offsets', async () => {
  const text = 'Bob, [PERSON_1] and [CREDIT_CARD_2] Bob'
  const spans = await readingMarks(model).spans(text, 'for [PERSON_1]様')
  expect(model.seen).toEqual(['for 佐藤様|Bob, Emma Clark and 4821 Bob'])
  expect(spans.map(({ start, end }) => [start, end, text.slice(start, end)])).toEqual([[0, 3, 'Bob'], [36, 39, 'Bob']])
})

it('keeps the part of a finding that stands beside a mark', async () => {
  const wide: NerModel = { ...model, async spans (text) { return [{ start: 0, end: text.length, type: 'PERSON', score: 1 }] } }
  const text = 'Wren [PERSON_1] Monroe'
  const spans = await readingMarks(wide).spans(text, '')
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['Wren ', ' Monroe'])
})
