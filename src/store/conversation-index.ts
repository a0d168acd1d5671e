// Stored conversations by creation, subject and token, in memory: so that listing and searching do not read every record.

import type { LocalEngine, Operation } from './engine.ts'
import { compareInstants } from './instants.ts'
import { Ordered } from './ordered.ts'
import type { ConversationQuery, ConversationRecord } from './store.ts'

/** What is remembered of a record to take it out of the index again. */
type Place = Pick<ConversationRecord, 'key' | 'createdAt' | 'subjects' | 'tokens'>

type Spot = Pick<Place, 'createdAt' | 'key'>
type Keys = Map<string, string | Set<string>>

export class ConversationIndex {
  readonly #engine: LocalEngine
  readonly #places = new Map<string, Place>()
  /** By createdAt, then key. */
  readonly #order: Ordered<Spot>
  /** Subject or token → key of a record, or keys where there are several: most have one. */
  readonly #bySubject: Keys = new Map()
  readonly #byToken: Keys = new Map()

  constructor (engine: LocalEngine) {
    this.#engine = engine
    for (const record of engine.values('conversations')) this.#enter(placeOf(record))
    this.#order = new Ordered<Spot>(compare, this.#places.values())
  }

  /** Follows what a commit did. */
  update (operations: readonly Operation[]): void {
    for (const [collection, key] of operations) {
      if (collection !== 'conversations') continue
      const before = this.#places.get(key)
      // What counts is the record as it is now: commits of one moment may be told in another order.
      const record = this.#engine.get('conversations', key)
      if (before !== undefined) this.#leave(before)
      if (record === undefined) continue
      const place = placeOf(record)
      this.#enter(place)
      this.#order.insert(place)
    }
  }

  find (query: ConversationQuery): readonly ConversationRecord[] {
    const found: ConversationRecord[] = []
    for (const { key } of this.#candidates(query)) {
      if (found.length >= query.limit) break
      const record = this.#engine.get('conversations', key)
      if (record !== undefined && matches(record, query)) found.push(record)
    }
    return found
  }

  * #candidates ({ subjects, tokens, after, createdBefore }: ConversationQuery): Iterable<Spot> {
    const keys = subjects !== undefined ? keysOf(subjects, [this.#bySubject]) : tokens !== undefined ? keysOf(tokens, [this.#bySubject, this.#byToken]) : undefined
    const places = keys === undefined ? this.#order : new Ordered<Spot>(compare, [...keys].flatMap((key) => this.#places.get(key) ?? []))
    for (const place of places.after(after)) {
      if (createdBefore !== undefined && compareInstants(place.createdAt, createdBefore) >= 0) return
      yield place
    }
  }

  #enter (place: Place): void {
    this.#places.set(place.key, place)
    for (const subject of place.subjects) add(this.#bySubject, subject, place.key)
    for (const token of place.tokens) add(this.#byToken, token, place.key)
  }

  #leave (place: Place): void {
    this.#places.delete(place.key)
    this.#order.remove(place)
    for (const subject of place.subjects) take(this.#bySubject, subject, place.key)
    for (const token of place.tokens) take(this.#byToken, token, place.key)
  }
}

function placeOf ({ key, createdAt, subjects, tokens }: ConversationRecord): Place {
  return { key, createdAt, subjects, tokens }
}

function matches (record: ConversationRecord, { subjects, tokens, alsoTokens = [], channel, tag, createdBefore }: ConversationQuery): boolean {
  if (subjects !== undefined && !subjects.some((subject) => record.subjects.includes(subject))) return false
  const hasOneOf = (list: readonly string[]): boolean => list.some((token) => record.subjects.includes(token) || record.tokens.includes(token))
  if (!(tokens === undefined || hasOneOf(tokens)) || !alsoTokens.every(hasOneOf)) return false
  if (channel !== undefined && record.channel !== channel) return false
  if (tag !== undefined && !record.tags.includes(tag)) return false
  return createdBefore === undefined || compareInstants(record.createdAt, createdBefore) < 0
}

function keysOf (names: readonly string[], maps: readonly Keys[]): ReadonlySet<string> {
  return new Set(maps.flatMap((map) => names.flatMap((name) => {
    const keys = map.get(name) ?? []
    return typeof keys === 'string' ? keys : [...keys]
  })))
}

function compare (a: Spot, b: Spot): number {
  return compareInstants(a.createdAt, b.createdAt) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}

function add (map: Keys, name: string, key: string): void {
  const keys = map.get(name)
  if (keys === undefined || keys === key) map.set(name, key)
  else if (typeof keys === 'string') map.set(name, new Set([keys, key]))
  else keys.add(key)
}

function take (map: Keys, name: string, key: string): void {
  const keys = map.get(name)
  if (keys === key) map.delete(name)
  else if (keys !== undefined && typeof keys !== 'string' && keys.delete(key) && keys.size === 0) map.delete(name)
}
