// The schema of the database: brought up to date by `sumi db migrate`, and only there; a start refuses any other than the one it knows.

import type { Pool, PoolClient } from 'pg'
import { AppError } from '../../errors.ts'
import { failureOf, NOT_OWNER } from './failures.ts'
import { lockKey } from './lock-key.ts'
import { LOCK, MIGRATIONS, SCHEMA } from './sql.ts'

export interface Migrated {
  readonly from: number
  readonly to: number
}

/** Does what is left of the migrations, all or none; safe to call from several processes. @throws AppError DATABASE_SCHEMA (newer), STORAGE_FAILED, DATABASE_UNAVAILABLE. */
export async function migrate (pool: Pool, schema: string): Promise<Migrated> {
  const client = await connect(pool)
  try {
    await client.query('BEGIN')
    await client.query(SCHEMA.lock, [lockKey(schema, LOCK.start)])
    await client.query(SCHEMA.begin(schema))
    const from = await versionOf(client, schema) ?? 0
    if (from > MIGRATIONS.length) throw newer(from)
    for (const step of MIGRATIONS.slice(from)) await client.query(step)
    await client.query(SCHEMA.write, [MIGRATIONS.length])
    await client.query('COMMIT')
    client.release()
    return { from, to: MIGRATIONS.length }
  } catch (error) {
    client.release(true)
    throw failureOf(error)
  }
}

/** @throws AppError DATABASE_SCHEMA unless the schema is exactly the one that this version knows. */
export async function checkSchema (pool: Pool, schema: string): Promise<void> {
  const client = await connect(pool)
  try {
    const version = await versionOf(client, schema)
    if (version === undefined) throw new AppError('DATABASE_SCHEMA', 'the database has no tables of Sumi: run `sumi db migrate`')
    if (version > MIGRATIONS.length) throw newer(version)
    if (version < MIGRATIONS.length) throw new AppError('DATABASE_SCHEMA', `the database has schema version ${version}, this version of Sumi needs ${MIGRATIONS.length}: stop all processes and run \`sumi db migrate\``)
    client.release()
  } catch (error) {
    client.release(true)
    throw failureOf(error)
  }
}

async function connect (pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw failureOf(error)
  }
}

async function versionOf (client: PoolClient, schema: string): Promise<number | undefined> {
  const { rows: [table] } = await client.query<{ may_use: boolean }>(SCHEMA.version, [schema])
  if (table === undefined) return undefined
  // Without the right, the tables would seem to be missing.
  if (!table.may_use) throw new AppError('STORAGE_FAILED', NOT_OWNER)
  const { rows: [row] } = await client.query<{ version: number }>(SCHEMA.read)
  return row?.version
}

function newer (version: number): AppError {
  return new AppError('DATABASE_SCHEMA', `the database has schema version ${version}; this version of Sumi knows ${MIGRATIONS.length}: use a newer Sumi`)
}
