// A word list as a trie: ten thousand words cost as much as ten. A word counts where it stands whole, as Presidio's deny lists do.

interface Node {
  readonly next: Map<string, Node>
  /** Index of the first word of the list that ends here. */
  word: number | undefined
}

export interface WordSpan { readonly start: number, readonly end: number }

export type WordFinder = (text: string) => Generator<WordSpan>

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}\p{Pc}]/u

/**
 * Finds words that have no letter, digit or underscore before and after them. Where several begin at one place, the one that the list
 * names first wins; found words do not overlap. Offsets count UTF-16 code units.
 */
export function createWordFinder (words: readonly string[], ignoreCase: boolean): WordFinder {
  const fold = ignoreCase ? (character: string) => character.toLowerCase() : (character: string) => character
  const root: Node = { next: new Map(), word: undefined }
  words.forEach((word, index) => { addWord(root, word, index, fold) })
  return function * find (text) {
    let isStart = true
    for (let at = 0; at < text.length;) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
      const end: number | undefined = isStart ? endOfWord(root, text, at, fold) : undefined
      if (end !== undefined) {
        yield { start: at, end }
        isStart = !WORD_CHARACTER.test(text.slice(end - 1, end))
        at = end
      } else {
        isStart = !WORD_CHARACTER.test(character)
        at += character.length
      }
    }
  }
}

function addWord (root: Node, word: string, index: number, fold: (character: string) => string): void {
  let node = root
  for (const character of word) {
    const key = fold(character)
    const next = node.next.get(key) ?? { next: new Map(), word: undefined }
    node.next.set(key, next)
    node = next
  }
  if (node !== root) node.word ??= index
}

function endOfWord (root: Node, text: string, start: number, fold: (character: string) => string): number | undefined {
  let [node, best]: [Node | undefined, { word: number, end: number } | undefined] = [root, undefined]
  for (let at = start; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    node = node.next.get(fold(character))
    if (node === undefined) break
    at += character.length
    const isWhole = node.word !== undefined && !WORD_CHARACTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
    if (isWhole && node.word !== undefined && (best === undefined || node.word < best.word)) best = { word: node.word, end: at }
  }
  return best?.end
}
