import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appendLeaf, EMPTY_FRONTIER, leafHash, nodeHash, rootOf, type Frontier } from '../../src/audit/merkle.ts'
import { verifyConsistency, verifyInclusion } from '../../src/audit/merkle-verify.ts'
import { hashCount, readFrontier, treeOver, type AuditTree } from '../../src/audit/tree.ts'

const SUITE = new URL('../../../shared/suites/merkle_rfc6962.json', import.meta.url)

/** RFC 6962 §2.1, word for word: the slow definition that everything is compared with. */
function definedRoot (leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest()
  if (leaves.length === 1) return leaves[0]!
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return createHash('sha256').update(Buffer.from([1])).update(definedRoot(leaves.slice(0, k))).update(definedRoot(leaves.slice(k))).digest()
}

const leaf = (index: number): Buffer => createHash('sha256').update(Buffer.from([0])).update(`entry ${index}`).digest()
const LEAVES = Array.from({ length: 130 }, (_, index) => leaf(index))

interface Grown { readonly tree: AuditTree, readonly hashes: readonly Buffer[], readonly frontier: Frontier }

function grow (size: number): Grown {
  const hashes: Buffer[] = []
  let frontier = EMPTY_FRONTIER
  for (const one of LEAVES.slice(0, size)) {
    const appended = appendLeaf(frontier, one)
    frontier = appended.frontier
    hashes.push(...appended.completed)
  }
  return { tree: treeOver(() => size, async (index) => hashes[index]!), hashes, frontier }
}

describe('hashing', () => {
  // The first values of the test vectors that come with Certificate Transparency.
  it('is that of RFC 6962', () => {
    expect(leafHash('').toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    expect(rootOf(EMPTY_FRONTIER).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(leafHash('entry 5')).toEqual(leaf(5))
    expect(nodeHash(leaf(0), leaf(1))).toEqual(definedRoot([leaf(0), leaf(1)]))
  })

  it('tells a leaf from a node with the same bytes', () => {
    expect(leafHash(Buffer.concat([leaf(0), leaf(1)]))).not.toEqual(nodeHash(leaf(0), leaf(1)))
  })
})

describe('a growing tree', () => {
  it('has the defined root at every size, also when it is larger', async () => {
    const { tree } = grow(LEAVES.length)
    for (let size = 0; size <= LEAVES.length; size++) {
      const root = definedRoot(LEAVES.slice(0, size))
      expect([size, rootOf(grow(size).frontier)]).toEqual([size, root])
      expect([size, await tree.root(size)]).toEqual([size, root])
    }
  })

  it('keeps as many hashes as it says, and goes on from them', async () => {
    for (let size = 0; size <= LEAVES.length; size++) {
      const { hashes, frontier } = grow(size)
      expect(hashes).toHaveLength(hashCount(size))
      expect(await readFrontier(async (index) => hashes[index]!, size)).toEqual(frontier)
    }
  })

  it('proves every entry at every size, with at most log2 hashes', async () => {
    const { tree } = grow(LEAVES.length)
    for (let size = 1; size <= LEAVES.length; size += size < 20 ? 1 : 7) {
      const root = definedRoot(LEAVES.slice(0, size))
      for (let index = 0; index < size; index++) {
        const proof = await tree.inclusionProof(index, size)
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
        expect([index, size, verifyInclusion(index, size, leaf(index), proof, root)]).toEqual([index, size, true])
        expect(verifyInclusion(index, size, leaf(index + 1), proof, root)).toBe(false)
        expect(verifyInclusion(index + 1, size, leaf(index), proof, root)).toBe(false)
      }
    }
  })

  it('proves that it begins with each earlier tree', async () => {
    const { tree } = grow(40)
    for (let to = 1; to <= 40; to++) {
      for (let from = 1; from <= to; from++) {
        const [old, now, proof] = [await tree.root(from), await tree.root(to), await tree.consistencyProof(from, to)]
        expect([from, to, verifyConsistency(from, to, old, now, proof)]).toEqual([from, to, true])
        expect([from, to, verifyConsistency(from, to, leaf(0x7fff), now, proof)]).toEqual([from, to, false])
        if (from < to) expect(verifyConsistency(from, to, old, leaf(0x7fff), proof)).toBe(false)
      }
    }
  })

  it.each([['inclusion of a later leaf', 5, 5], ['inclusion beyond the end', 0, 11], ['before the first', -1, 5], ['half a leaf', 0.5, 5], ['in an empty tree', 0, 0], ['no number', NaN, 5]])(
    'refuses %s', async (_, index, size) => {
      await expect(grow(10).tree.inclusionProof(index, size)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    })

  it.each([[0, 5], [6, 5], [5, 11], [-1, 5], [1.5, 5], [NaN, NaN]])('refuses consistency from %s to %s', async (from, to) => {
    await expect(grow(10).tree.consistencyProof(from, to)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })
})

describe('verification refuses', () => {
  it('proofs with any bit changed, a hash more or a hash less', async () => {
    const { tree } = grow(100)
    const root = await tree.root(100)
    await fc.assert(fc.asyncProperty(fc.nat(99), fc.nat(6), fc.nat(255), async (index, at, bit) => {
      const proof = await tree.inclusionProof(index, 100)
      const changed = proof.map((hash) => Buffer.from(hash))
      changed[at % proof.length]![bit >> 3]! ^= 1 << (bit & 7)
      expect(verifyInclusion(index, 100, leaf(index), changed, root)).toBe(false)
      expect(verifyInclusion(index, 100, leaf(index), [...proof, leaf(0)], root)).toBe(false)
      expect(verifyInclusion(index, 100, leaf(index), proof.slice(0, -1), root)).toBe(false)
      if (index === 0) return
      const consistency = await tree.consistencyProof(index, 100)
      const other = consistency.map((hash) => Buffer.from(hash))
      other[at % other.length]![bit >> 3]! ^= 1 << (bit & 7)
      expect(verifyConsistency(index, 100, await tree.root(index), root, other)).toBe(false)
      expect(verifyConsistency(index, 100, await tree.root(index), root, consistency.slice(1))).toBe(false)
    }), { numRuns: 200 })
  })
})

describe.skipIf(!existsSync(SUITE))('the suite of transparency-dev/merkle, when ../shared/suites is there', () => {
  interface Case { readonly name: string, readonly wantErr: boolean, readonly proof: readonly string[] | null }
  type Inclusion = Case & { readonly leafIdx: number, readonly treeSize: number, readonly root: string, readonly leafHash: string }
  type Consistency = Case & { readonly size1: number, readonly size2: number, readonly root1: string, readonly root2: string }
  const suite = existsSync(SUITE)
    ? JSON.parse(readFileSync(SUITE, 'utf8')) as { readonly inclusion: readonly Inclusion[], readonly consistency: readonly Consistency[] }
    : { inclusion: [], consistency: [] }
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64')
  const hashes = ({ proof }: Case): Buffer[] => (proof ?? []).map(bytes)

  it('has 196 cases', () => {
    expect(suite.inclusion.length + suite.consistency.length).toBe(196)
  })

  it.each(suite.inclusion.map((one) => [one.name, one] as const))('%s', (_, one) => {
    expect(verifyInclusion(one.leafIdx, one.treeSize, bytes(one.leafHash), hashes(one), bytes(one.root))).toBe(!one.wantErr)
  })

  it.each(suite.consistency.map((one) => [one.name, one] as const))('%s', (_, one) => {
    expect(verifyConsistency(one.size1, one.size2, bytes(one.root1), bytes(one.root2), hashes(one))).toBe(!one.wantErr)
  })
})
