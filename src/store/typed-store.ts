// The contract of store.ts on top of any engine: typed changes in, batches of generic operations out.

import type { Checkpoint } from '../audit/checkpoint.ts'
import type { Signer } from '../audit/signing.ts'
import type { AuditTree } from '../audit/tree.ts'
import { AppError } from '../errors.ts'
import { checkAuditQuery } from './audit-query.ts'
import { COLLECTIONS, RULES_KEY, type Batch, type CollectionName, type Engine, type Operation, type Records } from './engine.ts'
import { frozenCopy } from './frozen-copy.ts'
import { compareInstants } from './instants.ts'
import { retentionReads, toRetentionOperation } from './retention-reads.ts'
import type { ApiKeyRecord, Change, Store } from './store.ts'
import type { SealedFiles, VaultFiles } from './vault-files.ts'

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
    async commit (changes) { return await open().commit(toBatch(changes)) },
    async getKey (id) { return await open().get('keys', id) },
    async listKeys () { return [...await open().values('keys')].sort(byCreation) },
    async getRetention (conversationId) { return await open().get('retention', conversationId) },
    async findRetention (filter) { return await open().findRetention(filter) },
    async getConversation (key) { return await open().get('conversations', key) },
    async findConversations (query) { return await open().findConversations(query) },
    async listMaskingPolicies () { return [...await open().values('maskingPolicies')].sort((a, b) => a.version - b.version) },
    async listCheckpoints () { return [...await open().values('checkpoints')].sort((a, b) => a.size - b.size) },
    async getRules () { return await open().get('rules', RULES_KEY) },
    async getIdempotency (id) { return await open().get('idempotency', id) },
    async listIdempotency () { return [...await open().values('idempotency')] },
    async listAudit (query) {
      checkAuditQuery(query)
      return await open().listAudit(query)
    },
    async records (collection) { return await open().values(collection) },
    isShared: engine.isShared,
    get isCurrent () { return engine.isCurrent },
    async inTurn (thing, work) { return await engine.inTurn(thing, work) },
    async spend (window, before) { return await open().spend(window, before) },
    async share (window) { return await open().share(window) },
    watch: (onChange) => engine.watch(onChange),
    lead: (work) => engine.lead(work),
    ...retentionReads(open),
    vault: vaultWhileOpen(open),
    async compact () { await open().compact() },
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
    case 'putConversation': return [['conversations', change.record.key, frozenCopy(change.record)]]
    case 'deleteConversation': return [['conversations', change.key, null]]
    case 'putMaskingPolicy': return [['maskingPolicies', String(change.policy.version), frozenCopy(change.policy)]]
    case 'putRules': return [['rules', RULES_KEY, frozenCopy(change.record)]]
    case 'putRecord': return [[change.collection, keyOf(change.collection, change.record), frozenCopy(change.record)]]
    case 'audit': return undefined
    default: return toRetentionOperation(change)
  }
}

function keyOf<C extends CollectionName> (collection: C, record: Records[C]): string {
  return COLLECTIONS[collection].keyOf(record)
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

function vaultWhileOpen (open: () => Engine): VaultFiles {
  const sealed = (kind: 'keys' | 'bodies'): SealedFiles => ({
    read: async (name) => await open().vault[kind].read(name),
    create: async (name, bytes, header) => await open().vault[kind].create(name, bytes, header),
    replace: async (name, bytes, header) => await open().vault[kind].replace(name, bytes, header),
    remove: async (names) => { await open().vault[kind].remove(names) },
    list: async (but) => await open().vault[kind].list(but),
    count: async (but) => await open().vault[kind].count(but),
    listSettled: async () => await open().vault[kind].listSettled()
  })
  return {
    keys: sealed('keys'),
    bodies: sealed('bodies'),
    readHeader: async () => await open().vault.readHeader(),
    writeHeader: async (bytes, before) => await open().vault.writeHeader(bytes, before)
  }
}

function byCreation (a: ApiKeyRecord, b: ApiKeyRecord): number {
  return compareInstants(a.createdAt, b.createdAt) || (a.id < b.id ? -1 : 1)
}
