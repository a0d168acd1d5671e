// How many reveals a key had in the last hour, over all processes. A store that forgets them at restart is told of those in the audit log.

import type { Store } from '../../store/store.ts'
import type { RecordContext } from '../context.ts'
import type { Actor } from '../privacy.ts'

const HOUR_MS = 3_600_000
const PAGE = 1_000

/** Takes one reveal. @returns 0, or how many milliseconds until the next one is free; then none was taken. */
export async function spendReveal (context: RecordContext, actor: Actor, perHour: number): Promise<number> {
  const window = { name: `reveals ${actor.id}`, at: context.clock().getTime(), lengthMs: HOUR_MS, most: perHour }
  return await context.store.spend(window, async () => await readReveals(context, actor))
}

async function readReveals ({ store, clock }: RecordContext, actor: Actor): Promise<number[]> {
  const from = new Date(clock().getTime() - HOUR_MS).toISOString()
  let afterSeq = await lastBefore(store, from)
  const instants: number[] = []
  for (;;) {
    const page = await store.listAudit({ afterSeq, from, actor: actor.id, action: 'reveal', limit: PAGE })
    for (const { at } of page) instants.push(Date.parse(at))
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return instants
    afterSeq = last.seq
  }
}

/** Number of the last entry before an instant, by halving: the log is not read from its beginning. */
async function lastBefore (store: Store, from: string): Promise<number> {
  let [low, high] = [0, store.auditTree.size]
  while (low < high) {
    const middle = (low + high) >> 1
    const [entry] = await store.listAudit({ afterSeq: middle - 1, limit: 1 })
    if (entry !== undefined && Date.parse(entry.at) < Date.parse(from)) low = middle + 1
    else high = middle
  }
  return low - 1
}
