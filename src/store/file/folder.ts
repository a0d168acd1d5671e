// The data folder: where its parts lie, whether it is a store already, and what a crash may have left in it.
//
//   reference.key   signing.key   manifest.json   owner.json   store.lock/   gate.lock/
//   documents/keys.json   documents/retention/00.json … ff.json   (+ .prev, .tmp for moments)
//   journal/<first commit>.ndjson
//   audit/<first entry>.ndjson   audit.tree
//   vault/header.json   vault/keys/3f/<name>.key   vault/bodies/3f/<name>.body   (sealed conversations, see vault.ts)
//   master.key   (only where no other master key is set)

import { chmod, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../errors.ts'
import { PREVIOUS, TEMPORARY } from './document.ts'
import { ignoreFailure, type FileOps } from './files.ts'

export interface Folder {
  readonly path: string
  readonly documents: string
  readonly journal: string
  readonly audit: string
  /** The hashes of the audit log's tree: a file. */
  readonly auditTree: string
}

const OWN_FILES = ['manifest.json', 'reference.key', 'signing.key', 'owner.json']

/** Makes the folder if need be. Mode 0700 unless it is somebody's folder with other things in it. */
export async function prepareFolder (files: FileOps, dataDir: string): Promise<Folder> {
  await files.makeFolder(dataDir)
  const path = await realpath(dataDir)
  const names = await files.list(path)
  if (names.length === 0 || names.includes('manifest.json')) await ignoreFailure(chmod(path, 0o700))
  if (names.length === 0) await syncAncestors(files, path)
  return { path, documents: join(path, 'documents'), journal: join(path, 'journal'), audit: join(path, 'audit'), auditTree: join(path, 'audit.tree') }
}

/** The names of new folders reach the disk; those above that this user may not open were there before. */
async function syncAncestors (files: FileOps, path: string): Promise<void> {
  for (let [child, parent] = [path, dirname(path)]; parent !== child; [child, parent] = [parent, dirname(parent)]) {
    await ignoreFailure(files.syncFolder(parent))
  }
}

/** Makes the folders below, flushed, and removes temporary files. @param documentPaths every document that may exist. */
export async function tidyFolder (files: FileOps, folder: Folder, documentPaths: readonly string[]): Promise<void> {
  const documentFolders = [...new Set(documentPaths.map((path) => dirname(path)))]
  for (const path of [folder.journal, folder.audit, folder.documents, ...documentFolders]) {
    if ((await files.list(dirname(path))).includes(basename(path))) continue
    await files.makeFolder(path)
    await files.syncFolder(dirname(path))
  }
  for (const name of OWN_FILES) await files.remove(join(folder.path, name + TEMPORARY))
  for (const path of await pathsIn(files, documentFolders)) if (path.endsWith(TEMPORARY)) await files.remove(path)
}

/** Removes each `.prev` whose document is there and was read: the old content is needed no more. */
export async function removePrevious (files: FileOps, documentPaths: readonly string[]): Promise<void> {
  const found = new Set(await pathsIn(files, [...new Set(documentPaths.map((path) => dirname(path)))]))
  for (const path of documentPaths) if (found.has(path) && found.has(path + PREVIOUS)) await files.remove(path + PREVIOUS)
}

/** Which of these documents, or a `.prev` of theirs, exist. */
export async function existingDocuments (files: FileOps, documentPaths: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set(await pathsIn(files, [...new Set(documentPaths.map((path) => dirname(path)))]))
  return new Set(documentPaths.filter((path) => found.has(path) || found.has(path + PREVIOUS)))
}

/**
 * A folder without a manifest is a new store only if nothing was ever committed to it.
 * @throws AppError STORE_CORRUPT: the manifest was lost.
 */
export async function checkIsNew (files: FileOps, folder: Folder, documents: ReadonlySet<string>): Promise<void> {
  const audit = await pathsIn(files, [folder.audit])
  const journal = await pathsIn(files, [folder.journal])
  const journalBytes = await Promise.all(journal.map(async (path) => (await files.readFile(path)).length))
  if (documents.size + audit.length > 0 || journalBytes.some((bytes) => bytes > 0)) {
    throw new AppError('STORE_CORRUPT', `${join(folder.path, 'manifest.json')} is missing`)
  }
}

async function pathsIn (files: FileOps, folders: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(folders.map(async (folder) => (await files.list(folder)).map((name) => join(folder, name))))
  return lists.flat()
}
