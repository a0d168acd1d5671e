// What is left of purged conversations in the files of a real database: searched byte by byte, in every form in which a value could be written.

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openConversation } from '../../../src/privacy/conversations/conversations.ts'
import { openSharedRecords, type OpenedRecords } from '../../../src/privacy/open-records.ts'
import { purge } from '../../../src/privacy/purge/purge.ts'
import { NEEDS_POSTGRES, POSTGRES, startPostgres, type TestPostgres } from '../../helpers/postgres.ts'
import { encodedForms, needleFinder, writtenForms } from '../../helpers/residue.ts'
import { ADMIN, contextOf, fill, KEPT, MASTER_KEY, PERSON, PURGED, sample, SAMPLES } from '../../helpers/residue-store.ts'

const clock = (): Date => new Date('2026-06-01T00:00:00.000Z')

type Find = (bytes: Buffer) => string | undefined

describe.skipIf(POSTGRES === undefined)(`the files of a database${NEEDS_POSTGRES}`, () => {
  let postgres: TestPostgres
  let database: Client
  let url: string
  let records: OpenedRecords
  let [values, ids, keys]: Find[] = []

  beforeAll(async () => {
    // As it is by default, but for the flushes: what is written is the same.
    postgres = await startPostgres({ fsync: 'off', synchronous_commit: 'off' })
    url = await postgres.newDatabase()
    database = new Client(url)
    await database.connect()
    // Long records would be compressed, and a search would not see what they hold.
    await database.query('ALTER TABLE sumi.records ALTER COLUMN record SET STORAGE EXTERNAL; ALTER TABLE sumi.conversations ALTER COLUMN record SET STORAGE EXTERNAL')
    records = await openSharedRecords({ dataDir: '/nowhere', database: { url }, masterKey: { value: MASTER_KEY }, clock })
    await fill(records)
    const kept = new Set(await Promise.all(Array.from({ length: KEPT }, async (_, number) => (await records.store.getConversation(records.vault.recordKey(sample(number, 'kept').id)))!.body)))
    const { rows } = await database.query<{ name: string, bytes: Buffer }>('SELECT name, bytes FROM sumi.vault_keys')
    // Nonce and ciphertext, without the head that all have in common.
    const wrapped = rows.filter(({ name }) => !kept.has(name)).map(({ bytes }) => bytes.subarray(9, 57))
    expect(wrapped).toHaveLength(PURGED)
    values = needleFinder([...SAMPLES.flatMap((one) => [...one.values, ...one.texts]), PERSON.email, PERSON.phone, '+819012345678'].flatMap(writtenForms))
    ids = needleFinder(SAMPLES.flatMap(({ id }) => writtenForms(id)))
    keys = needleFinder([...wrapped, ...wrapped.flatMap((key) => encodedForms(key))])
    // What the planner samples of the rows.
    await database.query('ANALYZE; CHECKPOINT')
  }, 120_000)
  afterAll(async () => {
    await records.store.close()
    await database.end()
    await postgres.end()
  })

  /** Paths of files below folders of the data folder in which something is found. */
  function holding (find: Find | undefined, folders: readonly string[]): readonly string[] {
    const data = join(postgres.folder, 'data')
    return folders.flatMap((folder) => readdirSync(join(data, folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => find!(bytesOf(path)) !== undefined)
  }
  const tables = (): readonly string[] => readdirSync(join(postgres.folder, 'data')).filter((name) => !['pg_wal', 'pg_hba.conf'].includes(name) && !name.includes('.') && name !== 'PG_VERSION')
  const dump = (): Buffer => execFileSync(join(POSTGRES ?? '', 'pg_dump'), ['-d', url], { maxBuffer: 256 * 1024 * 1024 })

  it('never hold a text or a value in clear: no table, no index, no WAL, no dump', () => {
    expect(holding(values, [...tables(), 'pg_wal'])).toEqual([])
    expect(values!(dump())).toBeUndefined()
    // The search sees what is there: ids are in clear, keys are wrapped.
    for (const find of [ids, keys]) {
      expect(holding(find, ['base']).length).toBeGreaterThan(0)
      expect(holding(find, ['pg_wal']).length).toBeGreaterThan(0)
      expect(find!(dump())).toBeDefined()
    }
  })

  it('hold nothing of what was purged in any row, nor in a dump; rewritten, in no byte of any table or index; WAL keeps wrapped keys and ids until it is recycled', async () => {
    const result = await purge({ ...records }, ADMIN, { scope: { conversationIds: SAMPLES.map(({ id }) => id) }, dryRun: false, reason: 'test', idempotencyKey: 'once' })
    expect(result).toMatchObject({ matched: PURGED, failed: 0 })
    for (const find of [values, ids, keys]) expect(find!(dump())).toBeUndefined()
    // Compressed where it lies, so that it is asked for.
    const { rows: samples } = await database.query("SELECT tablename, attname, most_common_vals::text, histogram_bounds::text, most_common_elems::text FROM pg_stats WHERE schemaname = 'sumi'")
    expect(samples.length).toBeGreaterThan(0)
    for (const find of [values, ids, keys]) expect(find!(Buffer.from(JSON.stringify(samples)))).toBeUndefined()

    await database.query('VACUUM FULL')
    await database.query('CHECKPOINT')
    for (const find of [values, ids, keys]) expect(holding(find, tables())).toEqual([])
    expect(holding(values, ['pg_wal'])).toEqual([])
    expect(holding(keys, ['pg_wal']).length).toBeGreaterThan(0)

    expect((await records.store.findConversations({ limit: 1_000 })).length).toBe(KEPT)
    for (let number = 0; number < KEPT; number++) expect(await openConversation(contextOf(records), sample(number, 'kept').id)).toBeDefined()
  }, 60_000)
})

/** Files of a running server may go between listing and reading. */
function bytesOf (path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}
