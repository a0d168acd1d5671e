// The Merkle tree over the audit entries, on top of a list of hashes that only grows. Each leaf writes its hash and those of the perfect
// subtrees that it completes; so no hash ever changes, and every root and proof, also of earlier sizes, reads O(log n) of them.

import { AppError } from '../errors.ts'
import { consistencyRanges, inclusionRanges, nodeHash, rootOf, splitOf, EMPTY_FRONTIER, type Frontier, type LeafRange } from './merkle.ts'

/** Hashes by their place in the list, from 0. */
export type ReadHash = (index: number) => Promise<Buffer>

export interface AuditTree {
  /** Number of entries that are durable. */
  readonly size: number
  /** Root over the first `size` entries. @throws AppError INVALID_REQUEST when there are fewer. */
  root (size: number): Promise<Buffer>
  /** @throws AppError INVALID_REQUEST unless 0 ≤ index < size ≤ the tree's. */
  inclusionProof (index: number, size: number): Promise<readonly Buffer[]>
  /** @throws AppError INVALID_REQUEST unless 0 < from ≤ to ≤ the tree's size. */
  consistencyProof (from: number, to: number): Promise<readonly Buffer[]>
}

export function treeOver (sizeNow: () => number, read: ReadHash): AuditTree {
  const check = (isGood: boolean): void => {
    if (!isGood) throw new AppError('INVALID_REQUEST', `the audit log has ${sizeNow()} entries; no proof can be given for these numbers`)
  }
  return {
    get size () { return sizeNow() },
    async root (size) {
      check(isCount(size) && size <= sizeNow())
      return size === 0 ? rootOf(EMPTY_FRONTIER) : await rangeRoot(read, { start: 0, end: size })
    },
    async inclusionProof (index, size) {
      check(isCount(index) && isCount(size) && index < size && size <= sizeNow())
      return await Promise.all(inclusionRanges(index, size).map(async (range) => await rangeRoot(read, range)))
    },
    async consistencyProof (from, to) {
      check(isCount(from) && isCount(to) && from > 0 && from <= to && to <= sizeNow())
      return await Promise.all(consistencyRanges(from, to).map(async (range) => await rangeRoot(read, range)))
    }
  }
}

/** How many hashes the list holds for this many leaves. */
export function hashCount (leaves: number): number {
  let count = 0
  for (let n = leaves; n > 0; n = Math.floor(n / 2)) count += n
  return count
}

/** What is needed to append to a list for this many leaves. */
export async function readFrontier (read: ReadHash, size: number): Promise<Frontier> {
  const roots: Buffer[] = []
  for (let start = 0; start < size;) {
    const length = powerWithin(size - start)
    roots.push(await read(placeOf(start, length)))
    start += length
  }
  return { size, roots }
}

/** Root of a range that RFC 6962 cuts from a tree: its start is a multiple of the power of two that its length fits into. */
async function rangeRoot (read: ReadHash, { start, end }: LeafRange): Promise<Buffer> {
  const length = end - start
  if (powerWithin(length) === length) return await read(placeOf(start, length))
  const middle = start + splitOf(length)
  const [left, right] = await Promise.all([rangeRoot(read, { start, end: middle }), rangeRoot(read, { start: middle, end })])
  return nodeHash(left, right)
}

/** Place of the root of the perfect subtree with these leaves: it was written with its last leaf, after the smaller ones that end there. */
function placeOf (start: number, length: number): number {
  return hashCount(start + length - 1) + Math.log2(length)
}

/** The largest power of two up to n. */
function powerWithin (n: number): number {
  let power = 1
  while (power * 2 <= n) power *= 2
  return power
}

function isCount (n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0
}
