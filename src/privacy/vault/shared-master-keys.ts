// The master key of a store that several processes share: any of them begins its rotation, all follow it, and the one that leads does the work.

import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../errors.ts'
import type { VaultContext } from '../conversations/conversations.ts'
import type { Actor } from '../privacy.ts'
import type { FoundMasterKey } from './master-key.ts'
import type { MasterKeys, MasterKeyState } from './master-keys.ts'
import { beginRotation, readNextKey, rotateMasterKey } from './rotate-master.ts'
import type { MasterKey } from './vault.ts'

/** How long after a failure the rotation is tried again. */
const RETRY_MS = 2_000

export function sharedMasterKeys (context: VaultContext, found: FoundMasterKey, system: Actor): MasterKeys {
  const { vault, store } = context
  let failed: string | null = null
  let running: Promise<void> | undefined
  let stopped = false

  const isGoing = (): boolean => vault.previous !== undefined && failed === null

  /** What this process would start with now. */
  const keysSet = async (): Promise<readonly MasterKey[]> => await found.readAgain?.() ?? [found.key, ...found.others]

  const state = async (): Promise<MasterKeyState> => {
    await vault.refresh()
    const { masterKey, previous } = vault
    const isSet = (await keysSet()).some(({ id }) => id === masterKey.id)
    return {
      keyId: masterKey.id,
      rotation: previous === undefined ? null : { from: previous.id, to: masterKey.id, ...await progress() },
      failed,
      notice: isSet ? null : 'write the new key into the file of SUMI_MASTER_KEY_FILE, or into SUMI_MASTER_KEY, of every process before it starts the next time'
    }
  }

  /** The same, whichever process is asked. */
  const progress = async (): Promise<{ readonly done: number, readonly total: number }> => {
    const { keys } = store.vault
    const [total, left] = [await keys.count(), await keys.count(vault.wrappedHead)]
    return { done: Math.max(0, total - left), total }
  }

  /** The next key where none was named: the one other key that is set. */
  const otherKey = async (): Promise<MasterKey> => {
    const others = (await keysSet()).filter(({ id }) => id !== vault.masterKey.id)
    const [only] = others
    if (only === undefined || others.length > 1) throw new AppError('INVALID_REQUEST', 'newKeyFile is needed, or exactly one further key in SUMI_MASTER_KEY_FILE or SUMI_MASTER_KEY')
    return only
  }

  const work = async (signal: AbortSignal): Promise<void> => {
    await vault.refresh()
    if (vault.previous === undefined) return
    failed = null
    await rotateMasterKey(context, system, undefined, { isStopped: () => signal.aborted || stopped })
  }

  return {
    state,
    async rotate (actor, newKeyFile) {
      await vault.refresh()
      // A rotation that is under way needs no call to go on.
      if (vault.previous === undefined || newKeyFile !== undefined) {
        await beginRotation(context, actor, { key: newKeyFile === undefined ? await otherKey() : await readNextKey(newKeyFile), home: 'elsewhere' })
      }
      return await state()
    },
    async lead (signal) {
      const isOver = (): boolean => signal.aborted || stopped
      let wake = (): void => {}
      const aborted = new Promise<void>((resolve) => { signal.addEventListener('abort', () => { resolve() }, { once: true }) })
      const stopWatching = store.watch(() => { wake() })
      while (!isOver()) {
        const changed = new Promise<void>((resolve) => { wake = resolve })
        const isDone = await (running = work(signal)).then(() => true, (error: unknown) => {
          failed = error instanceof AppError ? error.code : 'INTERNAL'
          return false
        })
        running = undefined
        if (isOver()) break
        await Promise.race([changed, aborted, ...isDone ? [] : [sleep(RETRY_MS, undefined, { ref: false })]])
      }
      stopWatching()
    },
    // A call joins the one under way.
    isRunning: () => false,
    async idle () { while (isGoing()) { await sleep(100); await vault.refresh() } },
    async close () {
      stopped = true
      await running?.catch(() => {})
    }
  }
}
