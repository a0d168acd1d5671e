import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Conversation } from '../../src/conversation.ts'
import { costMs, packSlices, placeSpans, sliceConversation, TASK_BUDGET_MS, textCostMs } from '../../src/pool/cost.ts'

function conversation (...texts: string[]): Conversation {
  return { messages: texts.map((text) => ({ role: 'customer', text })) }
}

const LONG = 'The parcel came late. '.repeat(2_000)

describe('sliceConversation', () => {
  it('keeps a short message whole and hands over the message before', () => {
    expect(sliceConversation(conversation('Your name?', 'Ada'))).toEqual([
      { text: 'Your name?', previous: '', message: 0, offset: 0 },
      { text: 'Ada', previous: 'Your name?', message: 1, offset: 0 }
    ])
  })

  it('cuts long text after a sentence', () => {
    const [first, second] = sliceConversation(conversation(LONG))
    expect(first?.text.endsWith('late.')).toBe(true)
    expect(second?.previous.endsWith('late.')).toBe(true)
  })

  it.each([['letters without a break', 'x'.repeat(20_000)], ['astral letters', '𠮷'.repeat(9_000)], ['kana', 'あ'.repeat(20_000)], ['lines', 'ab\n'.repeat(9_000)]])('cuts %s into whole pieces', (_name, text) => {
    const slices = sliceConversation(conversation(text))
    expect(slices.map((slice) => slice.text).join('')).toBe(text)
    expect(slices.length).toBeGreaterThan(1)
    for (const slice of slices) {
      expect(slice.text).not.toMatch(/\p{Surrogate}/u)
      expect(textCostMs(slice.text, 'hybrid')).toBeLessThanOrEqual(TASK_BUDGET_MS * 1.1)
    }
  })

  it('loses nothing of any text, and every slice stands where it says', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.constantFrom('parcel ', 'x', 'あ', '𠮷', '\n', '. ', 'e\u0301'), { maxLength: 9_000, size: 'max' }).map((parts) => parts.join('')), { maxLength: 3 }), (texts) => {
      const slices = sliceConversation(conversation(...texts))
      texts.forEach((text, index) => {
        expect(slices.filter(({ message }) => message === index).map((slice) => slice.text).join('')).toBe(text)
      })
      for (const { text, message, offset } of slices) expect(texts[message]?.startsWith(text, offset)).toBe(true)
    }), { numRuns: 30 })
  })
})

describe('packSlices', () => {
  it('keeps order and budget', () => {
    const slices = sliceConversation(conversation(...Array.from({ length: 3_000 }, (_, index) => `message ${index} about the parcel`), LONG))
    const packs = packSlices(slices)
    expect(packs.flat()).toEqual(slices)
    for (const pack of packs) {
      const cost = pack.reduce((sum, { text }) => sum + textCostMs(text, 'hybrid'), 0)
      expect(pack.length === 1 || cost <= TASK_BUDGET_MS).toBe(true)
    }
    expect(packs.length).toBeLessThan(slices.length / 2)
  })
})

it('placeSpans shifts spans to their message', () => {
  const input = conversation('hello', LONG)
  const slices = sliceConversation(input)
  const spans = slices.map(() => [{ start: 4, end: 10, type: 'PERSON' as const, score: 0.9 }])
  const placed = placeSpans(input, slices, spans)
  expect(placed[0]).toEqual([{ start: 4, end: 10, type: 'PERSON', score: 0.9 }])
  expect(placed[1]?.map(({ start }) => start)).toEqual(slices.slice(1).map(({ offset }) => offset + 4))
})

it('costs more with the model than with rules alone, and more for Japanese than for English', () => {
  const english = conversation('a'.repeat(1_000))
  const japanese = conversation('あ'.repeat(1_000))
  expect(costMs(english, 'rules')).toBeLessThan(costMs(english, 'hybrid'))
  expect(costMs(english, 'hybrid')).toBeLessThan(costMs(japanese, 'hybrid'))
})
