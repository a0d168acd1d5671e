import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Conversation } from '../../src/conversation.ts'
import { startPool, type DetectionPool } from '../../src/pool/pool.ts'

const MODEL_DIR = resolve(import.meta.dirname, '../../models/sumi-ner')
const CARD = 'My card is 4111 1111 1111 1111.'

function conversation (...texts: string[]): Conversation {
  return { messages: texts.map((text) => ({ role: 'customer', text })) }
}

/** About 40 slices of work for the model. */
const LONG = conversation(`${'The parcel came late and the box was open. '.repeat(2_000)}${CARD}`)

it('refuses to start without a model, and says which folder', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'sumi-no-model-'))
  await expect(startPool({ modelDir: empty, workers: 2, maxQueue: 1 })).rejects.toMatchObject({ code: 'MODEL_INVALID', message: expect.stringContaining('config.json') })
})

describe('a pool', () => {
  let pool: DetectionPool
  beforeAll(async () => { pool = await startPool({ modelDir: MODEL_DIR, workers: 2, maxQueue: 64 }) })
  afterAll(async () => { await pool.close() })

  it('finds in each of many conversations at once what belongs to it', async () => {
    const cards = Array.from({ length: 60 }, (_, index) => conversation('x '.repeat(index), CARD))
    const answers = await Promise.all(cards.map(async (one) => await pool.detect(one, { engine: 'rules' })))
    for (const findings of answers) expect(findings).toMatchObject([{ message: 1, start: 11, end: 30, type: 'CREDIT_CARD' }])
  })

  it('finds in a long text, slice by slice, with offsets into the whole', async () => {
    const findings = await pool.detect(LONG, {})
    const card = findings.find(({ type }) => type === 'CREDIT_CARD')
    expect(LONG.messages[0]!.text.slice(card!.start, card!.end)).toBe('4111 1111 1111 1111')
  })

  it('answers the same whatever else is under way', async () => {
    const text = conversation('Hello, my name is Maria Gonzalez, I live at 12 Oak Street, Springfield, IL 62704.', 'あと田中太郎です。')
    const alone = await pool.detect(text, {})
    const crowd = await Promise.all([...Array.from({ length: 20 }, async () => await pool.detect(text, {})), pool.detect(LONG, {})])
    for (const findings of crowd.slice(0, -1)) expect(findings).toEqual(alone)
  })

  it('lets an interactive call overtake all bulk work that waits', async () => {
    const order: string[] = []
    const note = async (name: string, work: Promise<unknown>): Promise<void> => { await work; order.push(name) }
    const long = conversation('The parcel came late and the box was open. '.repeat(60))
    const bulk = Array.from({ length: 24 }, async () => { await note('bulk', pool.detect(long, {}, { priority: 'bulk' })) })
    const slices = note('bulk', pool.detect(LONG, {}, { priority: 'bulk' }))
    expect(pool.stats()).toMatchObject({ queuedInteractive: 0 })
    await note('interactive', pool.detect(conversation(CARD), {}))
    // Those that the two workers had already may end before it.
    expect(order.length).toBeLessThan(8)
    await Promise.all([...bulk, slices])
    expect(order).toHaveLength(26)
  })

  it('gives up at the deadline, also while it is being worked on', async () => {
    await expect(pool.detect(LONG, {}, { deadlineMs: 1 })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' })
    await expect(pool.detect(conversation(CARD), {})).resolves.toHaveLength(1)
  })

  it('gives up with the caller', async () => {
    const caller = new AbortController()
    const answer = pool.detect(LONG, {}, { signal: caller.signal })
    caller.abort()
    await expect(answer).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' })
    await expect(pool.detect(conversation(CARD), {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' })
    expect(pool.stats().queued).toBe(0)
  })

  it('refuses what it cannot queue and finishes what it queued', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 300 }, async () => await pool.detect(conversation(CARD), {})))
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused.length).toBeGreaterThan(0)
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'QUEUE_FULL' })
    for (const answer of answers) if (answer.status === 'fulfilled') expect(answer.value).toHaveLength(1)
  })
})

it('close answers what was accepted and refuses what comes after', async () => {
  const pool = await startPool({ modelDir: MODEL_DIR, workers: 1, maxQueue: 64 })
  const accepted = [pool.detect(LONG, {}), ...Array.from({ length: 10 }, async () => await pool.detect(conversation(CARD), {}))]
  const closed = pool.close()
  await expect(pool.detect(conversation(CARD), {})).rejects.toMatchObject({ code: 'NOT_READY' })
  const answers = await Promise.all(accepted)
  await closed
  expect(answers.every((findings) => findings.some(({ type }) => type === 'CREDIT_CARD'))).toBe(true)
})

it('close waits for inferences that their callers gave up: ending one aborts the process', async () => {
  // In a process of its own, whose end says what happened.
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'give-up-and-close.ts'), MODEL_DIR])
  expect(stdout).toBe('closed with 2 given up, 0 busy\n')
})
