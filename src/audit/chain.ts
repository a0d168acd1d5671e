// The hash chain of the audit log: each entry carries the hash of the one before it. Knows entries, not files.

import { hash as digest } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import type { AuditEntry, AuditFact } from './entry.ts'

/** Where a chain stands: the number that the next entry gets, and the hash that it must carry as `previousHash`. */
export interface ChainHead {
  readonly nextSeq: number
  readonly hash: string
}

/** A chain without entries. */
export const EMPTY_CHAIN: ChainHead = { nextSeq: 0, hash: '0'.repeat(64) }

/** The entry that a fact becomes at this point of the chain. */
export function chainFact (head: ChainHead, fact: AuditFact): AuditEntry {
  const unhashed = { ...fact, seq: head.nextSeq, previousHash: head.hash }
  return Object.freeze({ ...unhashed, hash: hashOf(unhashed) })
}

/** Where the chain stands after this entry. */
export function headAfter ({ seq, hash }: AuditEntry): ChainHead {
  return { nextSeq: seq + 1, hash }
}

/** Why this entry does not continue the chain; undefined when it does. */
export function chainFault (head: ChainHead, entry: AuditEntry): string | undefined {
  if (entry.seq !== head.nextSeq) return `found number ${String(entry.seq)} in its place`
  if (entry.previousHash !== head.hash) return 'does not follow from the entry before it'
  return entry.hash === hashOf(entry) ? undefined : 'its hash does not match its content'
}

/** SHA-256, hex, over the canonical JSON of every field except `hash`. */
export function hashOf (entry: Omit<AuditEntry, 'hash'> & { readonly hash?: string }): string {
  const { hash: _, ...content } = entry
  return digest('sha256', canonicalJson(content), 'hex')
}

/** The entry as a line of an audit file: canonical JSON, without the line end. */
export function entryLine (entry: AuditEntry): string {
  return canonicalJson(entry)
}

/** The entry of such a line; undefined unless the line is exactly the one that `entryLine` writes. */
export function parseEntryLine (line: string): AuditEntry | undefined {
  try {
    const entry: unknown = JSON.parse(line)
    if (typeof entry !== 'object' || entry === null || !('seq' in entry) || canonicalJson(entry) !== line) return undefined
    return entry as AuditEntry
  } catch {
    return undefined
  }
}
