// A store that lives as long as its process: for tests, and for the library without a data folder.

import { randomBytes } from 'node:crypto'
import { chainFact, EMPTY_CHAIN, headAfter } from '../../audit/chain.ts'
import type { AuditEntry } from '../../audit/entry.ts'
import { COLLECTIONS, type CollectionName, type Engine, type Records } from '../engine.ts'
import type { Store } from '../store.ts'
import { createTypedStore } from '../typed-store.ts'

/** An empty store with a reference key of its own. */
export function createMemoryStore (): Store {
  return createTypedStore(createMemoryEngine(), new Uint8Array(randomBytes(32)))
}

function createMemoryEngine (): Engine {
  const collections = new Map(Object.keys(COLLECTIONS).map((name) => [name, new Map<string, Records[CollectionName]>()]))
  const records = <C extends CollectionName>(name: C) => collections.get(name) as Map<string, Records[C]>
  const audit: AuditEntry[] = []
  return {
    async commit ({ operations, facts }) {
      const first = audit.length
      let head = first === 0 ? EMPTY_CHAIN : headAfter(audit[first - 1] as AuditEntry)
      for (const fact of facts) {
        const entry = chainFact(head, fact)
        audit.push(entry)
        head = headAfter(entry)
      }
      for (const [collection, key, record] of operations) {
        if (record === null) records(collection).delete(key)
        else records(collection).set(key, record)
      }
      return audit.slice(first)
    },
    get: (collection, key) => records(collection).get(key),
    values: (collection) => records(collection).values(),
    async listAudit ({ afterSeq = -1, limit }) {
      const from = Math.max(0, afterSeq + 1)
      return audit.slice(from, from + Math.max(0, limit))
    },
    async close () {}
  }
}
