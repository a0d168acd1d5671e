import { expect, it } from 'vitest'
import { purge } from '../../../src/privacy/purge/purge.ts'
import { listRuns } from '../../../src/privacy/retention/retention-run.ts'
import { isCron, startRetention } from '../../../src/privacy/retention/retention-schedule.ts'
import { createMemoryStore } from '../../../src/store/memory/memory-store.ts'
import { ADMIN } from '../../helpers/residue-store.ts'

/** A clock that moves only when it is told, and timers on it. */
function fakeTime (start: string) {
  let now = Date.parse(start)
  const timers = new Set<{ readonly at: number, readonly work: () => void }>()
  return {
    clock: () => new Date(now),
    wait (ms: number, work: () => void) {
      const one = { at: now + ms, work }
      timers.add(one)
      return () => { timers.delete(one) }
    },
    async advance (ms: number) {
      const until = now + ms
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
        if (next === undefined) break
        timers.delete(next)
        now = next.at
        next.work()
        for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => { setImmediate(resolve) })
      }
      now = until
    },
    timers
  }
}

const HOUR = 3_600_000

it.each([['0 * * * *', '2026-03-01T12:00:00.000Z', 5], ['30 3 * * *', '2026-03-02T03:30:00.000Z', 0], ['0 0 1 * *', '2026-04-01T00:00:00.000Z', 0]])('%s: next %s, %i runs in five hours', async (cron, next, runs) => {
  const time = fakeTime('2026-03-01T11:20:00.000Z')
  const context = { store: createMemoryStore(), clock: time.clock }
  const schedule = startRetention(context, { cron, actor: ADMIN, onFailure: (error) => { throw error }, wait: time.wait })
  expect(schedule.next()?.toISOString()).toBe(next)
  await time.advance(5 * HOUR)
  expect((await listRuns(context)).length).toBe(runs)
  await schedule.close()
  await time.advance(500 * 24 * HOUR)
  expect((await listRuns(context)).length).toBe(runs)
})

it('off: never', () => {
  const time = fakeTime('2026-03-01T11:20:00.000Z')
  const schedule = startRetention({ store: createMemoryStore(), clock: time.clock }, { cron: 'off', actor: ADMIN, onFailure: () => {}, wait: time.wait })
  expect([schedule.next(), time.timers.size]).toEqual([null, 0])
})

it('tells of a run that fails, and tries again at the next time', async () => {
  const time = fakeTime('2026-03-01T11:20:00.000Z')
  const store = createMemoryStore()
  let isFull = true
  const context = { store: { ...store, async commit (changes: Parameters<typeof store.commit>[0]) { if (isFull) throw new Error('full'); return await store.commit(changes) } }, clock: time.clock }
  const failures: unknown[] = []
  const schedule = startRetention(context, { cron: '0 * * * *', actor: ADMIN, onFailure: (error) => { failures.push(error) }, wait: time.wait })
  await time.advance(HOUR)
  expect(failures).toHaveLength(1)
  isFull = false
  await time.advance(HOUR)
  expect([failures.length, (await listRuns(context)).length]).toEqual([1, 1])
  await schedule.close()
})

it.each([['0 * * * *', true], ['off', true], ['*/5 1-3 * 1 1', true], ['99 * * * *', false], ['* * * *', false], ['0 0 0 0 0 0', false], ['', false], ['hourly', false]])('%j is a pattern: %s', (text, expected) => {
  expect(isCron(text)).toBe(expected)
})

it('ends what a full disk stopped of a purge by request', async () => {
  const time = fakeTime('2026-03-01T11:20:00.000Z')
  const store = createMemoryStore()
  await store.commit([{ kind: 'putRetention', entry: { conversationId: 'c', createdAt: '2026-01-01T00:00:00.000Z', expiresAt: null, state: 'masked', counts: {} } }])
  let commits = 0
  const context = { store: { ...store, async commit (changes: Parameters<typeof store.commit>[0]) { if (++commits === 3) throw new Error('full'); return await store.commit(changes) } }, clock: time.clock }
  await expect(purge(context, ADMIN, { scope: { conversationIds: ['c'] }, dryRun: false, reason: 'x' })).rejects.toThrow('full')
  expect(await store.listPurges()).toMatchObject([{ finishedAt: null }])
  const schedule = startRetention(context, { cron: '0 * * * *', actor: ADMIN, onFailure: (error) => { throw error }, wait: time.wait })
  await time.advance(HOUR)
  await schedule.close()
  expect((await store.listPurges())[0]).toMatchObject({ isCompacted: true, totals: { erased: 1 } })
  expect(await store.listAudit({ action: 'purge', limit: 9 })).toMatchObject([{ actor: ADMIN.id, counts: { conversations: 1 } }])
})
