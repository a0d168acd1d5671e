// Finds which of many literals occur in a text: one walk, tables over the first three units of each literal.

interface Literal { readonly literal: string, readonly id: number }

/** A number for each literal, and a finder that tells the numbers that occur. */
export class LiteralFinder {
  readonly #ids = new Map<string, number>()
  /** The literals of one, two, and more units, each by a hash of its first units. */
  readonly #singles = new Table()
  readonly #pairs = new Table()
  readonly #longer = new Table()

  get size (): number {
    return this.#ids.size
  }

  /** The literal's number; the same literal always gets the same. @param literal lower case, not empty. */
  add (literal: string): number {
    const known = this.#ids.get(literal)
    if (known !== undefined) return known
    const id = this.#ids.size
    this.#ids.set(literal, id)
    const [first, second, third] = [literal.charCodeAt(0), literal.charCodeAt(1), literal.charCodeAt(2)]
    if (literal.length === 1) this.#singles.add(first, { literal, id })
    else if (literal.length === 2) this.#pairs.add(hash(first, second), { literal, id })
    else this.#longer.add(hash(hash(first, second), third), { literal, id })
    return id
  }

  /** Calls `visit` for each literal that occurs, in the order of the text. @param text lower case. */
  each (text: string, visit: (id: number, at: number) => void): void {
    const [singles, pairs, longer] = [this.#singles.isTaken, this.#pairs.isTaken, this.#longer.isTaken]
    let [first, second] = [text.charCodeAt(0), text.charCodeAt(1)]
    for (let at = 0; at < text.length; at += 1) {
      const third = text.charCodeAt(at + 2)
      const pair = hash(first, second)
      const three = hash(pair, third)
      if (singles[first & MASK] === 1) this.#singles.each(first, text, at, visit)
      if (pairs[pair & MASK] === 1) this.#pairs.each(pair, text, at, visit)
      if (longer[three & MASK] === 1) this.#longer.each(three, text, at, visit)
      first = second
      second = third
    }
  }
}

const MASK = 0x3FFF

function hash (first: number, second: number): number {
  return (Math.imul(first, 131) + second) | 0
}

/** Literals by the lower bits of a hash. */
class Table {
  readonly isTaken = new Uint8Array(MASK + 1)
  readonly #literals = new Map<number, Literal[]>()

  add (hash: number, literal: Literal): void {
    this.isTaken[hash & MASK] = 1
    this.#literals.set(hash & MASK, [...this.#literals.get(hash & MASK) ?? [], literal])
  }

  each (hash: number, text: string, at: number, visit: (id: number, at: number) => void): void {
    for (const { literal, id } of this.#literals.get(hash & MASK) ?? []) if (text.startsWith(literal, at)) visit(id, at)
  }
}
