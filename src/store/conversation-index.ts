// Stored conversations by creation, subject and token, in memory: so that listing and searching do not read every record.

import type { Engine, Operation } from './engine.ts'
import { compareInstants } from './instants.ts'
import type { ConversationQuery, ConversationRecord } from './store.ts'

/** What is remembered of a record to take it out of the index again. */
type Place = Pick<ConversationRecord, 'key' | 'createdAt' | 'subjects' | 'tokens'>

export class ConversationIndex {
  readonly #engine: Engine
  readonly #places = new Map<string, Place>()
  /** By createdAt, then key. */
  #order: Place[] = []
  /** Subject or token → keys of records. */
  readonly #bySubject = new Map<string, Set<string>>()
  readonly #byToken = new Map<string, Set<string>>()

  constructor (engine: Engine) {
    this.#engine = engine
    for (const record of engine.values('conversations')) this.#enter(placeOf(record))
    this.#order = [...this.#places.values()].sort(compare)
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
      this.#order.splice(this.#positionAfter(place), 0, place)
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

  * #candidates ({ subjects, tokens, after, createdBefore }: ConversationQuery): Iterable<Place> {
    const keys = subjects !== undefined ? keysOf(subjects, [this.#bySubject]) : tokens !== undefined ? keysOf(tokens, [this.#bySubject, this.#byToken]) : undefined
    const places = keys === undefined ? this.#order : [...keys].flatMap((key) => this.#places.get(key) ?? []).sort(compare)
    const start = after === undefined ? 0 : keys === undefined ? this.#positionAfter(after) : places.findIndex((place) => compare(place, after) > 0)
    for (let at = start < 0 ? places.length : start; at < places.length; at++) {
      const place = places[at] as Place
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
    const at = this.#positionAfter(place) - 1
    if (this.#order[at]?.key === place.key) this.#order.splice(at, 1)
    for (const subject of place.subjects) take(this.#bySubject, subject, place.key)
    for (const token of place.tokens) take(this.#byToken, token, place.key)
  }

  /** Position of the first that comes after this one in the order. */
  #positionAfter (place: Pick<Place, 'createdAt' | 'key'>): number {
    let [low, high] = [0, this.#order.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(this.#order[middle] as Place, place) <= 0) low = middle + 1
      else high = middle
    }
    return low
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

function keysOf (names: readonly string[], maps: ReadonlyArray<ReadonlyMap<string, ReadonlySet<string>>>): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const map of maps) for (const name of names) for (const key of map.get(name) ?? []) keys.add(key)
  return keys
}

function compare (a: Pick<Place, 'createdAt' | 'key'>, b: Pick<Place, 'createdAt' | 'key'>): number {
  return compareInstants(a.createdAt, b.createdAt) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}

function add (map: Map<string, Set<string>>, name: string, key: string): void {
  const keys = map.get(name)
  if (keys === undefined) map.set(name, new Set([key]))
  else keys.add(key)
}

function take (map: Map<string, Set<string>>, name: string, key: string): void {
  const keys = map.get(name)
  keys?.delete(key)
  if (keys?.size === 0) map.delete(name)
}
