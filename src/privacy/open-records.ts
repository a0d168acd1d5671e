// Opens a data folder, or a database, with its vault. A wrong master key is refused before anything is written.

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import { nodeFiles } from '../store/file/files.ts'
import { openFileStore, type FileStore, type FileStoreOptions } from '../store/file/open.ts'
import { openPostgresStore, type PostgresStoreOptions } from '../store/postgres/open.ts'
import type { Store } from '../store/store.ts'
import { peekVaultHeader } from '../store/file/vault.ts'
import { sweepVault } from './conversations/conversation-files.ts'
import { findMasterKey, makeMasterKey, type FoundMasterKey, type MasterKeySettings } from './vault/master-key.ts'
import { resumePurges } from './purge/purge-run.ts'
import { checkHeader, openVault, type MasterKey, type Vault } from './vault/vault.ts'

export interface OpenRecordsOptions extends FileStoreOptions {
  readonly masterKey: MasterKeySettings
}

/** Where the records of a process are: in a database, or else in a data folder. */
export interface RecordsPlace {
  readonly dataDir: string
  readonly database?: Omit<PostgresStoreOptions, 'sealer'> | undefined
  readonly masterKey: MasterKeySettings
  readonly clock: Clock
}

export interface OpenedRecords {
  readonly store: Store
  readonly vault: Vault
  readonly clock: Clock
  readonly masterKey: FoundMasterKey
}

/** @throws AppError INVALID_CONFIG (master key), and as `openFileStore`. Nothing is left open. */
export async function openRecords ({ masterKey: settings, ...options }: OpenRecordsOptions): Promise<OpenedRecords & { readonly store: FileStore }> {
  const { dataDir, clock, files = nodeFiles } = options
  const found = await findMasterKey(settings, dataDir)
  const header = await peekVaultHeader(files, dataDir)
  if (header !== undefined && found === undefined) throw new AppError('INVALID_CONFIG', `${dataDir} has stored conversations and no master.key: set SUMI_MASTER_KEY_FILE or SUMI_MASTER_KEY`)
  if (header !== undefined && found !== undefined) checkHeader(header, [found.key, ...found.others])

  const store = await openFileStore(options)
  try {
    const masterKey = found ?? await makeMasterKey(dataDir)
    const vault = await openVault(store, masterKey.key, masterKey)
    await sweepVault(store)
    await resumePurges({ store, clock, vault })
    return { store, vault, clock, masterKey }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** As `openRecords`, or as `openSharedRecords` where a database is given. */
export async function openRecordsAt ({ database, ...rest }: RecordsPlace): Promise<OpenedRecords> {
  return database === undefined ? await openRecords(rest) : await openSharedRecords({ ...rest, database })
}

/**
 * Opens the records of a database that other processes may work on at the same time. What a crash left is for the process that leads: see `recoverShared`.
 * @throws AppError INVALID_CONFIG (master key too), and as `openPostgresStore`. Nothing is left open.
 */
export async function openSharedRecords ({ dataDir, database, masterKey: settings, clock }: RecordsPlace & { readonly database: Omit<PostgresStoreOptions, 'sealer'> }): Promise<OpenedRecords> {
  if (settings.file === undefined && settings.value === undefined) throw new AppError('INVALID_CONFIG', 'a database needs SUMI_MASTER_KEY_FILE or SUMI_MASTER_KEY: the same master key in every process')
  const masterKey = await findMasterKey(settings, dataDir)
  if (masterKey === undefined) throw new AppError('INTERNAL')
  // Whoever rotates the master key may write the new one into the file beside the old one, while this process runs.
  const readAgain = async (): Promise<readonly MasterKey[]> => {
    const now = await findMasterKey(settings, dataDir)
    return now === undefined ? [] : [now.key, ...now.others]
  }
  let vault: Vault | undefined
  const store = await openPostgresStore({
    ...database,
    async sealer (files) {
      const opened = await openVault({ vault: files }, masterKey.key, { ...masterKey, readAgain })
      vault = opened
      return { seal: (name, plain) => opened.sealSecret(name, plain), open: (name, sealed) => opened.openSecret(name, sealed) }
    }
  })
  const opened = vault
  if (opened === undefined) throw new AppError('INTERNAL')
  // What is missed here is noticed by the first write, or by the first key that cannot be opened.
  store.watch(() => { opened.refresh().catch(() => {}) })
  return { store, vault: opened, clock, masterKey: { ...masterKey, readAgain } }
}

/** Ends what processes that died left undone. For the one process that leads. */
export async function recoverShared ({ store, vault, clock }: OpenedRecords): Promise<void> {
  if (!store.isShared) return
  await sweepVault(store)
  await resumePurges({ store, clock, vault })
}
