// Presidio's own unit tests as ../shared/suites has them: half of all.

import { existsSync, readFileSync } from 'node:fs'

const FILE = new URL('../../../../shared/suites/presidio_cases.json', import.meta.url)

export interface ExpectedSpan { readonly entity: string, readonly start: number, readonly end: number, readonly tier: 'strong' | 'weak' | 'unknown' }

export interface UnitCase {
  readonly id: string
  readonly group: string
  readonly entity: string
  readonly language: string
  readonly text: string
  /** null: only their number is known. */
  readonly expected: readonly ExpectedSpan[] | null
}

/** None where the file is not there. */
export const UNIT_CASES: readonly UnitCase[] = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as { cases: UnitCase[] }).cases : []
