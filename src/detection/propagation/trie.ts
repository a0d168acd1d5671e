// Finds many values in a text at once. Time is linear in the text for values of bounded length.

/** A letter tree over UTF-16 code units; `found` is set where a value ends. Most nodes have one child: a map is made for more only. */
interface Node<T> {
  unit: number
  child: Node<T> | undefined
  others: Map<number, Node<T>> | undefined
  found: T[] | undefined
}

/** Sizes of the two tables, powers of two: small, so that a short conversation costs little. */
const SINGLES = 256
const PAIRS = 4096

const NOTHING = new Uint8Array(PAIRS)

export class Trie<T> {
  readonly #isSame: (a: T, b: T) => boolean
  readonly #gap: string
  readonly #root: Node<T> = leaf()
  /** 1 for the values of one unit, and for the first two units of the others as they may be written: most places of a text are told by these. */
  #singles = NOTHING
  #pairs = NOTHING
  #size = 0

  /** @param isSame of two additions under one key the second is not kept; @param gap units that may stand within a value (digit groups), up to three in a row. */
  constructor (isSame: (a: T, b: T) => boolean, gap = '') {
    this.#isSame = isSame
    this.#gap = gap
  }

  get size (): number {
    return this.#size
  }

  /** At most four values are kept for one key. */
  add (key: string, value: T): void {
    if (this.#size === 0) [this.#singles, this.#pairs] = [new Uint8Array(SINGLES), new Uint8Array(PAIRS)]
    let node = this.#root
    for (let at = 0; at < key.length; at += 1) node = childOf(node, key.charCodeAt(at)) ?? addChild(node, key.charCodeAt(at))
    if (node.found === undefined) node.found = [value]
    else if (node.found.length < 4 && !node.found.some((known) => this.#isSame(known, value))) node.found.push(value)
    else return
    if (key.length === 1) this.#singles[key.charCodeAt(0) % SINGLES] = 1
    else for (const second of key.charAt(1) + this.#gap) this.#pairs[pairOf(key.charCodeAt(0), second.charCodeAt(0))] = 1
    this.#size += 1
  }

  /** Calls `visit` for every value that begins where `isStart` says so: in the order of the starts, the shorter first. */
  search (text: string, isStart: (at: number) => boolean, visit: (start: number, end: number, found: readonly T[]) => void): void {
    const [singles, pairs] = [this.#singles, this.#pairs]
    let next = text.charCodeAt(0)
    for (let start = 0; start < text.length; start += 1) {
      const unit = next
      next = text.charCodeAt(start + 1)
      if (pairs[pairOf(unit, next)] === 0 && singles[unit % SINGLES] === 0) continue
      const node = childOf(this.#root, unit)
      if (node !== undefined && isStart(start)) this.#follow(text, start, node, visit)
    }
  }

  #follow (text: string, start: number, first: Node<T>, visit: (start: number, end: number, found: readonly T[]) => void): void {
    let node: Node<T> | undefined = first
    let skipped = 0
    for (let at = start + 1; node !== undefined; at += 1) {
      if (node.found !== undefined && skipped === 0) visit(start, at, node.found)
      if (at >= text.length) return
      const child: Node<T> | undefined = childOf(node, text.charCodeAt(at))
      if (child === undefined && skipped < 3 && this.#gap.includes(text.charAt(at))) skipped += 1
      else [node, skipped] = [child, 0]
    }
  }
}

function leaf<T> (): Node<T> {
  return { unit: -1, child: undefined, others: undefined, found: undefined }
}

function childOf<T> (node: Node<T>, unit: number): Node<T> | undefined {
  return node.unit === unit ? node.child : node.others?.get(unit)
}

function addChild<T> (node: Node<T>, unit: number): Node<T> {
  const child = leaf<T>()
  if (node.child === undefined) [node.unit, node.child] = [unit, child]
  else (node.others ??= new Map()).set(unit, child)
  return child
}

function pairOf (first: number, second: number): number {
  return (Math.imul(first, 131) + second) & (PAIRS - 1)
}
