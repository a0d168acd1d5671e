// The store's secret for keyed references: made once, kept in `reference.key`.

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import { readIfPresent, writeDurably } from './document.ts'
import type { FileOps } from './files.ts'

const KEY_BYTES = 32

/**
 * @param isNew the store has no records yet, so that a key may be made.
 * @throws AppError STORE_CORRUPT: with another key no reference of the audit log could be found again.
 */
export async function loadReferenceKey (files: FileOps, folder: string, isNew: boolean): Promise<Uint8Array> {
  const path = join(folder, 'reference.key')
  const found = await readIfPresent(files, path)
  if (found?.length === KEY_BYTES) return new Uint8Array(found)
  if (found !== undefined) throw new AppError('STORE_CORRUPT', `${path} has ${found.length} bytes, not ${KEY_BYTES}`)
  if (!isNew) throw new AppError('STORE_CORRUPT', `${path} is missing`)
  const key = new Uint8Array(randomBytes(KEY_BYTES))
  await writeDurably(files, path, key)
  return key
}
