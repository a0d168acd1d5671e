import { describe, expect, test } from 'vitest'
import { findCustom, testCustom } from '../../../src/detection/custom/find.ts'
import { CUSTOM_LIMITS, type CustomRule } from '../../../src/detection/custom/rule.ts'

const FLAGS = { ignoreCase: true, multiline: true, dotAll: true }
const rule = (given: Partial<CustomRule>): CustomRule => ({ patterns: [], flags: FLAGS, words: [], wordScore: 1, context: [], ...given })
const pattern = (source: string, score = 0.5) => rule({ patterns: [{ name: 'p', source, score }] })
const valuesOf = (one: CustomRule, text: string) => findCustom([one], [text], [])[0]!.map(({ start, end }) => text.slice(start, end))

describe('patterns', () => {
  test.each<[string, string, string[]]>([
    ['\\b\\d{5}\\b', 'Zip 10023, not 100234', ['10023']],
    ['\\d{5}', '番号は４１１１１です', ['４１１１１']],
    ['\\w+@', 'müller@x', ['müller@']],
    ['[\\w.]+@', 'j.müller@x', ['j.müller@']],
    ['\\W+', '山田、太郎', ['、']],
    ['a\\Z', 'a a', ['a']],
    ['\\u5C71田', '山田', ['山田']],
    ['x{,2}y', 'xxy', ['xxy']],
    ['(?P<name>jane)', 'JANE', ['JANE']],
    ['(?<=no )\\d+', 'no 12, so 34', ['12']],
    ['a*', 'baab', ['aa']],
    ['[]\\d]+', 'a]1b', [']1']],
    ['👩.', '👩x👩y', ['👩x', '👩y']]
  ])('%s in %j', (source, text, expected) => {
    expect(valuesOf(pattern(source), text)).toEqual(expected)
  })

  test('flags are the rule\'s', () => {
    const strict = { ignoreCase: false, multiline: false, dotAll: false }
    expect(valuesOf({ ...pattern('^a.b$'), flags: strict }, 'A\nb\na.b')).toEqual([])
    expect(valuesOf(pattern('^a.b$'), 'A\nb\na.b')).toEqual(['A\nb', 'a.b'])
  })

  test.each([
    ['a(?=b)', 'rule 1, pattern 1: invalid or unsupported Perl syntax'],
    ['(a)\\1', 'rule 1, pattern 1: invalid escape sequence'],
    ['(secret', 'rule 1, pattern 1: missing closing )'],
    ['((a{0,100}){0,100}){0,100}', 'rule 1, pattern 1: invalid repeat count'],
    ['a'.repeat(2_001), 'rule 1, pattern 1: it is longer than 2000 characters']
  ])('%.30s is refused, and why is told without it', (source, message) => {
    expect(() => findCustom([pattern(source)], ['x'], [])).toThrow(expect.objectContaining({ code: 'INVALID_PATTERN', message }) as Error)
  })

  test('what makes other engines run for ever is answered', () => {
    expect(valuesOf(pattern('(a+)+$'), `${'a'.repeat(20_000)}b`)).toEqual([])
  })

  test('test looks anywhere in a value', () => {
    expect(testCustom('github\\.com$', FLAGS, ['me@GitHub.com', 'me@github.org'])).toEqual([true, false])
  })
})

describe('word lists', () => {
  test.each<[string[], string, string[]]>([
    [['Mr.', 'Mister'], 'Mr. Smith, mister Jones, Mrs. Doe', ['Mr.', 'mister']],
    [['art'], 'art, party, art_2, Art', ['art', 'Art']],
    [['New', 'New York'], 'New York', ['New']],
    [['New York', 'New'], 'New York, New', ['New York', 'New']],
    [['東京'], '東京 と 東京都', ['東京']],
    [['a.b', '.'], 'a.b axb', ['a.b']],
    [['👩'], 'x 👩 y', ['👩']],
    [[''], 'abc', []]
  ])('%j in %j', (words, text, expected) => {
    expect(valuesOf(rule({ words }), text)).toEqual(expected)
  })

  test('ten thousand words', () => {
    const words = Array.from({ length: CUSTOM_LIMITS.words }, (_, index) => `word${index}`)
    expect(valuesOf(rule({ words }), 'word9999 word10000 WORD7')).toEqual(['word9999', 'WORD7'])
    expect(() => findCustom([rule({ words: [...words, 'one more'] })], [''], [])).toThrow('10001 words; at most 10000 are allowed')
  })
})

describe('context words', () => {
  const zip = (context: string[], score = 0.01): CustomRule => ({ ...pattern('\\b\\d{5}\\b', score), context })
  test.each<[string, string[], string[], number, string]>([
    ['Zip code: 10023', ['zip', 'code'], [], 0.4, 'zip'],
    ['10023 zip', ['zip'], [], 0.01, ''],
    ['The zip one two three four 10023', ['zip'], [], 0.4, 'zip'],
    ['The zip one two three four five 10023', ['zip'], [], 0.01, ''],
    ['zip of the a in 10023', ['zip'], [], 0.4, 'zip'],
    ['郵便番号は 10023', ['郵便'], [], 0.4, '郵便'],
    ['10023', ['zip'], ['my ZIP'], 0.4, 'zip']
  ])('%j with %j', (text, context, given, score, contextWord) => {
    expect(findCustom([zip(context)], [text], given)[0]).toMatchObject([{ score, contextWord, originalScore: 0.01 }])
  })

  test('a high score never passes 1', () => {
    expect(findCustom([zip(['zip'], 0.9)], ['zip 10023'], [])[0]).toMatchObject([{ score: 1 }])
  })
})

test('too many matches in one text are an error, not a part of them', () => {
  expect(() => findCustom([pattern('.')], ['x'.repeat(CUSTOM_LIMITS.matchesOfOneText + 1)], [])).toThrow('match more than')
})
