// One process owns the data folder. proper-lockfile holds `store.lock` and touches it every two seconds; `owner.json` beside it says
// who, so that after a crash or kill -9 the next process takes over at once instead of waiting until the lock looks old.

import { rename, rmdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import lockfile from 'proper-lockfile'
import { AppError } from '../../errors.ts'
import { readIfPresent, TEMPORARY } from './document.ts'
import { errorCode, ignoreFailure, type FileOps } from './files.ts'
import { livenessOf, thisProcess, type Liveness, type ProcessIdentity } from './process-identity.ts'

/** Age at which a lock of an owner that cannot be asked (another machine or container) counts as left behind. */
const STALE_MS = 10_000
const UPDATE_MS = 2_000
/** The gate is held for milliseconds; one left by a killed process counts as left behind after the least time proper-lockfile allows. */
const GATE_STALE_MS = 2_000
const GATE_RETRIES = { retries: 120, factor: 1, minTimeout: 25, maxTimeout: 50 }
/** Long enough to see whether the owner of another place touches its lock. */
const OTHER_PLACE_RETRIES = { retries: Math.ceil(STALE_MS / 500) + 3, factor: 1, minTimeout: 500, maxTimeout: 500 }

/**
 * Takes the folder. Only one process at a time decides who owns it (the gate), so that two cannot both take over from a dead one.
 * @param onLost called if the lock is lost while held: another process may own the folder then.
 * @returns releases the lock.
 * @throws AppError STORE_LOCKED naming the folder.
 */
export async function lockFolder (files: FileOps, folder: string, onLost: () => void): Promise<() => Promise<void>> {
  const path = join(folder, 'store.lock')
  const ownerPath = join(folder, 'owner.json')
  const leaveGate = await enterGate(folder)
  try {
    const owner = await ownerOf(files, path, ownerPath)
    if (owner === 'alive') throw locked(folder)
    if (owner === 'dead') await ignoreFailure(rmdir(path))
    const release = await acquire(folder, owner === 'unknown', onLost)
    try {
      await nameOwner(ownerPath)
    } catch (error) {
      await ignoreFailure(release())
      throw error
    }
    return release
  } finally {
    await ignoreFailure(leaveGate())
  }
}

/** Whether a process that may run has the folder. */
export async function isOwned (files: FileOps, folder: string): Promise<boolean> {
  const owner = await ownerOf(files, join(folder, 'store.lock'), join(folder, 'owner.json'))
  return owner !== undefined && owner !== 'dead'
}

async function enterGate (folder: string): Promise<() => Promise<void>> {
  try {
    return await lockfile.lock(join(folder, 'gate'), { realpath: false, stale: GATE_STALE_MS, retries: GATE_RETRIES, onCompromised: () => {} })
  } catch (error) {
    throw errorCode(error) === 'ELOCKED' ? locked(folder) : error
  }
}

async function acquire (folder: string, isOtherPlace: boolean, onLost: () => void): Promise<() => Promise<void>> {
  try {
    const retries = isOtherPlace ? OTHER_PLACE_RETRIES : 0
    return await lockfile.lock(join(folder, 'store'), { realpath: false, stale: STALE_MS, update: UPDATE_MS, retries, onCompromised: onLost })
  } catch (error) {
    throw errorCode(error) === 'ELOCKED' ? locked(folder) : error
  }
}

/** Whole or not at all, but not flushed: after a power loss no owner runs. */
async function nameOwner (ownerPath: string): Promise<void> {
  await writeFile(ownerPath + TEMPORARY, JSON.stringify(thisProcess()), { mode: 0o600 })
  await rename(ownerPath + TEMPORARY, ownerPath)
}

/** How the owner of an existing lock is; undefined when there is no lock. */
async function ownerOf (files: FileOps, path: string, ownerPath: string): Promise<Liveness | undefined> {
  const isLocked = await stat(path).then(() => true, () => false)
  if (!isLocked) return undefined
  const owner = parseOwner((await readIfPresent(files, ownerPath))?.toString('utf8'))
  return owner === undefined ? 'unknown' : livenessOf(owner)
}

function parseOwner (text: string | undefined): ProcessIdentity | undefined {
  try {
    const owner = JSON.parse(text ?? 'null') as Partial<ProcessIdentity> | null
    if (typeof owner?.place !== 'string' || typeof owner.pid !== 'number') return undefined
    return { place: owner.place, pid: owner.pid, startedAt: owner.startedAt ?? null }
  } catch {
    return undefined
  }
}

function locked (folder: string): AppError {
  return new AppError('STORE_LOCKED', `another process owns the data folder ${folder}; stop it, or choose another folder with SUMI_DATA_DIR`)
}
