// The contract of store.ts on top of any engine: typed changes in, batches of generic operations out.

import { AppError } from '../errors.ts'
import type { Batch, Engine, Operation } from './engine.ts'
import { frozenCopy } from './frozen-copy.ts'
import { compareInstants } from './instants.ts'
import { queryRetention } from './retention-query.ts'
import type { ApiKeyRecord, Change, Store } from './store.ts'

/** @param referenceKey 32 random bytes that belong to this store. */
export function createTypedStore (engine: Engine, referenceKey: Uint8Array): Store {
  let isClosed = false
  const open = (): Engine => {
    if (isClosed) throw new AppError('NOT_READY', 'the store is closed')
    return engine
  }
  return {
    referenceKey,
    async commit (changes) {
      const batch = toBatch(changes)
      return await open().commit(batch)
    },
    async getKey (id) { return open().get('keys', id) },
    async listKeys () { return [...open().values('keys')].sort(byCreation) },
    async getRetention (conversationId) { return open().get('retention', conversationId) },
    async findRetention (filter) { return queryRetention(open(), filter) },
    async listAudit (query) { return await open().listAudit(query) },
    async close () {
      isClosed = true
      await engine.close()
    }
  }
}

function toBatch (changes: readonly Change[]): Batch {
  return {
    operations: changes.flatMap((change) => toOperation(change) ?? []),
    facts: changes.flatMap((change) => change.kind === 'audit' ? frozenCopy(change.fact) : [])
  }
}

function toOperation (change: Change): [Operation] | undefined {
  switch (change.kind) {
    case 'putKey': return [['keys', change.key.id, frozenCopy(change.key)]]
    case 'putRetention': return [['retention', change.entry.conversationId, frozenCopy(change.entry)]]
    case 'deleteRetention': return [['retention', change.conversationId, null]]
    case 'audit': return undefined
  }
}

function byCreation (a: ApiKeyRecord, b: ApiKeyRecord): number {
  return compareInstants(a.createdAt, b.createdAt) || (a.id < b.id ? -1 : 1)
}
