import { describe, expect, it } from 'vitest'
import { RELATION, relate } from '../../../src/detection/ner/relations.ts'

const NAMES = Object.keys(RELATION)

/** Relation of the second token in `left|right` or `left|gap|right`. */
function relationOf (marked: string): string {
  const [left = '', ...rest] = marked.split('|')
  const right = rest.at(-1) ?? ''
  const gap = rest.length > 1 ? rest[0]! : ''
  const text = left + gap + right
  const relations = relate(text, { ids: [0, 0], starts: [0, left.length + gap.length], ends: [left.length, text.length] })
  return NAMES[relations[1]!]!
}

describe('relate', () => {
  it.each([
    ['John|son', 'word'], ['Jo|é', 'word'], ['é|n', 'word'], ['Ив|ан', 'word'], ['Ｊｏ|ｈｎ', 'word'], ['12|34', 'word'], ['１|２', 'word'],
    ['e|\u0301', 'word'], ['か|\u3099', 'word'], ['Jo|\u200b|hn', 'word'], ['Jo|\u00ad|hn', 'word'], ['𝐉|x', 'free'],
    ['john|88', 'mixed'], ['4|th', 'mixed'],
    ['John| |Smith', 'free'], ['John|,', 'free'], ['O|\'', 'free'], ['田|中', 'free'], ['中|John', 'free'], ['4|丁目', 'free'], ['김|철수', 'free'], ['🙂|a', 'free'],
    ['a|\n|b', 'line'], ['a|\r\n|b', 'line'], ['a| \r |b', 'line'], ['a|\u2028|b', 'line'],
    ['a|\n\n|b', 'paragraph'], ['a|\r\n \t\r\n|b', 'paragraph'], ['a|\n\r|b', 'paragraph']
  ])('%j is %s', (marked, expected) => {
    expect(relationOf(marked)).toBe(expected)
  })

  it('joins tokens that share a character', () => {
    expect([...relate('㌔🙂', { ids: [1, 2, 3, 4], starts: [0, 0, 1, 1], ends: [1, 1, 3, 3] })]).toEqual([RELATION.paragraph, RELATION.word, RELATION.free, RELATION.word])
  })

  it('begins with a paragraph, and takes no tokens', () => {
    expect([...relate('a', { ids: [1], starts: [0], ends: [1] })]).toEqual([RELATION.paragraph])
    expect(relate('', { ids: [], starts: [], ends: [] }).length).toBe(0)
  })
})
