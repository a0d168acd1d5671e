// Says where which of many regexes may match: one automaton over the beginnings of all of them, built as texts are read.

import { CharacterClasses } from './character-classes.ts'
import { PatternPositions, type Positions } from './pattern-positions.ts'

/** Above this many states all are forgotten and built anew as they are needed: memory stays bounded whatever is read. */
const MAX_STATES = 24_000
const FIRST_STATES = 16
const FIRST_POOL = 1024
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
  /** Of all states, one behind the other: where a pattern may stand, and which patterns are reached. One array for all is far smaller than two a state. */
  #pool = new Int32Array(0)
  #poolEnd = 0
  /** Of each state: where its two lists begin in the pool, `reached` behind `pending`. */
  #pendingAt: number[] = []
  #reachedAt: number[] = []
  /** Hash of both lists → state; a hash that is taken moves on to the next. */
  #numbers = new Map<number, number>()
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
      if (this.#reachedAt.length > MAX_STATES) this.#forget()
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
    const end = this.#endOf(state)
    for (let index = this.#reachedAt[state] ?? 0; index < end; index += 1) {
      const pattern = this.#pool[index] ?? 0
      visit(pattern, Math.max(0, at - (this.#most[pattern] ?? 0)), at - (this.#least[pattern] ?? 0))
    }
  }

  #next (state: number, current: number): number {
    const known = current < COLUMNS ? this.#table[state * COLUMNS + current] ?? UNKNOWN : this.#rare.get(state * 65_536 + current) ?? UNKNOWN
    return known === UNKNOWN ? this.#step(state, current) : known
  }

  #step (state: number, current: number): number {
    const next = this.#numberOf(this.#positions.after(this.#positionsOf(state), current))
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
    let key = hash(positions.pending, hash(positions.reached, 17))
    for (let known = this.#numbers.get(key); known !== undefined; known = this.#numbers.get(key)) {
      if (this.#isState(known, positions)) return known
      key = (key + 1) | 0
    }
    const number = this.#keep(positions)
    this.#numbers.set(key, number)
    if (number >= this.#kind.length) this.#grow()
    this.#kind[number] = (positions.reached.length > 0 ? 1 : 0) + (positions.pending.length > 0 ? 2 : 0)
    return number
  }

  #keep ({ pending, reached }: Positions): number {
    const end = this.#poolEnd + pending.length + reached.length
    if (end > this.#pool.length) {
      const pool = new Int32Array(Math.max(end, this.#pool.length * 2, FIRST_POOL))
      pool.set(this.#pool)
      this.#pool = pool
    }
    this.#pool.set(pending, this.#poolEnd)
    this.#pool.set(reached, this.#poolEnd + pending.length)
    this.#pendingAt.push(this.#poolEnd)
    this.#poolEnd = end
    return this.#reachedAt.push(end - reached.length) - 1
  }

  #positionsOf (state: number): Positions {
    const reachedAt = this.#reachedAt[state] ?? 0
    return { pending: this.#pool.subarray(this.#pendingAt[state] ?? 0, reachedAt), reached: this.#pool.subarray(reachedAt, this.#endOf(state)) }
  }

  #endOf (state: number): number {
    return this.#pendingAt[state + 1] ?? this.#poolEnd
  }

  #isState (state: number, { pending, reached }: Positions): boolean {
    const [pendingAt, reachedAt] = [this.#pendingAt[state] ?? 0, this.#reachedAt[state] ?? 0]
    return reachedAt - pendingAt === pending.length && this.#endOf(state) - reachedAt === reached.length &&
      isAt(this.#pool, pendingAt, pending) && isAt(this.#pool, reachedAt, reached)
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
    this.#poolEnd = 0
    this.#pendingAt = []
    this.#reachedAt = []
    // The numbers UNKNOWN and DEAD.
    this.#keep({ pending: NONE, reached: NONE })
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

function isAt (pool: Int32Array, start: number, list: Int32Array): boolean {
  for (let index = 0; index < list.length; index += 1) if (pool[start + index] !== list[index]) return false
  return true
}
