import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepCheckpoints } from '../../src/privacy/keep-checkpoints.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store } from '../../src/store/store.ts'
import { audit } from '../helpers/store-records.ts'

const HOUR_MS = 3_600_000

beforeEach(() => { vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00.000Z') }) })
afterEach(() => { vi.useRealTimers() })

const clock = (): Date => new Date()
const sizes = async (store: Store): Promise<readonly number[]> => (await store.listCheckpoints()).map(({ size }) => size)

it('saves at start, each hour in which something was written, and at the end; the last of a day stays', async () => {
  const store = createMemoryStore()
  await store.commit([audit()])
  const stop = keepCheckpoints({ store, clock }, () => { throw new Error('failed') })
  await vi.advanceTimersByTimeAsync(0)
  expect(await sizes(store)).toEqual([1])
  await store.commit([audit(), audit()])
  await vi.advanceTimersByTimeAsync(HOUR_MS - 1)
  expect(await sizes(store)).toEqual([1])
  await vi.advanceTimersByTimeAsync(1)
  expect(await sizes(store)).toEqual([3])
  const [saved] = await store.listCheckpoints()
  await vi.advanceTimersByTimeAsync(HOUR_MS)
  expect((await store.listCheckpoints())[0]).toBe(saved)
  await vi.advanceTimersByTimeAsync(24 * HOUR_MS)
  await store.commit([audit()])
  await stop()
  expect(await sizes(store)).toEqual([3, 4])
  await store.commit([audit()])
  await vi.advanceTimersByTimeAsync(2 * HOUR_MS)
  expect(await sizes(store)).toEqual([3, 4])
})

it('saves none of an empty log, and goes on after a failure that it tells of', async () => {
  const store = createMemoryStore()
  let failures = 0
  let isFailing = true
  const faulty: Store = { ...store, async commit (changes) { if (isFailing) throw new Error('full'); return await store.commit(changes) } }
  const stop = keepCheckpoints({ store: faulty, clock }, () => { failures += 1 })
  await vi.advanceTimersByTimeAsync(HOUR_MS)
  expect(failures).toBe(0)
  await store.commit([audit()])
  await vi.advanceTimersByTimeAsync(HOUR_MS)
  expect([failures, await sizes(store)]).toEqual([1, []])
  isFailing = false
  await vi.advanceTimersByTimeAsync(HOUR_MS)
  expect(await sizes(store)).toEqual([1])
  await stop()
})
