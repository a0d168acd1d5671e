// Which written names are one person.

import { describe, expect, it } from 'vitest'
import { isReadingOf } from '../../src/redaction/name-readings.ts'
import { PersonRegister } from '../../src/redaction/persons.ts'

/** Names of one person get the same letter, by first appearance. */
function groups (names: readonly string[]): string {
  const register = new PersonRegister(names)
  const keys = [...new Set(names.map((name) => register.keyOf(name)))]
  return names.map((name) => 'abcdefg'[keys.indexOf(register.keyOf(name))]).join('')
}

describe('one person', () => {
  it.each<[string, readonly string[]]>([
    ['aaa', ['田中様', '田中太郎', 'タナカ']],
    ['aaa', ['たなか', '田中', '田中 太郎さん']],
    ['aa', ['タナカ', '田中様']],
    ['aaa', ['Ms. Delacroix', 'delacroix', 'Ana Delacroix']],
    ['aa', ['山田たろう', 'たろう']],
    ['ab', ['原田', 'ハラ']],
    ['aa', ['原田', 'ハラダさん']],
    ['ab', ['東山', 'アズマ']],
    ['ab', ['田中太郎', 'サトウ']],
    ['ab', ['タナカ', 'サトウ']],
    ['ab', ['佐藤花子', '田中花子']]
  ])('%s %j', (expected, names) => {
    expect(groups(names)).toBe(expected)
  })

  it.each<[string, string, boolean]>([
    ['ワタナベ', '渡辺', true], ['わたなべ', '渡邊直子', true], ['ワタベ', '渡部', true], ['ササキ', '佐々木', true], ['ハヤシ', '林太郎', true], ['ハヤシ', '林', true], ['タナ', '田中', false], ['タナカ', '太郎', false]
  ])('%s reads %s: %s', (kana, kanji, expected) => {
    expect(isReadingOf(kana, kanji)).toBe(expected)
  })
})
