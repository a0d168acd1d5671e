// Opens the audit log: verifies its last segment, and repairs what a crash left unwritten from the journal.

import { chainFault, EMPTY_CHAIN, entryLine, hashOf, headAfter, parseEntryLine, type ChainHead } from '../../audit/chain.ts'
import type { AuditEntry } from '../../audit/entry.ts'
import { auditBroken } from '../../audit/verify.ts'
import { AppError } from '../../errors.ts'
import { AuditLog } from './audit-log.ts'
import { listSegments, readSegment, type Segment } from './audit-segment.ts'
import { openTree } from './audit-tree.ts'
import { ignoreFailure, type FileOps } from './files.ts'
import type { Folder } from './folder.ts'
import type { AuditMark } from './manifest.ts'

/**
 * @param checkpoint where the log stood when it was last flushed: entries before it must be there, whole.
 * @param journaled the entries since then, by the journal.
 * @throws AppError AUDIT_BROKEN with the number of the entry; STORE_CORRUPT when the journal lacks entries that the log has.
 */
export async function openAuditLog (
  files: FileOps, { path: dataDir, audit: folder, auditTree }: Folder, maxSegmentBytes: number, checkpoint: AuditMark, journaled: readonly AuditEntry[]
): Promise<AuditLog> {
  checkJournaled(checkpoint, journaled)
  const segments = [...await listSegments(files, folder)]
  const first = segments[0]
  if (first !== undefined && first.firstSeq !== 0) throw auditBroken(0, 'is missing')

  const tail = segments.at(-1)
  const content = tail === undefined ? { head: EMPTY_CHAIN, bytes: 0 } : await readTail(files, segments, checkpoint, journaled)
  if (content.head.nextSeq < checkpoint.nextSeq) throw auditBroken(content.head.nextSeq, 'is missing')
  const missing = journaled.slice(content.head.nextSeq - checkpoint.nextSeq)
  if (content.head.hash !== (missing[0]?.previousHash ?? journaled.at(-1)?.hash ?? checkpoint.hash)) {
    throw auditBroken(content.head.nextSeq - 1, 'differs from the journal')
  }

  const tree = await openTree(files, dataDir, auditTree, segments, checkpoint)
  const file = tail === undefined ? undefined : await files.open(tail.path, 'update').catch(async (error: unknown) => { await tree.close(); throw error })
  try {
    await file?.truncate(content.bytes)
    // The tree stands at the checkpoint; `append` adds the entries that the segments lack as well.
    for (const entry of journaled.slice(0, journaled.length - missing.length)) tree.add(entryLine(entry))
    const log = new AuditLog(files, folder, maxSegmentBytes, { head: content.head, segments, tail: file, tailBytes: content.bytes, tree })
    await log.append(missing)
    // Without journaled entries all was flushed by the last checkpoint.
    if (journaled.length > 0) await log.sync()
    return log
  } catch (error) {
    if (file !== undefined) await ignoreFailure(file.close())
    await ignoreFailure(tree.close())
    throw error
  }
}

function checkJournaled (checkpoint: ChainHead, journaled: readonly AuditEntry[]): void {
  let head = checkpoint
  for (const entry of journaled) {
    const fault = chainFault(head, entry)
    if (fault !== undefined) throw auditBroken(head.nextSeq, fault)
    head = headAfter(entry)
  }
}

/** The last segment up to the first line that a crash left unfinished. */
async function readTail (
  files: FileOps, segments: readonly Segment[], checkpoint: ChainHead, journaled: readonly AuditEntry[]
): Promise<{ readonly head: ChainHead, readonly bytes: number }> {
  const tail = segments.at(-1) as Segment
  const text = (await files.readFile(tail.path)).toString('utf8')
  let head = await headBefore(files, segments)
  let bytes = 0
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at)
    const entry = end < 0 ? undefined : parseEntryLine(text.slice(at, end))
    const isFlushed = head.nextSeq < checkpoint.nextSeq
    const fault = entry === undefined ? 'is damaged' : chainFault(head, entry)
    if (entry === undefined || fault !== undefined) {
      // Only lines since the checkpoint may be unfinished, and an unfinished line is never a whole entry.
      if (isFlushed || (entry !== undefined && entry.hash === hashOf(entry))) throw auditBroken(head.nextSeq, fault ?? 'is damaged')
      return { head, bytes }
    }
    if (!isFlushed) checkAgainstJournal(entry, journaled[entry.seq - checkpoint.nextSeq])
    head = headAfter(entry)
    bytes += Buffer.byteLength(text.slice(at, end)) + 1
    at = end + 1
  }
  return { head, bytes }
}

function checkAgainstJournal (entry: AuditEntry, journaled: AuditEntry | undefined): void {
  if (journaled === undefined) throw new AppError('STORE_CORRUPT', `the journal lacks the commit of audit entry ${entry.seq}`)
  if (entryLine(entry) !== entryLine(journaled)) throw auditBroken(entry.seq, 'differs from the journal')
}

/** Where the chain stood at the end of the segment before the last. */
async function headBefore (files: FileOps, segments: readonly Segment[]): Promise<ChainHead> {
  const [before, tail] = segments.slice(-2)
  if (before === undefined || tail === undefined) return EMPTY_CHAIN
  let head: ChainHead | undefined
  for await (const entry of readSegment(files, before, tail.firstSeq - 1)) head = headAfter(entry)
  if (head?.nextSeq !== tail.firstSeq) throw auditBroken(head?.nextSeq ?? tail.firstSeq - 1, 'is missing')
  return head
}
