import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { entitiesPage, findersOf } from '../scripts/entities.ts'
import { BUILT_IN_ENTITY_TYPES, isEntityType } from '../src/entities.ts'

it('docs/entities.md is made from the table (node --import tsx scripts/entities.ts)', () => {
  expect(readFileSync(new URL('../docs/entities.md', import.meta.url), 'utf8')).toBe(entitiesPage())
})

it('every type has something that finds it, but for NRP, which needs a model of its own', () => {
  expect(BUILT_IN_ENTITY_TYPES.filter((type) => findersOf(type) === '')).toEqual(['NRP'])
})

describe('isEntityType', () => {
  it.each([['PERSON', true], ['CUSTOM_BADGE', true], ['CUSTOM_', false], ['person', false], ['toString', false], ['__proto__', false], ['CUSTOM_a', false]])('%s: %s', (name, expected) => {
    expect(isEntityType(name)).toBe(expected)
  })
})
