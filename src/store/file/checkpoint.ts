// A checkpoint: what changed since the last one goes from memory into the documents, so that the journal can begin anew.

import { dirname } from 'node:path'
import type { FileOps } from './files.ts'
import { FORMAT, type AuditMark, type ManifestFile } from './manifest.ts'
import { writeShard, type Shards } from './shards.ts'

/** Documents written at once: the disk flushes several in little more than the time of one. */
const AT_ONCE = 4

/** Where the store stood when the journal began a new file. */
export interface CheckpointMark {
  readonly lsn: number
  readonly audit: AuditMark
}

/**
 * Writes the dirty shards and then the manifest, each durably. Commits go on meanwhile; a shard may hold some that came after the
 * mark, which the journal then does once more (puts and removals may be repeated in order). Interrupted anywhere, the folder still
 * opens: the journal from the old manifest on is removed only by the caller, after this.
 * @param currentLsn the last commit that is in memory, at the moment of the call.
 */
export async function writeCheckpoint (
  files: FileOps, shards: Shards, { low, adapter, path }: ManifestFile, mark: CheckpointMark, currentLsn: () => number
): Promise<void> {
  const dirty = shards.all.filter(({ isDirty }) => isDirty)
  const documents = { ...low.data.documents }
  await forEachOf(dirty, AT_ONCE, async (shard) => { documents[shard.name] = await writeShard(shard, currentLsn()) })
  const folders = new Set(dirty.map((shard) => dirname(shard.path)))
  for (const folder of folders) await files.syncFolder(folder)

  const before = low.data
  low.data = { format: FORMAT, lsn: mark.lsn, documents, audit: mark.audit }
  try {
    await low.write()
    await files.syncFolder(dirname(path))
  } catch (error) {
    low.data = before
    throw error
  }
  await dropPrevious(files, shards, { low, adapter, path })
}

/** Removes what the last writes replaced, also what a checkpoint that failed left. */
export async function dropPrevious (files: FileOps, { all }: Shards, manifest: ManifestFile): Promise<void> {
  const left = [...all, manifest].filter(({ adapter }) => adapter.hasPrevious())
  for (const { adapter } of left) await adapter.dropPrevious()
  for (const folder of new Set(left.map(({ path }) => dirname(path)))) await files.syncFolder(folder)
}

/** Works on some items at once; when one fails, the rest is left and the failure thrown after those under way have ended. */
async function forEachOf<T> (items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values()
  const failures: unknown[] = []
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const item of left) {
      if (failures.length > 0) return
      await work(item).catch((error: unknown) => { failures.push(error) })
    }
  }))
  if (failures.length > 0) throw failures[0]
}
