// The contract of store.ts on top of any engine: typed changes in, batches of generic operations out.

import type { Checkpoint } from '../audit/checkpoint.ts'
import type { Signer } from '../audit/signing.ts'
import type { AuditTree } from '../audit/tree.ts'
import { AppError } from '../errors.ts'
import { checkAuditQuery } from './audit-query.ts'
import type { Batch, Engine, Operation } from './engine.ts'
import { frozenCopy } from './frozen-copy.ts'
import { compareInstants } from './instants.ts'
import { queryRetention } from './retention-query.ts'
import type { ApiKeyRecord, Change, Store } from './store.ts'

/** What belongs to one store alone. */
export interface StoreSecrets {
  /** 32 random bytes. */
  readonly referenceKey: Uint8Array
  readonly signer: Signer
}

export function createTypedStore (engine: Engine, { referenceKey, signer }: StoreSecrets): Store {
  let isClosed = false
  const open = (): Engine => {
    if (isClosed) throw new AppError('NOT_READY', 'the store is closed')
    return engine
  }
  return {
    referenceKey,
    signer,
    auditTree: whileOpen(open),
    async commit (changes) {
      const batch = toBatch(changes)
      return await open().commit(batch)
    },
    async getKey (id) { return open().get('keys', id) },
    async listKeys () { return [...open().values('keys')].sort(byCreation) },
    async getRetention (conversationId) { return open().get('retention', conversationId) },
    async findRetention (filter) { return queryRetention(open(), filter) },
    async listCheckpoints () { return [...open().values('checkpoints')].sort((a, b) => a.size - b.size) },
    async getIdempotency (id) { return open().get('idempotency', id) },
    async listIdempotency () { return [...open().values('idempotency')] },
    async listAudit (query) {
      checkAuditQuery(query)
      return await open().listAudit(query)
    },
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
    case 'putCheckpoint': return [['checkpoints', dayOf(change.checkpoint), frozenCopy(change.checkpoint)]]
    case 'putIdempotency': return [['idempotency', change.record.id, frozenCopy(change.record)]]
    case 'deleteIdempotency': return [['idempotency', change.id, null]]
    case 'audit': return undefined
  }
}

/** `YYYY-MM-DD`, UTC. */
function dayOf ({ at }: Checkpoint): string {
  return at.slice(0, 10)
}

function whileOpen (open: () => Engine): AuditTree {
  return {
    get size () { return open().auditTree.size },
    root: async (size) => await open().auditTree.root(size),
    inclusionProof: async (index, size) => await open().auditTree.inclusionProof(index, size),
    consistencyProof: async (from, to) => await open().auditTree.consistencyProof(from, to)
  }
}

function byCreation (a: ApiKeyRecord, b: ApiKeyRecord): number {
  return compareInstants(a.createdAt, b.createdAt) || (a.id < b.id ? -1 : 1)
}
