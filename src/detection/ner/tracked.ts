// A text that remembers where each of its UTF-16 units came from, and the edits that keep that memory exact.

/**
 * `text` after some edits, with the origin of every unit. Unit `i` came from [from[i], to[i]) of the original text, or from
 * [base + i, base + i + 1) while nothing was edited (`from` and `to` null). Origins never decrease. An inserted unit has an empty origin.
 */
export interface Tracked {
  readonly text: string
  readonly base: number
  readonly from: Int32Array | null
  readonly to: Int32Array | null
}

// One base character and what a Unicode normal form may join to it: marks (also past a few invisible characters, which
// some normalizers drop first), half-width voicing marks, and Hangul jamo. Bounded inner repeat, so it is linear.
const CLUSTER = /[\s\S](?:[\p{Cf}\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]{0,4}[\p{M}\uFF9E\uFF9F\u1160-\u11FF\u3131-\u318E\uD7B0-\uD7FB\uFFA0-\uFFDC])*/gu
const MEMO_ENTRIES = 16_384

export function track (text: string): Tracked {
  return { text, base: 0, from: null, to: null }
}

/** Offset in the original text where unit `index` begins. */
export function startOf (tracked: Tracked, index: number): number {
  return tracked.from === null ? tracked.base + index : tracked.from[index] ?? 0
}

/** Offset in the original text where unit `index` ends (exclusive). */
export function endOf (tracked: Tracked, index: number): number {
  return tracked.to === null ? tracked.base + index + 1 : tracked.to[index] ?? 0
}

/** The units [start, end), with their origins. */
export function slice (tracked: Tracked, start: number, end: number): Tracked {
  if (start === 0 && end === tracked.text.length) return tracked
  const text = tracked.text.slice(start, end)
  if (tracked.from === null || tracked.to === null) return { text, base: tracked.base + start, from: null, to: null }
  return { text, base: 0, from: tracked.from.subarray(start, end), to: tracked.to.subarray(start, end) }
}

/** Puts `inserted` in front; its units have an empty origin at the beginning of the text. */
export function prepend (tracked: Tracked, inserted: string): Tracked {
  const edit = new Edit(tracked)
  edit.write(inserted, 0, 0)
  edit.copy(0, tracked.text.length)
  return edit.done()
}

/** Replaces every match of a global `pattern`; all units of a replacement come from the whole match. */
export function replaceAll (tracked: Tracked, pattern: RegExp, content: string): Tracked {
  const edit = new Edit(tracked)
  let cursor = 0
  for (const match of tracked.text.matchAll(pattern)) {
    edit.copy(cursor, match.index)
    cursor = match.index + match[0].length
    edit.write(content, match.index, cursor)
  }
  if (cursor === 0 && edit.isEmpty) return tracked
  edit.copy(cursor, tracked.text.length)
  return edit.done()
}

/** Makes `mapClusters` for a function of text that never looks further than one character and its marks (NFKC, lower case …). */
export function clusterMapper (change: (text: string) => string): (tracked: Tracked) => Tracked {
  const memo = new Map<string, string>()
  const changed = (cluster: string): string => {
    const known = memo.get(cluster)
    if (known !== undefined) return known
    const value = change(cluster)
    if (memo.size >= MEMO_ENTRIES) memo.clear()
    if (cluster.length <= 4) memo.set(cluster, value)
    return value
  }
  return (tracked) => {
    if (change(tracked.text) === tracked.text) return tracked
    const edit = new Edit(tracked)
    let kept = 0
    for (const { 0: cluster, index } of tracked.text.matchAll(CLUSTER)) {
      const value = changed(cluster)
      if (value === cluster) continue
      edit.copy(kept, index)
      kept = index + cluster.length
      edit.write(value, index, kept)
    }
    edit.copy(kept, tracked.text.length)
    return edit.done()
  }
}

/** Writes each code point as the characters that `encode` gives for it; all of them come from that code point. */
export function mapCodePoints (tracked: Tracked, encode: (codePoint: string) => string): Tracked {
  const edit = new Edit(tracked)
  let index = 0
  for (const codePoint of tracked.text) {
    edit.write(encode(codePoint), index, index + codePoint.length)
    index += codePoint.length
  }
  return edit.done()
}

/** Collects the units of an edited text from left to right. */
class Edit {
  readonly #source: Tracked
  readonly #parts: string[] = []
  readonly #from: number[] = []
  readonly #to: number[] = []

  constructor (source: Tracked) {
    this.#source = source
  }

  get isEmpty (): boolean {
    return this.#parts.length === 0
  }

  /** Takes the units [start, end) of the source as they are. */
  copy (start: number, end: number): void {
    if (start >= end) return
    this.#parts.push(this.#source.text.slice(start, end))
    for (let i = start; i < end; i++) {
      this.#from.push(startOf(this.#source, i))
      this.#to.push(endOf(this.#source, i))
    }
  }

  /** Writes `text` in place of the units [start, end) of the source. */
  write (text: string, start: number, end: number): void {
    this.#parts.push(text)
    const from = this.#source.text.length === 0 ? this.#source.base : start < this.#source.text.length ? startOf(this.#source, start) : endOf(this.#source, start - 1)
    const to = end > start ? endOf(this.#source, end - 1) : from
    for (let i = 0; i < text.length; i++) {
      this.#from.push(from)
      this.#to.push(to)
    }
  }

  done (): Tracked {
    return { text: this.#parts.join(''), base: 0, from: Int32Array.from(this.#from), to: Int32Array.from(this.#to) }
  }
}
