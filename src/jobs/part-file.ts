// A file of the output: written beside under a temporary name, flushed, and renamed in one step, so that its name is never on half a file.

import { createHash, randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { ignoreFailure, writeFully, type FileOps } from '../store/file/files.ts'
import { JOB_FOLDER, PART_PREFIX } from './job.ts'

export const TEMPORARY = '.tmp'
const WRITE_BYTES = 256 * 1024

export interface PartWriter {
  /** Adds text. */
  write (text: string): Promise<void>
  /** Flushes and closes it; it still has its temporary name. */
  end (): Promise<WrittenPart>
  /** Removes what was written. */
  discard (): Promise<void>
}

export interface WrittenPart {
  readonly bytes: number
  /** Hex. */
  readonly sha256: string
  /** Gives it its name, durably; what had it before is replaced. */
  rename (): Promise<void>
  discard (): Promise<void>
}

/** Removes what processes that were killed left of parts. All parts must have their names: whoever still writes one writes for nothing. */
export async function removeUnfinishedParts (files: FileOps, output: string): Promise<void> {
  const folder = join(output, JOB_FOLDER)
  for (const name of await files.list(folder)) if (name.startsWith(PART_PREFIX) && name.endsWith(TEMPORARY)) await files.remove(join(folder, name))
}

/** @param output the output folder. @param name below it. */
export async function startPart (files: FileOps, output: string, name: string): Promise<PartWriter> {
  const path = join(output, name)
  const temporary = join(output, JOB_FOLDER, `${basename(name)}.${randomUUID()}${TEMPORARY}`)
  const file = await files.open(temporary, 'create')
  const hash = createHash('sha256')
  let bytes = 0
  let pending: string[] = []
  let pendingChars = 0
  let isOpen = true
  const close = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await file.close()
  }
  const flush = async (): Promise<void> => {
    const piece = Buffer.from(pending.join(''))
    ;[pending, pendingChars] = [[], 0]
    await writeFully(file, piece, bytes)
    hash.update(piece)
    bytes += piece.length
  }
  const discard = async (): Promise<void> => {
    await ignoreFailure(close())
    await ignoreFailure(files.remove(temporary))
  }
  return {
    async write (text) {
      pending.push(text)
      pendingChars += text.length
      if (pendingChars >= WRITE_BYTES) await flush()
    },
    async end () {
      if (pending.length > 0) await flush()
      await file.sync()
      await close()
      return {
        bytes,
        sha256: hash.digest('hex'),
        async rename () {
          await files.rename(temporary, path)
          await files.syncFolder(dirname(path))
        },
        discard
      }
    },
    discard
  }
}
