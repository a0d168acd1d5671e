// The figures that docs/scaling.md calculates with: what one core does in bulk, what one message takes on the disk, what one process takes.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { systemClock } from '../../src/clock.ts'
import type { DetectionOptions } from '../../src/conversation.ts'
import { PACKAGE_ROOT } from '../../src/package.ts'
import { startPool } from '../../src/pool/pool.ts'
import { createBulk } from '../../src/privacy/bulk.ts'
import { DEFAULT_LIMITS } from '../../src/privacy/check-input.ts'
import { putConversation } from '../../src/privacy/conversations/conversations.ts'
import { openRecordsAt, type OpenedRecords } from '../../src/privacy/open-records.ts'
import type { Actor } from '../../src/privacy/privacy.ts'
import { createForgettingStore } from '../../src/store/memory/forgetting-store.ts'
import { POSTGRES, startPostgres } from '../../test/helpers/postgres.ts'
import type { Row, Suite } from '../suite.ts'
import { CONVERSATIONS, numbered } from '../texts.ts'
import { startOnce } from './start.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 6)
const STORED = Number(process.env.BENCH_CONVERSATIONS ?? 2_000)
const AT_ONCE = 64
const ENTRIES_AT_ONCE = 500
const ADMIN: Actor = { id: 'bench', role: 'admin' }
const MASTER_KEY = { value: Buffer.alloc(32, 7).toString('base64') }
const ENGINES = [
  { name: 'rules', model: 'sumi-ner', engine: 'rules' }, { name: 'sumi-ner', model: 'sumi-ner', engine: 'hybrid' }, { name: 'sumi-ner-fast', model: 'sumi-ner-fast', engine: 'hybrid' }
] as const
/** Of one conversation and of one audit entry: the tables with their indexes, as large as they are after a vacuum. */
const SIZES = `
  SELECT pg_total_relation_size('sumi.conversations') + pg_total_relation_size('sumi.vault_keys') + pg_total_relation_size('sumi.vault_bodies') + pg_total_relation_size('sumi.records') AS kept,
  pg_total_relation_size('sumi.audit') AS audit, (SELECT count(*) FROM sumi.audit) AS entries`

export const CAPACITY: Suite = {
  name: 'capacity',
  about: `What docs/scaling.md calculates with: bulk redaction by processor time (one worker, ${SECONDS} s each, BENCH_SECONDS sets it); bytes on the disk of ${STORED.toLocaleString('en')} hand-written conversations (BENCH_CONVERSATIONS); audit entries/s; memory of the compiled server.`,
  async run () {
    if (POSTGRES === undefined) throw new Error('no PostgreSQL is installed')
    const rates: Row[] = []
    for (const engine of ENGINES) rates.push(await rateOf(engine))
    const messages = CONVERSATIONS.reduce((sum, conversation) => sum + conversation.messages.length, 0)
    const text: Row = {
      suite: 'capacity', name: 'the texts', extra: { 'messages a conversation': messages / CONVERSATIONS.length, 'characters a message': CONVERSATIONS.flatMap((conversation) => conversation.messages).reduce((sum, message) => sum + message.text.length, 0) / messages }
    }
    return [text, ...rates, ...await stored(), await memory()]
  }
}

async function rateOf ({ name, model, engine }: { readonly name: string, readonly model: string, readonly engine: NonNullable<DetectionOptions['engine']> }): Promise<Row> {
  const pool = await startPool({ modelDir: join(PACKAGE_ROOT, 'models', model), workers: 1, maxQueue: 1_000 })
  try {
    const work = createBulk({ detection: pool, store: createForgettingStore(), clock: systemClock, limits: DEFAULT_LIMITS }, true).prepare(ADMIN, 'redact', { engine })
    let next = 0
    /** Messages for each second of processor time, over all threads: what else the machine does tells little in it. */
    const load = async (seconds: number): Promise<number> => {
      let messages = 0
      const startedAt = performance.now()
      const before = process.cpuUsage()
      await Promise.all(Array.from({ length: 4 }, async () => {
        while (performance.now() < startedAt + seconds * 1_000) {
          const conversation = numbered(next++)
          await work.run(conversation, {})
          messages += conversation.messages.length
        }
      }))
      const { user, system } = process.cpuUsage(before)
      return messages * 1e6 / (user + system)
    }
    await load(1)
    return { suite: 'capacity', name: `one core: ${name}`, rate: { unit: 'messages', perSecond: await load(SECONDS) } }
  } finally {
    await pool.close()
  }
}

/** What keeping costs; the findings of the real model are kept too. */
async function stored (): Promise<readonly Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'sumi-bench-capacity-'))
  const postgres = await startPostgres({})
  const pool = await startPool({ modelDir: join(PACKAGE_ROOT, 'models', 'sumi-ner'), workers: 1, maxQueue: 1_000 })
  const url = await postgres.newDatabase()
  const client = new Client(url)
  await client.connect()
  const put = async (records: OpenedRecords): Promise<number> => {
    let [next, messages] = [0, 0]
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let index = next++; index < STORED; index = next++) {
        const { id, messages: given } = numbered(index)
        messages += given.length
        await putConversation({ ...records, detection: pool, limits: DEFAULT_LIMITS }, ADMIN, id, { messages: given })
      }
    }))
    return messages
  }
  try {
    const dataDir = join(root, 'data')
    const files = await openRecordsAt({ dataDir, clock: systemClock, masterKey: MASTER_KEY })
    const messages = await put(files)
    const entries = (await files.store.listAudit({ limit: 1_000_000 })).length
    await files.store.compact()
    await files.store.close()
    const [all, audit] = [diskUse(dataDir), diskUse(join(dataDir, 'audit'))]

    const database = await openRecordsAt({ dataDir: root, database: { url }, clock: systemClock, masterKey: MASTER_KEY })
    const walBefore = await walAt(client)
    await put(database)
    const wal = await walAt(client) - walBefore
    await client.query('VACUUM ANALYZE')
    const { rows: [size] } = await client.query<{ kept: string, audit: string, entries: string }>(SIZES)
    const [kept, auditBytes, audited] = [Number(size?.kept), Number(size?.audit), Number(size?.entries)]
    const perSecond = await auditRate(database)
    await database.store.close()
    return [
      { suite: 'capacity', name: 'kept in the file store', extra: { 'bytes a message': (all - audit) / messages, 'bytes an audit entry': audit / entries } },
      { suite: 'capacity', name: 'kept in PostgreSQL', extra: { 'bytes a message': kept / messages, 'bytes an audit entry': auditBytes / audited, 'WAL bytes a message': wal / messages } },
      { suite: 'capacity', name: `audit entries in PostgreSQL (one process, ${ENTRIES_AT_ONCE} under way)`, rate: { unit: 'entries', perSecond } }
    ]
  } finally {
    await client.end()
    await pool.close()
    await postgres.end()
    rmSync(root, { recursive: true })
  }
}

async function auditRate ({ store }: OpenedRecords): Promise<number> {
  let entries = 0
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: ENTRIES_AT_ONCE }, async () => {
    while (performance.now() < startedAt + SECONDS * 500) {
      await store.commit([{ kind: 'audit', fact: { at: systemClock().toISOString(), actor: 'bench', actorRole: 'service', action: 'redact', counts: { PERSON: 2, EMAIL_ADDRESS: 1, messages: 3 } } }])
      entries += 1
    }
  }))
  return entries * 1_000 / (performance.now() - startedAt)
}

/** Written since the beginning, bytes. */
async function walAt (client: Client): Promise<number> {
  const { rows: [row] } = await client.query<{ bytes: string }>("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn AS bytes")
  return Number(row?.bytes)
}

/** Bytes of all blocks: a file of one byte takes one. */
function diskUse (folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).blocks * 512, 0)
}

async function memory (): Promise<Row> {
  const server = join(PACKAGE_ROOT, 'dist', 'src', 'server.js')
  if (!existsSync(server)) execFileSync('npm', ['run', 'build'], { cwd: PACKAGE_ROOT })
  const [one, two] = [await startOnce(server, { SUMI_WORKERS: '1' }), await startOnce(server, { SUMI_WORKERS: '2' })]
  return { suite: 'capacity', name: 'memory of a server', extra: { 'MiB a process': 2 * one.rssMb - two.rssMb, 'MiB a worker': two.rssMb - one.rssMb } }
}
