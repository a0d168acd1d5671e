// The engine on PostgreSQL: what is asked for is read from the database, but for the few records that every request needs; those are kept
// until another process says that it changed them, and only as long as the connection that would say so is known to work.

import type { Pool } from 'pg'
import type { AuditEntry } from '../../audit/entry.ts'
import type { AuditTree } from '../../audit/tree.ts'
import { AppError } from '../../errors.ts'
import type { Batch, CollectionName, Engine, Records } from '../engine.ts'
import { checkRetentionFilter, compareEntries } from '../retention-query.ts'
import type { AuditQuery, ConversationQuery, ConversationRecord, RetentionEntry, RetentionFilter } from '../store.ts'
import type { Share, SharedWindow, Window } from '../together.ts'
import type { VaultFiles } from '../vault-files.ts'
import { listAudit, treeOf, type Query } from './audit.ts'
import { Commits } from './commits.ts'
import { Copies } from './copies.ts'
import { compactTables, findConversations, forgetWindows, shareOf, spendPlace } from './statements.ts'
import { failureOf, isLostConnection } from './failures.ts'
import { keyHash, milliseconds, recordOf } from './rows.ts'
import type { Session } from './session.ts'
import { READ } from './sql.ts'
import { inSharedTurn, leadShared, standingOfTurn } from './turns.ts'
import { vaultOver, type Execute } from './vault.ts'

export interface EngineParts {
  readonly pool: Pool
  readonly schema: string
  readonly session: Session
  /** Told by the session. */
  readonly heard: { onChange: (what: string | undefined) => void, onAuditSize: (size: number) => void }
  /** Entries in the audit log at the start. */
  readonly auditSize: number
}

const FORGET_WINDOWS_MS = 60_000

export class PostgresEngine implements Engine {
  readonly isShared = true
  readonly auditTree: AuditTree
  readonly vault: VaultFiles
  readonly #parts: EngineParts
  readonly #query: Query
  readonly #commits: Commits
  readonly #copies = new Copies()
  readonly #watchers = new Set<() => void>()
  readonly #leading = new Set<() => Promise<void>>()
  #auditSize: number
  #forgetWindowsAt = 0
  #closing: Promise<void> | undefined

  constructor (parts: EngineParts) {
    const { pool, schema, session, heard, auditSize } = parts
    this.#parts = parts
    this.#auditSize = auditSize
    this.#query = queryOf(pool)
    this.#commits = new Commits({
      pool,
      schema,
      origin: session.origin,
      onCommit: (changed, size) => {
        for (const collection of changed) this.#copies.drop(collection)
        this.#sawAudit(size)
      }
    })
    this.auditTree = treeOf(this.#query, () => this.#auditSize)
    this.vault = vaultOver(this.#query, executeOf(pool), schema)
    heard.onAuditSize = (size) => { this.#sawAudit(size) }
    heard.onChange = (what) => {
      if (what === undefined) this.#copies.dropAll()
      else this.#copies.drop(what)
      for (const onChange of this.#watchers) onChange()
    }
  }

  async commit (batch: Batch): Promise<readonly AuditEntry[]> {
    if (this.#closing !== undefined) throw new AppError('NOT_READY', 'the store is closed')
    return await this.#commits.commit(batch, standingOfTurn())
  }

  async get<C extends CollectionName> (collection: C, key: string): Promise<Records[C] | undefined> {
    const read = async (): Promise<Records[C] | undefined> => {
      const [row] = collection === 'conversations' ? await this.#query<{ record: string }>(READ.conversation, [key]) : await this.#query<{ record: string }>(READ.get, [collection, keyHash(key)])
      return row === undefined ? undefined : recordOf<C>(row)
    }
    if (collection !== 'keys') return await read()
    return await this.#copies.get(collection, key, this.#parts.session.isCurrent, read)
  }

  async values<C extends CollectionName> (collection: C): Promise<ReadonlyArray<Records[C]>> {
    const read = async (): Promise<ReadonlyArray<Records[C]>> => {
      const rows = collection === 'conversations' ? await this.#query<{ record: string }>(`${READ.conversations([])} ALL`) : await this.#query<{ record: string }>(READ.values, [collection])
      return rows.map((row) => recordOf<C>(row))
    }
    // What a purge decides by is read anew each time: policies and holds are no copies.
    if (collection !== 'maskingPolicies') return await read()
    return await this.#copies.get(collection, '', this.#parts.session.isCurrent, read) ?? []
  }

  async findRetention (filter: RetentionFilter): Promise<readonly RetentionEntry[]> {
    checkRetentionFilter(filter)
    const { conversationIds, expiresBy, createdBefore } = filter
    const rows = await this.#query<{ record: string }>(READ.retention, [
      conversationIds?.map(keyHash) ?? null, expiresBy === undefined ? null : Math.floor(milliseconds(expiresBy)), createdBefore === undefined ? null : Math.ceil(milliseconds(createdBefore))
    ])
    return rows.map((row) => recordOf<'retention'>(row)).sort(compareEntries)
  }

  async findConversations (query: ConversationQuery): Promise<readonly ConversationRecord[]> {
    return await findConversations(this.#query, query)
  }

  async listAudit (query: AuditQuery): Promise<readonly AuditEntry[]> {
    const entries = await listAudit(this.#query, query)
    const last = entries.at(-1)
    this.#sawAudit(last === undefined ? undefined : last.seq + 1)
    return entries
  }

  get isCurrent (): boolean {
    return this.#parts.session.isCurrent
  }

  async inTurn<T> (thing: string, work: () => Promise<T>): Promise<T> {
    return await inSharedTurn(this.#parts.session, this.#parts.schema, thing, work)
  }

  async spend (window: Window): Promise<number> {
    return await spendPlace(this.#parts.pool, this.#parts.schema, window)
  }

  async share (window: SharedWindow): Promise<Share> {
    if (performance.now() > this.#forgetWindowsAt) {
      this.#forgetWindowsAt = performance.now() + FORGET_WINDOWS_MS
      forgetWindows(this.#parts.pool).catch(() => { /* the next one does it */ })
    }
    return await shareOf(this.#query, window)
  }

  watch (onChange: () => void): () => void {
    this.#watchers.add(onChange)
    return () => { this.#watchers.delete(onChange) }
  }

  lead (work: (signal: AbortSignal) => Promise<void>): () => Promise<void> {
    const stop = leadShared(this.#parts.session, this.#parts.schema, work)
    this.#leading.add(stop)
    return async () => { this.#leading.delete(stop); await stop() }
  }

  async compact (): Promise<void> {
    await compactTables(this.#parts.pool)
  }

  async close (): Promise<void> {
    this.#closing ??= this.#close()
    await this.#closing
  }

  async #close (): Promise<void> {
    for (const stop of this.#leading) await stop()
    await this.#commits.idle()
    await this.#parts.session.close()
    await this.#parts.pool.end()
  }

  #sawAudit (size: number | undefined): void {
    if (size !== undefined && size > this.#auditSize) this.#auditSize = size
  }
}

/** Reads. A connection that was broken before is tried once more. @throws AppError. */
export function queryOf (pool: Pool): Query {
  return async <R extends object>(sql: string, values: readonly unknown[] = []) => {
    const run = async (): Promise<readonly R[]> => (await pool.query(sql, [...values])).rows as R[]
    try {
      return await run().catch(async (error: unknown) => { if (isLostConnection(error)) return await run(); throw error })
    } catch (error) {
      throw failureOf(error)
    }
  }
}

/** Writes one row or several at once. @throws AppError. */
export function executeOf (pool: Pool): Execute {
  return async (sql, values) => {
    try {
      return (await pool.query(sql, [...values])).rowCount ?? 0
    } catch (error) {
      throw failureOf(error)
    }
  }
}
