// Finds many values in a text at once. Time is linear in the text for values of bounded length.

/** A letter tree; `found` is set where a value ends. */
interface Node<T> {
  readonly next: Map<string, Node<T>>
  found: T[] | null
}

export interface Hit<T> { readonly start: number, readonly end: number, readonly found: readonly T[] }

export class Trie<T> {
  readonly #root: Node<T> = { next: new Map(), found: null }
  #size = 0

  get size (): number {
    return this.#size
  }

  add (key: string, value: T): void {
    let node = this.#root
    for (const unit of key.split('')) {
      let child = node.next.get(unit)
      if (child === undefined) node.next.set(unit, child = { next: new Map(), found: null })
      node = child
    }
    if (node.found === null) node.found = [value]
    else if (node.found.length < 4) node.found.push(value)
    this.#size += 1
  }

  /**
   * Every value that begins where `isStart` says so. Units that `isSkipped` accepts may stand within a value (digit groups).
   * @returns hits in the order of their starts, the shorter first.
   */
  * search (text: string, isStart: (at: number) => boolean, isSkipped: (unit: string) => boolean = () => false): Generator<Hit<T>> {
    for (let start = 0; start < text.length; start += 1) {
      let node = this.#root.next.get(text.charAt(start))
      if (node === undefined || !isStart(start)) continue
      let skipped = 0
      for (let at = start + 1; node !== undefined; at += 1) {
        if (node.found !== null && skipped === 0) yield { start, end: at, found: node.found }
        const unit = text.charAt(at)
        if (unit === '') break
        const child = node.next.get(unit)
        if (child === undefined && skipped < 3 && isSkipped(unit)) skipped += 1
        else [node, skipped] = [child, 0]
      }
    }
  }
}
