// Copies of records that every request needs, kept in memory until somebody changes one of their collection.

/** Keys of strangers must not fill the memory. */
const MOST = 10_000

export class Copies {
  readonly #kept = new Map<string, Map<string, unknown>>()
  /** Rises with each drop: what was being read then may be of before it. */
  #drops = 0

  /** @param isCurrent whether changes would be heard of; if not, the record is read. */
  async get<T> (collection: string, key: string, isCurrent: boolean, read: () => Promise<T | undefined>): Promise<T | undefined> {
    const kept = this.#kept.get(collection)
    if (isCurrent && kept?.has(key) === true) return kept.get(key) as T
    const drops = this.#drops
    const found = await read()
    if (found === undefined || drops !== this.#drops) return found
    const now = this.#kept.get(collection) ?? new Map<string, unknown>()
    if (now.size >= MOST) now.clear()
    this.#kept.set(collection, now.set(key, found))
    return found
  }

  drop (collection: string): void {
    this.#drops += 1
    this.#kept.delete(collection)
  }

  dropAll (): void {
    this.#drops += 1
    this.#kept.clear()
  }
}
