import { describe, expect, it } from 'vitest'
import type { RawRecord } from '../../src/evaluation/datasets/dataset.ts'
import { isBad, isOddlyCut, toGold, unitsThatFit } from '../../src/evaluation/gold.ts'
import { mapLabel, typeMap } from '../../src/evaluation/type-map.ts'

const TEXT = '😀 é Ada 田中'

function raw (start: number, end: number, value?: string, label = 'PER'): RawRecord {
  return { line: 3, id: 'x', language: 'en', conversation: { messages: [{ role: 'customer', text: TEXT }] }, spans: [{ message: 0, start, end, label, ...(value === undefined ? {} : { value }) }] }
}

function goldOf (record: RawRecord, offsetUnit: 'utf16' | 'codepoint' | 'byte') {
  const unmapped: string[] = []
  return { gold: toGold(record, { map: typeMap(), offsetUnit, onUnmapped: (label) => unmapped.push(label) }), unmapped }
}

describe('toGold', () => {
  it.each([['utf16', 5, 8], ['codepoint', 4, 7], ['byte', 8, 11]] as const)('places %s offsets', (unit, start, end) => {
    const { gold } = goldOf(raw(start, end), unit)
    expect(isBad(gold)).toBe(false)
    expect(gold).toMatchObject({ spans: [{ start: 5, end: 8, type: 'PERSON' }] })
    expect(TEXT.slice(5, 8)).toBe('Ada')
  })

  it.each([['behind the end', raw(5, 99)], ['empty', raw(5, 5)], ['backwards', raw(8, 5)]])('refuses a span that is %s, with its line', (_name, record) => {
    expect(goldOf(record, 'utf16').gold).toMatchObject({ line: 3, reason: expect.stringContaining('span 0') })
  })

  it('refuses a byte offset inside a character', () => {
    expect(isBad(goldOf(raw(1, 4), 'byte').gold)).toBe(true)
  })

  it('ignores and reports a label that no type stands for', () => {
    const { gold, unmapped } = goldOf(raw(5, 8, 'Ada', 'SHOE_SIZE'), 'utf16')
    expect(gold).toMatchObject({ spans: [], ignored: [{ start: 5, end: 8 }] })
    expect(unmapped).toEqual(['SHOE_SIZE'])
  })
})

it('refuses a value in a label\'s place: labels are printed, values are not', () => {
  const { gold, unmapped } = goldOf(raw(5, 8, undefined, 'ADA'), 'utf16')
  expect(gold).toMatchObject({ line: 3, reason: 'span 0 has its value where its label should be' })
  expect(unmapped).toEqual([])
})

it.each([[5, 8, ['utf16']], [4, 7, ['codepoint']], [8, 11, ['byte']], [1, 2, []]])('tells the unit of offsets %i–%i from the value', (start, end, units) => {
  expect(unitsThatFit(raw(start, end, 'Ada'))).toEqual(units)
})

describe('mapLabel', () => {
  const map = typeMap({ staff: 'PERSON', CITY: null })
  it.each([
    ['PER', 'PERSON'], ['B-PER', 'PERSON'], ['first_name', 'PERSON'], ['email', 'EMAIL_ADDRESS'], ['PERSON', 'PERSON'], ['人名', 'PERSON'],
    ['Staff', 'PERSON'], ['city', null], ['MISC', null], ['shoe size', undefined]
  ])('%s → %s', (label, type) => {
    expect(mapLabel(map, label)).toBe(type)
  })

  it('refuses a type that does not exist', () => {
    expect(() => typeMap({ X: 'NO_TYPE' })).toThrow(expect.objectContaining({ code: 'UNKNOWN_ENTITY_TYPE' }))
  })
})

it.each([['call Ada now', 5, 8, false], ['call Ada now', 4, 8, true], ['call Ada now', 5, 7, true], ['call Ada now', 6, 8, true], ['id 4111', 3, 5, true], ['Ada', 0, 3, false], ['田中さん', 0, 2, false], ['(Ada)', 1, 4, false], ['𠮷Ada', 2, 5, false]])('%s, %i to %i: cut oddly %s', (text, start, end, expected) => {
  expect(isOddlyCut(text, { start, end })).toBe(expected)
})

it('counts a value that is labelled twice alike once', () => {
  const record = raw(5, 8)
  const twice = { ...record, spans: [...record.spans, ...record.spans, { message: 0, start: 5, end: 8, label: 'EMAIL' }] }
  expect(goldOf(twice, 'utf16').gold).toMatchObject({ spans: [{ type: 'PERSON' }, { type: 'EMAIL_ADDRESS' }] })
})
