// How far purges are while they run, after a failure in the middle, and at their end; their receipts once more.

import { beforeEach, expect, it } from 'vitest'
import { listPurges, receiptOf } from '../../../src/privacy/purge/purge-list.ts'
import { purge } from '../../../src/privacy/purge/purge.ts'
import type { ConversationContext } from '../../../src/privacy/conversations/conversations.ts'
import { ADMIN, context, freshStore, put, request, store } from '../../helpers/retention-store.ts'

beforeEach(freshStore)

const ids = Array.from({ length: 250 }, (_, number) => `c${number}`)

it('tells of a purge under way, batch by batch, and of its end', async () => {
  for (const id of ids) await put(id)
  const seen: Array<[string, number]> = []
  const watched: ConversationContext = {
    ...context,
    store: {
      ...store,
      async commit (changes) {
        const done = await store.commit(changes)
        const [state] = await listPurges(context, ADMIN, 'k')
        if (state !== undefined && seen.at(-1)?.join() !== [state.phase, state.matched].join()) seen.push([state.phase, state.matched])
        return done
      }
    }
  }
  await purge(watched, ADMIN, request({ conversationIds: ids }, { idempotencyKey: 'k' }))
  expect(seen).toEqual([['removing', 0], ['removing', 100], ['removing', 200], ['removing', 250], ['clearing', 250], ['done', 250]])
})

it('tells of one that failed in the middle; it has no receipt until it went on', async () => {
  for (const id of ids.slice(0, 30)) await put(id)
  let commits = 0
  const failing: ConversationContext = { ...context, store: { ...store, async commit (changes) { if (++commits > 9) throw new Error('full'); return await store.commit(changes) } } }
  const asked = request({ conversationIds: ids.slice(0, 30) }, { idempotencyKey: 'k' })
  await expect(purge(failing, ADMIN, asked)).rejects.toThrow('full')
  const [stopped] = await listPurges(context, ADMIN)
  expect(stopped).toMatchObject({ phase: 'removing', finishedAt: null, scope: { kind: 'conversationIds', count: 30 } })
  await expect(receiptOf(context, stopped!.operation)).rejects.toMatchObject({ code: 'CONFLICT' })
  const { receipt } = await purge(context, ADMIN, asked)
  expect(await receiptOf(context, stopped!.operation)).toEqual(receipt)
  expect(await listPurges(context, ADMIN)).toMatchObject([{ phase: 'done', matched: 30 }])
})

it('finds by Idempotency-Key only what the same caller began', async () => {
  await put('c0')
  await purge(context, ADMIN, request({ conversationIds: ['c0'] }, { idempotencyKey: 'k' }))
  expect(await listPurges(context, ADMIN, 'k')).toHaveLength(1)
  expect(await listPurges(context, { id: 'other', role: 'admin' }, 'k')).toEqual([])
  expect(await listPurges(context, { id: 'other', role: 'admin' })).toHaveLength(1)
})
