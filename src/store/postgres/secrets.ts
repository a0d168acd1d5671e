// The secrets of a store in the database: its reference key and its signing key, sealed by a key that the master key opens.

import { randomBytes } from 'node:crypto'
import { makeSigningKey, signerOf } from '../../audit/signing.ts'
import { AppError } from '../../errors.ts'
import type { StoreSecrets } from '../typed-store.ts'
import type { Query } from './audit.ts'
import { readSecret, writeSecret, type Execute } from './vault.ts'

export interface InitialSecrets {
  readonly referenceKey: Uint8Array
  readonly signingKey: Uint8Array
}

/** Seals what must not lie in the database as it is. */
export interface Sealer {
  seal (name: string, plain: Uint8Array): Uint8Array
  /** What a new store begins with; default: keys of its own. `signingKey` is PEM. */
  readonly initial?: InitialSecrets
  /** @throws AppError STORE_CORRUPT. */
  open (name: string, sealed: Uint8Array): Uint8Array
}

/** Names of the rows. */
export const SECRETS = { referenceKey: 'reference key', signingKey: 'signing key' } as const
const REFERENCE_KEY_BYTES = 32

/**
 * Made where there are none. Call it under the lock of the start.
 * @throws AppError STORE_CORRUPT: with other keys no reference would be found again, and no signature could be told from a forgery.
 */
export async function loadSecrets (query: Query, execute: Execute, sealer: Sealer): Promise<StoreSecrets> {
  const found = { referenceKey: await readSecret(query, SECRETS.referenceKey), signingKey: await readSecret(query, SECRETS.signingKey) }
  if (found.referenceKey === undefined && found.signingKey === undefined) {
    await writeSecrets(execute, sealer, sealer.initial ?? { referenceKey: new Uint8Array(randomBytes(REFERENCE_KEY_BYTES)), signingKey: Buffer.from(makeSigningKey()) })
    return await loadSecrets(query, execute, sealer)
  }
  if (found.referenceKey === undefined || found.signingKey === undefined) throw new AppError('STORE_CORRUPT', 'a key of this store is missing in the table secrets')
  const referenceKey = sealer.open(SECRETS.referenceKey, found.referenceKey)
  const signer = signerOf(sealer.open(SECRETS.signingKey, found.signingKey))
  if (signer === undefined || referenceKey.length !== REFERENCE_KEY_BYTES) throw new AppError('STORE_CORRUPT', 'a key of this store is damaged in the table secrets')
  return { referenceKey: Uint8Array.from(referenceKey), signer }
}

async function writeSecrets (execute: Execute, sealer: Sealer, { referenceKey, signingKey }: InitialSecrets): Promise<void> {
  await writeSecret(execute, SECRETS.referenceKey, sealer.seal(SECRETS.referenceKey, referenceKey))
  await writeSecret(execute, SECRETS.signingKey, sealer.seal(SECRETS.signingKey, signingKey))
}
