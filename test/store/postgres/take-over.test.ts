// Work that one process had begun and died over is ended by another, within seconds: real servers, killed, on one real database.

import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { putConversation } from '../../../src/privacy/conversations/conversations.ts'
import { openSharedRecords } from '../../../src/privacy/open-records.ts'
import { NEEDS_POSTGRES, POSTGRES, startPostgres, type TestPostgres } from '../../helpers/postgres.ts'
import { ADMIN, contextOf } from '../../helpers/residue-store.ts'
import { serveForTest, type Served } from '../../helpers/served.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const COUNT = 160
const AGO = '2020-01-01T00:00:00.000Z'

describe.skipIf(POSTGRES === undefined)(`what a killed process left${NEEDS_POSTGRES}`, () => {
  let postgres: TestPostgres
  beforeAll(async () => { postgres = await startPostgres() })
  afterAll(async () => { await postgres.end() })

  interface Two { readonly leader: Served, readonly other: Served, readonly database: Client }

  /** Two servers and many old conversations, whose keys take a while to be removed. */
  async function two (): Promise<Two> {
    const url = await postgres.newDatabase()
    const records = await openSharedRecords({ dataDir: '/nowhere', database: { url }, masterKey: { value: KEY }, clock: () => new Date() })
    await Promise.all(Array.from({ length: COUNT }, async (_, index) => await putConversation(contextOf(records), ADMIN, `c${index}`, { createdAt: AGO, channel: 'old', messages: [{ role: 'customer', text: `Mail a.${index}@example.com`, at: AGO }] })))
    await records.store.close()
    const database = new Client(url)
    await database.connect()
    await database.query(`
      CREATE FUNCTION sumi.slowly () RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.005); RETURN OLD; END $$;
      CREATE TRIGGER slowly BEFORE DELETE ON sumi.vault_keys FOR EACH ROW EXECUTE FUNCTION sumi.slowly()`)
    const settings = { SUMI_DATABASE_URL: url, SUMI_MASTER_KEY: KEY, SUMI_RETENTION_CRON: 'off' }
    const servers = await Promise.all([serveForTest(settings, 'test/helpers/shared-server.ts'), serveForTest(settings, 'test/helpers/shared-server.ts')])
    onTestFinished(async () => {
      await Promise.all(servers.map(async (server) => { await server.end() }))
      await database.end()
    })
    const leads = (server: Served): boolean => server.output().includes('leading')
    await expect.poll(() => servers.some(leads), { timeout: 10_000 }).toBe(true)
    const [leader, other] = leads(servers[0]!) ? servers : servers.toReversed()
    return { leader: leader!, other: other!, database }
  }

  const left = async ({ database }: Two): Promise<number> => (await database.query('SELECT count(*)::int AS count FROM sumi.conversations')).rows[0].count
  /** Some are gone, others are not. */
  async function untilInTheMiddle (all: Two): Promise<void> {
    await expect.poll(async () => await left(all), { timeout: 20_000, interval: 5 }).toBeLessThan(COUNT)
    expect(await left(all)).toBeGreaterThan(0)
  }
  const purges = async (server: Served): Promise<ReadonlyArray<{ counts: Record<string, number>, detail: string }>> => (await server.call('GET', '/v1/audit?action=purge')).body.entries

  it('a purge that one which does not lead had begun is ended by the one that leads', async () => {
    const all = await two()
    const ids = Array.from({ length: COUNT }, (_, index) => `c${index}`)
    const asked = all.other.call('POST', '/v1/purge', { scope: { conversationIds: ids }, reason: 'test', dryRun: false }).catch(() => {})
    await untilInTheMiddle(all)
    await all.other.kill()
    await asked
    const killedAt = performance.now()
    await expect.poll(async () => (await purges(all.leader)).length, { timeout: 20_000 }).toBe(1)
    expect(performance.now() - killedAt).toBeLessThan(15_000)
    expect((await purges(all.leader))[0]).toMatchObject({ counts: { conversations: COUNT } })
    expect(await left(all)).toBe(0)
    expect((await all.database.query('SELECT count(*)::int AS count FROM sumi.vault_keys')).rows).toEqual([{ count: 0 }])
    expect((await all.leader.call('GET', '/v1/audit/verify')).body).toMatchObject({ isWhole: true })
  }, 60_000)

  it('a run of the policies dies with the one that leads: the other one leads, and ends the run', async () => {
    const all = await two()
    const put = await all.other.call('PUT', '/v1/policies/old', { when: { after: 'P30D', from: 'created' }, where: { channel: 'old' }, what: { scope: 'conversation' }, action: 'erase' })
    expect([put.status, put.body]).toMatchObject([expect.any(Number), {}])
    // What one is told about policies holds in the other at once.
    expect((await all.leader.call('GET', '/v1/policies')).body.policies.map(({ id }: { id: string }) => id)).toEqual(['old'])
    const asked = all.leader.call('POST', '/v1/policies/run', {}).catch(() => {})
    await untilInTheMiddle(all)
    await all.leader.kill()
    await asked
    await expect.poll(async () => await left(all), { timeout: 20_000 }).toBe(0)
    await expect.poll(async () => (await purges(all.other)).map(({ counts }) => counts.conversations), { timeout: 20_000 }).toEqual([COUNT])
    expect(all.other.output()).toContain('leading')
    expect((await all.other.call('GET', '/v1/audit/verify')).body).toMatchObject({ isWhole: true })
  }, 60_000)
})
