import { expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { WorkQueue, type Turn, type Waiting } from '../../src/pool/queue.ts'
import type { DetectJob, WorkerTask } from '../../src/pool/protocol.ts'

const work = <T>(value: T, costMs = 1): Waiting<T> => ({ work: value, costMs, resolve () {}, reject () {} })
const job = (text: string, costMs = 1): Waiting<DetectJob> => work({ conversation: { messages: [{ role: 'customer', text }] }, options: {} }, costMs)
const task = (): Waiting<WorkerTask> => work({ kind: 'spans', slices: [] } as WorkerTask)

function texts (turn: Turn | undefined): string[] | string | undefined {
  return turn?.kind === 'jobs' ? turn.jobs.map((one) => one.work.conversation.messages[0]!.text) : turn?.kind
}

function filled (jobs: Array<Waiting<DetectJob>>, tasks: Array<Waiting<WorkerTask>> = []): WorkQueue {
  const queue = new WorkQueue(100)
  jobs.forEach((one) => { queue.pushJob(one) })
  tasks.forEach((one) => { queue.pushTask(one) })
  return queue
}

it('batches jobs up to the budget, in order', () => {
  const queue = filled([job('a', 90), job('b', 90), job('c', 90)])
  expect(texts(queue.take(200, 1))).toEqual(['a', 'b'])
  expect(texts(queue.take(200, 1))).toEqual(['c'])
  expect(queue.take(200, 1)).toBeUndefined()
})

it('takes one job that is over the budget', () => {
  expect(texts(filled([job('a', 900), job('b')]).take(200, 1))).toEqual(['a'])
})

it('leaves the other idle workers their share', () => {
  expect(texts(filled([job('a'), job('b'), job('c'), job('d')]).take(200, 2))).toEqual(['a', 'b'])
})

it('alternates between jobs and bulk tasks', () => {
  const queue = filled([job('a', 200), job('b', 200), job('c', 200)], [task(), task()])
  expect([1, 2, 3, 4, 5].map(() => texts(queue.take(200, 1)))).toEqual([['a'], 'task', ['b'], 'task', ['c']])
})

it('refuses a job beyond the limit and keeps those that wait', () => {
  const queue = new WorkQueue(1)
  queue.pushJob(job('a'))
  expect(() => { queue.pushJob(job('b')) }).toThrow(new AppError('QUEUE_FULL'))
  expect(queue.size).toBe(1)
})

it('forgets what was given up', () => {
  const given = job('a')
  const queue = filled([given, job('b')])
  queue.remove(given)
  expect(texts(queue.take(200, 1))).toEqual(['b'])
  queue.remove(given)
})

it('gives bulk work, whole or in pieces, a turn only when no interactive work waits', () => {
  const queue = new WorkQueue(100)
  queue.pushJob(job('bulk'), 'bulk')
  queue.pushTask(task(), 'bulk')
  queue.pushJob(job('a'))
  queue.pushTask(task())
  queue.pushJob(job('b', 300))
  expect([1, 2, 3].map(() => texts(queue.take(200, 1)))).toEqual([['a'], 'task', ['b']])
  expect(queue.interactiveSize).toBe(0)
  expect(texts(queue.take(200, 1))).toEqual(['bulk'])
  queue.pushJob(job('c'))
  expect(texts(queue.take(200, 1))).toEqual(['c'])
  expect(texts(queue.take(200, 1))).toBe('task')
})

it('keeps batches of bulk work short, as an interactive call may wait behind one', () => {
  const queue = new WorkQueue(100)
  for (const name of ['a', 'b', 'c']) queue.pushJob(job(name, 40), 'bulk')
  expect([texts(queue.take(200, 1)), texts(queue.take(200, 1)), texts(queue.take(200, 1))]).toEqual([['a'], ['b'], ['c']])
})

it('has room for interactive work however much bulk work waits, and the other way round', () => {
  const queue = new WorkQueue(1)
  const given = job('bulk')
  queue.pushJob(given, 'bulk')
  queue.pushJob(job('a'))
  expect(() => { queue.pushJob(job('b'), 'bulk') }).toThrow(new AppError('QUEUE_FULL'))
  queue.remove(given)
  expect(queue.size).toBe(1)
})
