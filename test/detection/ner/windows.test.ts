import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { planWindows } from '../../../src/detection/ner/windows.ts'

describe('planWindows', () => {
  it.each([
    [0, []],
    [1, [[0, 1, 0, 1]]],
    [126, [[0, 126, 0, 126]]],
    [127, [[0, 126, 0, 111], [96, 127, 111, 127]]],
    [222, [[0, 126, 0, 111], [96, 222, 111, 222]]],
    [223, [[0, 126, 0, 111], [96, 222, 111, 207], [192, 223, 207, 223]]]
  ])('%i tokens', (count, expected) => {
    expect(planWindows(count, 126, 96).map(({ start, end, from, to }) => [start, end, from, to])).toEqual(expected)
  })

  it('answers for every token once, from inside the window, with half of the overlap as context', () => {
    const sizes = fc.integer({ min: 1, max: 60 }).chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 1, max: size })))
    fc.assert(fc.property(fc.integer({ min: 0, max: 500 }), sizes, (count, [size, stride]) => {
      const windows = planWindows(count, size, stride)
      let next = 0
      for (const { start, end, from, to } of windows) {
        expect(from).toBe(next)
        expect(to).toBeGreaterThan(from)
        expect(start <= from && to <= end && end - start <= size).toBe(true)
        if (start > 0) expect(from - start).toBe(Math.floor((size - stride) / 2))
        if (end < count) expect(end - to).toBeGreaterThanOrEqual(Math.floor((size - stride) / 2))
        next = to
      }
      expect(next).toBe(count)
    }))
  })
})
