// A new master key while real servers work on one real database: all follow it, one rotates, another goes on when it is killed.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { putConversation } from '../../../src/privacy/conversations/conversations.ts'
import { openSharedRecords } from '../../../src/privacy/open-records.ts'
import { newKey } from '../../../src/privacy/vault/seal.ts'
import { masterKeyOf, openVault } from '../../../src/privacy/vault/vault.ts'
import { NEEDS_POSTGRES, POSTGRES, startPostgres, type TestPostgres } from '../../helpers/postgres.ts'
import { ADMIN, contextOf } from '../../helpers/residue-store.ts'
import { runCli } from '../../helpers/run-cli.ts'
import { serveForTest, type Served } from '../../helpers/served.ts'

const COUNT = 60
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const mailOf = (index: number): string => `ada.${index}@example.com`

describe.skipIf(POSTGRES === undefined)(`rotating the master key of a shared store${NEEDS_POSTGRES}`, () => {
  let postgres: TestPostgres
  let folder: string
  beforeAll(async () => {
    postgres = await startPostgres()
    folder = mkdtempSync(join(tmpdir(), 'sumi-rotate-'))
  })
  afterAll(async () => {
    await postgres.end()
    rmSync(folder, { recursive: true, force: true })
  })

  interface Two {
    readonly url: string
    readonly keyFile: string
    readonly old: Uint8Array
    readonly servers: readonly [Served, Served]
    readonly database: Client
  }

  let files = 0
  function file (...keys: readonly Uint8Array[]): string {
    const path = join(folder, `key-${++files}`)
    writeFileSync(path, keys.map((key) => `${base64(key)}\n`).join(''))
    return path
  }

  /** Two servers with conversations c0, c1 … and a table in which each key takes a while to be replaced. */
  async function two (count: number, slowMs: number): Promise<Two> {
    const [url, old] = [await postgres.newDatabase(), newKey()]
    const keyFile = file(old)
    const records = await openSharedRecords({ dataDir: '/nowhere', database: { url }, masterKey: { file: keyFile }, clock: () => new Date() })
    for (let index = 0; index < count; index++) await putConversation(contextOf(records), ADMIN, `c${index}`, { messages: [{ role: 'customer', text: `Mail ${mailOf(index)}` }] })
    await records.store.close()
    const database = new Client(url)
    await database.connect()
    await database.query(`
      CREATE FUNCTION sumi.slowly () RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(${slowMs / 1_000}); RETURN NEW; END $$;
      CREATE TRIGGER slowly BEFORE UPDATE ON sumi.vault_keys FOR EACH ROW EXECUTE FUNCTION sumi.slowly()`)
    const settings = { SUMI_DATABASE_URL: url, SUMI_MASTER_KEY_FILE: keyFile, SUMI_REVEALS_PER_HOUR: '100000', SUMI_RETENTION_CRON: 'off' }
    const servers = await Promise.all([serveForTest(settings, 'test/helpers/shared-server.ts'), serveForTest(settings, 'test/helpers/shared-server.ts')])
    onTestFinished(async () => {
      await Promise.all(servers.map(async (server) => { await server.end() }))
      await database.end()
    })
    return { url, keyFile, old, servers, database }
  }

  const leaderOf = ({ servers }: Two): number => servers.findIndex((server) => server.output().includes('leading'))

  async function untilRotated (server: Served): Promise<any> {
    for (;;) {
      const { status, body } = await server.call('GET', '/v1/master-key')
      if (status === 200 && body.rotation === null) return body
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** Every key lies under the one master key, and opens with it. */
  async function expectAllUnder ({ database, url }: Two, key: Uint8Array, count: number): Promise<void> {
    const { rows } = await database.query<{ head: string, count: number }>("SELECT encode(substring(bytes FROM 1 FOR 9), 'hex') AS head, count(*)::int FROM sumi.vault_keys GROUP BY 1")
    expect(rows).toEqual([{ head: `01${masterKeyOf(key).id}`, count }])
    const records = await openSharedRecords({ dataDir: '/nowhere', database: { url }, masterKey: { value: base64(key) }, clock: () => new Date() })
    try {
      for (const name of await records.store.vault.keys.list()) await records.vault.unwrap((await records.store.vault.keys.read(name))!, name)
      expect((await records.store.listAudit({ action: 'master.rotate', limit: 9 })).map(({ detail }) => detail)).toEqual(['begin', 'end'])
    } finally {
      await records.store.close()
    }
  }

  it('goes on beside puts, views and reveals in both; progress is told by both; afterwards the old key opens nothing', async () => {
    const all = await two(COUNT, 5)
    const { servers: [a, b], url, old, keyFile } = all
    const next = newKey()
    const supervisor = await a.keyOf('supervisor')
    const over = new AbortController()
    let [puts, reveals] = [0, 0]
    const wrong: unknown[] = []
    const busy = all.servers.map(async (server, place) => {
      for (let turn = 0; !over.signal.aborted; turn++) {
        const index = (turn * 7 + place) % COUNT
        const put = await server.call('PUT', `/v1/conversations/new-${place}-${turn}`, { messages: [{ role: 'customer', text: `Mail ${mailOf(turn)}` }] })
        if (put.status === 201) puts += 1
        else wrong.push(put)
        // What the other one wrote last.
        const other = all.servers[1 - place]!
        const view = await other.call('GET', `/v1/conversations/new-${place}-${turn}`, undefined, supervisor)
        if (view.status !== 200) wrong.push(view)
        const { body: { findings } } = await server.call('GET', `/v1/conversations/c${index}`, undefined, supervisor)
        const revealed = await server.call('POST', `/v1/conversations/c${index}/reveal`, { findingId: findings?.[0]?.id, reason: 'customer_request' }, supervisor)
        if (revealed.body?.value === mailOf(index)) reveals += 1
        else wrong.push(revealed)
      }
    })
    const nextFile = file(next)
    // The one that does not lead begins it.
    const begun = await all.servers[1 - leaderOf(all)]!.call('POST', '/v1/master-key/rotate', { newKeyFile: nextFile })
    expect([begun.status, begun.body]).toMatchObject([202, { keyId: masterKeyOf(next).id, rotation: { from: masterKeyOf(old).id, to: masterKeyOf(next).id }, failed: null }])
    const told = await Promise.all(all.servers.map(async (server) => (await server.call('GET', '/v1/master-key')).body))
    for (const { keyId, rotation, notice } of told) {
      expect([keyId, notice]).toEqual([masterKeyOf(next).id, expect.stringContaining('SUMI_MASTER_KEY_FILE')])
      if (rotation !== null) expect(rotation).toMatchObject({ to: masterKeyOf(next).id, total: expect.any(Number) })
    }
    // Another one cannot begin meanwhile.
    if (told[0].rotation !== null) expect((await a.call('POST', '/v1/master-key/rotate', { newKeyFile: file(newKey()) })).status).toBe(409)
    expect(await untilRotated(b)).toMatchObject({ keyId: masterKeyOf(next).id, failed: null })
    const before = [puts, reveals]
    await expect.poll(() => puts > before[0]! + 5 && reveals > before[1]! + 5, { timeout: 20_000 }).toBe(true)
    over.abort()
    await Promise.all(busy)
    expect(wrong).toEqual([])
    await expectAllUnder(all, next, COUNT + puts)

    // The file that both would start with next: told until it has the new key.
    expect((await untilRotated(a)).notice).toContain('SUMI_MASTER_KEY_FILE')
    await expect(openSharedRecords({ dataDir: '/nowhere', database: { url }, masterKey: { file: keyFile }, clock: () => new Date() })).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
    await b.stop()
    await expect(b.start()).rejects.toThrow('the master key is not the one of this data folder or database')
    writeFileSync(keyFile, `${base64(next)}\n`)
    expect((await untilRotated(a)).notice).toBeNull()
    await b.start()
    expect((await b.call('GET', '/v1/conversations/c1')).status).toBe(200)
  }, 60_000)

  it('begun with the second key of the file, and killed in the middle with the server that rotates: the other one ends it', async () => {
    const all = await two(COUNT, 40)
    const { servers, old, keyFile } = all
    const next = newKey()
    writeFileSync(keyFile, `${base64(old)}\n${base64(next)}\n`)
    const leader = leaderOf(all)
    const other = servers[1 - leader]!
    expect((await servers[leader]!.call('POST', '/v1/master-key/rotate', {})).body).toMatchObject({ keyId: masterKeyOf(next).id, notice: null })
    await expect.poll(async () => (await other.call('GET', '/v1/master-key')).body.rotation?.done, { interval: 5 }).toBeGreaterThan(4)
    await servers[leader]!.kill()
    expect((await other.call('GET', '/v1/master-key')).body.rotation).not.toBeNull()
    expect((await other.call('GET', '/v1/conversations/c1')).status).toBe(200)
    // Started while it runs, with both keys in its file.
    await servers[leader]!.start()
    expect(await untilRotated(other)).toMatchObject({ keyId: masterKeyOf(next).id, failed: null, notice: null })
    for (const server of servers) expect((await server.call('GET', '/v1/conversations/c2')).status).toBe(200)
    await expectAllUnder(all, next, COUNT)
  }, 60_000)

  it('by the command line: beside servers, which do the work, and without them, which the command does', async () => {
    const all = await two(20, 0)
    const { servers, keyFile, url } = all
    const [second, third] = [newKey(), newKey()]
    const settings = { SUMI_DATABASE_URL: url, SUMI_MASTER_KEY_FILE: keyFile }
    expect(await runCli(['keys', 'rotate-master', '--new', file(second)], '', settings)).toEqual({ code: 0, out: `the master key is now ${masterKeyOf(second).id}\n`, err: expect.stringContaining('SUMI_MASTER_KEY_FILE') })
    for (const server of servers) expect((await server.call('GET', '/v1/conversations/c1')).status).toBe(200)
    await expectAllUnder(all, second, 20)
    await Promise.all(servers.map(async (server) => { await server.stop() }))
    writeFileSync(keyFile, `${base64(second)}\n${base64(third)}\n`)
    expect(await runCli(['keys', 'rotate-master'], '', settings)).toEqual({ code: 0, out: `the master key is now ${masterKeyOf(third).id}\n`, err: '' })
    writeFileSync(keyFile, `${base64(third)}\n`)
    for (const server of servers) await server.start()
    for (const server of servers) expect((await server.call('GET', '/v1/conversations/c19')).status).toBe(200)
  }, 60_000)

  it('no key is written under a header that is not that of the store any more, also where it waited for the change', async () => {
    const [url, old] = [await postgres.newDatabase(), newKey()]
    const open = async () => await openSharedRecords({ dataDir: '/nowhere', database: { url }, masterKey: { value: base64(old) }, clock: () => new Date() })
    const [one, other] = [await open(), await open()]
    try {
      const { keys } = one.store.vault
      const header = (await one.store.vault.readHeader())!
      const [a, b] = ['0a'.repeat(16), '0b'.repeat(16)]
      expect(await keys.create(a, Uint8Array.of(1), header)).toBe(true)
      // The change and a write that waits for it.
      const locking = new Client(url)
      await locking.connect()
      await locking.query('BEGIN')
      const { lockKey } = await import('../../../src/store/postgres/lock-key.ts')
      await locking.query('SELECT pg_advisory_xact_lock($1::bigint)', [lockKey('sumi', 'vault header')])
      const late = [keys.create(b, Uint8Array.of(2), header), keys.replace(a, Uint8Array.of(3), header)]
      await new Promise((resolve) => setTimeout(resolve, 200))
      await locking.query("UPDATE sumi.secrets SET bytes = bytes || ' '::bytea WHERE name = 'vault header'")
      await locking.query('COMMIT')
      await locking.end()
      expect(await Promise.all(late)).toEqual([false, false])
      expect([await keys.read(b), (await keys.read(a))?.[0]]).toEqual([undefined, 1])

      // As a vault: the second try is under the header of now.
      await keys.remove([a])
      const vault = await openVault(other.store, masterKeyOf(old))
      await one.vault.refresh()
      await one.vault.beginRotation(masterKeyOf(newKey()), 'elsewhere')
      const key = newKey()
      await vault.keep(key, b)
      expect(Buffer.from((await keys.read(b))!.subarray(1, 9)).toString('hex')).toBe(one.vault.masterKey.id)
      expect(await one.vault.unwrap((await keys.read(b))!, b)).toEqual(key)
      expect(await one.vault.endRotation()).toBe(true)
      expect(await vault.endRotation()).toBe(false)
    } finally {
      await one.store.close()
      await other.store.close()
    }
  })
})
