import { describe, expect, test } from 'vitest'
import { createScanner } from '../../../src/detection/rules/scan.ts'
import type { Recognizer } from '../../../src/detection/rules/recognizer.ts'

const all = () => true
const nine: Recognizer = { id: 'nine', type: 'US_SSN', trigger: 'digit', patterns: [{ id: 'bare', regex: /(?<!\d)\d{9}(?!\d)/u, score: 0.2 }] }

function values (recognizer: Recognizer, text: string, previous = '') {
  return createScanner([recognizer])(text, all, previous).map(({ start, end, score }) => [text.slice(start, end), score] as const)
}

describe('createScanner', () => {
  test('finds the whole match with the score of its pattern', () => {
    expect(values(nine, 'a 123456789 b 987654321')).toEqual([['123456789', 0.2], ['987654321', 0.2]])
  })

  test('a context word raises a weak pattern over the threshold', () => {
    const withContext: Recognizer = { ...nine, context: ['ssn'] }
    expect(values(withContext, 'ssn 123456789')).toEqual([['123456789', 0.6]])
    expect(values(withContext, '123456789', 'your SSN?')).toEqual([['123456789', 0.6]])
    expect(values(withContext, 'number 123456789')).toEqual([['123456789', 0.2]])
  })

  test('without its context word nothing is found where one is needed', () => {
    const needing: Recognizer = { ...nine, context: ['ssn'], needsContext: true }
    expect(values(needing, 'number 123456789')).toEqual([])
    expect(values(needing, 'SSN number 123456789')).toEqual([['123456789', 0.6]])
  })

  test('an anti-context word drops a match, but not one whose check passed', () => {
    const denied: Recognizer = { ...nine, antiContext: ['order'] }
    expect(values(denied, 'order 123456789')).toEqual([])
    expect(values({ ...denied, validate: () => true }, 'order 123456789')).toEqual([['123456789', 1]])
  })

  test('a check drops, raises, or says nothing', () => {
    expect(values({ ...nine, validate: () => false }, '123456789')).toEqual([])
    expect(values({ ...nine, validate: () => true, validScore: 0.7 }, '123456789')).toEqual([['123456789', 0.7]])
    expect(values({ ...nine, validate: () => undefined }, '123456789')).toEqual([['123456789', 0.2]])
  })

  test('the value is the group `value`, also where its text occurs twice in the match', () => {
    const pin: Recognizer = { ...nine, patterns: [{ id: 'pin', regex: /pin (?:\d{4} no )?(?<value>\d{4})/u, score: 0.9 }] }
    const text = 'pin 1234 no 1234'
    expect(createScanner([pin])(text, all)).toMatchObject([{ start: 12, end: 16 }])
  })

  test('after a failed check the second group of a match is tried', () => {
    const pair: Recognizer = { ...nine, patterns: [{ id: 'pair', regex: /(?<!\d)\d{2} \d{2}(?!\d)/u, score: 0.9 }], validate: (value) => value === '22 33' }
    expect(values(pair, '11 22 33')).toEqual([['22 33', 1]])
  })

  test('types that are not wanted do not run', () => {
    expect(createScanner([nine])('123456789', () => false)).toEqual([])
  })

  test.each([
    ['digit', 'no number', '4 digits'], ['at', 'no mail', 'a@b'], ['at', 'no mail', 'ada at home'], ['colon', 'none', 'a: b']
  ] as const)('the trigger %s sleeps on %j and wakes on %j', (trigger, asleep, awake) => {
    const rule: Recognizer = { id: 'any', type: 'PERSON', trigger, patterns: [{ id: 'any', regex: /\p{L}+/u, score: 1 }] }
    expect(values(rule, asleep)).toEqual([])
    expect(values(rule, awake).length).toBeGreaterThan(0)
  })

  test.each([0, 1, 500, 1000, 1015, 1024, 1030, 1200, 2040, 5000])('a value at %d of a long text is found once, whole', (at) => {
    const text = `${'x'.repeat(at)} 123456789 ${'x'.repeat(3000)}`
    expect(createScanner([nine])(text, all)).toMatchObject([{ start: at + 1, end: at + 10 }])
  })

  test('a value longer than the margin of a block is found whole', () => {
    const key: Recognizer = { id: 'key', type: 'SECRET', trigger: 'always', patterns: [{ id: 'key', regex: /BEGIN [a-z]{1,3000} END/u, score: 1 }] }
    const text = `${'- '.repeat(400)}BEGIN ${'k'.repeat(2000)} END ${'- '.repeat(900)}`
    expect(createScanner([key])(text, all)).toMatchObject([{ start: 800, end: 800 + 2010 }])
  })

  test('`find` works in long texts too, with offsets of the whole text', () => {
    const finder: Recognizer = { ...nine, patterns: [], * find (text) { for (const { index } of text.matchAll(/\d{9}/gu)) yield { start: index, end: index + 9, pattern: 'f', score: 0.9 } } }
    const text = `${'y '.repeat(1020)}123456789 ${'y '.repeat(1020)}987654321`
    expect(values(finder, text)).toEqual([['123456789', 0.9], ['987654321', 0.9]])
  })

  test('evidence names the rule, the check and the word', () => {
    const rule: Recognizer = { ...nine, context: ['ssn'], validate: () => true }
    expect(createScanner([rule])('SSN 123456789', all)[0]?.evidence).toEqual([
      { kind: 'pattern', detail: 'nine: bare' }, { kind: 'checksum', detail: 'nine' }, { kind: 'context', detail: 'ssn' }
    ])
  })
})
