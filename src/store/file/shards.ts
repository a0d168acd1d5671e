// The records in memory, spread over shards; each shard is one lowdb document. Which of them changed since they were written.

import { hash } from 'node:crypto'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { COLLECTIONS, type CollectionName, type Operation, type Records } from '../engine.ts'
import { durableAdapter, type DurableAdapter } from './document.ts'
import type { FileOps } from './files.ts'

type AnyRecord = Records[CollectionName]

/** What a shard's document holds. `lsn`: the number of the last commit that is in it. */
export interface ShardDocument {
  readonly name: string
  readonly lsn: number
  readonly records: ReadonlyArray<readonly [key: string, record: AnyRecord]>
}

export interface Shard {
  /** `keys`, `retention/3f`: also its path below the documents folder, without the ending. */
  readonly name: string
  readonly path: string
  readonly records: Map<string, AnyRecord>
  readonly adapter: DurableAdapter<ShardDocument>
  readonly low: Low<ShardDocument>
  isDirty: boolean
}

export interface Shards {
  readonly all: readonly Shard[]
  /** Does all operations in memory. */
  apply (operations: readonly Operation[]): void
  get<C extends CollectionName> (collection: C, key: string): Records[C] | undefined
  values<C extends CollectionName> (collection: C): Iterable<Records[C]>
}

/** Empty shards of every collection, over documents in this folder. */
export function createShards (files: FileOps, folder: string): Shards {
  const collections = new Map(Object.entries(COLLECTIONS).map(([name, { shards }]) => [name,
    shardNames(name, shards).map((shard) => createShard(files, folder, shard))]))
  const shardsOf = (collection: CollectionName): readonly Shard[] => collections.get(collection) ?? []
  const shardOf = (collection: CollectionName, key: string): Shard => {
    const shards = shardsOf(collection)
    return shards[shards.length === 1 ? 0 : shardNumber(key)] as Shard
  }
  return {
    all: [...collections.values()].flat(),
    apply (operations) {
      for (const [collection, key, record] of operations) {
        const shard = shardOf(collection, key)
        shard.isDirty = true
        if (record === null) shard.records.delete(key)
        else shard.records.set(key, record)
      }
    },
    get: <C extends CollectionName>(collection: C, key: string) => shardOf(collection, key).records.get(key) as Records[C] | undefined,
    * values<C extends CollectionName> (collection: C) {
      for (const { records } of shardsOf(collection)) yield * records.values() as Iterable<Records[C]>
    }
  }
}

/** Writes a shard's document as the records are now. @param lsn number of the last commit that is in memory. @returns it. */
export async function writeShard (shard: Shard, lsn: number): Promise<number> {
  shard.isDirty = false
  shard.low.data = { name: shard.name, lsn, records: [...shard.records] }
  try {
    await shard.low.write()
    return lsn
  } catch (error) {
    shard.isDirty = true
    throw error
  } finally {
    // lowdb would keep the list that it wrote; the map is the one copy in memory.
    shard.low.data = { name: shard.name, lsn, records: [] }
  }
}

function createShard (files: FileOps, folder: string, name: string): Shard {
  const path = join(folder, `${name}.json`)
  const adapter = durableAdapter<ShardDocument>(files, path)
  const low = new Low<ShardDocument>(adapter, { name, lsn: 0, records: [] })
  return { name, path, records: new Map(), adapter, low, isDirty: false }
}

function shardNames (collection: string, count: number): readonly string[] {
  if (count === 1) return [collection]
  return Array.from({ length: count }, (_, number) => `${collection}/${number.toString(16).padStart(2, '0')}`)
}

/** First byte of the key's SHA-256: even for any choice of ids. */
function shardNumber (key: string): number {
  return Number.parseInt(hash('sha256', key, 'hex').slice(0, 2), 16)
}
