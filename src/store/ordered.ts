// A list that stays in order, kept in pieces: putting in and taking out moves a piece, not all that comes after.

const MOST = 512

export class Ordered<T> {
  readonly #compare: (a: T, b: T) => number
  /** None is empty. */
  readonly #pieces: T[][] = []

  /** @param compare below 0 when `a` comes before `b`; 0 for the same item alone. */
  constructor (compare: (a: T, b: T) => number, items: Iterable<T> = []) {
    this.#compare = compare
    const sorted = [...items].sort(compare)
    for (let start = 0; start < sorted.length; start += MOST / 2) this.#pieces.push(sorted.slice(start, start + MOST / 2))
  }

  insert (item: T): void {
    const at = this.#pieceOf(item)
    const piece = this.#pieces[at]
    if (piece === undefined) { this.#pieces.push([item]); return }
    piece.splice(this.#countUpTo(piece, item), 0, item)
    if (piece.length > MOST) this.#pieces.splice(at + 1, 0, piece.splice(MOST / 2))
  }

  /** Takes out the item that compares equal, if there is one. */
  remove (item: T): void {
    const at = this.#pieceOf(item)
    const piece = this.#pieces[at] ?? []
    const position = this.#countUpTo(piece, item) - 1
    const found = piece[position]
    if (found === undefined || this.#compare(found, item) !== 0) return
    piece.splice(position, 1)
    if (piece.length === 0) this.#pieces.splice(at, 1)
  }

  /** In order, those that come after this one; all without. The list must not change meanwhile. */
  * after (item?: T): Iterable<T> {
    let at = item === undefined ? 0 : this.#pieceOf(item)
    let start = item === undefined ? 0 : this.#countUpTo(this.#pieces[at] ?? [], item)
    for (; at < this.#pieces.length; at++, start = 0) {
      const piece = this.#pieces[at] ?? []
      for (let position = start; position < piece.length; position++) yield piece[position] as T
    }
  }

  /** The last piece that does not begin after the item; the first where all do. */
  #pieceOf (item: T): number {
    let [low, high] = [1, this.#pieces.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#compare(this.#pieces[middle]?.[0] as T, item) <= 0) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** How many of a piece are before the item or the same. */
  #countUpTo (piece: readonly T[], item: T): number {
    let [low, high] = [0, piece.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#compare(piece[middle] as T, item) <= 0) low = middle + 1
      else high = middle
    }
    return low
  }
}
