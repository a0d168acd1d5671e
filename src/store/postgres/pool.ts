// Connections to PostgreSQL: how they are made, with which limits, and whether the address is good.

import { readFileSync } from 'node:fs'
import { Pool, type ClientConfig } from 'pg'
import { AppError } from '../../errors.ts'
import { startFailureOf } from './failures.ts'
import { SCHEMA } from './sql.ts'

export type DatabaseTls = 'auto' | 'off' | 'require' | 'verify'

export interface PostgresOptions {
  /** Connections that do the work; one more listens and holds locks. Default 10. */
  readonly poolSize?: number
  /** Longest time of one statement, also while it waits for a lock; default 30 s. */
  readonly statementTimeoutMs?: number
  /** `auto` (default): `off` for this machine, `verify` for any other; `require`: encrypted, but whoever answers is believed. */
  readonly tls?: DatabaseTls
  /** Certificates (PEM) that `verify` believes; default: those of the system. */
  readonly caFile?: string | undefined
  /** Default `sumi`. */
  readonly schema?: string
}

const POOL_SIZE = 10
const STATEMENT_TIMEOUT_MS = 30_000
const CONNECT_TIMEOUT_MS = 5_000
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\]|)$/i
/** PostgreSQL 13 has `pg_current_xact_id`; 14 is the oldest that is still maintained. */
const OLDEST_SERVER = 140_000

export const DEFAULT_SCHEMA = 'sumi'

/**
 * A pool whose connections work; tables of Sumi are found without naming the schema.
 * @param url `postgres://user:password@host:port/database`.
 * @throws AppError INVALID_CONFIG (address, user, password, TLS, too old a server), DATABASE_UNAVAILABLE, STORAGE_FAILED (read-only).
 */
export async function openPostgres (url: string, options: PostgresOptions = {}): Promise<Pool> {
  const pool = new Pool({ ...clientConfig(url, options), max: options.poolSize ?? POOL_SIZE, idleTimeoutMillis: 30_000, allowExitOnIdle: true })
  // A connection that breaks while nobody uses it is replaced.
  pool.on('error', () => {})
  // One that breaks in use fails the statement under way; without a listener it would end the process.
  pool.on('connect', (client) => { client.on('error', () => {}) })
  try {
    const { rows: [settings] } = await pool.query<{ read_only: string, is_standby: boolean, server: number, encoding: string }>(SCHEMA.settings)
    if (settings === undefined || settings.server < OLDEST_SERVER) throw new AppError('INVALID_CONFIG', 'the database must be PostgreSQL 14 or later')
    if (settings.encoding !== 'UTF8') throw new AppError('INVALID_CONFIG', 'the database must have the encoding UTF8')
    if (settings.is_standby || settings.read_only === 'on') throw new AppError('STORAGE_FAILED', 'the database is read-only; SUMI_DATABASE_URL must name the primary')
    return pool
  } catch (error) {
    await pool.end()
    throw startFailureOf(error)
  }
}

/** For one connection outside the pool, as the pool's are. @throws AppError INVALID_CONFIG. */
export function clientConfig (url: string, { statementTimeoutMs = STATEMENT_TIMEOUT_MS, tls = 'auto', caFile, schema = DEFAULT_SCHEMA }: PostgresOptions): ClientConfig {
  const parsed = parse(url)
  const mode = tlsMode(parsed, tls)
  for (const name of ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'options', 'application_name']) parsed.searchParams.delete(name)
  return {
    connectionString: parsed.href,
    application_name: applicationName(schema),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    // An answer means that it is on disk, whatever the server's default; a dead peer frees its locks in seconds.
    options: `-c search_path=${schema} -c synchronous_commit=on -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3`,
    ssl: mode === 'off' ? false : { rejectUnauthorized: mode === 'verify', ...(caFile === undefined ? {} : { ca: readCa(caFile) }) }
  }
}

/** How Sumi's connections are called in `pg_stat_activity`. */
export function applicationName (schema: string): string {
  return schema === DEFAULT_SCHEMA ? 'sumi' : `sumi ${schema}`
}

function parse (url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const isGood = parsed !== undefined && ['postgres:', 'postgresql:'].includes(parsed.protocol) && parsed.pathname.length > 1
  if (!isGood) throw new AppError('INVALID_CONFIG', 'SUMI_DATABASE_URL must be like postgres://user:password@host:5432/database')
  return parsed
}

function tlsMode (url: URL, given: DatabaseTls): 'off' | 'require' | 'verify' {
  if (given !== 'auto') return given
  const sslmode = url.searchParams.get('sslmode')
  if (sslmode === 'disable') return 'off'
  if (sslmode === 'require') return 'require'
  if (sslmode !== null) return 'verify'
  const host = url.searchParams.get('host') ?? url.hostname
  return LOOPBACK.test(host) || host.startsWith('/') ? 'off' : 'verify'
}

function readCa (path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new AppError('INVALID_CONFIG', `the file ${path} of SUMI_DATABASE_CA_FILE cannot be read`, { cause: error })
  }
}
