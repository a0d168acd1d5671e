// A new master key: every wrapped key is wrapped anew, file by file, while everything else goes on. A crash loses nothing: both keys open
// the vault until the last file is done, and the next start goes on where this one ended.

import { isAbsolute } from 'node:path'
import { AppError } from '../../errors.ts'
import { factOf, type RecordContext } from '../context.ts'
import type { VaultContext } from '../conversations/conversations.ts'
import type { Actor } from '../privacy.ts'
import { readMasterKeyFile } from './master-key.ts'
import type { KeyHome, MasterKey } from './vault.ts'

export interface RotationProgress {
  /** Id of the key that is being left, and of the one that takes its place. */
  readonly from: string
  readonly to: string
  /** Key files looked at so far, of how many. */
  readonly done: number
  readonly total: number
}

/** Called before the old key stops opening the vault: a key in the data folder is replaced here. */
export type BeforeEnd = (to: MasterKey) => Promise<void>

const AT_ONCE = 4

/**
 * Begins a rotation to `next`, or goes on with the one under way, and ends it.
 * @param isStopped asked between files: true leaves the rest for the next start.
 * @returns whether it is done. @throws AppError CONFLICT, STORAGE_FAILED, STORE_CORRUPT.
 */
export async function rotateMasterKey (
  context: VaultContext, actor: Actor, next: { readonly key: MasterKey, readonly home: KeyHome } | undefined,
  { onProgress = () => {}, isStopped = () => false, beforeEnd = async () => {} }: { readonly onProgress?: (progress: RotationProgress) => void, readonly isStopped?: () => boolean, readonly beforeEnd?: BeforeEnd } = {}
): Promise<boolean> {
  const { vault } = context
  if (next !== undefined) await beginRotation(context, actor, next)
  const from = vault.previous?.id
  if (from === undefined) throw new AppError('CONFLICT', 'no rotation is under way')
  const to = vault.masterKey
  // A conversation that was being written when the rotation began has a key that was wrapped by the old one.
  await vault.settled()
  for (let isAllNew = false; !isAllNew;) {
    // Another process may have ended it meanwhile.
    await vault.refresh()
    if (vault.previous === undefined || vault.masterKey.id !== to.id) return true
    const names = await context.store.vault.keys.list(vault.wrappedHead)
    let done = 0
    isAllNew = true
    const left = names.values()
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (const name of left) {
        if (isStopped()) return
        if (await vault.rewrap(name)) isAllNew = false
        done += 1
        onProgress({ from, to: to.id, done, total: names.length })
      }
    }))
    if (isStopped()) return false
  }
  await beforeEnd(to)
  if (await vault.endRotation()) await audit(context, actor, 'end')
  return true
}

/** From here on `next` wraps what is new, and the old key opens the vault as well. @throws AppError CONFLICT, STORAGE_FAILED. */
export async function beginRotation (context: VaultContext, actor: Actor, { key, home }: { readonly key: MasterKey, readonly home: KeyHome }): Promise<void> {
  if (await context.vault.beginRotation(key, home)) await audit(context, actor, 'begin')
}

/** @throws AppError INVALID_REQUEST: the same for every file that holds no key, so that nothing is learned of other files. */
export async function readNextKey (path: string): Promise<MasterKey> {
  if (!isAbsolute(path)) throw new AppError('INVALID_REQUEST', 'newKeyFile must be an absolute path on the server')
  return await readMasterKeyFile(path).catch(() => { throw new AppError('INVALID_REQUEST', 'newKeyFile cannot be read, or does not hold 32 bytes in base64') })
}

async function audit (context: RecordContext, actor: Actor, detail: 'begin' | 'end'): Promise<void> {
  await context.store.commit([{ kind: 'audit', fact: factOf(context, actor, 'master.rotate', { detail }) }])
}
