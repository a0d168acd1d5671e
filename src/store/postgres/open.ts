// Opens a store on PostgreSQL: address, schema, secrets, and the connection that hears of other processes.

import type { Pool } from 'pg'
import { auditBroken } from '../../audit/verify.ts'
import type { Store } from '../store.ts'
import { createTypedStore } from '../typed-store.ts'
import type { VaultFiles } from '../vault-files.ts'
import { executeOf, PostgresEngine, queryOf } from './engine.ts'
import { failureOf } from './failures.ts'
import { lockKey } from './lock-key.ts'
import { checkSchema } from './migrate.ts'
import { clientConfig, DEFAULT_SCHEMA, openPostgres, type PostgresOptions } from './pool.ts'
import { loadSecrets, type Sealer } from './secrets.ts'
import { Session } from './session.ts'
import { LOCK, READ, SCHEMA } from './sql.ts'
import { checkFinished, markFinished, markUnfinished } from './unfinished.ts'
import { vaultOver } from './vault.ts'

export interface PostgresStoreOptions extends PostgresOptions {
  readonly url: string
  /** What seals the secrets of the store: opens its vault, or makes one in a store that has none. Asked for by one process at a time. */
  readonly sealer: (vault: VaultFiles) => Promise<Sealer>
  /** Opens it to move another store into it: it is refused to everybody else from then on, until `endImport`. */
  readonly isImport?: boolean
}

/** @throws AppError INVALID_CONFIG, DATABASE_UNAVAILABLE, DATABASE_SCHEMA, STORAGE_FAILED, STORE_CORRUPT, AUDIT_BROKEN; nothing is left open. */
export async function openPostgresStore ({ url, sealer, isImport = false, ...options }: PostgresStoreOptions): Promise<Store> {
  const { schema = DEFAULT_SCHEMA } = options
  const pool = await openPostgres(url, options)
  let session: Session | undefined
  try {
    await checkSchema(pool, schema)
    if (isImport) await markUnfinished(executeOf(pool))
    else await checkFinished(queryOf(pool))
    const secrets = await alone(pool, schema, async () => await loadSecrets(queryOf(pool), executeOf(pool), await sealer(vaultOver(queryOf(pool), executeOf(pool), schema))))
    const auditSize = await checkAudit(pool)
    const heard = { onChange: (_: string | undefined): void => {}, onAuditSize: (_: number): void => {} }
    session = await Session.open(clientConfig(url, options), schema, { onChange: (what) => { heard.onChange(what) }, onAuditSize: (size) => { heard.onAuditSize(size) } })
    return createTypedStore(new PostgresEngine({ pool, schema, session, heard, auditSize }), secrets)
  } catch (error) {
    await session?.close()
    await pool.end()
    throw failureOf(error)
  }
}

/** The store was moved as a whole: from now on it can be opened as any. @throws AppError as `openPostgres`. */
export async function endImport (url: string, options: PostgresOptions): Promise<void> {
  const pool = await openPostgres(url, options)
  try {
    await markFinished(executeOf(pool))
  } finally {
    await pool.end()
  }
}

/** Two processes that start at once must not both make the keys. */
async function alone<T> (pool: Pool, schema: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(SCHEMA.lock, [lockKey(schema, LOCK.start)])
    return await work()
  } finally {
    // Ends the transaction, which wrote nothing, and gives the lock back.
    client.release(true)
  }
}

/** @throws AppError AUDIT_BROKEN where entries were cut off. */
async function checkAudit (pool: Pool): Promise<number> {
  const [row] = await queryOf(pool)<{ size: string, entries: string }>(READ.auditLast)
  const [size, entries] = [Number(row?.size), Number(row?.entries)]
  if (size !== entries) throw auditBroken(Math.min(size, entries), entries < size ? 'is missing' : 'was written past the sequencer')
  return size
}
