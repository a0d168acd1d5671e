// What a failure of the database means. Messages of PostgreSQL may quote values: none of them leaves this file.

import { DatabaseError } from 'pg'
import { AppError } from '../../errors.ts'

export const NOT_OWNER = 'the user of SUMI_DATABASE_URL may not do this in the database: it must own the tables, docs/postgres.md'

/** SQLSTATE → what Sumi says. Source: PostgreSQL, appendix A. */
const STATES: Readonly<Record<string, readonly [ConstructorParameters<typeof AppError>[0], string]>> = {
  '28P01': ['INVALID_CONFIG', 'the database does not accept the user and password of SUMI_DATABASE_URL; special characters in them must be percent-encoded'],
  28000: ['INVALID_CONFIG', 'the database does not let the user of SUMI_DATABASE_URL in from here (pg_hba.conf), or not without TLS'],
  '3D000': ['INVALID_CONFIG', 'there is no database of the name in SUMI_DATABASE_URL: make it with CREATE DATABASE, docs/postgres.md'],
  '42P01': ['DATABASE_SCHEMA', 'a table of Sumi is missing in the database: run `sumi db migrate`'],
  '3F000': ['DATABASE_SCHEMA', 'the schema of Sumi is missing in the database: run `sumi db migrate`'],
  42501: ['STORAGE_FAILED', NOT_OWNER],
  42883: ['DATABASE_SCHEMA', 'a function of Sumi is missing in the database: run `sumi db migrate`'],
  25006: ['STORAGE_FAILED', 'the database is read-only: SUMI_DATABASE_URL must name the primary, and transactions must not be read-only by default'],
  53100: ['STORAGE_FAILED', 'the disk of the database is full'],
  57014: ['STORAGE_FAILED', 'the database took longer than SUMI_DATABASE_TIMEOUT_MS']
}

/** Classes: connection exception, insufficient resources, operator intervention. */
const UNAVAILABLE = /^(?:08|53|57P)/
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT', 'EACCES'])
const UNKNOWN_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN'])
const LOST = /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|Query read timeout|Cannot use a pool after)/i
/** The driver's own, without a code: the server asks for a password and there is none. */
const NO_PASSWORD = /^SASL: .*password must be/
const TLS = /^(?:ERR_TLS|ERR_OSSL|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|EPROTO|ERR_SSL)/

/** The AppError of whatever a query threw: INVALID_CONFIG, DATABASE_UNAVAILABLE, DATABASE_SCHEMA or STORAGE_FAILED. */
export function failureOf (error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isLostConnection(error)) return new AppError('DATABASE_UNAVAILABLE', `the database cannot be reached (${codeOf(error) ?? 'connection lost'})`)
  if (error instanceof Error && NO_PASSWORD.test(error.message)) return new AppError('INVALID_CONFIG', 'the database asks for a password and SUMI_DATABASE_URL has none')
  const code = codeOf(error)
  if (error instanceof Error && (TLS.test(code ?? '') || error.message.includes('does not support SSL'))) {
    return new AppError('INVALID_CONFIG', `no TLS connection to the database (${code ?? 'it does not offer TLS'}): see SUMI_DATABASE_TLS and SUMI_DATABASE_CA_FILE`)
  }
  const [kind, message] = STATES[code ?? ''] ?? ['STORAGE_FAILED', `the database could not do it (${code ?? 'unknown error'})`]
  return new AppError(kind, message)
}

/** The same for whoever starts: what to look at. */
export function startFailureOf (error: unknown): AppError {
  const failure = failureOf(error)
  if (failure.code !== 'DATABASE_UNAVAILABLE') return failure
  const advice = UNKNOWN_HOST.has(codeOf(error) ?? '') ? 'the host in SUMI_DATABASE_URL is not known' : 'see that PostgreSQL runs at the host and port of SUMI_DATABASE_URL and takes connections'
  return new AppError(failure.code, `${failure.message}: ${advice}`)
}

/** Whether the server may not have seen the query, or nobody may ever hear of its end. */
export function isLostConnection (error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  if (error instanceof DatabaseError) return UNAVAILABLE.test(code ?? '') && code !== '53100'
  return NETWORK.has(code ?? '') || LOST.test(error.message)
}

/** Deadlock and serialization failures: nothing was done, and the same again may succeed. */
export function isWorthAnotherTry (error: unknown): boolean {
  return ['40P01', '40001'].includes(codeOf(error) ?? '')
}

export function codeOf (error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
