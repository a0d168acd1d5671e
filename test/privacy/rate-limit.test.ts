// Shares of a limit that several processes hand out: never more than there are, and few questions to the store.

import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { sharedRateLimiter } from '../../src/privacy/rate-limit.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Share, SharedWindow } from '../../src/store/together.ts'

/** What the database does: a minute whose places are counted, and shares of them. */
function sharedMinute (): { share (window: SharedWindow): Promise<Share>, asked: SharedWindow[], referenceKey: Uint8Array } {
  let taken = 0
  const asked: SharedWindow[] = []
  return {
    asked,
    referenceKey: new Uint8Array(32),
    async share (window) {
      const { most, needed, reserve } = window
      asked.push(window)
      await Promise.resolve()
      const granted = Math.max(0, Math.min(most - taken, Math.max(needed, Math.min(reserve, Math.trunc((most - taken) / 20)))))
      taken += granted
      return { granted, left: most - taken, endsInMs: 60_000 }
    }
  }
}

it('lets through exactly the limit while it is small, whichever process is asked, and what little is kept in hand fewer while it is large', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 3_000 }), fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 4_000 }), async (most, order) => {
    const store = sharedMinute()
    const processes = [0, 1, 2].map(() => sharedRateLimiter(store))
    const places = await Promise.all(order.map(async (one) => await processes[one]!.take('key a', most)))
    const passed = places.filter(({ isFree }) => isFree).length
    expect(passed).toBeLessThanOrEqual(Math.min(most, order.length))
    expect(passed).toBeGreaterThanOrEqual(Math.min(most - 2 * Math.max(0, Math.floor(most / 100) - 1), order.length))
    if (most < 200) expect(passed).toBe(Math.min(most, order.length))
  }), { numRuns: 60 })
})

it('asks the store once for all that wait, and seldom for many one after the other', async () => {
  const [together, oneByOne] = [sharedMinute(), sharedMinute()]
  const limiter = sharedRateLimiter(together)
  await Promise.all(Array.from({ length: 15 }, async () => await limiter.take('key a', 20)))
  expect(together.asked.map(({ needed }) => needed)).toEqual([15])
  const other = sharedRateLimiter(oneByOne)
  for (let request = 0; request < 6_000; request++) await other.take('key a', 6_000)
  expect(oneByOne.asked.length).toBeLessThan(250)
  expect(await other.take('key a', 6_000)).toMatchObject({ isFree: false, left: 0 })
  const asked = oneByOne.asked.length
  await other.take('key a', 6_000)
  expect(oneByOne.asked.length).toBe(asked)
})

it('begins anew when the minute is over, and fails where the store does', async () => {
  const store = createMemoryStore()
  const limiter = sharedRateLimiter(store)
  const take = async (): Promise<boolean> => (await limiter.take('key a', 2)).isFree
  expect([await take(), await take(), await take()]).toEqual([true, true, false])
  const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_001)
  try {
    expect([await take(), await take(), await take()]).toEqual([true, true, false])
  } finally {
    now.mockRestore()
  }
  const failing = sharedRateLimiter({ referenceKey: new Uint8Array(32), async share () { throw new Error('away') } })
  await expect(failing.take('key a', 2)).rejects.toThrow('away')
})

it('tells the store no address', async () => {
  const store = sharedMinute()
  await sharedRateLimiter(store).take('address 192.0.2.7', 5)
  expect(store.asked[0]?.name).toMatch(/^[\w-]{22}$/u)
})
