// Finds many values in a text at once. Time is linear in the text for values of bounded length.

/** A letter tree over UTF-16 code units; `found` is set where a value ends. */
interface Node<T> {
  readonly next: Map<number, Node<T>>
  found: T[] | null
}

export interface Hit<T> { readonly start: number, readonly end: number, readonly found: readonly T[] }

/** Sizes of the two tables, powers of two: small, so that a short conversation costs little. */
const FIRSTS = 256
const PAIRS = 2048

const NOTHING = new Uint8Array(0)

export class Trie<T> {
  readonly #root: Node<T> = { next: new Map(), found: null }
  /** By the first unit of a value: 1 where a value is that unit alone, 2 where more follows; and by the first two units. Most places of a text are told by these. */
  #firsts = NOTHING
  #pairs = NOTHING
  #size = 0

  get size (): number {
    return this.#size
  }

  add (key: string, value: T): void {
    if (this.#size === 0) [this.#firsts, this.#pairs] = [new Uint8Array(FIRSTS), new Uint8Array(PAIRS)]
    let node = this.#root
    for (let at = 0; at < key.length; at += 1) {
      const unit = key.charCodeAt(at)
      let child = node.next.get(unit)
      if (child === undefined) node.next.set(unit, child = { next: new Map(), found: null })
      node = child
    }
    if (node.found === null) node.found = [value]
    else if (node.found.length < 4) node.found.push(value)
    const first = key.charCodeAt(0) % FIRSTS
    this.#firsts[first] = (this.#firsts[first] ?? 0) | (key.length === 1 ? 1 : 2)
    if (key.length > 1) this.#pairs[pairOf(key, 0)] = 1
    this.#size += 1
  }

  /**
   * Every value that begins where `isStart` says so. Units that `isSkipped` accepts may stand within a value (digit groups).
   * @returns hits in the order of their starts, the shorter first.
   */
  * search (text: string, isStart: (at: number) => boolean, isSkipped: (unit: string) => boolean = () => false): Generator<Hit<T>> {
    for (let start = 0; start < text.length; start += 1) {
      const first = this.#firsts[text.charCodeAt(start) % FIRSTS] ?? 0
      if (first === 0 || (first === 2 && this.#pairs[pairOf(text, start)] === 0 && !isSkipped(text.charAt(start + 1)))) continue
      let node = this.#root.next.get(text.charCodeAt(start))
      if (node === undefined || !isStart(start)) continue
      let skipped = 0
      for (let at = start + 1; node !== undefined; at += 1) {
        if (node.found !== null && skipped === 0) yield { start, end: at, found: node.found }
        if (at >= text.length) break
        const child: Node<T> | undefined = node.next.get(text.charCodeAt(at))
        if (child === undefined && skipped < 3 && isSkipped(text.charAt(at))) skipped += 1
        else [node, skipped] = [child, 0]
      }
    }
  }
}

function pairOf (text: string, at: number): number {
  return (Math.imul(text.charCodeAt(at), 131) + text.charCodeAt(at + 1)) & (PAIRS - 1)
}
