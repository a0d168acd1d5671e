// Opens a data folder with its vault for the commands of retention. While the server runs it owns the folder: use the HTTP API then.

import { resolve } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { isEntityType, type EntityType } from '../entities.ts'
import { openRecordsAt } from '../privacy/open-records.ts'
import type { PersonIdentifiers, PurgeContext } from '../privacy/purge/purge-context.ts'
import { UsageError } from './exit.ts'

/** A purge that a crash interrupted is finished first. @throws UsageError; AppError STORE_LOCKED, STORE_CORRUPT, INVALID_CONFIG, AUDIT_BROKEN. */
export async function withRetention<T> (dataDir: string | undefined, work: (records: PurgeContext) => Promise<T>): Promise<T> {
  if (dataDir === '') throw new UsageError('--data-dir must not be empty')
  const { dataDir: configured, database, masterKeyFile, masterKey } = readConfig()
  const records = await openRecordsAt({ dataDir: dataDir === undefined ? configured : resolve(dataDir), database: dataDir === undefined ? database : undefined, clock: systemClock, masterKey: { file: masterKeyFile, value: masterKey } })
  try {
    return await work(records)
  } finally {
    await records.store.close()
  }
}

export interface PersonOptions {
  readonly email?: readonly string[]
  readonly phone?: readonly string[]
  readonly card?: readonly string[]
  readonly accountId?: readonly string[]
}

/** For commander's `option`; each may be given several times. */
export const PERSON_OPTIONS = [
  ['--email <addresses...>', 'of the person, any case'], ['--phone <numbers...>', 'of the person, any form'], ['--card <numbers...>', 'of the person'], ['--account-id <ids...>', 'your ids of the person']
] as const

/** Undefined where none is given. */
export function personOf ({ email, phone, card, accountId }: PersonOptions): PersonIdentifiers | undefined {
  const given = Object.fromEntries(Object.entries({ email, phone, card, accountId }).filter(([, values]) => values !== undefined)) as PersonIdentifiers
  return Object.keys(given).length === 0 ? undefined : given
}

export function parseTypes (list: string): readonly EntityType[] {
  const types = list.split(',').map((name) => name.trim())
  if (!types.every(isEntityType)) throw new InvalidArgumentError('must be entity types, separated by commas; docs/entities.md lists them')
  return types as EntityType[]
}

export function writeJson (value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
