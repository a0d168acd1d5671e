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

/** Texts of only these characters are already normal: ASCII, Latin letters, kana, CJK ideographs and punctuation, Hangul syllables. */
const ALREADY_NORMAL = /^[\x00-\x7E\u00A1-\u00A7\u00BF-\u0131\u0134-\u013E\u0141-\u0148\u014A-\u017E\u3001-\u3029\u3041-\u3096\u309D\u309E\u30A1-\u30FC\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3]*$/
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
  const pieces = new Pieces(original.length)
  let at = 0
  while (at < original.length) {
    if (isPlain(original.charCodeAt(at)) && isPlain(original.charCodeAt(at + 1), true)) {
      pieces.addUnit(original.charAt(at), at)
      at += 1
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

/** Whether a unit is a character of its own that NFKC leaves alone. As the NEXT unit it must only not be a mark (end of text is fine). */
function isPlain (code: number, isNext = false): boolean {
  if (code < 0x7F) return true
  if (code >= 0x3041 && code <= 0x3096) return true
  if (code >= 0x30A1 && code <= 0x30FA) return true
  if (code >= 0x4E00 && code <= 0x9FFF) return true
  return isNext && (Number.isNaN(code) || (code >= 0x3000 && code <= 0x3029) || (code >= 0xFF01 && code <= 0xFF9D) || (code >= 0xD800 && code <= 0xDBFF && code < 0xDB40))
}

/** Collects the normalized text and, for each of its units, where it came from. */
class Pieces {
  readonly #parts: string[] = []
  #length = 0
  #starts: Int32Array
  #ends: Int32Array

  constructor (expected: number) {
    this.#starts = new Int32Array(expected + 32)
    this.#ends = new Int32Array(expected + 32)
  }

  addUnit (unit: string, at: number): void {
    if (this.#length + 1 > this.#starts.length) this.#grow(1)
    this.#parts.push(unit)
    this.#starts[this.#length] = at
    this.#ends[this.#length] = at + 1
    this.#length += 1
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
