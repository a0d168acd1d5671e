// Statements that are put together: searching conversations, places in a window, vacuum.

import type { Pool } from 'pg'
import { AppError } from '../../errors.ts'
import type { ConversationQuery, ConversationRecord } from '../store.ts'
import type { Share, SharedWindow, Window } from '../together.ts'
import type { Query } from './audit.ts'
import { failureOf } from './failures.ts'
import { lockKey } from './lock-key.ts'
import { columnText, milliseconds, recordOf } from './rows.ts'
import { READ, SCHEMA, TOGETHER, VAULT } from './sql.ts'

export async function findConversations (query: Query, { subjects, tokens, alsoTokens = [], channel, tag, createdBefore, after, limit }: ConversationQuery): Promise<readonly ConversationRecord[]> {
  if (limit <= 0) return []
  const values: unknown[] = []
  const conditions: string[] = []
  const place = (value: unknown): string => `$${values.push(value)}`
  const hasOneOf = (column: string, names: readonly string[]): void => { conditions.push(`${column} && ${place(names.map(columnText))}::text[]`) }
  if (subjects !== undefined) hasOneOf('subjects', subjects)
  for (const list of [...tokens === undefined ? [] : [tokens], ...alsoTokens]) hasOneOf('terms', list)
  if (channel !== undefined) conditions.push(`channel = ${place(columnText(channel))}`)
  if (tag !== undefined) conditions.push(`${place(columnText(tag))} = ANY(tags)`)
  if (createdBefore !== undefined) conditions.push(`created_ms < ${place(milliseconds(createdBefore))}`)
  if (after !== undefined) conditions.push(`(created_ms, key) > (${place(milliseconds(after.createdAt))}::bigint, ${place(after.key)})`)
  const rows = await query<{ record: string }>(`${READ.conversations(conditions)} ${limit}`, values)
  return rows.map((row) => recordOf<'conversations'>(row))
}

/** See `Together.spend`: counted in the database, one at a time for each name. */
export async function spendPlace (pool: Pool, schema: string, { name, at, lengthMs, most }: Window): Promise<number> {
  const client = await pool.connect().catch((error: unknown) => { throw failureOf(error) })
  try {
    await client.query('BEGIN')
    await client.query(SCHEMA.lock, [lockKey(schema, `window ${name}`)])
    await client.query(TOGETHER.forgetSpent, [name, at - lengthMs])
    const { rows } = await client.query<{ at_ms: string }>(TOGETHER.readSpent, [name, Math.max(1, most)])
    const isFull = most === 0 || rows.length >= most
    if (!isFull) await client.query(TOGETHER.spend, [name, at])
    await client.query('COMMIT')
    client.release()
    return isFull ? Math.max(1, Number(rows.at(-1)?.at_ms ?? at) + lengthMs - at) : 0
  } catch (error) {
    client.release(true)
    throw failureOf(error)
  }
}

/** See `Together.share`. Asked twice over a connection that broke, places may be lost; none is given twice. */
export async function shareOf (query: Query, { name, lengthMs, most, needed, reserve }: SharedWindow): Promise<Share> {
  const [row] = await query<{ granted: number, taken: number, ends_in_ms: string }>(TOGETHER.share, [name, lengthMs, most, needed, reserve])
  if (row === undefined) throw new AppError('INTERNAL')
  return { granted: row.granted, left: Math.max(0, most - row.taken), endsInMs: Number(row.ends_in_ms) }
}

/** Windows that ended are of no use to anybody. */
export async function forgetWindows (pool: Pool): Promise<void> {
  await pool.query(TOGETHER.forgetWindows)
}

/** Waits for as long as it takes: another vacuum of the same tables goes first. */
export async function compactTables (pool: Pool): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => { throw failureOf(error) })
  try {
    await client.query(VAULT.noTimeout)
    await client.query(VAULT.compact)
    await client.query(VAULT.usualTimeout)
    client.release()
  } catch (error) {
    client.release(true)
    throw failureOf(error)
  }
}
