// One way to write everything: NFKC, invisible characters removed, look-alikes mapped, with a map back to the original offsets.

import { framedCharacter, hasLookAlikes, unifyLookAlikes } from './look-alikes.ts'

/** Offsets are half-open UTF-16 code units. */
export interface Span { readonly start: number, readonly end: number }

/** A normalized text and the way between its offsets and those of the original. Lone surrogates stay as they are. */
export interface NormalizedText {
  readonly text: string
  /** The smallest span of the original that holds every unit that made the span of the normalized text. */
  toOriginal (start: number, end: number): Span
  /** The smallest span of the normalized text that holds everything made from the span of the original. */
  fromOriginal (start: number, end: number): Span
}

/** Units that are normal already where no mark follows them: ASCII, Latin letters, CJK punctuation, kana, CJK ideographs, Hangul syllables. */
const PLAIN: ReadonlyArray<readonly [first: number, last: number]> = [
  [0x00, 0x7E], [0xA1, 0xA7], [0xBF, 0x131], [0x134, 0x13E], [0x141, 0x148], [0x14A, 0x17E],
  [0x3001, 0x3029], [0x3041, 0x3096], [0x309D, 0x309E], [0x30A1, 0x30FC], [0x3400, 0x4DBF], [0x4E00, 0x9FFF], [0xAC00, 0xD7A3]
]
/** Others that are no marks, and begin none. */
const NO_MARKS: ReadonlyArray<readonly [first: number, last: number]> = [[0x3000, 0x3000], [0xFF01, 0xFF9D], [0xD800, 0xDB3F]]
const ALREADY_NORMAL = new RegExp(`^[${PLAIN.map(([first, last]) => `${unitEscape(first)}-${unitEscape(last)}`).join('')}]*$`)
const IS_PLAIN = unitTable(PLAIN)
const IS_NO_MARK = unitTable([...PLAIN, ...NO_MARKS])
/** Zero-width, bidirectional controls, soft hyphen, fillers, tags, variation selectors: they show nothing. */
const INVISIBLE = '\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF9-\\uFFFB\\u{E0000}-\\u{E0FFF}'
// eslint-disable-next-line no-misleading-character-class -- each stands alone
const INVISIBLES = new RegExp(`[${INVISIBLE}]+`, 'gu')
/** Marks, voiced-sound marks of half-width kana, and conjoining jamo: what changes the character before it. */
const MARK = '[\\p{M}\\uFF9E\\uFF9F\\u1161-\\u11FF\\uFFA1-\\uFFDC]'
/**
 * A character with its marks: NFKC never looks beyond, so clusters can be normalized one by one. At most 30 marks belong to a
 * cluster; more would let a hostile text make canonical ordering quadratic.
 */
// eslint-disable-next-line no-misleading-character-class -- each stands alone
const CLUSTER = new RegExp(`[\\s\\S](?:[${INVISIBLE}]{0,8}${MARK}){0,30}`, 'uy')
/** Marks that are left on an ASCII character are strokes through it or under it; é and ñ are letters of their own by then. */
const MARKED_ASCII = /^([\x21-\x7E])\p{M}+$/u

/** Normalizes a text in time linear in its length. Never throws. */
export function normalize (original: string): NormalizedText {
  return ALREADY_NORMAL.test(original) && !hasLookAlikes(original) ? identity(original) : mapped(original)
}

function identity (text: string): NormalizedText {
  const same = (start: number, end: number): Span => ({ start, end })
  return { text, toOriginal: same, fromOriginal: same }
}

function mapped (original: string): NormalizedText {
  const pieces = new Pieces(original)
  let at = 0
  while (at < original.length) {
    const end = endOfPlain(original, at)
    if (end > at) {
      pieces.addPlain(at, end)
      at = end
      continue
    }
    CLUSTER.lastIndex = at
    const cluster = CLUSTER.exec(original)?.[0] ?? original.charAt(at)
    const seen = cluster.replace(INVISIBLES, '')
    const plain = framedCharacter(seen) ?? seen.normalize('NFKC').replace(MARKED_ASCII, '$1')
    pieces.add(plain, at, at + cluster.length)
    at += cluster.length
  }
  return pieces.finish()
}

/** Where the units end that are characters of their own and that NFKC leaves alone. */
function endOfPlain (text: string, start: number): number {
  let at = start
  while (at < text.length && IS_PLAIN[text.charCodeAt(at)] === 1 && (at + 1 === text.length || IS_NO_MARK[text.charCodeAt(at + 1)] === 1)) at += 1
  return at
}

/** Collects the normalized text and, for each of its units, where it came from. */
class Pieces {
  readonly #original: string
  readonly #parts: string[] = []
  #length = 0
  #starts: Int32Array
  #ends: Int32Array

  constructor (original: string) {
    this.#original = original
    this.#starts = new Int32Array(original.length + 32)
    this.#ends = new Int32Array(original.length + 32)
  }

  /** Units that stay as they are. */
  addPlain (start: number, end: number): void {
    const length = this.#length + end - start
    if (length > this.#starts.length) this.#grow(end - start)
    this.#parts.push(this.#original.slice(start, end))
    const [starts, ends] = [this.#starts, this.#ends]
    for (let at = start, index = this.#length; at < end; at += 1, index += 1) {
      starts[index] = at
      ends[index] = at + 1
    }
    this.#length = length
  }

  add (plain: string, start: number, end: number): void {
    if (this.#length + plain.length > this.#starts.length) this.#grow(plain.length)
    this.#parts.push(plain)
    this.#starts.fill(start, this.#length, this.#length + plain.length)
    this.#ends.fill(end, this.#length, this.#length + plain.length)
    this.#length += plain.length
  }

  finish (): NormalizedText {
    const starts = this.#starts.subarray(0, this.#length)
    const ends = this.#ends.subarray(0, this.#length)
    const text = unifyLookAlikes(this.#parts.join(''))
    return {
      text,
      toOriginal: (start, end) => start < end
        ? { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }
        : { start: starts[start] ?? ends.at(-1) ?? 0, end: starts[start] ?? ends.at(-1) ?? 0 },
      fromOriginal: (start, end) => {
        const from = firstIndex(ends, (unitEnd) => unitEnd > start)
        return { start: from, end: Math.max(from, firstIndex(starts, (unitStart) => unitStart >= end)) }
      }
    }
  }

  #grow (by: number): void {
    this.#starts = longer(this.#starts, (this.#length + by) * 2)
    this.#ends = longer(this.#ends, (this.#length + by) * 2)
  }
}

function longer (array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length)
  copy.set(array)
  return copy
}

/** The first index of a rising array whose element passes; the length where none does. */
function firstIndex (rising: Int32Array, passes: (value: number) => boolean): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (passes(rising[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}

function unitEscape (unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`
}

/** Of each UTF-16 code unit: 1 where it is in one of the ranges. */
function unitTable (ranges: ReadonlyArray<readonly [first: number, last: number]>): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (const [first, last] of ranges) table.fill(1, first, last + 1)
  return table
}
