// One file of the audit log: an entry a line, canonical JSON. Finding a place in it and reading from there.

import { basename, join } from 'node:path'
import { parseEntryLine } from '../../audit/chain.ts'
import type { AuditEntry } from '../../audit/entry.ts'
import { auditBroken } from '../../audit/verify.ts'
import type { FileOps, OpenFile } from './files.ts'

/** A segment is named by the number of its first entry. */
export interface Segment {
  readonly path: string
  readonly firstSeq: number
}

const BLOCK_BYTES = 64 * 1024
const LINE_END = 0x0a

export function segmentAt (folder: string, firstSeq: number): Segment {
  return { path: join(folder, `${String(firstSeq).padStart(15, '0')}.ndjson`), firstSeq }
}

export async function listSegments (files: FileOps, folder: string): Promise<readonly Segment[]> {
  const names = (await files.list(folder)).filter((name) => /^\d{15}\.ndjson$/.test(name))
  return names.map((name) => ({ path: join(folder, name), firstSeq: Number(basename(name, '.ndjson')) }))
}

/**
 * Reads entries from `fromSeq` on, in order, as long as the caller asks.
 * @param size how much of the file counts, bytes; default: all of it.
 * @throws AppError AUDIT_BROKEN with the number of the first entry that is no entry.
 */
export async function * readSegment (files: FileOps, segment: Segment, fromSeq: number, size?: number): AsyncGenerator<AuditEntry, void> {
  const file = await files.open(segment.path, 'read')
  try {
    const end = size ?? await file.size()
    let { at, seq } = fromSeq <= segment.firstSeq ? { at: 0, seq: segment.firstSeq } : await placeBefore(file, end, segment, fromSeq)
    for await (const { text } of readLines(file, at, end)) {
      const entry = text === undefined ? undefined : parseEntryLine(text)
      if (entry === undefined) throw auditBroken(seq, 'is damaged')
      if (entry.seq !== seq) throw auditBroken(seq, `found number ${String(entry.seq)} in its place`)
      if (seq >= fromSeq) yield entry
      seq += 1
    }
  } finally {
    await file.close()
  }
}

/** The lines of a segment as they are, without their ends; a last line without an end is left out. */
export async function * readLinesOf (files: FileOps, segment: Segment): AsyncGenerator<string, void> {
  const file = await files.open(segment.path, 'read')
  try {
    for await (const { text } of readLines(file, 0, await file.size())) if (text !== undefined) yield text
  } finally {
    await file.close()
  }
}

interface Place {
  /** Offset of a line, bytes. */
  readonly at: number
  /** Number of the entry on it. */
  readonly seq: number
}

/** A line at most a block before that of `seq`, by bisection over byte offsets; the first line where damage hides the way. */
async function placeBefore (file: OpenFile, end: number, segment: Segment, seq: number): Promise<Place> {
  let low: Place = { at: 0, seq: segment.firstSeq }
  for (let high = end; high - low.at > BLOCK_BYTES;) {
    const middle = Math.floor((low.at + high) / 2)
    const line = await lineAfter(file, middle, high)
    if (line === undefined) break
    const entry = line.text === undefined ? undefined : parseEntryLine(line.text)
    if (entry === undefined) return { at: 0, seq: segment.firstSeq }
    if (entry.seq <= seq) low = { at: line.at, seq: entry.seq }
    else high = middle
  }
  return low
}

interface Line {
  readonly at: number
  /** Without its end; undefined for a last line that has no end. */
  readonly text: string | undefined
}

/** The first line that begins after this offset and before `end`. */
async function lineAfter (file: OpenFile, offset: number, end: number): Promise<Line | undefined> {
  let count = 0
  for await (const line of readLines(file, offset, end)) {
    count += 1
    if (count === 2) return line
  }
  return undefined
}

async function * readLines (file: OpenFile, start: number, end: number): AsyncGenerator<Line, void> {
  let rest: Buffer = Buffer.alloc(0)
  let lineAt = start
  for (let at = start; at < end;) {
    const block = Buffer.alloc(Math.min(BLOCK_BYTES, end - at))
    const read = await file.read(block, at)
    if (read === 0) break
    at += read
    rest = Buffer.concat([rest, block.subarray(0, read)])
    let from = 0
    for (let to = rest.indexOf(LINE_END); to >= 0; to = rest.indexOf(LINE_END, from)) {
      yield { at: lineAt, text: rest.toString('utf8', from, to) }
      lineAt += to + 1 - from
      from = to + 1
    }
    rest = rest.subarray(from)
  }
  if (rest.length > 0) yield { at: lineAt, text: undefined }
}
