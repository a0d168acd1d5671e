// What a worker does with messages while it asks how their jobs stand: the database is played here, so that answers come late.

import { expect, it, onTestFinished } from 'vitest'
import { AppError } from '../../src/errors.ts'
import type { JobDatabase } from '../../src/jobs/postgres/database.ts'
import type { Message } from '../../src/jobs/postgres/rows.ts'
import { startWorker, type WorkerOptions } from '../../src/jobs/postgres/worker.ts'

it('work on a job that begins while the states of others are asked for is not stopped by that answer', async () => {
  const messages: Message[] = [messageOf('a')]
  const ends: Array<readonly [string, string]> = []
  const failing = new Map<string, () => void>()
  const [asked, answer, taken] = [gate(), gate(), gate()]
  const database = {
    stayAlive: async () => () => {},
    sweep: async () => 0,
    leasesOf: async () => [],
    fetch: async () => messages.shift(),
    takeLease: async () => true,
    // Work that goes on until the test lets it fail.
    job: async (id: string) => await new Promise((_resolve, reject) => {
      failing.set(id, () => { reject(new AppError('STORAGE_FAILED')) })
      if (id === 'b') taken.open()
    }),
    async states () {
      asked.open()
      await answer.passed
      return [{ id: 'a', state: 'cancelled', generation: 1 }]
    },
    handBack: async (message: string) => { ends.push([message, 'handed back']) },
    putBack: async (message: string) => { ends.push([message, 'put back']) }
  } as unknown as JobDatabase
  const worker = startWorker({ database, readers: new Map(), isBusy: () => false, onFailure () {}, pollMs: 1 } as unknown as WorkerOptions)
  onTestFinished(async () => { await worker.close() })

  await asked.passed
  messages.push(messageOf('b'))
  await taken.passed
  answer.open()
  await new Promise((resolve) => setTimeout(resolve, 50))
  for (const fail of failing.values()) fail()
  await expect.poll(() => ends.length).toBe(2)
  // That of `a` was stopped, as its job was cancelled; that of `b` met its error.
  expect(new Map(ends)).toEqual(new Map([['message a', 'handed back'], ['message b', 'put back']]))
})

function messageOf (job: string): Message {
  return { id: `message ${job}`, data: { kind: 'chunk', job, generation: 1, number: 1 }, isLastTry: false }
}

function gate (): { readonly passed: Promise<void>, open (): void } {
  let open = (): void => {}
  const passed = new Promise<void>((resolve) => { open = resolve })
  return { passed, open: () => { open() } }
}
