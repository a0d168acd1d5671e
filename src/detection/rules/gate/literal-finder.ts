// Finds which of many literals occur in a text: one walk, a table over the first two units of each literal.

/** A number for each literal, and a finder that tells the numbers that occur. */
export class LiteralFinder {
  readonly #ids = new Map<string, number>()
  /** The one-unit literals. */
  readonly #singles = new Map<number, number>()
  readonly #hasSingle = new Uint8Array(65_536)
  /** Hash of the first two units → literals that begin so; undefined for most. */
  readonly #buckets: Array<Array<{ readonly literal: string, readonly id: number }> | undefined> = new Array(BUCKETS)
  readonly #hasBucket = new Uint8Array(BUCKETS)

  get size (): number {
    return this.#ids.size
  }

  /** The literal's number; the same literal always gets the same. @param literal lower case, not empty. */
  add (literal: string): number {
    const known = this.#ids.get(literal)
    if (known !== undefined) return known
    const id = this.#ids.size
    this.#ids.set(literal, id)
    if (literal.length === 1) {
      this.#singles.set(literal.charCodeAt(0), id)
      this.#hasSingle[literal.charCodeAt(0)] = 1
    } else {
      const bucket = hash(literal.charCodeAt(0), literal.charCodeAt(1))
      this.#hasBucket[bucket] = 1
      this.#buckets[bucket] = [...this.#buckets[bucket] ?? [], { literal, id }]
    }
    return id
  }

  /** Calls `visit` for each literal that occurs, in the order of the text. @param text lower case. */
  each (text: string, visit: (id: number, at: number) => void): void {
    let code = text.charCodeAt(0)
    for (let at = 0; at < text.length; at += 1) {
      if (this.#hasSingle[code] === 1) visit(this.#singles.get(code) ?? 0, at)
      const next = text.charCodeAt(at + 1)
      const bucket = hash(code, next)
      if (this.#hasBucket[bucket] === 1) {
        for (const { literal, id } of this.#buckets[bucket] ?? []) if (text.startsWith(literal, at)) visit(id, at)
      }
      code = next
    }
  }
}

const BUCKETS = 16_384

function hash (first: number, second: number): number {
  return (first * 131 + second) & (BUCKETS - 1)
}
