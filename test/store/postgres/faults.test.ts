// What goes wrong with a real database: each has a code of its own, nothing is lost, and work that was interrupted goes on.

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openSharedRecords, recoverShared, type OpenedRecords } from '../../../src/privacy/open-records.ts'
import { verifyAuditLog } from '../../../src/privacy/audit.ts'
import { openConversation } from '../../../src/privacy/conversations/conversations.ts'
import { purge } from '../../../src/privacy/purge/purge.ts'
import { openPostgres, type PostgresOptions } from '../../../src/store/postgres/pool.ts'
import { MIGRATIONS } from '../../../src/store/postgres/sql.ts'
import { ADMIN, contextOf, fill, KEPT, MASTER_KEY, PURGED, sample } from '../../helpers/residue-store.ts'
import { NEEDS_POSTGRES, POSTGRES, startPostgres, type TestPostgres } from '../../helpers/postgres.ts'
import { audit, putRetention } from '../../helpers/store-samples.ts'

const clock = (): Date => new Date('2026-06-01T00:00:00.000Z')

describe.skipIf(POSTGRES === undefined)(`a database that fails${NEEDS_POSTGRES}`, () => {
  let postgres: TestPostgres
  beforeAll(async () => { postgres = await startPostgres({}) })
  afterAll(async () => { await postgres.end() })

  /** A copy of one database that is filled once. */
  let filled: Promise<string> | undefined
  async function filledCopy (name: string): Promise<string> {
    filled ??= (async () => {
      const url = await postgres.newDatabase()
      const records = await openSharedRecords({ dataDir: '/nowhere', database: { url }, masterKey: { value: MASTER_KEY }, clock })
      await fill(records)
      await records.store.close()
      return url
    })()
    await postgres.run(`CREATE DATABASE ${name} TEMPLATE ${nameOf(await filled)}`)
    return postgres.urlOf({ database: name })
  }

  async function open (url: string): Promise<OpenedRecords> {
    const records = await openSharedRecords({ dataDir: '/nowhere', database: { url }, masterKey: { value: MASTER_KEY }, clock })
    onTestFinished(async () => { await records.store.close() })
    return records
  }
  const nameOf = (url: string): string => new URL(url).pathname.slice(1)
  const cut = async (url: string): Promise<void> => { await postgres.run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${nameOf(url)}'`) }

  it.each<[string, string, PostgresOptions, string]>([
    ['no address', 'nonsense', {}, 'INVALID_CONFIG'],
    ['of another kind', 'mysql://a@b/c', {}, 'INVALID_CONFIG'],
    ['nobody listens', 'postgres://sumi@127.0.0.1:1/x', {}, 'DATABASE_UNAVAILABLE'],
    ['no such host', 'postgres://sumi@no-such-host.invalid/x', { tls: 'off' }, 'DATABASE_UNAVAILABLE']
  ])('is not opened: %s', async (_, url, options, code) => {
    await expect(openPostgres(url, options)).rejects.toMatchObject({ code })
  })

  it('is not opened: no such database, no TLS, and messages never tell the password', async () => {
    const secret = 'hunter2hunter2'
    for (const [parts, options] of [[{ database: 'missing' }, {}], [{}, { tls: 'verify' }], [{ user: 'stranger' }, {}]] as const) {
      const error = await openPostgres(postgres.urlOf({ password: secret, ...parts }), options).catch((failure: unknown) => failure as Error & { code: string })
      expect(error).toMatchObject({ code: 'INVALID_CONFIG' })
      expect((error as Error).message).not.toContain(secret)
    }
  })

  it('is not opened: without tables, with a newer schema, with another master key', async () => {
    await postgres.run('CREATE DATABASE bare')
    await expect(open(postgres.urlOf({ database: 'bare' }))).rejects.toMatchObject({ code: 'DATABASE_SCHEMA', message: expect.stringContaining('sumi db migrate') })
    const url = await postgres.newDatabase()
    await (await open(url)).store.close()
    await expect(openSharedRecords({ dataDir: '/nowhere', database: { url }, masterKey: { value: Buffer.alloc(32, 1).toString('base64') }, clock })).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
    await expect(openSharedRecords({ dataDir: '/nowhere', database: { url }, masterKey: {}, clock })).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
    const pool = await openPostgres(url)
    await pool.query('UPDATE schema_version SET version = $1', [MIGRATIONS.length + 1])
    await pool.end()
    await expect(open(url)).rejects.toMatchObject({ code: 'DATABASE_SCHEMA', message: expect.stringContaining('newer') })
  })

  it('is read-only: refused at the start; later, a commit fails and what was there stays', async () => {
    const url = await postgres.newDatabase()
    const { store } = await open(url)
    await store.commit([putRetention('a'), audit()])
    await postgres.run(`ALTER DATABASE ${nameOf(url)} SET default_transaction_read_only = on`)
    await expect(openPostgres(url)).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    await cut(url)
    await expect.poll(async () => await store.commit([putRetention('b'), audit()]).then(() => 'kept', (error: { code: string }) => error.code), { timeout: 5_000 }).toBe('STORAGE_FAILED')
    expect(await store.getRetention('a')).toBeDefined()
    expect(await store.getRetention('b')).toBeUndefined()
  })

  it('restarts while many commit: what was acknowledged is there, once; what failed is not', async () => {
    const url = await postgres.newDatabase()
    const { store } = await open(url)
    const outcomes = new Map<string, boolean | 'unknown'>()
    const over = new AbortController()
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let number = 0; !over.signal.aborted; number++) {
        const id = `${writer} ${number}`
        // A database that does not come back in time leaves it open what became of the commit under way; the error says so.
        outcomes.set(id, await store.commit([putRetention(id), audit(id)]).then(() => true, (error: Error) => error.message.includes('is not known') ? 'unknown' : false))
        if (outcomes.get(id) !== true) await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    await postgres.stop('immediate')
    await postgres.start()
    for (const started = performance.now(); performance.now() - started < 20_000 && [...outcomes.values()].at(-1) !== true;) await new Promise((resolve) => setTimeout(resolve, 50))
    over.abort()
    await Promise.all(writers)
    const there = new Set((await store.findRetention({})).map(({ conversationId }) => conversationId))
    const kept = [...outcomes].filter(([id, isKept]) => isKept === true || (isKept === 'unknown' && there.has(id))).map(([id]) => id).sort()
    expect([...there].sort()).toEqual(kept)
    const entries = await store.listAudit({ limit: 1_000_000 })
    expect(entries.map(({ detail }) => detail).sort()).toEqual(kept)
    expect(await verifyAuditLog({ store, clock })).toMatchObject({ isWhole: true })
  })

  it('a turn whose connection was cut commits nothing any more', async () => {
    const url = await postgres.newDatabase()
    const { store } = await open(url)
    const commit = store.inTurn('thing', async () => {
      await cut(url)
      await new Promise((resolve) => setTimeout(resolve, 500))
      return await store.commit([audit('late')])
    })
    await expect(commit).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
    await expect.poll(async () => await store.commit([audit('next')]).then((made) => made.length, () => 0), { timeout: 5_000 }).toBe(1)
    expect((await store.listAudit({ limit: 9 })).map(({ detail }) => detail)).toEqual(['next'])
  })

  it.each([0, 60, 150, 400])('the connections are cut %d ms into a purge: it goes on, and is counted once', async (wait) => {
    const url = await filledCopy(`cut_${wait}`)
    const records = await open(url)
    const ids = Array.from({ length: PURGED }, (_, number) => sample(number, 'purged').id)
    const request = { scope: { conversationIds: ids }, dryRun: false, reason: 'test', idempotencyKey: 'once-and-for-all' }
    const first = purge({ ...records }, ADMIN, request).then(({ matched }) => matched, (error: { code: string }) => error.code)
    await new Promise((resolve) => setTimeout(resolve, wait))
    await cut(url)
    expect([PURGED, 'DATABASE_UNAVAILABLE', 'STORAGE_FAILED']).toContain(await first)
    await expect.poll(async () => await recoverShared(records).then(() => 'done', (error: { code: string }) => error.code), { timeout: 20_000 }).toBe('done')
    expect(await purge({ ...records }, ADMIN, request)).toMatchObject({ matched: PURGED, failed: 0 })
    expect(await records.store.findConversations({ limit: 1_000 })).toHaveLength(KEPT)
    expect([(await records.store.vault.keys.list()).length, (await records.store.vault.bodies.list()).length]).toEqual([KEPT, KEPT])
    expect((await records.store.listAudit({ action: 'purge', limit: 9 })).map(({ counts }) => counts?.conversations)).toEqual([PURGED])
    expect(await openConversation(contextOf(records), sample(0, 'kept').id)).toBeDefined()
    expect(await verifyAuditLog(records)).toMatchObject({ isWhole: true })
  }, 120_000)
})
