// Sealed files on disk: `vault/keys/3f/3f….key` and `vault/bodies/3f/3f….body`, one each a stored conversation, mode 0600; `vault/header.json`.

import { basename, dirname, join } from 'node:path'
import { AppError } from '../../errors.ts'
import { inTurn } from '../../in-turn.ts'
import type { SealedFiles, VaultFiles } from '../vault-files.ts'
import { readIfPresent, TEMPORARY, writeDurably } from './document.ts'
import { errorCode, ignoreFailure, writeFully, writeZeros, type FileOps } from './files.ts'

export interface FileVault extends VaultFiles {
  /** Waits for what is under way. */
  close (): Promise<void>
}

const NAME = /^[0-9a-f]{32}$/
/** Files removed at once: the disk flushes several in little more than the time of one. */
const AT_ONCE = 8

/**
 * Makes the folders. Temporary files that a crash left are removed.
 * @param checkWritable throws when this process must not write any more.
 */
export async function openVaultFolder (files: FileOps, dataDir: string, checkWritable: () => void): Promise<FileVault> {
  const folder = join(dataDir, 'vault')
  const header = join(folder, 'header.json')
  for (const path of [folder, join(folder, 'keys'), join(folder, 'bodies')]) await makeDurably(files, path)
  await files.remove(header + TEMPORARY)
  const underWay = new Set<Promise<unknown>>()
  const track = async <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work)
    try { return await work } catch (error) { throw failure(folder, error) } finally { underWay.delete(work) }
  }
  const write = async <T>(work: () => Promise<T>): Promise<T> => { checkWritable(); return await track(work()) }
  const kind = async (name: string, ending: string): Promise<SealedFiles> => sealedFiles(await openFolder(files, join(folder, name), ending), track, write)
  return {
    keys: await kind('keys', '.key'),
    bodies: await kind('bodies', '.body'),
    readHeader: async () => await track(readIfPresent(files, header)),
    writeHeader: async (bytes) => await write(async () => { await writeDurably(files, header, bytes); return true }),
    async close () { await Promise.allSettled(underWay) }
  }
}

/** The header of a data folder's vault, read without opening or changing anything. */
export async function peekVaultHeader (files: FileOps, dataDir: string): Promise<Uint8Array | undefined> {
  return await readIfPresent(files, join(dataDir, 'vault', 'header.json'))
}

interface KindFolder {
  readonly files: FileOps
  readonly path: string
  readonly ending: string
  /** Folders for the first two digits that are there. */
  readonly made: Set<string>
}

async function openFolder (files: FileOps, path: string, ending: string): Promise<KindFolder> {
  const made = new Set(await files.list(path))
  for (const part of made) {
    const left = (await files.list(join(path, part))).filter((name) => name.endsWith(TEMPORARY))
    for (const name of left) await files.remove(join(path, part, name))
    if (left.length > 0) await files.syncFolder(join(path, part))
  }
  return { files, path, ending, made }
}

function sealedFiles (kind: KindFolder, track: <T>(work: Promise<T>) => Promise<T>, write: <T>(work: () => Promise<T>) => Promise<T>): SealedFiles {
  return {
    read: async (name) => await track(inTurn(kind, name, async () => await read(kind, pathOf(kind, name)))),
    create: async (name, bytes) => await write(async () => { await create(kind, name, bytes); return true }),
    replace: async (name, bytes) => await write(async () => await inTurn(kind, name, async () => await replace(kind, name, bytes))),
    remove: async (names) => { await write(async () => { await remove(kind, names) }) },
    list: async () => await track(list(kind)),
    count: async () => (await track(list(kind))).length,
    listSettled: async () => await track(list(kind))
  }
}

/** No temporary name is needed: nobody knows of the file before a record names it, and that comes after. */
async function create (kind: KindFolder, name: string, bytes: Uint8Array): Promise<void> {
  const { files, made } = kind
  const path = pathOf(kind, name)
  const folder = dirname(path)
  if (!made.has(basename(folder))) {
    await makeDurably(files, folder)
    made.add(basename(folder))
  }
  const file = await files.open(path, 'create')
  try {
    try {
      await writeFully(file, bytes, 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await files.syncFolder(folder)
  } catch (error) {
    await ignoreFailure(files.remove(path))
    throw error
  }
}

/** In turn with removals, so that nobody reads half a removal; one that a crash interrupted left zeros, which count as gone. */
async function read ({ files, ending }: KindFolder, path: string): Promise<Uint8Array | undefined> {
  const bytes = await readIfPresent(files, path)
  return ending === '.key' && bytes?.every((byte) => byte === 0) === true ? undefined : bytes
}

/** In turn with removals of the same name. */
async function replace (kind: KindFolder, name: string, bytes: Uint8Array): Promise<boolean> {
  const path = pathOf(kind, name)
  if (await read(kind, path) === undefined) return false
  await writeDurably(kind.files, path, bytes)
  return true
}

async function remove (kind: KindFolder, names: readonly string[]): Promise<void> {
  const left = names.values()
  const folders = new Set<string>()
  const removeNext = async (): Promise<void> => {
    for (const name of left) {
      const path = pathOf(kind, name)
      folders.add(dirname(path))
      await inTurn(kind, name, async () => {
        await overwrite(kind, path)
        await kind.files.remove(path)
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, removeNext))
  for (const folder of folders) if (kind.made.has(basename(folder))) await kind.files.syncFolder(folder)
}

/** Zeros over the bytes of a key before its name goes. Bodies are noise without their keys. */
async function overwrite ({ files, ending }: KindFolder, path: string): Promise<void> {
  if (ending !== '.key') return
  try {
    await writeZeros(files, path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

async function list ({ files, path, ending, made }: KindFolder): Promise<readonly string[]> {
  const names: string[] = []
  for (const part of made) for (const file of await files.list(join(path, part))) if (file.endsWith(ending)) names.push(file.slice(0, -ending.length))
  return names.filter((name) => NAME.test(name))
}

function pathOf ({ path, ending }: KindFolder, name: string): string {
  if (!NAME.test(name)) throw new AppError('INTERNAL')
  return join(path, name.slice(0, 2), name + ending)
}

async function makeDurably (files: FileOps, path: string): Promise<void> {
  await files.makeFolder(path)
  await files.syncFolder(dirname(path))
}

function failure (folder: string, error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError('STORAGE_FAILED', `${folder} cannot be read or written (${errorCode(error) ?? 'unknown error'})`, { cause: error })
}
