// The Merkle tree of RFC 6962 §2.1: hashes of leaves and nodes, appending, and which subtrees a proof is made of. Knows no entries and no files.

import { hash } from 'node:crypto'

/** Bytes of a hash (SHA-256). */
export const HASH_BYTES = 32

/** The leaves [start, end) of a tree. */
export interface LeafRange {
  readonly start: number
  readonly end: number
}

/** All that is needed to append: the roots of the perfect subtrees that the leaves fall into, the largest first. */
export interface Frontier {
  /** Number of leaves. */
  readonly size: number
  readonly roots: readonly Buffer[]
}

export const EMPTY_FRONTIER: Frontier = { size: 0, roots: [] }

export function leafHash (data: Uint8Array | string): Buffer {
  return sha256(Buffer.concat([Buffer.from([0]), Buffer.from(data)]))
}

export function nodeHash (left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(Buffer.concat([Buffer.from([1]), left, right]))
}

/**
 * Adds a leaf, in O(log n).
 * @returns also the hashes that this leaf completes: its own, then the root of each perfect subtree that ends with it, from small to large.
 */
export function appendLeaf ({ size, roots }: Frontier, leaf: Buffer): { readonly frontier: Frontier, readonly completed: readonly Buffer[] } {
  const completed = [leaf]
  const left = [...roots]
  for (let n = size; n % 2 === 1; n = Math.floor(n / 2)) {
    completed.push(nodeHash(left.pop() as Buffer, completed.at(-1) as Buffer))
  }
  return { frontier: { size: size + 1, roots: [...left, completed.at(-1) as Buffer] }, completed }
}

/** The root of the tree; of the empty one, the hash of nothing. */
export function rootOf ({ roots }: Frontier): Buffer {
  return roots.length === 0 ? sha256(Buffer.alloc(0)) : roots.reduceRight((right, left) => nodeHash(left, right))
}

/** The subtrees whose roots prove that leaf `index` is in the tree of `size` leaves, in the order of the proof. RFC 6962 §2.1.1. */
export function inclusionRanges (index: number, size: number): readonly LeafRange[] {
  const ranges: LeafRange[] = []
  for (let [start, end] = [0, size]; end - start > 1;) {
    const middle = start + splitOf(end - start)
    if (index < middle) {
      ranges.unshift({ start: middle, end })
      end = middle
    } else {
      ranges.unshift({ start, end: middle })
      start = middle
    }
  }
  return ranges
}

/** The subtrees whose roots prove that the tree of `to` leaves begins with the tree of `from`, 0 < from ≤ to. RFC 6962 §2.1.2. */
export function consistencyRanges (from: number, to: number): readonly LeafRange[] {
  const ranges: LeafRange[] = []
  let [start, end] = [0, to]
  while (from < end) {
    const middle = start + splitOf(end - start)
    if (from <= middle) {
      ranges.unshift({ start: middle, end })
      end = middle
    } else {
      ranges.unshift({ start, end: middle })
      start = middle
    }
  }
  // Where the old tree is one of the subtrees, its root is known to whoever asks.
  return start === 0 ? ranges : [{ start, end }, ...ranges]
}

/** How many leaves go to the left: the largest power of two below n. */
export function splitOf (n: number): number {
  let split = 1
  while (split * 2 < n) split *= 2
  return split
}

function sha256 (data: Uint8Array): Buffer {
  return hash('sha256', data, 'buffer')
}
