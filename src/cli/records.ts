// Opens the records for one command: those of a data folder, which a running server owns, or of the database of SUMI_DATABASE_URL, beside it.

import { resolve } from 'node:path'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import type { RecordContext } from '../privacy/context.ts'
import { openSharedRecords } from '../privacy/open-records.ts'
import { openFileStore } from '../store/file/open.ts'
import { UsageError } from './exit.ts'

export interface DataDirOption { readonly dataDir?: string }

/** For commander's `option`. */
export const DATA_DIR = ['--data-dir <folder>', 'default: the database of SUMI_DATABASE_URL, or else SUMI_DATA_DIR or ./data'] as const

/** @throws UsageError; AppError STORE_LOCKED, STORE_CORRUPT, AUDIT_BROKEN. */
export async function withRecords<T> (dataDir: string | undefined, work: (records: RecordContext) => Promise<T>): Promise<T> {
  if (dataDir === '') throw new UsageError('--data-dir must not be empty')
  const { database, dataDir: configured, masterKeyFile: file, masterKey: value } = readConfig()
  const { store } = dataDir === undefined && database !== undefined
    ? await openSharedRecords({ dataDir: configured, database, clock: systemClock, masterKey: { file, value } })
    : { store: await openFileStore({ dataDir: dataDir === undefined ? configured : resolve(dataDir), clock: systemClock }) }
  try {
    return await work({ store, clock: systemClock })
  } finally {
    await store.close()
  }
}
