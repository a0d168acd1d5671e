// Where the master key comes from: a file, the environment, or else `master.key` in the data folder, made at the first start.

import { AppError } from '../../errors.ts'
import { masterKeyPath, readKeyFile, writeKeyFile } from '../../store/file/master-key-file.ts'
import { KEY_BYTES, newKey } from './seal.ts'
import { masterKeyOf, type MasterKey } from './vault.ts'

/** At most one of the two; neither: the data folder. Each may hold further keys: one that is rotated to. */
export interface MasterKeySettings {
  /** Path of a file that holds the key in base64; further keys in lines of their own. */
  readonly file?: string | undefined
  /** The key itself, base64; further keys after commas. */
  readonly value?: string | undefined
}

export interface FoundMasterKey {
  readonly key: MasterKey
  /** Further keys that may open the vault as well. */
  readonly others: readonly MasterKey[]
  /** All that are set now; absent: those above. */
  readonly readAgain?: () => Promise<readonly MasterKey[]>
  readonly from: 'file' | 'environment' | 'data folder'
  /** True when it was made by this call. */
  readonly isNew: boolean
}

/** Reads the key and changes nothing. Undefined: none is set, and the data folder has none. @throws AppError INVALID_CONFIG. */
export async function findMasterKey ({ file, value }: MasterKeySettings, dataDir: string): Promise<FoundMasterKey | undefined> {
  if (file !== undefined && value !== undefined) throw new AppError('INVALID_CONFIG', 'set SUMI_MASTER_KEY_FILE or SUMI_MASTER_KEY, not both')
  if (value !== undefined) return { ...parseAll(value.split(','), 'SUMI_MASTER_KEY'), from: 'environment', isNew: false }
  if (file !== undefined) return { ...parseAll(linesOf(await readExisting(file)), file), from: 'file', isNew: false }
  const path = masterKeyPath(dataDir)
  const text = await readText(path)
  return text === undefined ? undefined : { key: parseMasterKey(text, path), others: [], from: 'data folder', isNew: false }
}

/** Makes the data folder's own key. Call it as owner of the folder. */
export async function makeMasterKey (dataDir: string): Promise<FoundMasterKey> {
  const key = masterKeyOf(newKey())
  await keepInDataFolder(dataDir, key)
  return { key, others: [], from: 'data folder', isNew: true }
}

export async function keepInDataFolder (dataDir: string, { bytes }: MasterKey): Promise<void> {
  await writeKeyFile(masterKeyPath(dataDir), `${Buffer.from(bytes).toString('base64')}\n`)
}

/** @throws AppError INVALID_CONFIG. */
export async function readMasterKeyFile (path: string): Promise<MasterKey> {
  return parseMasterKey(await readExisting(path), path)
}

/** @param name what is named in the error; the text never is. @throws AppError INVALID_CONFIG. */
export function parseMasterKey (text: string, name: string): MasterKey {
  const plain = text.trim()
  const bytes = Buffer.from(plain, 'base64')
  const isWhole = bytes.length === KEY_BYTES && [bytes.toString('base64'), bytes.toString('base64url')].some((form) => form.replace(/=+$/, '') === plain.replace(/=+$/, ''))
  if (!isWhole) throw new AppError('INVALID_CONFIG', `${name} does not hold a master key: ${KEY_BYTES} bytes in base64 (44 characters), there are ${plain.length} characters`)
  return masterKeyOf(new Uint8Array(bytes))
}

function parseAll ([first = '', ...rest]: readonly string[], name: string): Pick<FoundMasterKey, 'key' | 'others'> {
  return { key: parseMasterKey(first, name), others: rest.map((text) => parseMasterKey(text, name)) }
}

/** Lines with something in them; one where there is nothing. */
function linesOf (text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.length === 0 ? [''] : lines
}

async function readExisting (path: string): Promise<string> {
  const text = await readText(path)
  if (text === undefined) throw new AppError('INVALID_CONFIG', `the master key file ${path} does not exist`)
  return text
}

async function readText (path: string): Promise<string | undefined> {
  try {
    return await readKeyFile(path)
  } catch (error) {
    throw new AppError('INVALID_CONFIG', `the master key file ${path} cannot be read`, { cause: error })
  }
}
