// Many words found in one walk over a text: ten thousand cost about as much as ten. Words of scripts that write spaces are found
// whole, words of Japanese, Chinese, Korean or Thai wherever they stand.

export interface WordHit<T> {
  readonly start: number
  readonly end: number
  /** Whose word it is. */
  readonly owners: readonly T[]
}

const LETTER = /[\p{L}\p{M}\p{N}_]/u
/** Scripts in which a word begins and ends without a sign. */
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆〇]/u
const PAIRS = 65_536
const ROOT = 0

/** A letter tree in one map: from (node, unit) to the next node. */
export class WordList<T> {
  readonly #fold: (text: string) => string
  readonly #next = new Map<number, number>()
  readonly #owners: Array<T[] | undefined> = [undefined]
  /** Whether a word may begin with two units of this hash: most places of a text are passed by with one look. */
  readonly #begins = new Uint8Array(PAIRS)
  readonly #singles = new Set<number>()
  #size = 0

  constructor (ignoreCase: boolean) {
    this.#fold = ignoreCase ? foldCase : foldSpace
  }

  get size (): number {
    return this.#size
  }

  /** A word that is there already gets one more owner. @param word not empty. */
  add (word: string, owner: T): void {
    const folded = this.#fold(word)
    if (folded.length === 1) this.#singles.add(folded.charCodeAt(0))
    else this.#begins[pairOf(folded.charCodeAt(0), folded.charCodeAt(1))] = 1
    let node = ROOT
    for (let at = 0; at < folded.length; at += 1) {
      const key = node * PAIRS + folded.charCodeAt(at)
      node = this.#next.get(key) ?? this.#owners.push(undefined) - 1
      this.#next.set(key, node)
    }
    const owners = this.#owners[node] ?? []
    if (!owners.includes(owner)) owners.push(owner)
    this.#owners[node] = owners
    this.#size += 1
  }

  /** Every place where a word stands whole, in the order of starts; words may overlap. Offsets count UTF-16 code units. */
  * find (text: string): Generator<WordHit<T>> {
    if (this.#size === 0) return
    const folded = this.#fold(text)
    for (let start = 0; start < folded.length; start += 1) {
      const unit = folded.charCodeAt(start)
      if (this.#begins[pairOf(unit, folded.charCodeAt(start + 1))] === 0 && !this.#singles.has(unit)) continue
      if (isInsideWord(text, start)) continue
      let node = ROOT
      for (let at = start; at < folded.length; at += 1) {
        const next = this.#next.get(node * PAIRS + folded.charCodeAt(at))
        if (next === undefined) break
        node = next
        const owners = this.#owners[node]
        if (owners !== undefined && !isInsideWord(text, at + 1)) yield { start, end: at + 1, owners }
      }
    }
  }
}

/** Whether letters of a script with spaces stand on both sides of this place. */
function isInsideWord (text: string, at: number): boolean {
  return at > 0 && at < text.length && isSpaced(characterBefore(text, at)) && isSpaced(String.fromCodePoint(text.codePointAt(at) ?? 0))
}

function isSpaced (character: string): boolean {
  const code = character.charCodeAt(0)
  if (code < 0x80) return (code >= 0x61 && code <= 0x7A) || (code >= 0x41 && code <= 0x5A) || (code >= 0x30 && code <= 0x39) || code === 0x5F
  return LETTER.test(character) && !SPACELESS.test(character)
}

function characterBefore (text: string, at: number): string {
  const unit = text.charCodeAt(at - 1)
  const isLow = unit >= 0xDC00 && unit <= 0xDFFF && at >= 2
  return isLow ? text.slice(at - 2, at) : text.charAt(at - 1)
}

/** Upper case folded away and every space the same, one unit to one unit, so that offsets stay. */
function foldCase (text: string): string {
  const lower = text.toLowerCase()
  const same = lower.length === text.length
    ? lower
    : text.replace(/[^]/gu, (letter) => {
      const folded = letter.toLowerCase()
      return folded.length === letter.length ? folded : letter
    })
  // Σ becomes ς at the end of a word, σ elsewhere.
  return foldSpace(same).replaceAll('ς', 'σ')
}

function foldSpace (text: string): string {
  return text.replace(/\s/gu, ' ')
}

function pairOf (first: number, second: number): number {
  return (first * 131 + second) & (PAIRS - 1)
}
