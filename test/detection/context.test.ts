import { describe, expect, test } from 'vitest'
import { compileContext, findContext, raiseScore } from '../../src/detection/context.ts'

const words = compileContext({ context: ['ssn', 'social security', 'マイナンバー'], antiContext: ['order', 'invoice', '注文番号'] })

/** The value is marked with «». */
function around (marked: string, previous = '') {
  const start = marked.indexOf('«')
  const text = marked.replace(/[«»]/gu, '')
  return findContext(words, text, start, marked.indexOf('»') - 1, previous)
}

describe('findContext', () => {
  test.each([
    ['my ssn is «123456789»', '', 'ssn'],
    ['SSN: «123456789»', '', 'ssn'],
    ['«123456789» is my social security number', '', 'social security'],
    ['social-security «123456789»', '', 'social-security'],
    ['マイナンバーは«123456789012»です', '', 'マイナンバー'],
    ['«123456789»', 'What is your SSN?', 'ssn'],
    ['classnames «123456789»', '', ''],
    ['ssnx «123456789»', '', ''],
    [`ssn ${'x '.repeat(40)}«123456789»`, '', ''],
    [`${'x '.repeat(40)}«123456789»`, 'What is your SSN?', '']
  ])('%j after %j → %j', (text, previous, word) => {
    expect(around(text, previous).near).toBe(word)
  })

  test.each([
    ['order 8840 «123456789»', true],
    ['Order no. «123456789»', true],
    ['注文番号«123456789»', true],
    ['order arrived, call «123456789»', false],
    ['order\n«123456789»', false],
    ['invoice for my ssn «123456789»', false],
    ['ssn, no, order «123456789»', true],
    ['border «123456789»', false],
    [`order ${'x'.repeat(30)} «123456789»`, false]
  ])('%j is denied: %s', (text, isDenied) => {
    expect(around(text).isDenied).toBe(isDenied)
  })

  test.each([[0.1, 0.6], [0.4, 0.75], [0.7, 0.99], [0.99, 0.99], [1, 1]])('raises %d to %d', (from, to) => {
    expect(raiseScore(from)).toBeCloseTo(to)
  })
})
