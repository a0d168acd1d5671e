// Verifies Merkle proofs as RFC 9162 §2.1.3.2 and §2.1.4.2 state it. All that an auditor needs beside SHA-256; trusts nothing it is given.

import { HASH_BYTES, nodeHash } from './merkle.ts'

export type Hashes = readonly Uint8Array[]

/** Whether the tree of `size` leaves and this root has this leaf hash at `index`. */
export function verifyInclusion (index: number, size: number, leaf: Uint8Array, proof: Hashes, root: Uint8Array): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || ![leaf, root, ...proof].every(isHash)) return false
  let [position, last, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(position) || position === last) {
      hash = nodeHash(sibling, hash)
      while (!isOdd(position) && position !== 0) [position, last] = [half(position), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[position, last] = [half(position), half(last)]
  }
  return last === 0 && isEqual(hash, root)
}

/** Whether the tree of `to` leaves begins with the tree of `from`, 0 < from ≤ to. An empty tree says nothing and proves nothing. */
export function verifyConsistency (from: number, to: number, fromRoot: Uint8Array, toRoot: Uint8Array, proof: Hashes): boolean {
  if (!isCount(from) || !isCount(to) || from === 0 || from > to) return false
  if (from === to) return proof.length === 0 && isEqual(fromRoot, toRoot)
  if (proof.length === 0 || ![fromRoot, toRoot, ...proof].every(isHash)) return false
  const [first, ...others] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof
  if (first === undefined) return false

  let [position, last] = [from - 1, to - 1]
  while (isOdd(position)) [position, last] = [half(position), half(last)]
  let [old, current] = [first, first]
  for (const sibling of others) {
    if (last === 0) return false
    if (isOdd(position) || position === last) {
      old = nodeHash(sibling, old)
      current = nodeHash(sibling, current)
      while (!isOdd(position) && position !== 0) [position, last] = [half(position), half(last)]
    } else {
      current = nodeHash(current, sibling)
    }
    ;[position, last] = [half(position), half(last)]
  }
  return last === 0 && isEqual(old, fromRoot) && isEqual(current, toRoot)
}

function isHash (hash: Uint8Array): boolean {
  return hash.length === HASH_BYTES
}

function isEqual (a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

/** Beyond 2^53 numbers are not exact. */
function isCount (n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0
}

function isPowerOfTwo (n: number): boolean {
  let power = 1
  while (power < n) power *= 2
  return power === n
}

const isOdd = (n: number): boolean => n % 2 === 1
const half = (n: number): number => Math.floor(n / 2)
