// Reads the documents at start, and decides what to believe when one is missing or damaged.

import { AppError } from '../../errors.ts'
import { deepFreeze } from '../frozen-copy.ts'
import { FORMAT, type Manifest, type ManifestFile } from './manifest.ts'
import type { Shard } from './shards.ts'

/**
 * Reads the manifest; undefined when there never was one. A damaged manifest is replaced by the one before it, which the end of a
 * checkpoint leaves for a moment: the journal still begins where that one ends, or the start fails there.
 * @throws AppError STORE_CORRUPT.
 */
export async function loadManifest ({ path, adapter, low }: ManifestFile): Promise<Manifest | undefined> {
  const current = await adapter.read().catch(asDamaged)
  const manifest = current === null || current === 'damaged' ? await adapter.readPrevious().catch(() => null) : current
  if (manifest === null) {
    if (current === null) return undefined
    throw new AppError('STORE_CORRUPT', `${path} is damaged`)
  }
  if (manifest.format !== FORMAT) throw new AppError('STORE_CORRUPT', `${path} has format ${manifest.format}; this version of Sumi knows ${FORMAT}`)
  if (manifest !== current) await adapter.restorePrevious()
  low.data = manifest
  return manifest
}

/**
 * Fills a shard from its document. Damaged or missing, `.prev` takes its place only if it holds at least the commit that the
 * manifest names: then the journal, which begins after the manifest's last commit, has all that `.prev` lacks. A document that the
 * manifest does not name was begun by an unfinished checkpoint: the journal has all of it.
 * @throws AppError STORE_CORRUPT naming the file.
 */
export async function loadShard (shard: Shard, manifest: Manifest): Promise<void> {
  const { adapter, low, name, path, records } = shard
  const leastLsn = manifest.documents[name]
  const isGood = (document: typeof low.data): boolean => document.name === name && document.lsn >= (leastLsn ?? 0)

  low.data = { name, lsn: -1, records: [] }
  const isReadable = await low.read().then(() => true, (error: unknown) => asDamaged(error) !== 'damaged')
  if (!isReadable || !isGood(low.data)) {
    const previous = await adapter.readPrevious().catch(() => null)
    if (previous !== null && isGood(previous)) {
      await adapter.restorePrevious()
      low.data = previous
    } else if (leastLsn === undefined) {
      low.data = { name, lsn: 0, records: [] }
    } else {
      const fault = !isReadable ? 'damaged' : low.data.lsn < 0 ? 'missing' : 'older than the manifest says'
      throw new AppError('STORE_CORRUPT', `${path} is ${fault}`)
    }
  }
  for (const [key, record] of low.data.records) records.set(key, deepFreeze(record))
  low.data = { name, lsn: low.data.lsn, records: [] }
}

/** Lets only damage pass: a file that cannot be read for another reason is not called damaged. */
function asDamaged (error: unknown): 'damaged' {
  if (error instanceof AppError && error.code === 'STORE_CORRUPT') return 'damaged'
  throw error
}
