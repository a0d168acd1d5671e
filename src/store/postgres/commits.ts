// Commits in groups: all that wait go into one transaction, the audit entries numbered in it under the one lock of the sequencer. While it
// runs, the next group gathers: so what limits audited commits is not the number of flushes.

import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import type { AuditEntry } from '../../audit/entry.ts'
import { AppError } from '../../errors.ts'
import type { Batch, CollectionName } from '../engine.ts'
import { appendFacts, type HeadRow } from './audit.ts'
import { failureOf, isLostConnection, isWorthAnotherTry } from './failures.ts'
import { lockKey } from './lock-key.ts'
import { writesOf } from './rows.ts'
import type { Standing } from './session.ts'
import { COMMIT, LOCK } from './sql.ts'

export interface CommitSetup {
  readonly pool: Pool
  readonly schema: string
  /** Names this process in notifications. */
  readonly origin: string
  /** Told of what was committed, before the commits resolve. @param size the audit log's; undefined: as before. */
  readonly onCommit: (changed: ReadonlySet<CollectionName>, size: number | undefined) => void
}

interface Waiting {
  readonly batch: Batch
  /** Of the turn that it was made in. */
  readonly standing: Standing | undefined
  readonly resolve: (entries: readonly AuditEntry[]) => void
  readonly reject: (error: unknown) => void
}

interface Written {
  readonly changed: ReadonlySet<CollectionName>
  /** Of the audit log; undefined: as before. */
  readonly size: number | undefined
  readonly entries: ReadonlyArray<readonly AuditEntry[]>
}

/** Collections that other processes keep copies of. */
export const SHARED: ReadonlySet<CollectionName> = new Set(['keys', 'maskingPolicies', 'rules', 'policies', 'holds'])

const MAX_GROUP = 1_000
const MAX_OPERATIONS = 5_000
const TRIES = 3
const OUTCOME_MS = 15_000
const OUTCOME_POLL_MS = 200

export class Commits {
  readonly #setup: CommitSetup
  readonly #auditKey: string
  #waiting: Waiting[] = []
  #running: Promise<void> | undefined

  constructor (setup: CommitSetup) {
    this.#setup = setup
    this.#auditKey = lockKey(setup.schema, LOCK.audit)
  }

  async commit (batch: Batch, standing: Standing | undefined): Promise<readonly AuditEntry[]> {
    if (batch.operations.length === 0 && batch.facts.length === 0) return []
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ batch, standing, resolve, reject })
      this.#running ??= this.#run().finally(() => { this.#running = undefined })
    })
  }

  /** Resolves when everything that was handed in is done. */
  async idle (): Promise<void> {
    while (this.#running !== undefined) await this.#running
  }

  async #run (): Promise<void> {
    await undefined
    while (this.#waiting.length > 0) {
      const group = this.#next()
      // A turn that was lost is no reason for the others to fail.
      const left = group.filter(({ standing, reject }) => {
        if (standing?.lost.aborted !== true) return true
        reject(turnLost())
        return false
      })
      if (left.length > 0) await this.#settle(left)
    }
  }

  #next (): Waiting[] {
    let [count, operations] = [0, 0]
    for (const { batch } of this.#waiting) {
      operations += batch.operations.length + batch.facts.length
      if (count > 0 && (count === MAX_GROUP || operations > MAX_OPERATIONS)) break
      count += 1
    }
    return this.#waiting.splice(0, count)
  }

  async #settle (group: readonly Waiting[]): Promise<void> {
    try {
      const entries = await this.#tryGroup(group)
      group.forEach(({ resolve }, index) => { resolve(entries[index] ?? []) })
    } catch (error) {
      if (error instanceof TurnLost && group.length > 1) {
        // Which of them lost its turn shows when each is tried by itself.
        for (const one of group) await this.#settle([one])
        return
      }
      const failure = error instanceof TurnLost ? turnLost() : failureOf(error)
      for (const { reject } of group) reject(failure)
    }
  }

  async #tryGroup (group: readonly Waiting[]): Promise<ReadonlyArray<readonly AuditEntry[]>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#commitGroup(group)
      } catch (error) {
        if (attempt === TRIES || !(isWorthAnotherTry(error) || error instanceof StaleConnection)) throw error instanceof StaleConnection ? error.cause : error
      }
    }
  }

  async #commitGroup (group: readonly Waiting[]): Promise<ReadonlyArray<readonly AuditEntry[]>> {
    const { pool, onCommit } = this.#setup
    const client = await pool.connect()
    let xid: string | undefined
    let written: Written | undefined
    try {
      written = await this.#write(client, group, (id) => { xid = id })
      await client.query(COMMIT.end)
      client.release()
    } catch (error) {
      await endFailed(client, error)
      // A connection from the pool that was broken already: nothing was begun.
      if (xid === undefined && isLostConnection(error)) throw new StaleConnection(error)
      const isOpen = written !== undefined && xid !== undefined && isLostConnection(error)
      if (!isOpen || !await this.#wasCommitted(xid as string)) throw error
    }
    if (written === undefined) throw new AppError('INTERNAL')
    onCommit(written.changed, written.size)
    return written.entries
  }

  async #write (client: PoolClient, group: readonly Waiting[], onXid: (xid: string) => void): Promise<Written> {
    const { schema, origin } = this.#setup
    const hasFacts = group.some(({ batch }) => batch.facts.length > 0)
    const fences = [...new Set(group.flatMap(({ standing }) => standing?.fence ?? []))]
    // The driver answers several statements with several results; its types do not know.
    const begun = await client.query(COMMIT.begin(fences, hasFacts ? this.#auditKey : undefined)) as unknown as ReadonlyArray<{ readonly rows: readonly unknown[] }>
    const { is_lost: isLost, xid } = begun[1]?.rows[0] as { is_lost: boolean, xid: string }
    if (isLost) throw new TurnLost()
    onXid(xid)

    const writes = writesOf(group.flatMap(({ batch }) => batch.operations))
    const statements: Array<readonly [string, readonly unknown[]]> = []
    const add = (sql: string, values: readonly unknown[]): void => { statements.push([sql, values]) }
    if (writes.deleteRecords.length > 0) add(COMMIT.deleteRecords, [JSON.stringify(writes.deleteRecords)])
    if (writes.putRecords.length > 0) add(COMMIT.putRecords, [JSON.stringify(writes.putRecords)])
    if (writes.deleteConversations.length > 0) add(COMMIT.deleteConversations, [writes.deleteConversations])
    if (writes.putConversations.length > 0) add(COMMIT.putConversations, [JSON.stringify(writes.putConversations)])
    const appended = hasFacts ? appendFacts(begun[3]?.rows[0] as HeadRow, group.map(({ batch }) => batch.facts)) : undefined
    if (appended !== undefined) {
      add(COMMIT.putAudit, appended.columns)
      add(COMMIT.head, appended.head)
    }
    const shared = [...writes.changed].filter((collection) => SHARED.has(collection))
    if (shared.length > 0) add(COMMIT.notify, [schema, `${origin} ${shared.join(',')}`])
    for (const [sql, values] of statements) await client.query(sql, [...values])
    return { changed: writes.changed, size: appended?.head[0], entries: appended?.entries ?? group.map(() => []) }
  }

  /** What became of a transaction whose answer was lost. @throws AppError STORAGE_FAILED when nobody can tell. */
  async #wasCommitted (xid: string): Promise<boolean> {
    const until = performance.now() + OUTCOME_MS
    while (performance.now() < until) {
      try {
        const { rows: [row] } = await this.#setup.pool.query<{ status: string | null }>(COMMIT.outcome, [xid])
        if (row?.status === 'committed') return true
        if (row?.status === 'aborted') return false
      } catch { /* the database is not back yet */ }
      await sleep(OUTCOME_POLL_MS)
    }
    throw new AppError('STORAGE_FAILED', 'the database was lost while it committed; whether it did is not known')
  }
}

/** A session that held a turn is gone, though this process has not heard of it yet. */
class TurnLost extends Error {}

class StaleConnection extends Error {
  constructor (cause: unknown) { super(undefined, { cause }) }
}

function turnLost (): AppError {
  return new AppError('DATABASE_UNAVAILABLE', 'the connection that held this turn was lost; nothing was done')
}

/** Rolls back, or drops a connection that cannot. */
async function endFailed (client: PoolClient, error: unknown): Promise<void> {
  if (isLostConnection(error)) { client.release(true); return }
  try {
    await client.query(COMMIT.undo)
    client.release()
  } catch {
    client.release(true)
  }
}
