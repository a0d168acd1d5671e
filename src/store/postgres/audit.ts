// The audit log in the database: its rows, its head, and the tree's hashes, which lie with the leaf that completed them.

import { EMPTY_CHAIN, chainFact, entryLine, headAfter, type ChainHead } from '../../audit/chain.ts'
import type { AuditEntry, AuditFact } from '../../audit/entry.ts'
import { appendLeaf, HASH_BYTES, leafHash, type Frontier } from '../../audit/merkle.ts'
import { hashCount, treeOver, type AuditTree } from '../../audit/tree.ts'
import { auditBroken } from '../../audit/verify.ts'
import { matchesAudit } from '../audit-query.ts'
import { deepFreeze } from '../frozen-copy.ts'
import type { AuditQuery } from '../store.ts'
import { columnText, milliseconds } from './rows.ts'
import { READ } from './sql.ts'

/** Runs a statement. */
export type Query = <R extends object>(sql: string, values?: readonly unknown[]) => Promise<readonly R[]>

export interface HeadRow {
  readonly size: string
  readonly hash: string
  readonly frontier: Buffer
}

/** What an append writes: one list a column, as `unnest` takes them, and the head after it. */
export interface Appended {
  /** Of each batch, its own. */
  readonly entries: ReadonlyArray<readonly AuditEntry[]>
  readonly columns: ReadonlyArray<readonly unknown[]>
  readonly head: readonly [size: number, hash: string, frontier: Buffer]
}

/** Numbers and chains the facts of several batches after the head. */
export function appendFacts (row: HeadRow, batches: ReadonlyArray<readonly AuditFact[]>): Appended {
  let head: ChainHead = { nextSeq: Number(row.size), hash: row.size === '0' ? EMPTY_CHAIN.hash : row.hash }
  let frontier: Frontier = { size: Number(row.size), roots: rootsOf(row.frontier) }
  const rows: Array<{ readonly entry: AuditEntry, readonly line: string, readonly hashes: Buffer }> = []
  const entries = batches.map((facts) => facts.map((fact) => {
    const entry = chainFact(head, fact)
    head = headAfter(entry)
    const line = entryLine(entry)
    const appended = appendLeaf(frontier, leafHash(line))
    frontier = appended.frontier
    rows.push({ entry, line, hashes: Buffer.concat(appended.completed) })
    return entry
  }))
  return {
    entries,
    columns: [
      rows.map(({ entry }) => entry.seq), rows.map(({ line }) => line), rows.map(({ hashes }) => hashes), rows.map(({ entry }) => milliseconds(entry.at)),
      rows.map(({ entry }) => columnText(entry.actor)), rows.map(({ entry }) => entry.action), rows.map(({ entry }) => entry.reference ?? null)
    ],
    head: [head.nextSeq, head.hash, Buffer.concat(frontier.roots)]
  }
}

/** @throws AppError AUDIT_BROKEN for a row that is no entry. */
export async function listAudit (query: Query, { afterSeq = -1, limit, ...filter }: AuditQuery): Promise<readonly AuditEntry[]> {
  if (limit <= 0) return []
  const { actor, action, reference, from, to } = filter
  const values: unknown[] = []
  const conditions: string[] = []
  const add = (value: unknown, condition: string): void => {
    if (value === undefined) return
    values.push(value)
    conditions.push(condition.replace('?', `$${values.length}`))
  }
  add(afterSeq, 'seq > ?')
  add(actor === undefined ? undefined : columnText(actor), 'actor = ?')
  add(action, 'action = ?')
  add(reference === undefined ? undefined : columnText(reference), 'reference = ?')
  add(from === undefined ? undefined : Math.floor(milliseconds(from)), 'at_ms >= ?')
  add(to === undefined ? undefined : Math.ceil(milliseconds(to)), 'at_ms < ?')
  const rows = await query<{ line: string }>(`${READ.audit(conditions)} ${Math.min(limit, Number.MAX_SAFE_INTEGER)}`, values)
  return rows.map(({ line }) => entryOf(line, afterSeq)).filter((entry) => matchesAudit(entry, filter))
}

/** @param sizeNow how many entries are known to be there. */
export function treeOf (query: Query, sizeNow: () => number): AuditTree {
  return treeOver(sizeNow, async (index) => {
    const leaf = leafAt(index)
    const [row] = await query<{ hash: Buffer | null }>(READ.treeNode, [leaf, (index - hashCount(leaf)) * HASH_BYTES + 1])
    if (row?.hash?.length !== HASH_BYTES) throw auditBroken(leaf, 'its hashes are missing')
    return row.hash
  })
}

/** Which leaf a hash was written with, by its place in the list of all hashes. */
function leafAt (index: number): number {
  let [low, high] = [0, index]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (hashCount(middle) <= index) low = middle
    else high = middle - 1
  }
  return low
}

function entryOf (line: string, after: number): AuditEntry {
  try {
    return deepFreeze(JSON.parse(line) as AuditEntry)
  } catch {
    throw auditBroken(after + 1, 'it or one after it is no entry any more')
  }
}

function rootsOf (frontier: Buffer): readonly Buffer[] {
  return Array.from({ length: frontier.length / HASH_BYTES }, (_, index) => frontier.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES))
}
