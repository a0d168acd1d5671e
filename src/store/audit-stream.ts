// The audit log of a store, page by page.

import type { AuditEntry } from '../audit/entry.ts'
import type { AuditQuery, Store } from './store.ts'

const PAGE = 1_000

/** Every entry that the filter means, also those committed while it runs; constant memory. */
export async function * streamAudit (store: Pick<Store, 'listAudit'>, filter: Omit<AuditQuery, 'limit'> = {}): AsyncGenerator<AuditEntry, void> {
  let { afterSeq = -1 } = filter
  for (;;) {
    const page = await store.listAudit({ ...filter, afterSeq, limit: PAGE })
    yield * page
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    afterSeq = last.seq
  }
}
