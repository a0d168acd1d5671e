// Turns two tables into tests: values that must be found exactly, and texts in which nothing of the type may be reported.

import { describe, expect, test } from 'vitest'
import { valuesOf } from './scan-country.ts'
import type { EntityType } from '../../../../src/entities.ts'

/** Type, text, the values in it. */
export type FoundTable = ReadonlyArray<readonly [EntityType, string, readonly string[]]>
/** Type, text. */
export type CleanTable = ReadonlyArray<readonly [EntityType, string]>

/** At the default threshold. Every type of the tables needs at least five values and five near misses. */
export function checkTables (title: string, found: FoundTable, clean: CleanTable): void {
  describe(title, () => {
    test.each(found)('%s in %j', (type, text, values) => {
      expect(valuesOf(type, text)).toEqual(values)
    })

    test.each(clean)('no %s in %j', (type, text) => {
      expect(valuesOf(type, text)).toEqual([])
    })

    test.each([...new Set(found.map(([type]) => type))])('%s has five of each', (type) => {
      expect(found.filter(([of]) => of === type).length).toBeGreaterThanOrEqual(5)
      expect(clean.filter(([of]) => of === type).length).toBeGreaterThanOrEqual(5)
    })
  })
}
