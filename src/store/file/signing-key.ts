// The key that signs this store's checkpoints and receipts: made once, kept in `signing.key` (PEM, mode 0600).

import { join } from 'node:path'
import { makeSigningKey, signerOf, type Signer } from '../../audit/signing.ts'
import { AppError } from '../../errors.ts'
import { readIfPresent, writeDurably } from './document.ts'
import type { FileOps } from './files.ts'

/**
 * @param isNew the store has no records yet, so that a key may be made.
 * @throws AppError STORE_CORRUPT: with another key, what was signed before could not be told from a forgery.
 */
export async function loadSigner (files: FileOps, folder: string, isNew: boolean): Promise<Signer> {
  const path = join(folder, 'signing.key')
  const found = await readIfPresent(files, path)
  if (found === undefined && !isNew) throw new AppError('STORE_CORRUPT', `${path} is missing`)
  const pem = found ?? Buffer.from(makeSigningKey())
  const signer = signerOf(pem)
  if (signer === undefined) throw new AppError('STORE_CORRUPT', `${path} is damaged`)
  if (found === undefined) await writeDurably(files, path, pem)
  return signer
}
