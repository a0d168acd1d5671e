// The regression gate: today's figures against those of an earlier run, read from its JSON.

import { isObject } from './datasets/json-values.ts'
import type { Evaluation } from './evaluate.ts'

export interface GateRow {
  readonly data: string
  readonly system: string
  readonly figure: string
  readonly before: number
  readonly now: number
  /** Percentage points by which it became worse; negative: better. */
  readonly worseBy: number
}

/** Path in the JSON of a system, and whether more is better. */
const FIGURES: ReadonlyArray<readonly [name: string, path: readonly string[], isMoreBetter: boolean]> = [
  ['F1', ['overall', 'micro', 'exact', 'f1'], true],
  ['F2', ['overall', 'micro', 'exact', 'f2'], true],
  ['leaked values', ['overall', 'leakedValues', 'rate'], false],
  ['removed of other text', ['overall', 'lostChars', 'rate'], false]
]

/** @returns a row for each figure that both runs have; empty where they have no data set and system in common. */
export function compareWithBaseline (baseline: unknown, results: ReadonlyMap<string, Evaluation>): GateRow[] {
  const rows: GateRow[] = []
  for (const [data, { systems }] of results) {
    for (const system of systems) {
      const earlier = listAt(baseline, ['results', data, 'systems']).find((one) => isObject(one) && one.name === system.name)
      for (const [figure, path, isMoreBetter] of FIGURES) {
        const [before, now] = [at(earlier, path), at(system, path)]
        if (typeof before !== 'number' || typeof now !== 'number') continue
        rows.push({ data, system: system.name, figure, before, now, worseBy: round((isMoreBetter ? before - now : now - before) * 100) })
      }
    }
  }
  return rows
}

/** Data sets whose bytes are not those that the baseline saw. */
export function changedData (baseline: unknown, data: ReadonlyArray<{ readonly path: string, readonly sha256: string }>): string[] {
  const earlier = listAt(baseline, ['provenance', 'data'])
  return data.filter(({ path, sha256 }) => earlier.some((one) => isObject(one) && one.path === path && one.sha256 !== sha256)).map(({ path }) => path)
}

function listAt (value: unknown, path: readonly string[]): readonly unknown[] {
  const found = at(value, path)
  return Array.isArray(found) ? found : []
}

function at (value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => isObject(inner) ? inner[key] : undefined, value)
}

/** Without the noise of binary fractions, which would make 0.5 more than 0.5. */
function round (points: number): number {
  return Math.round(points * 1e6) / 1e6
}
