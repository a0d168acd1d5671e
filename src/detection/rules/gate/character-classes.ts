// Puts the characters that all patterns together treat alike into one class, so that an automaton needs few columns.

/** One character of a regex: its source, tried with the pattern's own flags. */
interface Atom {
  readonly regex: RegExp
  /** The one character it is, where letter case does not matter; null for sets. */
  readonly literal: string | null
  /** Ranges of which a set holds so many characters that all count as in it. */
  readonly whole: readonly RegExp[]
  /** Whether it surely matches ASCII alone: most sets do, and need not be asked about each kanji. */
  readonly isAscii: boolean
}

/**
 * A set of many letters or of several digits is read as all of them: automata over many patterns need far fewer states, and a place
 * too many costs one try.
 */
const RANGES: ReadonlyArray<readonly [range: RegExp, characters: string, many: number]> = [
  [/^[a-z]$/u, 'abcdefghijklmnopqrstuvwxyz', 10],
  [/^[A-Z]$/u, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 10],
  [/^[0-9]$/u, '0123456789', 2]
]

/** ASCII, and the two other characters that a letter of it matches where letter case is ignored: long s and the Kelvin sign. */
const ASCII = /^[\x00-\x7F\u017F\u212A]$/u
/** Letters, digits, marks, ASCII codes and ranges of them in brackets, not negated; a letter or digit alone. */
const ASCII_SET = /^(?:\[(?!\^)(?:[ -Z_-~]|\\[^\w\s]|\\x[0-7][0-9A-Fa-f])+\]|[0-9A-Za-z]|\\d)$/u

/** Classes are numbered from 1 as characters are seen; the answer for a character never changes. */
export class CharacterClasses {
  readonly #ids = new Map<string, number>()
  readonly #atoms: Atom[] = []
  readonly #literals = new Map<string, number[]>()
  readonly #sets: number[] = []
  /** Code unit → class, 0 where it was not seen yet. */
  readonly #ofUnit = new Uint16Array(65_536)
  readonly #ofPair = new Map<number, number>()
  readonly #bySignature = new Map<string, number>()
  /** Class → for each atom, 1 where the class's characters match it. */
  readonly #matches: Uint8Array[] = [new Uint8Array(0)]

  /**
   * A number for a character of a pattern. All must be added before the first character is classed.
   * @param source regex source of one character; @param isExact whether it must not be read as more than it is.
   */
  add (source: string, isCaseIgnored: boolean, isExact = false): number {
    const key = `${isCaseIgnored ? 'i' : ''}${isExact ? '=' : ''} ${source}`
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.#atoms.length
    const literal = literalOf(source, isCaseIgnored)
    this.#ids.set(key, id)
    const regex = characterRegex(source, isCaseIgnored)
    const whole = RANGES.filter(([, characters, many]) => !isExact && literal === null && [...characters].filter((character) => regex.test(character)).length >= many).map(([range]) => range)
    this.#atoms.push({ regex, literal, whole, isAscii: ASCII_SET.test(source) })
    if (literal === null) this.#sets.push(id)
    else this.#literals.set(literal, [...this.#literals.get(literal) ?? [], id])
    return id
  }

  /** The class of the character at `at`; both units of a surrogate pair count as one character. */
  at (text: string, at: number): number {
    const unit = text.charCodeAt(at)
    const known = this.#ofUnit[unit] ?? 0
    return known !== 0 ? known : this.#classOf(text, at, unit)
  }

  /** For each atom, 1 where characters of the class match it. */
  matches (characterClass: number): Uint8Array {
    return this.#matches[characterClass] ?? new Uint8Array(this.#atoms.length)
  }

  #classOf (text: string, at: number, unit: number): number {
    if ((unit & 0xF800) !== 0xD800) return (this.#ofUnit[unit] = this.#classify(String.fromCharCode(unit)))
    // A surrogate alone says nothing about the pair that it may be half of.
    const point = text.codePointAt(at) ?? unit
    const known = this.#ofPair.get(point) ?? this.#classify(String.fromCodePoint(point))
    this.#ofPair.set(point, known)
    return known
  }

  #classify (character: string): number {
    const matches = new Uint8Array(this.#atoms.length)
    for (const id of this.#literals.get(character) ?? []) matches[id] = 1
    const isAscii = ASCII.test(character)
    for (const id of this.#sets) {
      const atom = this.#atoms[id]
      if (atom === undefined || (atom.isAscii && !isAscii)) continue
      if (atom.regex.test(character) || (isAscii && atom.whole.some((range) => range.test(character)))) matches[id] = 1
    }
    let signature = ''
    for (let id = 0; id < matches.length; id += 1) if (matches[id] === 1) signature += `${id} `
    const known = this.#bySignature.get(signature)
    if (known !== undefined) return known
    this.#matches.push(matches)
    this.#bySignature.set(signature, this.#matches.length - 1)
    return this.#matches.length - 1
  }
}

/** Matches one character, alone. */
export function characterRegex (source: string, isCaseIgnored: boolean): RegExp {
  return new RegExp(`^${source}$`, isCaseIgnored ? 'iu' : 'u')
}

/** The character that a source stands for alone; null for sets, and for letters of either case. */
function literalOf (source: string, isCaseIgnored: boolean): string | null {
  const coded = /^\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4}))$/u.exec(source)
  const character = coded !== null ? String.fromCharCode(parseInt(coded[1] ?? coded[2] ?? '', 16)) : source.replace(/^\\(?=[^\w\\])/u, '')
  if ([...character].length !== 1 || source === '.') return null
  return isCaseIgnored && character.toLowerCase() !== character.toUpperCase() ? null : character
}
