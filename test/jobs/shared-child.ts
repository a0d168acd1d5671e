// A process that works on shared jobs, for tests that kill it. Arguments: url, folder with `in` and `out`, milliseconds a record.

import { setTimeout as sleep } from 'node:timers/promises'
import { join } from 'node:path'
import type { Finding } from '../../src/conversation.ts'
import { openSharedJobs } from '../../src/jobs/postgres/shared-jobs.ts'
import { JOBS_SCHEMA } from '../../src/jobs/postgres/sql.ts'
import { createBulk } from '../../src/privacy/bulk.ts'
import { DEFAULT_LIMITS } from '../../src/privacy/check-input.ts'
import { unflushedFiles } from '../helpers/faulty-files.ts'
import { openPostgres } from '../../src/store/postgres/pool.ts'
import { sharedStore } from './shared-store.ts'

const [url = '', root = '', ms = '0'] = process.argv.slice(2)
const clock = (): Date => new Date('2026-03-01T00:00:00.000Z')
const detection = {
  modelId: 'fake@1',
  async detect ({ messages }: { messages: ReadonlyArray<{ text: string }> }) {
    await sleep(Number(ms))
    return messages.flatMap(({ text }, message) => [...text.matchAll(/\d{16}|Taro/gu)].map((match): Finding => ({
      message, start: match.index, end: match.index + match[0].length, type: match[0] === 'Taro' ? 'PERSON' : 'CREDIT_CARD', score: 1, source: 'rule', explanation: []
    })))
  },
  async close () {}
}
const jobs = await openSharedJobs({
  pool: await openPostgres(url, { schema: JOBS_SCHEMA, poolSize: 8 }),
  folders: { input: join(root, 'in'), output: join(root, 'out') },
  bulk: createBulk({ detection, store: sharedStore(), clock, limits: DEFAULT_LIMITS }, true),
  files: unflushedFiles,
  clock,
  workers: 1,
  isBusy: () => false,
  pollMs: 50,
  onFailure (error) { process.stderr.write(`${String(error)}\n`) }
})
process.stdout.write('ready\n')
process.once('SIGTERM', () => { jobs.close().finally(() => { process.exit(0) }) })
