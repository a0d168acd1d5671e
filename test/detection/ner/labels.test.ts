import { describe, expect, it } from 'vitest'
import { readLabels } from '../../../src/detection/ner/labels.ts'

const read = (labels: readonly string[], overrides: Record<string, string> = {}) =>
  readLabels({ id2label: Object.fromEntries(labels.entries()) }, new Map(Object.entries(overrides)))

/** [label, 'place TYPE' or '-'] */
const mapped = (labels: readonly string[], overrides?: Record<string, string>): string[] => {
  const { states, stateOfLabel } = read(labels, overrides)
  return stateOfLabel.map((state) => state === 0 ? '-' : `${states[state - 1]!.place} ${states[state - 1]!.type}`)
}

describe('readLabels', () => {
  it.each([
    ['BIO', ['O', 'B-PER', 'I-PER'], ['-', 'begin PERSON', 'inside PERSON']],
    ['BIOES', ['B-LOC', 'E-LOC', 'I-LOC', 'O', 'S-LOC'], ['begin LOCATION', 'end LOCATION', 'inside LOCATION', '-', 'single LOCATION']],
    ['BILOU', ['O', 'B-ORG', 'I-ORG', 'L-ORG', 'U-ORG'], ['-', 'begin ORGANIZATION', 'inside ORGANIZATION', 'end ORGANIZATION', 'single ORGANIZATION']],
    ['IO', ['O', 'I-PER'], ['-', 'inside PERSON']],
    ['plain', ['O', 'PERSON', 'street_address', 'Password'], ['-', 'any PERSON', 'any ADDRESS', 'any PASSWORD']],
    ['underscores', ['O', 'B_PER', 'I_PER'], ['-', 'begin PERSON', 'inside PERSON']],
    ['plain names that look prefixed', ['O', 'PASSWORD', 'E_MAIL', 'S_MTH'], ['-', 'any PASSWORD', 'any EMAIL_ADDRESS', '-']],
    ['Sumi\'s own types', ['O', 'B-DATE_OF_BIRTH', 'I-DATE_OF_BIRTH', 'B-US_SSN'], ['-', 'begin DATE_OF_BIRTH', 'inside DATE_OF_BIRTH', 'begin US_SSN']],
    ['several names of a type', ['O', 'B-GIVENNAME', 'I-GIVENNAME', 'B-SURNAME'], ['-', 'begin PERSON', 'inside PERSON', 'begin PERSON']],
    ['Japanese', ['O', 'B-人名', 'I-人名', 'B-地名'], ['-', 'begin PERSON', 'inside PERSON', 'begin LOCATION']],
    ['labels of special tokens', ['[PAD]', 'O', 'B-PER', 'I-PER', 'X', '[CLS]'], ['-', '-', 'begin PERSON', 'inside PERSON', '-', '-']]
  ])('%s', (_name, labels, expected) => {
    expect(mapped(labels)).toEqual(expected)
  })

  it('looks a label up whole, then by name, then among Sumi\'s names', () => {
    const labels = ['O', 'B-PER', 'I-PER', 'B-MISC', 'B-LOC']
    expect(mapped(labels, { PER: 'USERNAME', 'B-MISC': 'ORGANIZATION', LOC: 'O' })).toEqual(['-', 'begin USERNAME', 'inside USERNAME', 'begin ORGANIZATION', '-'])
  })

  it('takes places from the map for labels without names', () => {
    const { states } = read(['LABEL_0', 'LABEL_1', 'LABEL_2'], { LABEL_0: 'O', LABEL_1: 'B-PERSON', LABEL_2: 'I-PERSON' })
    expect(states).toEqual([{ name: 'PERSON', type: 'PERSON', place: 'begin' }, { name: 'PERSON', type: 'PERSON', place: 'inside' }])
  })

  it('lists what it does not know and counts it as outside', () => {
    const { ignored, stateOfLabel, entityTypes } = read(['O', 'B-PER', 'B-MISC', 'I-MISC'])
    expect(ignored).toEqual(['B-MISC', 'I-MISC'])
    expect(stateOfLabel).toEqual([0, 1, 0, 0])
    expect(entityTypes).toEqual(['PERSON'])
  })

  it('sorts ids as numbers', () => {
    const labels = ['O', ...Array.from({ length: 10 }, () => 'B-MISC'), 'B-PER']
    expect(read(labels).stateOfLabel[11]).toBe(1)
  })

  it.each([
    ['no id2label', {}],
    ['null', { id2label: null }],
    ['one label', { id2label: { 0: 'O' } }],
    ['a gap', { id2label: { 0: 'O', 2: 'B-PER' } }],
    ['not a string', { id2label: { 0: 'O', 1: 7 } }],
    ['no known label', { id2label: { 0: 'LABEL_0', 1: 'LABEL_1' } }]
  ])('refuses %s', (_name, config) => {
    expect(() => readLabels(config, new Map())).toThrow(expect.objectContaining({ code: 'MODEL_INVALID', message: expect.stringMatching(/^config\.json: /) }))
  })
})
