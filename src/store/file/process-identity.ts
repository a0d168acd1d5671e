// Which process this is, and whether another one, seen from here, still runs. Linux tells both exactly; elsewhere a process id must do.

import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { errorCode } from './files.ts'

export interface ProcessIdentity {
  /** Where process ids mean the same: machine, boot and process namespace (a container has its own). */
  readonly place: string
  readonly pid: number
  /** Clock ticks from boot to its start, which tells it from a later process with the same id; null where unknown. */
  readonly startedAt: string | null
}

/** `unknown`: it lives in another place (machine, container, boot), or its id may have been given to another process. */
export type Liveness = 'alive' | 'dead' | 'unknown'

export function thisProcess (): ProcessIdentity {
  return { place: thisPlace(), pid: process.pid, startedAt: processStat(process.pid)?.startedAt ?? null }
}

export function livenessOf (other: ProcessIdentity): Liveness {
  if (other.place !== thisPlace()) return 'unknown'
  if (!isRunning(other.pid)) return 'dead'
  const stat = processStat(other.pid)
  if (stat === undefined || other.startedAt === null) return other.pid === process.pid ? 'alive' : 'unknown'
  return stat.startedAt === other.startedAt && !stat.isEnded ? 'alive' : 'dead'
}

function thisPlace (): string {
  const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
  const namespace = attempt(() => readlinkSync('/proc/self/ns/pid'))
  return [hostname(), boot ?? '', namespace ?? ''].join(' ')
}

function isRunning (pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** Fields 3 and 22 of proc(5) `stat`; the name in field 2 may hold spaces and brackets. */
function processStat (pid: number): { readonly startedAt: string, readonly isEnded: boolean } | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startedAt] = [fields?.[0], fields?.[19]]
  return state === undefined || startedAt === undefined ? undefined : { startedAt, isEnded: 'ZXx'.includes(state) }
}

function attempt<T> (read: () => T): T | undefined {
  try { return read() } catch { return undefined }
}
