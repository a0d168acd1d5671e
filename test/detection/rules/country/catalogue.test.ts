import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { BUILT_IN_ENTITY_TYPES, ENTITIES } from '../../../../src/entities.ts'
import { RECOGNIZERS } from '../../../../src/detection/rules/index.ts'
import { createScanner } from '../../../../src/detection/rules/scan.ts'
import { isNational, nationalIds } from './scan-country.ts'

const CATALOGUE = RECOGNIZERS.filter(({ type }) => !type.startsWith('CUSTOM_') && isNational(type as (typeof BUILT_IN_ENTITY_TYPES)[number]))
const HARD_NEGATIVES = ['en', 'ja'].flatMap((language) => readFileSync(new URL(`../../../fixtures/hard-negatives/${language}.txt`, import.meta.url), 'utf8').split('\n')
  .filter((line) => line !== '' && !line.startsWith('#')))
/** Numbers that a service desk reads all day. */
const REFERENCES: readonly string[] = [
  'order 114-3941689-8772232', 'tracking number 1Z999AA10123456784', 'AWB 176-12345675', 'RR123456785JP has not moved', 'EE987654321GB is in customs', 'ISBN 978-3-16-148410-0',
  'EAN 4006381333931', '4901234567894', 'invoice 2024-000318', 'ticket 10293847', 'case 00482915', 'build 20241103.4', '2024-11-03T15:30:00Z', '1717243200000', '20241103153000',
  '3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'total 1.234.567,89', '12,345,678 yen', 'call +1 415 555 0132', '090-1234-5678', '0120-123-456', 'meeting 812 4471 9920', 'flight BA 286, seat 23A',
  'gate B12', 'iPhone 15 Pro 256 GB', 'RTX 4090', 'BMW M3 CSL 2004', 'Audi A4 TDI 190', 'PS5 for 500', 'error 0x80070057', 'v4.12.0-rc.1', 'SKU AB-1234-CD', 'model WH-1000XM5', 'C02XG0FDJGH5',
  'on 12 MAR 2024 at 10 am', '34 of 120 seats', 'ratio 16:9', 'version 10.0.19045.3570', 'coupon SUMMER2024AB12', '伝票番号 4001-1189-9563', '注文番号250-1234567-7654321', 'JANコード4901234567894',
  '郵便物等 RR123456785JP', '振込 12,345,678円', 'お問い合わせ番号 123456789018', 'PNR QX7RT2', 'IS AT 10', 'PR-2026-11B', 'Reference: NC-2026-04-58A', 'THE TOTAL IS AT 1500', 'A1 B2 C3', '123 456 789 units', '123-456-789'
]

describe('the catalogue', () => {
  test('has a recognizer for every type with a country, for vehicles and devices', () => {
    expect(BUILT_IN_ENTITY_TYPES.filter((type) => !RECOGNIZERS.some((recognizer) => recognizer.type === type) && ENTITIES[type].group !== 'business' && 'country' in ENTITIES[type])).toEqual([])
    expect(BUILT_IN_ENTITY_TYPES.filter((type) => isNational(type) && !CATALOGUE.some((recognizer) => recognizer.type === type))).toEqual([])
  })

  test('names its country as the table of types does', () => {
    for (const { type, country } of CATALOGUE) expect(country).toBe((ENTITIES[type as (typeof BUILT_IN_ENTITY_TYPES)[number]] as { country?: string }).country)
  })

  test('has unique ids, the flags gu or giu, and scores that are probabilities', () => {
    expect(new Set(RECOGNIZERS.map(({ id }) => id)).size).toBe(RECOGNIZERS.length)
    for (const { patterns, validScore = 1 } of CATALOGUE) {
      for (const { regex, score } of patterns) {
        expect(['gu', 'giu']).toContain(regex.flags)
        expect(score > 0 && score <= 1 && validScore > 0 && validScore <= 1).toBe(true)
      }
    }
  })

  test('bounds every repetition', () => {
    for (const { id, patterns } of CATALOGUE) {
      for (const { regex } of patterns) expect(unboundedIn(regex.source), `${id} ${regex.source}`).toEqual([])
    }
  })

  test.each([...HARD_NEGATIVES, ...REFERENCES])('raises nothing in %j', (text) => {
    expect(nationalIds(text)).toEqual([])
  })

  test.each(['1', '1 ', '1-', '12.', 'A1', 'AB12 ', 'A-1', 'DE', '19', '0[', 'HRB ', 'X1234567', '756.', 'dni '])('a quarter of a megabyte of %j is read to the end', (seed) => {
    const scan = createScanner(CATALOGUE)
    const text = `${seed.repeat(Math.ceil(250_000 / seed.length))}\nUK: JONES710153J99EF`
    expect(scan(text, () => true).some(({ type, end }) => type === 'UK_DRIVING_LICENCE' && end === text.length)).toBe(true)
  })
})

/** The unbounded quantifiers of a regex source; those of character classes and escapes are plain characters. */
function unboundedIn (source: string): string[] {
  return source.replace(/\\./gu, '').replace(/\[[^\]]*\]/gu, '_').match(/[*+]|\{[0-9]+,\}/gu) ?? []
}
