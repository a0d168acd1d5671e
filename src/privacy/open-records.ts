// Opens a data folder with its vault. A wrong master key is refused before anything is written.

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import { nodeFiles } from '../store/file/files.ts'
import { openFileStore, type FileStore, type FileStoreOptions } from '../store/file/open.ts'
import { peekVaultHeader } from '../store/file/vault.ts'
import { sweepVault } from './conversations/conversation-files.ts'
import { findMasterKey, makeMasterKey, type FoundMasterKey, type MasterKeySettings } from './vault/master-key.ts'
import { resumePurges } from './purge/purge-run.ts'
import { checkHeader, openVault, type Vault } from './vault/vault.ts'

export interface OpenRecordsOptions extends FileStoreOptions {
  readonly masterKey: MasterKeySettings
}

export interface OpenedRecords {
  readonly store: FileStore
  readonly vault: Vault
  readonly clock: Clock
  readonly masterKey: FoundMasterKey
}

/** @throws AppError INVALID_CONFIG (master key), and as `openFileStore`. Nothing is left open. */
export async function openRecords ({ masterKey: settings, ...options }: OpenRecordsOptions): Promise<OpenedRecords> {
  const { dataDir, clock, files = nodeFiles } = options
  const found = await findMasterKey(settings, dataDir)
  const header = await peekVaultHeader(files, dataDir)
  if (header !== undefined && found === undefined) throw new AppError('INVALID_CONFIG', `${dataDir} has stored conversations and no master.key: set SUMI_MASTER_KEY_FILE or SUMI_MASTER_KEY`)
  if (header !== undefined && found !== undefined) checkHeader(header, found.key)

  const store = await openFileStore(options)
  try {
    const masterKey = found ?? await makeMasterKey(dataDir)
    const vault = await openVault(store, masterKey.key)
    await sweepVault(store)
    await resumePurges({ store, clock, vault })
    return { store, vault, clock, masterKey }
  } catch (error) {
    await store.close()
    throw error
  }
}
