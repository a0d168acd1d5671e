// One small lowdb document on disk, written so that a crash leaves the old content or the new, never a mixture or nothing.

import { dirname } from 'node:path'
import type { Adapter } from 'lowdb'
import { AppError } from '../../errors.ts'
import { errorCode, ignoreFailure, writeFully, type FileOps } from './files.ts'
import { frame, unframe } from './frame.ts'

export const TEMPORARY = '.tmp'
export const PREVIOUS = '.prev'

/** lowdb's adapter, and the content that the last write replaced: it stays beside the document until `dropPrevious`. */
export interface DurableAdapter<T> extends Adapter<T> {
  /** Size of the document as last read or written, bytes. */
  readonly bytes: () => number
  /** Null when there is no file. @throws AppError STORE_CORRUPT naming the file. */
  readonly read: () => Promise<T | null>
  /** Temporary file, flush, old file to `.prev`, new file in its place. The names are durable after the caller's `syncFolder`. */
  readonly write: (data: T) => Promise<void>
  readonly readPrevious: () => Promise<T | null>
  readonly dropPrevious: () => Promise<void>
  /** Whether a write left one that was not dropped yet. */
  readonly hasPrevious: () => boolean
  /** Puts the content that the last write replaced back in its place. */
  readonly restorePrevious: () => Promise<void>
}

export function durableAdapter<T> (files: FileOps, path: string): DurableAdapter<T> {
  let bytes = 0
  let hasPrevious = false
  const read = async (file: string): Promise<T | null> => {
    const content = await readIfPresent(files, file)
    bytes = content?.length ?? 0
    return content === undefined ? null : parse<T>(file, content)
  }
  return {
    bytes: () => bytes,
    read: async () => await read(path),
    // The text is made before the first wait: the caller may change the data as soon as the call returns.
    write: async (data) => {
      const content = Buffer.from(`${frame(JSON.stringify(data))}\n`)
      await writeTemporary(files, path, content)
      hasPrevious = true
      await renameIfPresent(files, path, path + PREVIOUS)
      await files.rename(path + TEMPORARY, path)
      bytes = content.length
    },
    readPrevious: async () => await read(path + PREVIOUS),
    dropPrevious: async () => {
      await files.remove(path + PREVIOUS)
      hasPrevious = false
    },
    hasPrevious: () => hasPrevious,
    restorePrevious: async () => {
      await files.rename(path + PREVIOUS, path)
      await files.syncFolder(dirname(path))
    }
  }
}

/** Writes a whole file that replaces the one before at once, or not at all. */
export async function writeDurably (files: FileOps, path: string, content: string | Uint8Array): Promise<void> {
  await writeTemporary(files, path, content)
  await files.rename(path + TEMPORARY, path)
  await files.syncFolder(dirname(path))
}

async function writeTemporary (files: FileOps, path: string, content: string | Uint8Array): Promise<void> {
  const temporary = path + TEMPORARY
  await files.remove(temporary)
  try {
    const file = await files.open(temporary, 'create')
    try {
      await writeFully(file, Buffer.from(content), 0)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    await ignoreFailure(files.remove(temporary))
    throw error
  }
}

function parse<T> (path: string, content: Buffer): T {
  const text = content.toString('utf8')
  const data = text.endsWith('\n') ? unframe(text.slice(0, -1)) : undefined
  if (data === undefined) throw new AppError('STORE_CORRUPT', `${path} is damaged`)
  return data as T
}

export async function readIfPresent (files: FileOps, path: string): Promise<Buffer | undefined> {
  try {
    return await files.readFile(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

async function renameIfPresent (files: FileOps, from: string, to: string): Promise<void> {
  try {
    await files.rename(from, to)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}
