// Turns tables of marked rows into tests: each row is found exactly, or stands in the list of known misses; and the share is enough.

import { describe, expect, test } from 'vitest'
import { createDetector } from '../../src/detection/detector.ts'
import { RECOGNIZERS } from '../../src/detection/rules/index.ts'
import { readMarked } from '../fixtures/tables/marked.read.ts'
import type { MarkedRow } from '../fixtures/tables/marked.types.ts'

interface Expectation {
  readonly rows: readonly MarkedRow[]
  /** Least number of rows. */
  readonly count: number
  /** Least share of rows whose findings are exactly the marked ones: types, and offsets of the original. */
  readonly share: number
  /** Turns of rows that are not found yet, each with its reason. They count as misses. */
  readonly misses?: Readonly<Record<string, string>>
}

const detector = createDetector({ model: null, recognizers: RECOGNIZERS })

/** 'TYPE message:start-end' of everything that the rules alone report. */
async function found (row: MarkedRow): Promise<{ found: string[], expected: readonly string[] }> {
  const { conversation, expected, entities } = readMarked(row)
  const findings = await detector.detect(conversation, { engine: 'rules', entities })
  return { found: findings.map(({ type, message, start, end }) => `${type} ${message}:${start}-${end}`), expected }
}

export function checkMarked (title: string, { rows, count, share, misses = {} }: Expectation): void {
  describe(title, () => {
    test.each(rows.map((row) => [row.slice(1).join(' / '), row] as const))('%s', async (turns, row) => {
      const { found: all, expected } = await found(row)
      if (turns in misses) expect(all, 'a known miss is found now: take it off the list').not.toEqual(expected)
      else expect(all).toEqual(expected)
    })

    test(`at least ${count} rows, at least ${share * 100} % exact`, async () => {
      const results = await Promise.all(rows.map(found))
      const exact = results.filter((result) => JSON.stringify(result.found) === JSON.stringify(result.expected)).length
      expect(rows.length).toBeGreaterThanOrEqual(count)
      expect(exact / rows.length).toBeGreaterThanOrEqual(share)
    })

    test('no row stands twice, and every listed miss is a row', () => {
      const turns = rows.map((row) => row.slice(1).join(' / '))
      expect(new Set(turns).size).toBe(turns.length)
      expect(Object.keys(misses).filter((miss) => !turns.includes(miss))).toEqual([])
    })
  })
}
