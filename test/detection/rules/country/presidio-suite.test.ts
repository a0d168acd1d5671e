// Presidio's own unit tests (half of them), for the types of this catalogue. Differences are listed, with reasons, in docs/presidio-differences.md.

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { BUILT_IN_ENTITY_TYPES, ENTITIES, type BuiltInEntityType } from '../../../../src/entities.ts'
import { isYymmdd } from '../../../../src/detection/rules/country/shared.ts'
import { isNational, spansOf, valuesOf } from './scan-country.ts'

interface Expected { readonly text: string, readonly start16: number, readonly end16: number, readonly tier: 'strong' | 'weak' | 'unscored' }
interface Case {
  readonly entity: string
  readonly text: string
  readonly recognizer_args: { readonly strict_checksum?: boolean }
  readonly expected_count: number
  readonly expected: readonly Expected[] | null
}
interface ValidatorCase { readonly entity: string, readonly test: string, readonly value: string | number, readonly expected: boolean | string | null, readonly recognizer_args: Case['recognizer_args'] }

const FILE = new URL('../../../../../shared/suites/presidio_cases.json', import.meta.url)
const hasSuite = existsSync(FILE)
const suite = hasSuite ? JSON.parse(readFileSync(FILE, 'utf8')) as { cases: Case[], validator_cases: ValidatorCase[] } : { cases: [], validator_cases: [] }

/** The service has no such option: a VAT id whose check digit fails stays a weak candidate. */
const isStrict = ({ recognizer_args: args }: Pick<Case, 'recognizer_args'>): boolean => args.strict_checksum === true
const typeOf = (presidio: string): BuiltInEntityType | undefined => BUILT_IN_ENTITY_TYPES.find((type) => ENTITIES[type].presidio === presidio && isNational(type))
const cases = suite.cases.flatMap((one) => {
  const type = typeOf(one.entity)
  return type === undefined || isStrict(one) ? [] : [{ ...one, type }]
})
const title = (name: string): string => hasSuite ? name : `${name} (skipped: ../shared/suites/presidio_cases.json is not here)`

describe.skipIf(!hasSuite)(title('Presidio\'s cases, one type wanted, candidates of any score'), () => {
  test('there are cases of every type that Presidio has', () => {
    const types = BUILT_IN_ENTITY_TYPES.filter((type) => isNational(type) && ENTITIES[type].presidio !== null)
    expect(types.filter((type) => !cases.some((one) => one.type === type)).length).toBeLessThan(types.length / 8)
  })

  test('every strong span is found exactly', () => {
    const missed = cases.flatMap(({ type, text, expected }) => (expected ?? []).filter(({ tier }) => tier === 'strong')
      .filter(({ start16, end16 }) => !spansOf(type, text, 0).some(({ start, end }) => start === start16 && end === end16))
      .map((span) => `${type} ${span.text} in ${text}`))
    expect(missed).toEqual([])
  })

  test('every negative is clean', () => {
    const raised = cases.filter(({ type, text, expected }) => expected?.length === 0 && spansOf(type, text, 0).length > 0)
    expect(raised.map(({ type, text }) => `${type} ${text}`)).toEqual([])
  })

  test('where only the number of findings is known, it is the same', () => {
    const other = cases.filter(({ type, text, expected, expected_count: count }) => expected === null && spansOf(type, text, 0).length !== count)
    expect(other.map(({ type, text }) => `${type} ${text}`)).toEqual([])
  })

  test('every validator agrees', () => {
    const other = suite.validator_cases.filter((one) => !isStrict(one) && !agrees(one))
    expect(other.map(({ entity, value }) => `${entity} ${value}`)).toEqual([])
  })
})

/** Presidio's true and null keep a match, false drops it; two of its helpers are no validators of a whole value. */
function agrees ({ entity, test: name, value, expected }: ValidatorCase): boolean {
  const text = String(value)
  if (name === 'test_has_valid_birth_date') return isYymmdd(text) === expected
  if (name === 'test_sanitize_value') return valuesOf('IN_GSTIN', text, 0).map((found) => found.replace(/[ -]/g, '')).includes(String(expected))
  const type = name === 'test_validate_pan_format' ? 'IN_PAN' : typeOf(entity)
  return type !== undefined && valuesOf(type, text, 0).includes(text) === (expected !== false)
}
