import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WordList } from '../../../src/detection/custom/word-list.ts'

function found (words: readonly string[], text: string, ignoreCase = true): string[] {
  const list = new WordList<string>(ignoreCase)
  for (const word of words) list.add(word, word)
  return [...list.find(text)].map(({ start, end }) => text.slice(start, end))
}

test.each<[string, string[], string, string[]]>([
  ['whole words', ['art'], 'art, party, art_2, Art', ['art', 'Art']],
  ['beside punctuation', ['Mr.'], 'Mr. X, Mr.Y', ['Mr.', 'Mr.']],
  ['a shorter word inside a longer one too', ['New', 'New York'], 'in New York', ['New', 'New York']],
  ['words that overlap', ['New York', 'York City'], 'New York City', ['New York', 'York City']],
  ['Japanese inside Japanese', ['青い鳥計画', '鳥'], '次は青い鳥計画です', ['青い鳥計画', '鳥']],
  ['Latin glued to Japanese', ['Bluebird'], '今日はBluebirdです', ['Bluebird']],
  ['Latin glued to Latin is another word', ['Bluebird'], 'Bluebirds', []],
  ['digits glued to digits are another number', ['1234'], '第1234号 12345', ['1234']],
  ['Thai', ['สมชาย'], 'คุณสมชายครับ', ['สมชาย']],
  ['Korean with a particle', ['서울'], '서울에서', ['서울']],
  ['Cyrillic words are whole', ['кот'], 'кот, который', ['кот']],
  ['an accent makes another word', ['cafe'], 'cafe\u0301 cafe', ['cafe']],
  ['any space for a space', ['New York'], 'New\nYork New\u00A0York', ['New\nYork', 'New\u00A0York']],
  ['letters outside the first plane', ['𠮷野家'], 'あの𠮷野家で', ['𠮷野家']],
  ['an emoji', ['🐟'], 'x🐟y', ['🐟']],
  ['one letter', ['x'], 'x xx x', ['x', 'x']],
  ['a final sigma', ['ΟΔΟΣ'], 'οδος', ['οδος']],
  ['a letter that grows in lower case', ['ada'], 'İ ADA', ['ADA']],
  ['at the very end', ['end'], 'the end', ['end']],
  ['nothing', ['word'], '', []]
])('%s', (_name, words, text, expected) => {
  expect(found(words, text)).toEqual(expected)
})

test('case counts where it should', () => {
  expect(found(['Apple'], 'apple Apple APPLE', false)).toEqual(['Apple'])
})

test('a word of two owners is both\'s, and each once', () => {
  const list = new WordList<string>(true)
  for (const owner of ['a', 'b', 'a']) list.add('Kettle', owner)
  expect([...list.find('kettle')]).toEqual([{ start: 0, end: 6, owners: ['a', 'b'] }])
})

/** What the list does, the slow way. */
function slowly (words: readonly string[], text: string): string[] {
  const isLetter = (character: string | undefined) => character !== undefined && /[a-z]/.test(character)
  const hits: string[] = []
  for (let start = 0; start < text.length; start += 1) {
    for (let end = start + 1; end <= text.length; end += 1) {
      const isWhole = !(isLetter(text[start - 1]) && isLetter(text[start])) && !(isLetter(text[end - 1]) && isLetter(text[end]))
      if (isWhole && words.includes(text.slice(start, end))) hits.push(`${start} ${end}`)
    }
  }
  return hits
}

test('property: the same as looking for each word at each place', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '山', '-'), minLength: 1, maxLength: 4 })
  fc.assert(fc.property(fc.array(word, { maxLength: 8 }), fc.string({ unit: fc.constantFrom('a', 'b', ' ', '山', '-'), maxLength: 40 }), (words, text) => {
    const list = new WordList<number>(false)
    words.forEach((one, index) => { list.add(one, index) })
    expect([...list.find(text)].map(({ start, end }) => `${start} ${end}`)).toEqual(slowly(words, text))
  }))
})
