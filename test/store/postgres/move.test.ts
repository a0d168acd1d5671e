// A data folder moved into a real database and back: the same roots, counts and conversations, also when it is interrupted.

import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportRecords, importRecords, type Move } from '../../../src/privacy/move-records.ts'
import { openRecords, openSharedRecords } from '../../../src/privacy/open-records.ts'
import { verifyAuditLog } from '../../../src/privacy/audit.ts'
import { purge } from '../../../src/privacy/purge/purge.ts'
import { fill, KEPT, MASTER_KEY, PURGED, ADMIN } from '../../helpers/residue-store.ts'
import { NEEDS_POSTGRES, POSTGRES, startPostgres, type TestPostgres } from '../../helpers/postgres.ts'
import { temporaryFolder } from '../../helpers/store-samples.ts'

const clock = (): Date => new Date('2026-06-01T00:00:00.000Z')
const masterKey = { value: MASTER_KEY }

describe.skipIf(POSTGRES === undefined)(`moving between a folder and a database${NEEDS_POSTGRES}`, () => {
  let postgres: TestPostgres
  beforeAll(async () => { postgres = await startPostgres() })
  afterAll(async () => { await postgres.end() })

  async function filled (): Promise<Move> {
    const dataDir = await temporaryFolder()
    const records = await openRecords({ dataDir, clock, masterKey })
    await fill(records)
    await purge({ ...records }, ADMIN, { scope: { conversationIds: ['purged/ticket 0001', 'purged/ticket 0002'] }, dryRun: false, reason: 'test' })
    await records.store.close()
    return { dataDir, database: { url: await postgres.newDatabase() }, masterKey, clock }
  }

  it('there and back', async () => {
    const there = await filled()
    const moved = await importRecords(there)
    expect(moved).toMatchObject({ records: { conversations: PURGED + KEPT - 2, tombstones: 2 }, bodies: PURGED + KEPT - 2, compared: 50 })

    const shared = await openSharedRecords({ ...there })
    expect(await verifyAuditLog(shared)).toMatchObject({ isWhole: true, size: moved.auditSize, root: moved.root })
    await shared.store.commit([{ kind: 'audit', fact: { at: clock().toISOString(), actor: 'cli', actorRole: 'admin', action: 'redact', counts: {} } }])
    await shared.store.close()

    const back = { ...there, dataDir: await temporaryFolder() }
    const returned = await exportRecords(back)
    expect(returned).toMatchObject({ records: moved.records, bodies: moved.bodies, auditSize: moved.auditSize + 1 })
    const records = await openRecords({ dataDir: back.dataDir, clock, masterKey })
    expect(await verifyAuditLog(records)).toMatchObject({ isWhole: true, root: returned.root })
    await records.store.close()
    expect(await exportRecords(back)).toEqual(returned)
  })

  /** A move whose connections were all cut once it had begun. One that was done before they were is begun anew elsewhere. */
  async function interrupted (): Promise<Move> {
    for (let attempt = 0; attempt < 40; attempt++) {
      const there = await filled()
      const ended = importRecords(there).then(() => 'done', (error: unknown) => (error as { code: string }).code)
      const watching = new Client(there.database.url)
      // It is cut off with the others.
      watching.on('error', () => {})
      await watching.connect()
      const hasBegun = async (): Promise<boolean> => await watching.query("SELECT 1 FROM sumi.secrets WHERE name = 'unfinished import'").then(({ rowCount }) => rowCount === 1, () => false)
      while (!await hasBegun());
      await postgres.run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${new URL(there.database.url).pathname.slice(1)}'`)
      const code = await ended
      await watching.end().catch(() => {})
      if (code === 'done') continue
      expect(['DATABASE_UNAVAILABLE', 'STORAGE_FAILED']).toContain(code)
      return there
    }
    throw new Error('no move could be interrupted')
  }

  it('interrupted, it is refused to servers, and goes on', async () => {
    const there = await interrupted()
    await expect(openSharedRecords({ ...there })).rejects.toMatchObject({ code: 'CONFLICT' })
    const moved = await importRecords(there)
    expect(moved).toMatchObject({ records: { conversations: PURGED + KEPT - 2 } })
    const shared = await openSharedRecords({ ...there })
    expect(await verifyAuditLog(shared)).toMatchObject({ isWhole: true, root: moved.root })
    await shared.store.close()
  })

  it('a database that holds another store is refused, and is unharmed', async () => {
    const [one, other] = [await filled(), await filled()]
    const moved = await importRecords(one)
    await expect(importRecords({ ...other, database: one.database })).rejects.toMatchObject({ code: expect.stringMatching(/^(?:CONFLICT|INVALID_CONFIG|STORE_CORRUPT)$/) })
    expect(await importRecords(one)).toEqual(moved)
  })
})
