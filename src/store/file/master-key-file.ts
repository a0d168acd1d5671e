// `master.key` in the data folder: where the master key lies when no other place is set. Mode 0600.

import { join } from 'node:path'
import { readIfPresent, writeDurably } from './document.ts'
import { nodeFiles, writeZeros, type FileOps } from './files.ts'

export function masterKeyPath (dataDir: string): string {
  return join(dataDir, 'master.key')
}

/** The text of a key file; undefined when there is none. Changes nothing. */
export async function readKeyFile (path: string, files: FileOps = nodeFiles): Promise<string | undefined> {
  return (await readIfPresent(files, path))?.toString('utf8')
}

/** Call it as owner of the folder. The old content, if any, is replaced at once. */
export async function writeKeyFile (path: string, text: string, files: FileOps = nodeFiles): Promise<void> {
  await writeDurably(files, path, text)
}

/** Zeros over the key, then removes the file. */
export async function shredKeyFile (path: string, files: FileOps = nodeFiles): Promise<void> {
  await writeZeros(files, path)
  await files.remove(path)
}
