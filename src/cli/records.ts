// Opens the records of a data folder for one command. While the server runs it owns the folder: use the HTTP API then.

import { resolve } from 'node:path'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import type { RecordContext } from '../privacy/context.ts'
import { openFileStore } from '../store/file/open.ts'
import { UsageError } from './exit.ts'

export interface DataDirOption { readonly dataDir?: string }

/** For commander's `option`. */
export const DATA_DIR = ['--data-dir <folder>', 'default: SUMI_DATA_DIR or ./data'] as const

/** @throws UsageError; AppError STORE_LOCKED, STORE_CORRUPT, AUDIT_BROKEN. */
export async function withRecords<T> (dataDir: string | undefined, work: (records: RecordContext) => Promise<T>): Promise<T> {
  if (dataDir === '') throw new UsageError('--data-dir must not be empty')
  const store = await openFileStore({ dataDir: dataDir === undefined ? readConfig().dataDir : resolve(dataDir), clock: systemClock })
  try {
    return await work({ store, clock: systemClock })
  } finally {
    await store.close()
  }
}
