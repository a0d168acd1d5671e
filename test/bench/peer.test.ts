import fc from 'fast-check'
import { expect, it } from 'vitest'
import { REMOVED, removedUnits, withoutSpans } from '../../bench/peers/peer.ts'

const R = REMOVED

it.each([
  ['call Ada King now', `call ${R} now`, '.....########....'],
  ['Ada, Bob', `${R}, ${R}`, '###..###'],
  ['AdaBob', `${R}${R}`, '######'],
  ['nothing', 'nothing', '.......'],
  ['all', R, '###'],
  ['at the end Ada', `at the end ${R}`, '...........###'],
  ['Ada first', `${R} first`, '###......'],
  ['', '', '']
])('%s → %s', (text, redacted, mask) => {
  expect([...removedUnits(text, redacted) ?? []].map((one) => one === 1 ? '#' : '.').join('')).toBe(mask)
})

it.each([['call Ada', `Call ${R}`], ['a b c', `a ${R} x`], ['short', 'longer than it was'], ['Ada', 'Bob']])('does not guess where more changed: %s → %s', (text, redacted) => {
  expect(removedUnits(text, redacted)).toBeUndefined()
})

it('finds again what was taken out, whatever overlaps', () => {
  const spans = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 8 })), { maxLength: 6 })
  const text = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEF'
  fc.assert(fc.property(spans, (pairs) => {
    const places = pairs.map(([start, length]) => [start, start + length] as const)
    const units = removedUnits(text, withoutSpans(text, places))
    const wanted = [...text].map((_, at) => places.some(([start, end]) => start <= at && at < end) ? 1 : 0)
    expect([...units ?? []]).toEqual(wanted)
  }))
})
