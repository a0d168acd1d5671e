// Says where which of many regexes may match: one automaton over the beginnings of all of them, built as texts are read.

import { CharacterClasses } from './character-classes.ts'
import { PatternPositions, type Positions } from './pattern-positions.ts'

/** Above this many states all are forgotten and built anew as they are needed: memory stays bounded whatever is read. */
const MAX_STATES = 24_000
const FIRST_STATES = 16
/** Classes with a column in the table of transitions; the few others are in a map. */
const COLUMNS = 256

const UNKNOWN = 0
/** The state that no pattern is in. */
const DEAD = 1
const NONE = new Int32Array(0)

/**
 * Called where a pattern may begin, at `from` or later, but not after `to`. For one pattern both rise, or stay, from call to call; what was visited
 * before may come again.
 */
export type Visit = (pattern: number, from: number, to: number) => void

/**
 * Finds the places of a text where patterns may begin. It errs on one side only: a place where a pattern matches is always visited.
 * Look-arounds are not read, but for characters that must not stand before a match. Each walk ends after a bounded number of
 * characters, so time is linear in the text. The table of states grows with what is read, up to `MAX_STATES`.
 */
export class PrefixAutomaton {
  readonly #classes: CharacterClasses
  readonly #positions: PatternPositions
  /** Of each pattern: how far before its anchor a match begins. */
  readonly #least: readonly number[]
  readonly #most: readonly number[]
  /** Class of the character before → the state that a match begins in. */
  #roots: number[] = []
  /** State · `COLUMNS` + class → state. */
  #table = new Uint16Array(0)
  #rare = new Map<number, number>()
  /** Of each state: where a pattern may stand. */
  #states: Positions[] = []
  #numbers = new Map<number, number[]>()
  /** Of each state: whether it reached the end of a pattern (1) and whether a pattern goes on (2). */
  #kind = new Uint8Array(0)

  constructor (patterns: readonly RegExp[]) {
    this.#classes = new CharacterClasses()
    this.#positions = new PatternPositions(patterns, this.#classes)
    this.#least = patterns.map((_, pattern) => this.#positions.anchorOf(pattern)?.least ?? 0)
    this.#most = patterns.map((_, pattern) => this.#positions.anchorOf(pattern)?.most ?? 0)
    this.#forget()
  }

  /** Visits every place of `text` where a pattern may match, and maybe others. */
  visit (text: string, visit: Visit): void {
    let before = 0
    for (let at = 0, width = 1; at < text.length; at += width) {
      if (this.#states.length > MAX_STATES) this.#forget()
      const current = this.#classes.at(text, at)
      width = widthAt(text, at)
      const root = this.#roots[before] ?? this.#rootAfter(before)
      const state = this.#next(root, current)
      if (state !== DEAD) this.#walk(text, at, at + width, state, visit)
      before = current
    }
  }

  #walk (text: string, start: number, from: number, first: number, visit: Visit): void {
    let state = first
    for (let at = from; ; at += widthAt(text, at)) {
      const kind = this.#kind[state] ?? 0
      if ((kind & 1) !== 0) this.#report(state, start, visit)
      if ((kind & 2) === 0 || at >= text.length) return
      state = this.#next(state, this.#classes.at(text, at))
    }
  }

  #report (state: number, at: number, visit: Visit): void {
    const { reached = NONE } = this.#states[state] ?? {}
    for (let index = 0; index < reached.length; index += 1) {
      const pattern = reached[index] ?? 0
      visit(pattern, Math.max(0, at - (this.#most[pattern] ?? 0)), at - (this.#least[pattern] ?? 0))
    }
  }

  #next (state: number, current: number): number {
    const known = current < COLUMNS ? this.#table[state * COLUMNS + current] ?? UNKNOWN : this.#rare.get(state * 65_536 + current) ?? UNKNOWN
    return known === UNKNOWN ? this.#step(state, current) : known
  }

  #step (state: number, current: number): number {
    const from = this.#states[state]
    const next = from === undefined ? DEAD : this.#numberOf(this.#positions.after(from, current))
    if (current < COLUMNS) this.#table[state * COLUMNS + current] = next
    else this.#rare.set(state * 65_536 + current, next)
    return next
  }

  #rootAfter (before: number): number {
    const root = this.#numberOf(this.#positions.startsAfter(before))
    this.#roots[before] = root
    return root
  }

  /** The one state of these positions. */
  #numberOf (positions: Positions): number {
    const key = hash(positions.pending, hash(positions.reached, 17))
    const bucket = this.#numbers.get(key) ?? []
    const known = bucket.find((number) => isSame(this.#states[number], positions))
    if (known !== undefined) return known
    const number = this.#states.push(positions) - 1
    this.#numbers.set(key, [...bucket, number])
    if (number >= this.#kind.length) this.#grow()
    this.#kind[number] = (positions.reached.length > 0 ? 1 : 0) + (positions.pending.length > 0 ? 2 : 0)
    return number
  }

  #grow (): void {
    const [table, kind] = [new Uint16Array(this.#table.length * 2), new Uint8Array(this.#kind.length * 2)]
    table.set(this.#table)
    kind.set(this.#kind)
    this.#table = table
    this.#kind = kind
  }

  #forget (): void {
    this.#table = new Uint16Array(FIRST_STATES * COLUMNS)
    this.#kind = new Uint8Array(FIRST_STATES)
    this.#rare = new Map()
    this.#roots = []
    this.#numbers = new Map()
    // The numbers UNKNOWN and DEAD.
    this.#states = []
    this.#states.push({ pending: NONE, reached: NONE })
    this.#numberOf({ pending: NONE, reached: NONE })
  }
}

function widthAt (text: string, at: number): number {
  return (text.charCodeAt(at) & 0xFC00) === 0xD800 && (text.codePointAt(at) ?? 0) > 0xFFFF ? 2 : 1
}

function hash (list: Int32Array, seed: number): number {
  let sum = seed
  for (const item of list) sum = (Math.imul(sum, 31) + item) | 0
  return sum
}

function isSame (a: Positions | undefined, b: Positions): boolean {
  return a !== undefined && isSameList(a.pending, b.pending) && isSameList(a.reached, b.reached)
}

function isSameList (a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false
  return true
}
