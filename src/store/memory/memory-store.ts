// A store that lives as long as its process: for tests.

import { randomBytes } from 'node:crypto'
import { chainFact, EMPTY_CHAIN, entryLine, headAfter } from '../../audit/chain.ts'
import type { AuditEntry } from '../../audit/entry.ts'
import { appendLeaf, EMPTY_FRONTIER, leafHash } from '../../audit/merkle.ts'
import { makeSigningKey, signerOf, type Signer } from '../../audit/signing.ts'
import { treeOver } from '../../audit/tree.ts'
import { matchesAudit } from '../audit-query.ts'
import { COLLECTIONS, type CollectionName, type LocalEngine, type Records } from '../engine.ts'
import { engineOver } from '../local-engine.ts'
import type { Store } from '../store.ts'
import { createTypedStore } from '../typed-store.ts'
import { createMemoryVault } from './memory-vault.ts'

/** An empty store with keys of its own. */
export function createMemoryStore (): Store {
  const signer = signerOf(makeSigningKey()) as Signer
  return createTypedStore(engineOver(createMemoryEngine()), { referenceKey: new Uint8Array(randomBytes(32)), signer })
}

function createMemoryEngine (): LocalEngine {
  const collections = new Map(Object.keys(COLLECTIONS).map((name) => [name, new Map<string, Records[CollectionName]>()]))
  const records = <C extends CollectionName>(name: C) => collections.get(name) as Map<string, Records[C]>
  const audit: AuditEntry[] = []
  const hashes: Buffer[] = []
  let frontier = EMPTY_FRONTIER
  const append = (entry: AuditEntry): void => {
    audit.push(entry)
    const appended = appendLeaf(frontier, leafHash(entryLine(entry)))
    frontier = appended.frontier
    hashes.push(...appended.completed)
  }
  return {
    auditTree: treeOver(() => frontier.size, async (index) => hashes[index] as Buffer),
    async commit ({ operations, facts }) {
      const first = audit.length
      let head = first === 0 ? EMPTY_CHAIN : headAfter(audit[first - 1] as AuditEntry)
      for (const fact of facts) {
        const entry = chainFact(head, fact)
        append(entry)
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
    async listAudit ({ afterSeq = -1, limit, ...filter }) {
      return audit.slice(Math.max(0, afterSeq + 1)).filter((entry) => matchesAudit(entry, filter)).slice(0, Math.max(0, limit))
    },
    vault: createMemoryVault(),
    async compact () {},
    async close () {}
  }
}
