import { describe, expect, test } from 'vitest'
import { applyEdits, changedSpans } from '../../../src/detection/readings/edits.ts'
import { normalize } from '../../../src/detection/normalize.ts'
import { scanNear } from '../../../src/detection/readings/scan-near.ts'
import type { Candidate } from '../../../src/detection/rules/recognizer.ts'

/** Finds every 'x', and remembers what it was given. */
function scanner () {
  const read: Array<readonly [length: number, previous: string]> = []
  const scan = (text: string, previous: string): Candidate[] => {
    read.push([text.length, previous])
    return [...text.matchAll(/x/gu)].map(({ index }) => ({ start: index, end: index + 1, type: 'PERSON', score: 1, source: 'rule', evidence: [] }))
  }
  return { read, scan }
}

const long = (marks: readonly number[]): string => {
  const units = Array.from<string>({ length: 10_000 }).fill('.')
  for (const at of marks) units[at] = 'x'
  return units.join('')
}

describe('scanNear', () => {
  test('reads a short text whole', () => {
    const { read, scan } = scanner()
    expect(scanNear('x'.repeat(2000), 'before', [{ start: 5, end: 6 }], scan).length).toBe(2000)
    expect(read).toEqual([[2000, 'before']])
  })

  test('of a long text, finds what begins near a span, with offsets of the text', () => {
    const { read, scan } = scanner()
    const marks = [0, 3000, 4800, 5000, 5200, 7000]
    expect(scanNear(long(marks), 'before', [{ start: 5000, end: 5010 }], scan).map(({ start, end }) => [start, end])).toEqual([[4800, 4801], [5000, 5001], [5200, 5201]])
    expect(read.length).toBe(1)
    expect(read[0]?.[0]).toBeLessThan(2000)
    expect(read[0]?.[1]).toBe('')
  })

  test('the message before counts at the start', () => {
    const { read, scan } = scanner()
    scanNear(long([]), 'before', [{ start: 100, end: 101 }], scan)
    expect(read[0]?.[1]).toBe('before')
  })

  test('spans close together are read once, and nothing is found twice', () => {
    const { read, scan } = scanner()
    const marks = Array.from({ length: 100 }, (_, index) => index * 100)
    const spans = marks.map((start) => ({ start, end: start + 1 }))
    expect(scanNear(long(marks), '', spans, scan).map(({ start }) => start)).toEqual(marks)
    expect(read.length).toBe(1)
  })
})

describe('changedSpans', () => {
  test.each([
    [[], [{ start: 2, end: 6, text: '4' }, { start: 8, end: 9, text: 'abc' }], [[2, 3], [5, 8]]],
    [[{ start: 10, end: 12 }], [{ start: 0, end: 4, text: '' }], [[0, 0], [6, 8]]],
    [[{ start: 1, end: 5 }], [{ start: 2, end: 4, text: 'xyz' }], [[1, 6], [2, 5]]]
  ])('%j, then %j', (changed, edits, expected) => {
    expect(changedSpans(changed, edits).map(({ start, end }) => [start, end])).toEqual(expected)
    expect(applyEdits(normalize('0123456789abcdef'), edits).text.length).toBeGreaterThan(0)
  })
})
