// The audit log on disk: segments that only grow. An entry is durable through the journal line of its commit; its line here is
// written right after that line's flush, flushed by the next checkpoint, and repaired from the journal at start. So the journal is
// never behind: no acknowledged entry is lost, and none is there twice.

import { entryLine, headAfter, type ChainHead } from '../../audit/chain.ts'
import type { AuditEntry } from '../../audit/entry.ts'
import { matchesAudit } from '../audit-query.ts'
import type { AuditQuery } from '../store.ts'
import type { TreeFile } from './audit-tree.ts'
import { readSegment, segmentAt, type Segment } from './audit-segment.ts'
import { createDurably, ignoreFailure, writeFully, type FileOps, type OpenFile } from './files.ts'
import type { AuditMark } from './manifest.ts'

/** What the recovery hands over: the segments as they are, and the whole bytes of the last one. */
export interface AuditState {
  readonly head: ChainHead
  readonly segments: readonly Segment[]
  readonly tail: OpenFile | undefined
  readonly tailBytes: number
  readonly tree: TreeFile
}

export class AuditLog {
  readonly tree: TreeFile
  readonly #files: FileOps
  readonly #folder: string
  readonly #maxSegmentBytes: number
  readonly #segments: Segment[]
  #head: ChainHead
  #tail: OpenFile | undefined
  #tailBytes: number
  /** Entries of durable commits that the segments lack because a write failed: written before the next ones. */
  #pending: readonly AuditEntry[] = []
  #isBroken = false

  constructor (files: FileOps, folder: string, maxSegmentBytes: number, state: AuditState) {
    this.#files = files
    this.#folder = folder
    this.#maxSegmentBytes = maxSegmentBytes
    this.#segments = [...state.segments]
    this.#head = state.head
    this.tree = state.tree
    this.#tail = state.tail
    this.#tailBytes = state.tailBytes
  }

  get head (): ChainHead {
    return this.#head
  }

  get mark (): AuditMark {
    return { ...this.#head, root: this.tree.root }
  }

  /** True after a flush failed: the segments cannot be believed until the store is opened again. */
  get isBroken (): boolean {
    return this.#isBroken
  }

  /** Takes entries whose commit is in the journal. Never fails: what cannot be written now is kept in memory and in the journal. */
  async append (entries: readonly AuditEntry[]): Promise<void> {
    const last = entries.at(-1)
    if (last === undefined) return
    this.#head = headAfter(last)
    this.#pending = [...this.#pending, ...entries]
    for (const entry of entries) this.tree.add(entryLine(entry))
    await ignoreFailure(this.#writePending())
    await ignoreFailure(this.tree.flush())
  }

  /** Everything appended so far reaches the disk. */
  async sync (): Promise<void> {
    await this.#writePending()
    await this.tree.flush()
    await this.#sync()
  }

  /** Those that match, by number. @throws AppError AUDIT_BROKEN where a segment is damaged. */
  async list ({ afterSeq = -1, limit, ...filter }: AuditQuery): Promise<readonly AuditEntry[]> {
    const found: AuditEntry[] = []
    let fromSeq = Math.max(0, afterSeq + 1)
    if (!(limit > 0) || fromSeq >= this.#head.nextSeq) return found
    // Taken together before the first wait: an append under way changes them together too.
    const [segments, tailBytes, pending] = [[...this.#segments], this.#tailBytes, this.#pending]
    const start = Math.max(0, segments.findLastIndex(({ firstSeq }) => firstSeq <= fromSeq))
    for (const segment of segments.slice(start)) {
      const size = segment === segments.at(-1) ? tailBytes : undefined
      for await (const entry of readSegment(this.#files, segment, fromSeq, size)) {
        fromSeq = entry.seq + 1
        if (!matchesAudit(entry, filter)) continue
        found.push(entry)
        if (found.length >= limit) return found
      }
    }
    return [...found, ...pending.filter((entry) => entry.seq >= fromSeq && matchesAudit(entry, filter))].slice(0, limit)
  }

  async close (): Promise<void> {
    await this.#tail?.close()
    await this.tree.close()
  }

  async #writePending (): Promise<void> {
    const [first, ...others] = this.#pending
    if (first === undefined) return
    if (this.#tail === undefined || this.#tailBytes >= this.#maxSegmentBytes) await this.#beginSegment(first.seq)
    if (this.#tail === undefined) return
    const bytes = Buffer.from([first, ...others].map((entry) => `${entryLine(entry)}\n`).join(''))
    // A failed write leaves part of a line beyond #tailBytes; the next attempt writes over it.
    await writeFully(this.#tail, bytes, this.#tailBytes)
    this.#tailBytes += bytes.length
    this.#pending = []
  }

  async #beginSegment (firstSeq: number): Promise<void> {
    await this.#syncTail()
    const segment = segmentAt(this.#folder, firstSeq)
    const tail = await createDurably(this.#files, this.#folder, segment.path)
    const before = this.#tail
    this.#segments.push(segment)
    this.#tail = tail
    this.#tailBytes = 0
    if (before !== undefined) await ignoreFailure(before.close())
  }

  async #sync (): Promise<void> {
    await this.#syncTail()
    await this.#orBroken(this.tree.sync())
  }

  async #syncTail (): Promise<void> {
    await this.#orBroken(this.#tail?.sync())
  }

  async #orBroken (flush: Promise<void> | undefined): Promise<void> {
    try {
      await flush
    } catch (error) {
      this.#isBroken = true
      throw error
    }
  }
}
