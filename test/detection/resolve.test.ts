import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trimEdges } from '../../src/detection/edges.ts'
import { resolve } from '../../src/detection/resolve.ts'
import type { EntityType } from '../../src/entities.ts'
import type { Candidate } from '../../src/detection/rules/recognizer.ts'

const all = () => true

function candidate (start: number, end: number, type: EntityType, score = 0.8, isChecked = false): Candidate {
  return { start, end, type, score, source: 'rule', evidence: isChecked ? [{ kind: 'checksum', detail: 'x' }] : [] }
}

/** Candidates are written as [value, type, score, checked]; the value is looked up in the text. */
type Row = readonly [value: string, type: EntityType, score?: number, isChecked?: boolean]

function settle (text: string, rows: readonly Row[], threshold = 0.5): Array<readonly [string, EntityType]> {
  const candidates = rows.map(([value, type, score, isChecked]) => candidate(text.indexOf(value), text.indexOf(value) + value.length, type, score, isChecked))
  return resolve(text, candidates, all, threshold).map(({ start, end, type }) => [text.slice(start, end), type] as const)
}

describe('resolve', () => {
  test.each<[string, string, readonly Row[], ReadonlyArray<readonly [string, EntityType]>]>([
    ['a checked value beats a longer one, whose rest stays covered', 'call 4111111111111111 99',
      [['4111111111111111', 'CREDIT_CARD', 1, true], ['4111111111111111 99', 'PHONE_NUMBER', 0.9]], [['4111111111111111', 'CREDIT_CARD'], ['99', 'PHONE_NUMBER']]],
    ['the longer beats the shorter', 'id 123456789012', [['123456789', 'US_SSN', 0.9], ['123456789012', 'BANK_ACCOUNT', 0.6]], [['123456789012', 'BANK_ACCOUNT']]],
    ['the higher score wins on the same span', '123-45-6789', [['123-45-6789', 'PHONE_NUMBER', 0.6], ['123-45-6789', 'US_SSN', 0.85]], [['123-45-6789', 'US_SSN']]],
    ['the specific type wins on a tie', '123-45-6789', [['123-45-6789', 'PHONE_NUMBER'], ['123-45-6789', 'US_SSN']], [['123-45-6789', 'US_SSN']]],
    ['an address holds its postal code, checked or not', '1 Elm St, EH6 8QX', [['EH6 8QX', 'POSTAL_CODE', 1, true], ['1 Elm St, EH6 8QX', 'ADDRESS']], [['1 Elm St, EH6 8QX', 'ADDRESS']]],
    ['a mail address holds the name in it', 'ada@x.org', [['ada', 'PERSON', 0.99], ['ada@x.org', 'EMAIL_ADDRESS', 0.9]], [['ada@x.org', 'EMAIL_ADDRESS']]],
    ['a name that reaches into a mail address keeps its own part', 'Ada ada@x.org', [['Ada ada', 'PERSON', 0.9], ['ada@x.org', 'EMAIL_ADDRESS', 0.9]], [['Ada', 'PERSON'], ['ada@x.org', 'EMAIL_ADDRESS']]],
    ['overlapping values of one type become one', 'Ada Mary Lovelace', [['Ada Mary', 'PERSON'], ['Mary Lovelace', 'PERSON']], [['Ada Mary Lovelace', 'PERSON']]],
    ['neighbouring names become one', 'Ada Lovelace', [['Ada', 'PERSON'], ['Lovelace', 'PERSON']], [['Ada Lovelace', 'PERSON']]],
    ['names on two lines stay two', 'Ada\nGrace', [['Ada', 'PERSON'], ['Grace', 'PERSON']], [['Ada', 'PERSON'], ['Grace', 'PERSON']]],
    ['honorifics are cut', 'Dear Mr. Smith,', [['Mr. Smith,', 'PERSON']], [['Smith', 'PERSON']]],
    ['Japanese honorifics are cut', '田中様です', [['田中様', 'PERSON']], [['田中', 'PERSON']]],
    ['a password keeps its marks', 'pw "hunter2!"', [['hunter2!', 'PASSWORD']], [['hunter2!', 'PASSWORD']]],
    ['a bracket of a phone number stays, a lonely one goes', 'x (218) 555-0164) y', [['(218) 555-0164)', 'PHONE_NUMBER']], [['(218) 555-0164', 'PHONE_NUMBER']]],
    ['nothing is left of pure punctuation', 'a ... b', [['...', 'PERSON']], []],
    ['below the threshold is dropped', 'x 12345', [['12345', 'BANK_ACCOUNT', 0.49]], []]
  ])('%s', (_name, text, rows, expected) => {
    expect(settle(text, rows)).toEqual(expected)
  })

  test('unwanted types neither appear nor hide a wanted one', () => {
    const text = '4111111111111111'
    const found = resolve(text, [candidate(0, 16, 'CREDIT_CARD', 1, true), candidate(0, 16, 'PHONE_NUMBER', 0.6)], (type) => type === 'PHONE_NUMBER', 0.5)
    expect(found.map(({ type }) => type)).toEqual(['PHONE_NUMBER'])
  })

  test('no overlap, sorted, and nothing accepted stays visible', () => {
    const types: readonly EntityType[] = ['PERSON', 'ADDRESS', 'EMAIL_ADDRESS', 'CREDIT_CARD', 'PHONE_NUMBER', 'PASSWORD']
    const spans = fc.record({ start: fc.nat(30), length: fc.integer({ min: 1, max: 12 }), type: fc.constantFrom(...types), score: fc.double({ min: 0, max: 1, noNaN: true }), isChecked: fc.boolean() })
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '7', ' ', '.', ',', '(', ')', '様', '田'), minLength: 42, maxLength: 42 }), fc.array(spans, { maxLength: 9 }), (text, rows) => {
      const candidates = rows.map(({ start, length, type, score, isChecked }) => candidate(start, start + length, type, score, isChecked))
      const found = resolve(text, candidates, all, 0.5)
      found.forEach(({ start, end }, index) => {
        expect(start).toBeLessThan(end)
        expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0)
      })
      for (const { start, end, type, score } of candidates) {
        const span = score >= 0.5 ? trimEdges(text, start, end, type) : null
        for (let at = span?.start ?? 0; at < (span?.end ?? 0); at += 1) {
          if (!/[\p{L}\p{N}]/u.test(text.charAt(at)) || /[様]/u.test(text.charAt(at))) continue
          expect(found.some((one) => one.start <= at && at < one.end), `unit ${at} of ${type} ${start}–${end}`).toBe(true)
        }
      }
    }), { numRuns: 1000 })
  })
})
