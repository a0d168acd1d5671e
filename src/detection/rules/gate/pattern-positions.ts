// The characters of many patterns and which may follow which: what the states of the automaton are sets of (Glushkov's construction).

import { anchorOf, shareIn, type Anchor } from './anchor.ts'
import { characterRegex, type CharacterClasses } from './character-classes.ts'
import { beginningOf, MAX_COPIES } from './beginning.ts'
import { mayBeEmpty, partsOf, type Part } from './regex-parts.ts'

/** Where the patterns may stand after some characters. Both lists are sorted. */
export interface Positions {
  /** Positions whose character may come next. */
  readonly pending: Int32Array
  /** Patterns of which enough was read. */
  readonly reached: Int32Array
}

/** What a part is built with. `end` stands for the end of its pattern. */
interface Owner {
  readonly pattern: number
  readonly end: Int32Array
  readonly isCaseIgnored: boolean
}

const ANY_CHARACTER: Part = { kind: 'character', source: '[^]' }
const NO_CHARACTERS: readonly number[] = []
const NOWHERE: Positions = { pending: new Int32Array(0), reached: new Int32Array(0) }

export class PatternPositions {
  readonly #classes: CharacterClasses
  // Of each position: its character, the positions that follow it (the end of a pattern is ~pattern), its pattern, and the
  // characters that must not stand before it where a match begins with it.
  readonly #character: number[] = []
  readonly #follow: Int32Array[] = []
  readonly #pattern: number[] = []
  readonly #notBefore: Array<readonly number[]> = []
  readonly #starts: number[] = []
  readonly #anchors: Anchor[] = []
  /** Of each position, and behind them of each pattern: when it was last put into a set. */
  readonly #seen: Int32Array
  readonly #scratch: Int32Array
  #stamp = 0

  constructor (patterns: readonly RegExp[], classes: CharacterClasses) {
    this.#classes = classes
    const shares = new Map<string, number>()
    for (const [pattern, regex] of patterns.entries()) {
      const owner = { pattern, end: Int32Array.of(~pattern), isCaseIgnored: regex.flags.includes('i') }
      const shareOf = (source: string): number => {
        const key = `${owner.isCaseIgnored ? 'i' : ''} ${source}`
        const share = shares.get(key) ?? shareIn(characterRegex(source, owner.isCaseIgnored))
        shares.set(key, share)
        return share
      }
      const anchor = anchorOf(partsOf(regex), shareOf)
      const starts = this.#add(beginningOf(anchor.part), owner.end, owner, NO_CHARACTERS)
      this.#anchors.push(anchor)
      // A pattern of which nothing is known, or that may be empty, may begin with any character.
      this.#starts.push(...starts.includes(~pattern) ? this.#add(ANY_CHARACTER, owner.end, owner, NO_CHARACTERS) : starts)
    }
    this.#seen = new Int32Array(this.#character.length + patterns.length)
    this.#scratch = new Int32Array(this.#character.length)
  }

  /** What is looked for of a pattern: the automaton reads from there on. */
  anchorOf (pattern: number): Anchor | undefined {
    return this.#anchors[pattern]
  }

  /** Where patterns begin after a character of a class; 0 for the start of the text. */
  startsAfter (characterClass: number): Positions {
    const matches = this.#classes.matches(characterClass)
    return this.#setOf([Int32Array.from(this.#starts.filter((start) => this.#notBefore[start]?.some((character) => matches[character] === 1) !== true)).sort()])
  }

  /** Where the patterns stand after one more character. */
  after ({ pending }: Positions, characterClass: number): Positions {
    const matches = this.#classes.matches(characterClass)
    const followed: Int32Array[] = []
    for (const position of pending) {
      const follow = matches[this.#character[position] ?? 0] === 1 ? this.#follow[position] : undefined
      if (follow !== undefined) followed.push(follow)
    }
    return this.#setOf(followed)
  }

  /** One set of lists of positions. Those of patterns that are reached are left out: there is nothing more to learn. */
  #setOf (lists: readonly Int32Array[]): Positions {
    const [only] = lists
    if (only === undefined) return NOWHERE
    // Most often: one pattern goes on. Lists are sorted; what is reached is below zero.
    if (lists.length === 1 && (only[0] ?? 0) >= 0) return { pending: only, reached: NOWHERE.reached }
    this.#stamp += 1
    const reached: number[] = []
    for (const list of lists) {
      for (const position of list) if (position < 0 && this.#isNew(this.#character.length + ~position)) reached.push(~position)
    }
    let size = 0
    for (const list of lists) {
      for (const position of list) {
        if (position >= 0 && this.#seen[this.#character.length + (this.#pattern[position] ?? 0)] !== this.#stamp && this.#isNew(position)) this.#scratch[size++] = position
      }
    }
    return { pending: this.#scratch.slice(0, size).sort(), reached: Int32Array.from(reached).sort() }
  }

  #isNew (index: number): boolean {
    if (this.#seen[index] === this.#stamp) return false
    this.#seen[index] = this.#stamp
    return true
  }

  /**
   * Adds the positions of a part.
   * @param after what follows the part; @param notBefore characters that must not stand before a match that begins with the part.
   * @returns where the part begins.
   */
  #add (part: Part, after: Int32Array, owner: Owner, notBefore: readonly number[]): Int32Array {
    switch (part.kind) {
      case 'assertion': return after
      case 'anything': return owner.end
      case 'sequence': return this.#addSequence(part.parts, after, owner, notBefore)
      case 'choice': return union(part.branches.map((branch) => this.#add(branch, after, owner, notBefore)))
      case 'repeat': return this.#addCopies(part, after, owner, notBefore)
      case 'character': {
        this.#follow.push(after)
        this.#pattern.push(owner.pattern)
        this.#notBefore.push(notBefore)
        return Int32Array.of(this.#character.push(this.#classes.add(part.source, owner.isCaseIgnored)) - 1)
      }
    }
  }

  #addSequence (parts: readonly Part[], after: Int32Array, owner: Owner, notBefore: readonly number[]): Int32Array {
    // Look-behinds count for what begins with what follows them; behind a part that cannot be empty they look at the match itself.
    let forbidden: readonly number[] = notBefore
    const forbiddenAt = parts.map((part) => {
      if (part.kind === 'assertion') forbidden = [...forbidden, ...part.notBefore.map((source) => this.#classes.add(source, owner.isCaseIgnored, true))]
      const before = forbidden
      if (!mayBeEmpty(part)) forbidden = NO_CHARACTERS
      return before
    })
    return parts.reduceRight((rest, part, index) => this.#add(part, rest, owner, forbiddenAt[index] ?? NO_CHARACTERS), after)
  }

  /** A longer repetition is read so far; behind that anything may follow. */
  #addCopies ({ part, least, most }: { readonly part: Part, readonly least: number, readonly most: number }, after: Int32Array, owner: Owner, notBefore: readonly number[]): Int32Array {
    let starts = most > MAX_COPIES ? owner.end : after
    for (let copy = Math.min(most, MAX_COPIES); copy > 0; copy -= 1) {
      const begin = this.#add(part, starts, owner, copy === 1 ? notBefore : NO_CHARACTERS)
      starts = copy > least ? union([begin, after]) : begin
    }
    return starts
  }
}

function union (lists: readonly Int32Array[]): Int32Array {
  if (lists.length === 1) return lists[0] ?? NOWHERE.pending
  const positions = new Set<number>()
  for (const list of lists) for (const position of list) positions.add(position)
  return Int32Array.from(positions).sort()
}
