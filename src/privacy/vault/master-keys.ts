// The master key of a running process: which it is, and its rotation in the background, begun by an admin or left over from the last run.

import { AppError } from '../../errors.ts'
import { masterKeyPath, shredKeyFile } from '../../store/file/master-key-file.ts'
import type { VaultContext } from '../conversations/conversations.ts'
import { keepInDataFolder, type FoundMasterKey } from './master-key.ts'
import type { Actor } from '../privacy.ts'
import { sharedMasterKeys } from './shared-master-keys.ts'
import { readNextKey, rotateMasterKey, type RotationProgress } from './rotate-master.ts'
import { newKey } from './seal.ts'
import { masterKeyOf, type KeyHome, type MasterKey } from './vault.ts'

export interface MasterKeyState {
  /** Of the key that wraps what is new: 16 hexadecimal digits that tell nothing of it. */
  readonly keyId: string
  readonly rotation: RotationProgress | null
  /** Code of the error that stopped a rotation; the next start, or the same call again, goes on with it. */
  readonly failed: string | null
  /** What the operator has to do before the next start; null: nothing. */
  readonly notice: string | null
}

export interface MasterKeys {
  state (): Promise<MasterKeyState>
  /**
   * Begins a rotation and answers at once; the one under way goes on when called without a key. @param newKeyFile absolute path of a file with the
   * next key; none: a new key is made in the data folder, where the old one must lie, or in a shared store the second key that is set becomes the
   * one in use. @throws AppError INVALID_REQUEST, CONFLICT.
   */
  rotate (actor: Actor, newKeyFile?: string): Promise<MasterKeyState>
  /** In a shared store, the process that leads does the rotations that any process began. Until `signal` aborts. */
  lead (signal: AbortSignal): Promise<void>
  isRunning (): boolean
  /** Resolves when no rotation runs. */
  idle (): Promise<void>
  /** Stops between two files. */
  close (): Promise<void>
}

export interface MasterKeysOptions {
  readonly dataDir: string
  readonly found: FoundMasterKey
}

/** A rotation that the last run did not end goes on at once; in a shared store, in the process that leads. */
export function startMasterKeys (context: VaultContext, { dataDir, found }: MasterKeysOptions, system: Actor): MasterKeys {
  const { vault } = context
  if (context.store.isShared) return sharedMasterKeys(context, found, system)
  let progress: RotationProgress | null = null
  let [failed, notice]: [string | null, string | null] = [null, null]
  let isStopped = false
  let { from } = found
  let running: Promise<void> | undefined

  const run = (actor: Actor, next: { key: MasterKey, home: KeyHome } | undefined): void => {
    failed = null
    const home = next?.home ?? vault.nextHome ?? 'elsewhere'
    const beforeEnd = async (key: MasterKey): Promise<void> => { if (home === 'data folder') await keepInDataFolder(dataDir, key) }
    const onProgress = (now: RotationProgress): void => { progress = now }
    running = rotateMasterKey(context, actor, next, { onProgress, isStopped: () => isStopped, beforeEnd })
      .then(async (isDone) => {
        if (!isDone || home === 'data folder') return
        if (from === 'data folder') await shredKeyFile(masterKeyPath(dataDir))
        from = 'file'
        notice = 'start from now on with the new key in SUMI_MASTER_KEY_FILE or SUMI_MASTER_KEY; the old key opens nothing any more'
      })
      .catch((error: unknown) => { failed = error instanceof AppError ? error.code : 'INTERNAL' })
      .finally(() => { running = undefined; if (failed === null && !isStopped) progress = null })
  }
  if (vault.previous !== undefined) run(system, undefined)

  const state = async (): Promise<MasterKeyState> => ({ keyId: vault.masterKey.id, rotation: progress, failed, notice })
  return {
    state,
    async rotate (actor, newKeyFile) {
      if (running !== undefined) throw new AppError('CONFLICT', 'a rotation of the master key is under way')
      const isUnfinished = vault.previous !== undefined
      if (isUnfinished && newKeyFile === undefined) { run(actor, undefined); return await state() }
      if (newKeyFile === undefined && from !== 'data folder') throw new AppError('INVALID_REQUEST', 'newKeyFile is needed: the master key does not lie in the data folder')
      const next = newKeyFile === undefined ? { key: masterKeyOf(newKey()), home: 'data folder' as const } : { key: await readNextKey(newKeyFile), home: 'elsewhere' as const }
      if (!isUnfinished && next.key.id === vault.masterKey.id) throw new AppError('CONFLICT', 'this is the master key in use')
      run(actor, next)
      return await state()
    },
    async lead () {},
    isRunning: () => running !== undefined,
    async idle () { await running },
    async close () { isStopped = true; await running }
  }
}
