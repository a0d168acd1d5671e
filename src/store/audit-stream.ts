// The whole audit log of a store, page by page.

import type { AuditEntry } from '../audit/entry.ts'
import type { Store } from './store.ts'

const PAGE = 1_000

/** Every entry from the first, also those committed while it runs; constant memory. */
export async function * streamAudit (store: Pick<Store, 'listAudit'>): AsyncGenerator<AuditEntry, void> {
  let afterSeq = -1
  for (;;) {
    const page = await store.listAudit({ afterSeq, limit: PAGE })
    yield * page
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    afterSeq = last.seq
  }
}
