// Opens the embedded store: lock, manifest, documents, journal, audit log, in this order; whatever a crash left is repaired or refused.

import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { deepFreeze } from '../frozen-copy.ts'
import { engineOver } from '../local-engine.ts'
import type { Store } from '../store.ts'
import { createTypedStore, type StoreSecrets } from '../typed-store.ts'
import type { AuditLog } from './audit-log.ts'
import { openAuditLog } from './audit-recovery.ts'
import { FileEngine, type CheckpointLimits } from './engine.ts'
import { errorCode, ignoreFailure, nodeFiles, type FileOps } from './files.ts'
import { checkIsNew, existingDocuments, prepareFolder, removePrevious, tidyFolder, type Folder } from './folder.ts'
import type { JournalRecord } from './journal-lines.ts'
import { Journal } from './journal.ts'
import { loadManifest, loadShard } from './load.ts'
import { lockFolder } from './lock.ts'
import { FIRST_MANIFEST, manifestFile, type ManifestFile } from './manifest.ts'
import { loadReferenceKey } from './reference-key.ts'
import { loadSigner } from './signing-key.ts'
import { createShards, type Shards } from './shards.ts'
import { openVaultFolder } from './vault.ts'

export interface FileStoreOptions {
  /** Made with mode 0700 when it does not exist; one process at a time. */
  readonly dataDir: string
  readonly clock: Clock
  /** Default: 8 MiB and 10 minutes. */
  readonly checkpoint?: CheckpointLimits
  /** Size from which a new audit segment begins, bytes; default 8 MiB. */
  readonly auditSegmentBytes?: number
  /** Default: the file system. */
  readonly files?: FileOps
}

export interface FileStore extends Store {
  /** Moves everything committed so far from the journal into the documents: then removed records are nowhere in the folder. */
  checkpoint (): Promise<void>
}

const MIB = 1024 * 1024
const DEFAULT_CHECKPOINT: CheckpointLimits = { journalBytes: 8 * MIB, journalAgeMs: 10 * 60_000 }

/**
 * @throws AppError STORE_LOCKED naming the folder; STORE_CORRUPT naming the damaged file; AUDIT_BROKEN naming the entry;
 * STORAGE_FAILED when the folder cannot be read or written.
 */
export async function openFileStore ({
  dataDir, clock, checkpoint = DEFAULT_CHECKPOINT, auditSegmentBytes = 8 * MIB, files = nodeFiles
}: FileStoreOptions): Promise<FileStore> {
  const closers: Array<() => Promise<unknown>> = []
  try {
    const folder = await prepareFolder(files, dataDir)
    let isOwner = true
    const release = await lockFolder(files, folder.path, () => { isOwner = false })
    closers.unshift(release)

    const { shards, manifest, secrets } = await openDocuments(files, folder)
    const { journal, records } = await Journal.open(files, folder.journal, manifest.low.data.lsn)
    closers.unshift(async () => { await journal.close() })
    for (const { operations } of records) shards.apply(deepFreeze(operations))
    const audit = await openAudit(files, folder, auditSegmentBytes, manifest, records)

    const vault = await openVaultFolder(files, folder.path, () => {
      if (!isOwner) throw new AppError('STORAGE_FAILED', `${folder.path}: the lock was lost; the store is read-only until Sumi is restarted`)
    })

    const lsn = manifest.low.data.lsn + records.length
    const engine = new FileEngine({
      files, folder: folder.path, clock, limits: checkpoint, shards, manifest, journal, audit, vault, lsn, release, isOwner: () => isOwner
    })
    return { ...createTypedStore(engineOver(engine), secrets), checkpoint: async () => { await engine.checkpoint() } }
  } catch (error) {
    for (const close of closers) await ignoreFailure(close())
    if (error instanceof AppError) throw error
    throw new AppError('STORAGE_FAILED', `the data folder ${dataDir} cannot be used (${errorCode(error) ?? 'unknown error'})`, { cause: error })
  }
}

async function openDocuments (files: FileOps, folder: Folder): Promise<{ readonly shards: Shards, readonly manifest: ManifestFile, readonly secrets: StoreSecrets }> {
  const shards = createShards(files, folder.documents)
  const paths = shards.all.map(({ path }) => path)
  await tidyFolder(files, folder, paths)
  const existing = await existingDocuments(files, paths)

  const manifest = manifestFile(files, folder.path)
  const known = await loadManifest(manifest)
  if (known === undefined) await checkIsNew(files, folder, existing)
  const isNew = known === undefined
  const secrets = { referenceKey: await loadReferenceKey(files, folder.path, isNew), signer: await loadSigner(files, folder.path, isNew) }
  if (isNew) {
    // The manifest comes last: with it the store exists.
    await (await Journal.create(files, folder.journal)).close()
    await manifest.low.write()
    await files.syncFolder(folder.path)
  }

  const { documents } = manifest.low.data
  for (const shard of shards.all) {
    if (existing.has(shard.path) || Object.hasOwn(documents, shard.name)) await loadShard(shard, known ?? FIRST_MANIFEST)
  }
  await removePrevious(files, [...paths, manifest.path])
  return { shards, manifest, secrets }
}

async function openAudit (files: FileOps, folder: Folder, segmentBytes: number, manifest: ManifestFile, records: readonly JournalRecord[]): Promise<AuditLog> {
  return await openAuditLog(files, folder, segmentBytes, manifest.low.data.audit, records.flatMap(({ audit }) => audit))
}
