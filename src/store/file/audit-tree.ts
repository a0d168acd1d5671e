// The hashes of the audit log's Merkle tree in one file that only grows, 32 bytes each, in the order of `audit/tree.ts`. All of it follows
// from the entries: a file that is lost or does not fit is made anew from the segments.

import { basename } from 'node:path'
import { appendLeaf, EMPTY_FRONTIER, HASH_BYTES, leafHash, rootOf, type Frontier } from '../../audit/merkle.ts'
import { hashCount, readFrontier } from '../../audit/tree.ts'
import { auditBroken } from '../../audit/verify.ts'
import { readLinesOf, type Segment } from './audit-segment.ts'
import { createDurably, writeFully, type FileOps, type OpenFile } from './files.ts'
import type { AuditMark } from './manifest.ts'

const FLUSH_HASHES = 32_768

export class TreeFile {
  readonly #file: OpenFile
  #frontier: Frontier
  /** Hashes in the file. */
  #written: number
  /** Those that follow, in memory until a write succeeds. */
  #pending: Buffer[] = []

  constructor (file: OpenFile, frontier: Frontier) {
    this.#file = file
    this.#frontier = frontier
    this.#written = hashCount(frontier.size)
  }

  /** Number of leaves. */
  get size (): number {
    return this.#frontier.size
  }

  /** Base64. */
  get root (): string {
    return rootOf(this.#frontier).toString('base64')
  }

  /** Adds an entry by its line; `flush` writes it. */
  add (line: string | Uint8Array): void {
    const { frontier, completed } = appendLeaf(this.#frontier, leafHash(line))
    this.#frontier = frontier
    this.#pending.push(...completed)
  }

  /** What fails to be written stays in memory and is written by the next call. */
  async flush (): Promise<void> {
    const count = this.#pending.length
    if (count === 0) return
    await writeFully(this.#file, Buffer.concat(this.#pending), this.#written * HASH_BYTES)
    this.#pending.splice(0, count)
    this.#written += count
  }

  async sync (): Promise<void> {
    await this.flush()
    await this.#file.sync()
  }

  async read (index: number): Promise<Buffer> {
    return this.#pending[index - this.#written] ?? await readHash(this.#file, index)
  }

  async close (): Promise<void> {
    await this.#file.close()
  }
}

/**
 * Opens the file as it was at a mark, or makes it anew; entries since then are added by the caller.
 * @throws AppError AUDIT_BROKEN when the entries do not have the root that the mark names.
 */
export async function openTree (files: FileOps, folder: string, path: string, segments: readonly Segment[], mark: AuditMark): Promise<TreeFile> {
  const isThere = (await files.list(folder)).includes(basename(path))
  const file = isThere ? await files.open(path, 'update') : await createDurably(files, folder, path)
  try {
    return await reopen(file, mark) ?? await rebuild(files, file, segments, mark)
  } catch (error) {
    await file.close()
    throw error
  }
}

/** The tree of the mark, if the file holds it: what came after is cut off. */
async function reopen (file: OpenFile, { nextSeq, root }: AuditMark): Promise<TreeFile | undefined> {
  const bytes = hashCount(nextSeq) * HASH_BYTES
  if (await file.size() < bytes) return undefined
  const tree = new TreeFile(file, await readFrontier(async (index) => await readHash(file, index), nextSeq))
  if (tree.root !== root) return undefined
  await file.truncate(bytes)
  return tree
}

async function rebuild (files: FileOps, file: OpenFile, segments: readonly Segment[], { nextSeq, root }: AuditMark): Promise<TreeFile> {
  await file.truncate(0)
  const tree = new TreeFile(file, EMPTY_FRONTIER)
  for (const segment of segments) {
    if (segment.firstSeq >= nextSeq) break
    for await (const line of readLinesOf(files, segment)) {
      if (tree.size === nextSeq) break
      tree.add(line)
      if (tree.size % FLUSH_HASHES === 0) await tree.flush()
    }
  }
  if (tree.size < nextSeq) throw auditBroken(tree.size, 'is missing')
  if (tree.root !== root) throw auditBroken(nextSeq - 1, 'the entries up to here are not those that were written')
  await tree.sync()
  return tree
}

async function readHash (file: OpenFile, index: number): Promise<Buffer> {
  const hash = Buffer.alloc(HASH_BYTES)
  for (let done = 0; done < HASH_BYTES;) {
    const read = await file.read(hash.subarray(done), index * HASH_BYTES + done)
    if (read === 0) throw new Error('the tree file is too short')
    done += read
  }
  return hash
}
