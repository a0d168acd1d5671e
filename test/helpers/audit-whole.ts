// Whether the audit log of a store is whole: chain, and the tree on disk against one that is made anew of the entries.

import { expect } from 'vitest'
import { verifyLog } from '../../src/audit/verify.ts'
import { streamAudit } from '../../src/store/audit-stream.ts'
import type { Store } from '../../src/store/store.ts'

/** Expects this many entries, and a tree that proves each of a few of them. */
export async function expectAudit ({ auditTree, ...store }: Store, size: number): Promise<void> {
  expect(await verifyLog(streamAudit(store))).toEqual({ size, root: (await auditTree.root(size)).toString('base64') })
  expect(auditTree.size).toBe(size)
  for (let seq = 0; seq < size; seq += Math.ceil(size / 5)) expect((await auditTree.inclusionProof(seq, size)).length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
}
