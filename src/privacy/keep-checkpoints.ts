// Writes the hour's totals of key use and saves a checkpoint of the audit log: when the process starts, every hour, and when it stops.

import { saveCheckpoint } from './audit.ts'
import type { RecordContext } from './context.ts'
import { writeKeyTotals } from './key-use.ts'

const EVERY_MS = 3_600_000

/** @param onFailure told of what could not be saved; the next one is tried all the same. @returns saves the last and stops. */
export function keepCheckpoints (context: RecordContext, onFailure: (error: unknown) => void): () => Promise<void> {
  const save = async (): Promise<void> => {
    await writeKeyTotals(context).catch(onFailure)
    await saveCheckpoint(context).catch(onFailure)
  }
  const first = save()
  const timer = setInterval(save, EVERY_MS).unref()
  return async () => {
    clearInterval(timer)
    await first
    await save()
  }
}
