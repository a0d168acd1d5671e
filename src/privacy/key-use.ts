// Use of API keys in the audit log: the first use of a key before it is answered, and each hour how many requests there were. Not an
// entry a request: what reads, finds or changes something has an entry of its own.

import type { Store } from '../store/store.ts'
import { factOf, referenceTo, type RecordContext } from './context.ts'
import type { Actor } from './privacy.ts'

interface Use {
  /** A key that was revoked is another: its first use after that is written down too. */
  readonly name: string
  readonly actor: Actor
  requests: number
  /** Of these, what the role may not do, or everything where the key is revoked. */
  refused: number
  /** The entry of the first use. */
  readonly written: Promise<unknown>
}

/** By store and name, since the last total. */
const uses = new WeakMap<Store, Map<string, Use>>()

/**
 * Counts a request. Where it is the key's first since the last total, the promise waits for its entry.
 * @throws AppError STORAGE_FAILED: it is not written down, so it must not be answered; the next request tries again.
 */
export async function noteKeyUse (context: RecordContext, actor: Actor, isRevoked = false): Promise<void> {
  const ofStore = usesOf(context)
  const name = isRevoked ? `${actor.id} revoked` : actor.id
  const use: Use = ofStore.get(name) ?? { name, actor, requests: 0, refused: 0, written: writeFirst(context, actor, isRevoked) }
  ofStore.set(name, use)
  use.requests += 1
  if (isRevoked) use.refused += 1
  try {
    await use.written
  } catch (error) {
    if (ofStore.get(name) === use) ofStore.delete(name)
    throw error
  }
}

/** Counts a request that a role may not make; `noteKeyUse` counted it as a request before. */
export function noteRefusal (context: RecordContext, { id }: Actor): void {
  const use = usesOf(context).get(id)
  if (use !== undefined) use.refused += 1
}

/** Writes the totals since the last ones: every hour and when the process stops; a kill loses those of the hour. */
export async function writeKeyTotals (context: RecordContext): Promise<void> {
  const ofStore = usesOf(context)
  const done = [...ofStore.values()]
  if (done.length === 0) return
  const at = done.map(({ requests, refused }) => ({ requests, refused }))
  await context.store.commit(done.map(({ actor }, index) => ({
    kind: 'audit', fact: factOf(context, actor, 'key.use', { reference: referenceTo(context, 'key', actor.id), detail: 'total', counts: at[index] ?? {} })
  })))
  for (const [index, use] of done.entries()) {
    use.requests -= at[index]?.requests ?? 0
    use.refused -= at[index]?.refused ?? 0
    // What came while the total was written is of the next one, and its first use is written already.
    if (use.requests === 0 && ofStore.get(use.name) === use) ofStore.delete(use.name)
  }
}

async function writeFirst (context: RecordContext, actor: Actor, isRevoked: boolean): Promise<void> {
  await context.store.commit([{ kind: 'audit', fact: factOf(context, actor, 'key.use', { reference: referenceTo(context, 'key', actor.id), detail: isRevoked ? 'revoked' : 'first' }) }])
}

function usesOf ({ store }: RecordContext): Map<string, Use> {
  const ofStore = uses.get(store) ?? new Map<string, Use>()
  uses.set(store, ofStore)
  return ofStore
}
