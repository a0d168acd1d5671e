// Moves everything from one store into another: sealed files, then records, then the audit log, entry by entry. Interrupted, the same call goes on.

import { AppError } from '../errors.ts'
import { streamAudit } from './audit-stream.ts'
import { COLLECTIONS, type CollectionName } from './engine.ts'
import type { Change, Store } from './store.ts'
import type { SealedFiles } from './vault-files.ts'

export interface Copied {
  readonly records: Readonly<Partial<Record<CollectionName, number>>>
  readonly bodies: number
  readonly auditSize: number
  /** Of the audit log; base64. */
  readonly root: string
}

const BATCH = 500
const FILES_AT_ONCE = 8

/**
 * Nothing else may work on either store. The target has the secrets of the source, and nothing that the source does not have.
 * @throws AppError CONFLICT when the target holds something else; then it was not changed further.
 */
export async function copyStore (from: Store, to: Store): Promise<Copied> {
  await checkSame(from, to)
  for (const kind of ['keys', 'bodies'] as const) await copyFiles(from.vault[kind], to.vault[kind])
  for (const collection of collectionNames()) await copyCollection(from, to, collection)
  await commitInBatches(to, asFacts(from, to.auditTree.size))
  return await compare(from, to)
}

/** One log must begin with the other, signed by the same key. */
async function checkSame (from: Store, to: Store): Promise<void> {
  const size = to.auditTree.size
  const isSame = from.signer.origin === to.signer.origin && size <= from.auditTree.size && (await from.auditTree.root(size)).equals(await to.auditTree.root(size))
  if (!isSame) throw otherStore('its audit log is not the beginning of this one')
}

async function copyFiles (from: SealedFiles, to: SealedFiles): Promise<void> {
  const known = new Set(await to.list())
  const left = (await from.list()).filter((name) => !known.has(name)).values()
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, async () => {
    for (const name of left) {
      const bytes = await from.read(name)
      if (bytes !== undefined) await to.create(name, bytes)
    }
  }))
}

async function copyCollection<C extends CollectionName> (from: Store, to: Store, collection: C): Promise<void> {
  const changes = function * (records: Iterable<unknown>): Generator<Change> {
    for (const record of records) yield { kind: 'putRecord', collection, record } as Change
  }
  await commitInBatches(to, changes(await from.records(collection)))
}

/** An entry without its number and hashes is the fact that it was made of: numbered anew, it is the same entry. */
async function * asFacts (from: Store, start: number): AsyncGenerator<Change> {
  for await (const { seq: _, previousHash: __, hash: ___, ...fact } of streamAudit(from, { afterSeq: start - 1 })) yield { kind: 'audit', fact }
}

async function commitInBatches (to: Store, changes: Iterable<Change> | AsyncIterable<Change>): Promise<void> {
  let batch: Change[] = []
  for await (const change of changes) {
    batch.push(change)
    if (batch.length < BATCH) continue
    await to.commit(batch)
    batch = []
  }
  await to.commit(batch)
}

/** @throws AppError CONFLICT where counts, bytes or roots differ. */
async function compare (from: Store, to: Store): Promise<Copied> {
  const counts: Partial<Record<CollectionName, number>> = {}
  for (const collection of collectionNames()) {
    const [wanted, found] = await Promise.all([countOf(from, collection), countOf(to, collection)])
    if (wanted !== found) throw otherStore(`it has ${found} records of the kind ${collection}, not ${wanted}`)
    counts[collection] = found
  }
  const files: Record<'keys' | 'bodies', number> = { keys: 0, bodies: 0 }
  for (const kind of ['keys', 'bodies'] as const) {
    const [wanted, found] = [(await from.vault[kind].list()).length, (await to.vault[kind].list()).length]
    if (wanted !== found) throw otherStore(`it has ${found} sealed ${kind}, not ${wanted}`)
    files[kind] = found
  }
  const size = from.auditTree.size
  const [wanted, found] = [await from.auditTree.root(size), await to.auditTree.root(size)]
  if (to.auditTree.size !== size || !wanted.equals(found)) throw otherStore('its audit log has another root')
  return { records: counts, bodies: files.bodies, auditSize: size, root: found.toString('base64') }
}

async function countOf (store: Store, collection: CollectionName): Promise<number> {
  return [...await store.records(collection)].length
}

function collectionNames (): readonly CollectionName[] {
  return Object.keys(COLLECTIONS) as CollectionName[]
}

function otherStore (why: string): AppError {
  return new AppError('CONFLICT', `the target holds something else, or the source was changed since the move began: ${why}`)
}
