// The journal's lines: one commit each, checksummed and numbered; and what to make of a file whose end is not whole.

import type { AuditEntry } from '../../audit/entry.ts'
import { COLLECTIONS, type Operation } from '../engine.ts'
import { frame, unframe } from './frame.ts'

/** One commit. */
export interface JournalRecord {
  /** Number of the commit, from 1, without gaps (log sequence number). */
  readonly lsn: number
  /** Number of the first commit that was flushed together with this one. */
  readonly group: number
  readonly operations: readonly Operation[]
  readonly audit: readonly AuditEntry[]
}

/** What a journal file holds: its commits, and the size up to which it is whole; or where it is damaged. */
export type JournalContent =
  | { readonly state: 'whole', readonly records: readonly JournalRecord[], readonly wholeBytes: number }
  | { readonly state: 'damaged', readonly lsn: number }
  | { readonly state: 'too new', readonly lsn: number }

const LINE_END = 0x0a

/** The line of a commit, with its line end. */
export function journalLine (record: JournalRecord): string {
  return `${frame(JSON.stringify(record))}\n`
}

/**
 * Reads a journal file. A flush that a crash interrupted was never acknowledged and is cut off: the process was killed, and the
 * file ends in part of a line; or the power failed, and blocks of the last flush are missing, which read as NUL bytes. Anything
 * else that is not a line, and a gap in the numbers, is damage.
 * @param firstLsn number that the first line must have.
 */
export function readJournal (bytes: Buffer, firstLsn: number): JournalContent {
  const records: JournalRecord[] = []
  let at = 0
  while (at < bytes.length) {
    const lsn = firstLsn + records.length
    const end = bytes.indexOf(LINE_END, at)
    const record = end < 0 ? undefined : parseLine(bytes.subarray(at, end))
    if (record === undefined) {
      return isTorn(bytes.subarray(at), lsn) ? { state: 'whole', records, wholeBytes: at } : { state: 'damaged', lsn }
    }
    if (record.lsn !== lsn) return { state: 'damaged', lsn }
    if (record.operations.some(([collection]) => !Object.hasOwn(COLLECTIONS, collection))) return { state: 'too new', lsn }
    records.push(record)
    at = end + 1
  }
  return { state: 'whole', records, wholeBytes: at }
}

function parseLine (line: Buffer): JournalRecord | undefined {
  return unframe(line.toString('utf8')) as JournalRecord | undefined
}

/** Whether the rest of a file, which begins with something that is not the line of `lsn`, is an unfinished flush. */
function isTorn (rest: Buffer, lsn: number): boolean {
  if (rest.includes(0)) return lastGroup(rest) <= lsn
  // Part of one line. A whole line whose line end was changed is no part of a line.
  return !rest.includes(LINE_END) && parseLine(rest.subarray(0, -1)) === undefined
}

/** The group of the last whole line of the rest; 0 when it has none. A group above `lsn` was flushed after an earlier one succeeded. */
function lastGroup (rest: Buffer): number {
  for (let end = rest.lastIndexOf(LINE_END); end >= 0;) {
    const before = end === 0 ? -1 : rest.lastIndexOf(LINE_END, end - 1)
    const record = parseLine(rest.subarray(before + 1, end))
    if (record !== undefined) return record.group
    end = before
  }
  return 0
}
