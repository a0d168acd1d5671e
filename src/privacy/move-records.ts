// Moves a data folder into a database and back: the same store in another place, with the same keys. Some conversations are opened in both and compared.

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import { copyStore, type Copied } from '../store/copy.ts'
import { readIfPresent, writeDurably } from '../store/file/document.ts'
import { nodeFiles } from '../store/file/files.ts'
import { endImport, openPostgresStore, type PostgresStoreOptions } from '../store/postgres/open.ts'
import { SECRETS } from '../store/postgres/secrets.ts'
import { canonicalJson } from '../audit/canonical-json.ts'
import { openConversation, type VaultContext } from './conversations/conversations.ts'
import { originalOf } from './conversations/conversation-body.ts'
import { openRecords } from './open-records.ts'
import type { MasterKeySettings } from './vault/master-key.ts'
import { findMasterKey } from './vault/master-key.ts'
import { openVault, type Vault } from './vault/vault.ts'

export interface Move {
  readonly dataDir: string
  readonly database: Omit<PostgresStoreOptions, 'sealer' | 'isImport'>
  /** The same in both places; the data folder's own `master.key` where none is set. */
  readonly masterKey: MasterKeySettings
  readonly clock: Clock
}

export interface Moved extends Copied {
  /** Conversations that were opened in both places. */
  readonly compared: number
}

/** So many conversations are compared, spread over all by their keys. */
const SAMPLE = 50

/**
 * Folder → database. The folder is not changed, but for what a crash left in it; nothing else may use either. Interrupted, it goes on.
 * @throws AppError CONFLICT: the database holds another store, or the folder was used in between; STORE_LOCKED, INVALID_CONFIG and what opening says.
 */
export async function importRecords ({ dataDir, database, masterKey, clock }: Move): Promise<Moved> {
  const from = await openRecords({ dataDir, clock, masterKey })
  try {
    const initial = { referenceKey: from.store.referenceKey, signingKey: await fileOf(dataDir, 'signing.key') }
    let vault: Vault | undefined
    const store = await openPostgresStore({
      ...database,
      isImport: true,
      async sealer (files) {
        if (await files.readHeader() === undefined) await files.writeHeader(await from.store.vault.readHeader() ?? new Uint8Array(0))
        const opened = await openVault({ vault: files }, from.masterKey.key, from.masterKey)
        vault = opened
        return { seal: (name, plain) => opened.sealSecret(name, plain), open: (name, sealed) => opened.openSecret(name, sealed), initial }
      }
    })
    const moved = await move(from, { store, clock, vault: vault ?? from.vault })
    await endImport(database.url, database)
    return moved
  } finally {
    await from.store.close()
  }
}

/** Database → a folder that is new, or that an export was interrupted in. No server may run. @throws as `importRecords`. */
export async function exportRecords ({ dataDir, database, masterKey, clock }: Move): Promise<Moved> {
  const found = await findMasterKey(masterKey, dataDir)
  if (found === undefined) throw new AppError('INVALID_CONFIG', 'a database needs SUMI_MASTER_KEY_FILE or SUMI_MASTER_KEY')
  const secrets = new Map<string, Uint8Array>()
  let vault: Vault | undefined
  const store = await openPostgresStore({
    ...database,
    async sealer (files) {
      const opened = await openVault({ vault: files }, found.key, found)
      vault = opened
      const open = (name: string, sealed: Uint8Array): Uint8Array => {
        const plain = opened.openSecret(name, sealed)
        secrets.set(name, plain)
        return plain
      }
      return { seal: (name, plain) => opened.sealSecret(name, plain), open }
    }
  })
  try {
    await nodeFiles.makeFolder(dataDir)
    await makeFile(dataDir, 'reference.key', secrets.get(SECRETS.referenceKey))
    await makeFile(dataDir, 'signing.key', secrets.get(SECRETS.signingKey))
    await nodeFiles.makeFolder(join(dataDir, 'vault'))
    await makeFile(dataDir, join('vault', 'header.json'), await store.vault.readHeader())
    const to = await openRecords({ dataDir, clock, masterKey })
    return await move({ store, clock, vault: vault ?? to.vault }, to)
  } finally {
    await store.close()
  }
}

/** Closes the target. */
async function move (from: VaultContext, to: VaultContext): Promise<Moved> {
  try {
    const copied = await copyStore(from.store, to.store)
    return { ...copied, compared: await compareSample(from, to) }
  } finally {
    await to.store.close()
  }
}

/** @throws AppError CONFLICT when a conversation does not open as the same. */
async function compareSample (from: VaultContext, to: VaultContext): Promise<number> {
  const keys = [...await from.store.records('conversations')].map(({ key }) => key).sort((a, b) => spread(a) < spread(b) ? -1 : 1).slice(0, SAMPLE)
  for (const key of keys) {
    const [wanted, found] = [await textOf(from, key), await textOf(to, key)]
    if (wanted !== found) throw new AppError('CONFLICT', 'a stored conversation reads otherwise in the target')
  }
  return keys.length
}

async function textOf (context: VaultContext, key: string): Promise<string | undefined> {
  const record = await context.store.getConversation(key)
  const open = record === undefined ? undefined : await openConversation(context, context.vault.openId(record))
  return open === undefined ? undefined : canonicalJson(JSON.parse(JSON.stringify([open.record, originalOf(open.kept)])))
}

function spread (key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

async function fileOf (dataDir: string, name: string): Promise<Uint8Array> {
  const bytes = await readIfPresent(nodeFiles, join(dataDir, name))
  if (bytes === undefined) throw new AppError('STORE_CORRUPT', `${join(dataDir, name)} is missing`)
  return bytes
}

/** @throws AppError CONFLICT when the folder belongs to another store. */
async function makeFile (dataDir: string, name: string, bytes: Uint8Array | undefined): Promise<void> {
  if (bytes === undefined) throw new AppError('STORE_CORRUPT', `the database has no ${name}`)
  const known = await readIfPresent(nodeFiles, join(dataDir, name))
  if (known === undefined) await writeDurably(nodeFiles, join(dataDir, name), bytes)
  else if (!known.equals(bytes)) throw new AppError('CONFLICT', `${dataDir} holds another store`)
}
