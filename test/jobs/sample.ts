// What tests of jobs share: the real use case over detection that needs no model, a folder of its own, and inputs.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AuditEntry } from '../../src/audit/entry.ts'
import type { Conversation, Finding } from '../../src/conversation.ts'
import type { DetectCall, DetectionService } from '../../src/detection/service.ts'
import { findInput } from '../../src/jobs/input-files.ts'
import { DEFAULT_CHUNK, JOB_FOLDER, type JobOrder, type JobStatus } from '../../src/jobs/job.ts'
import { runJob } from '../../src/jobs/local/run-job.ts'
import { checkApart, checkSameJob, makeJob } from '../../src/jobs/local/start-job.ts'
import { JobBook, readRecord } from '../../src/jobs/local/book.ts'
import { createBulk, type Bulk } from '../../src/privacy/bulk.ts'
import { DEFAULT_LIMITS } from '../../src/privacy/check-input.ts'
import type { Actor } from '../../src/privacy/privacy.ts'
import type { FileOps } from '../../src/store/file/files.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store } from '../../src/store/store.ts'
import { unflushedFiles } from '../helpers/faulty-files.ts'

export const ADMIN: Actor = { id: 'k-admin', role: 'admin' }
export const clock = (): Date => new Date('2026-03-01T00:00:00.000Z')

export interface TestBulk {
  readonly bulk: Bulk
  /** Runs before each detection; throw or wait here. */
  before: (conversation: Conversation, call: DetectCall) => Promise<void> | void
  audit (): Promise<readonly AuditEntry[]>
}

/** Finds every 16 digits and every Taro. */
export function testBulk (hasStableKey = true, store: Store = createMemoryStore()): TestBulk {
  const detection: DetectionService = {
    modelId: 'fake@1',
    async detect (conversation, _options, call = {}) {
      await test.before(conversation, call)
      return conversation.messages.flatMap(({ text }, message) => [...text.matchAll(/\d{16}|Taro/gu)].map((match): Finding => ({
        message, start: match.index, end: match.index + match[0].length, type: match[0] === 'Taro' ? 'PERSON' : 'CREDIT_CARD', score: 1, source: 'rule', explanation: []
      })))
    },
    async close () {}
  }
  const test: TestBulk = {
    bulk: createBulk({ detection, store, clock, limits: DEFAULT_LIMITS }, hasStableKey),
    before: () => {},
    audit: async () => await store.listAudit({ limit: 1_000 })
  }
  return test
}

export function orderOf (input: string, output: string, more: Partial<JobOrder> = {}): JobOrder {
  return { action: 'redact', input, output, options: {}, chunk: { ...DEFAULT_CHUNK, records: 10 }, ...more }
}

export interface RunMore {
  readonly files?: FileOps
  readonly signal?: AbortSignal
  readonly onRecord?: () => void
}

/** As `sumi jobs run` does it. */
export async function runOrder ({ bulk }: TestBulk, order: JobOrder, { files = unflushedFiles, signal = new AbortController().signal, onRecord }: RunMore = {}): Promise<JobStatus> {
  await checkApart(order.input, order.output)
  const before = await readRecord(files, order.output)
  if (before !== undefined) await checkSameJob(files, order, before)
  await makeJob(files, order, bulk.prepare(ADMIN, order.action, order.options), ADMIN, clock)
  const book = await JobBook.open(files, order.output, () => {})
  try {
    return await runJob({
      book, bulk, files, clock, signal, actor: ADMIN, concurrency: 4, options: order.options, retryMs: [1, 1], find: async () => (await findInput(order.input)).files, ...(onRecord === undefined ? {} : { onRecord })
    })
  } finally {
    await book.close()
  }
}

/** `count` records, the line number in each. */
export function records (count: number): string {
  return Array.from({ length: count }, (_, index) => `${JSON.stringify({ id: `t${index + 1}`, text: `Taro ${index + 1} paid with 4111111111111111 …ありがとう 👋🏽` })}\n`).join('')
}

/** The parts after each other, and the manifest. */
export async function outputOf (folder: string): Promise<{ readonly names: readonly string[], readonly text: string, readonly manifest: any, readonly failures: readonly any[] }> {
  const names = (await readdir(folder)).filter((name) => name !== JOB_FOLDER).sort()
  const parts = await Promise.all(names.filter((name) => name.startsWith('part-')).map(async (name) => await readFile(join(folder, name), 'utf8')))
  const failures = names.includes('failures.jsonl') ? (await readFile(join(folder, 'failures.jsonl'), 'utf8')).split('\n').filter(Boolean).map((line) => JSON.parse(line)) : []
  return { names, text: parts.join(''), manifest: names.includes('manifest.json') ? JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) : undefined, failures }
}
