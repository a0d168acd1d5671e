// A store whose key is the same in every process, as that of one database is.

import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store } from '../../src/store/store.ts'

export function sharedStore (): Store {
  return Object.assign(Object.create(createMemoryStore()) as Store, { referenceKey: new Uint8Array(32).fill(7) })
}
