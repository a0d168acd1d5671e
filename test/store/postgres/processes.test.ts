// Several real servers on one real database: what one of them is told holds for all.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN_KEY, serveForTest, type Served } from '../../helpers/served.ts'
import { NEEDS_POSTGRES, POSTGRES, startPostgres, type TestPostgres } from '../../helpers/postgres.ts'

const CHANGED_WITHIN_MS = 1_000

describe.skipIf(POSTGRES === undefined)(`three processes on one database${NEEDS_POSTGRES}`, () => {
  let postgres: TestPostgres
  let servers: readonly Served[]
  let [a, b, c]: readonly Served[] = []
  beforeAll(async () => {
    postgres = await startPostgres()
    const settings = { SUMI_DATABASE_URL: await postgres.newDatabase(), SUMI_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'), SUMI_REVEALS_PER_HOUR: '3', SUMI_RETENTION_CRON: 'off' }
    // At once: only one of them may make the keys of the store.
    servers = await Promise.all([1, 2, 3].map(async () => await serveForTest(settings, 'test/helpers/shared-server.ts')));
    [a, b, c] = servers
  }, 300_000)
  afterAll(async () => {
    await Promise.all(servers.map(async (server) => { await server.end() }))
    await postgres.end()
  })
  const [first, second, third] = [(): Served => a!, (): Served => b!, (): Served => c!]

  it('a key made in one works in another at once; revoked, it is refused there within a second', async () => {
    const { body: { secret, id } } = await first().call('POST', '/v1/keys', { name: 'shared', role: 'service' })
    const ask = async (): Promise<number> => (await second().call('POST', '/v1/redact', { text: 'hello' }, secret)).status
    expect([await ask(), await ask()]).toEqual([200, 200])
    expect((await first().call('DELETE', `/v1/keys/${id}`)).status).toBeLessThan(300)
    await new Promise((resolve) => setTimeout(resolve, CHANGED_WITHIN_MS))
    expect(await ask()).toBe(401)
    expect((await third().call('POST', '/v1/redact', { text: 'hello' }, secret)).status).toBe(401)
  })

  it('rules put in one are in force in all of them within a second, or calls fail until they are', async () => {
    const rules = { version: 1, rules: [{ name: 'project', type: 'CUSTOM_PROJECT', words: ['Bluebird'] }] }
    const put = await first().call('PUT', '/v1/rules', rules)
    expect([put.status, put.body]).toMatchObject([200, {}])
    await new Promise((resolve) => setTimeout(resolve, CHANGED_WITHIN_MS))
    for (const server of servers) {
      const { status } = await server.call('POST', '/v1/redact', { text: 'hello' })
      const { version } = (await server.call('GET', '/v1/rules')).body
      expect([`200 ${put.body.version}`, `503 ${version}`]).toContain(`${status} ${version}`)
      // The first set of a process starts a worker.
      await expect.poll(async () => (await server.call('GET', '/v1/rules')).body, { timeout: 30_000 }).toMatchObject({ version: put.body.version, sizes: { rules: 1, words: 1 } })
    }
  })

  it('a conversation put in one is seen, revealed and counted in all: the limit of reveals is one', async () => {
    expect((await first().call('PUT', '/v1/conversations/c1', { messages: [{ role: 'customer', text: 'My mail is ada@example.com.' }] })).status).toBe(201)
    const supervisor = await first().keyOf('supervisor')
    const { body: { findings: [{ id }] } } = await second().call('GET', '/v1/conversations/c1', undefined, supervisor)
    const reveal = async (server: Served): Promise<number> => (await server.call('POST', '/v1/conversations/c1/reveal', { findingId: id, reason: 'customer_request' }, supervisor)).status
    const answers = await Promise.all(servers.flatMap((server) => [reveal(server), reveal(server)]))
    expect(answers.toSorted()).toEqual([200, 200, 200, 429, 429, 429])
  })

  it('a masking policy put in one decides what the others show within a second; so do retention policies, at once', async () => {
    expect((await first().call('PUT', '/v1/conversations/c2', { messages: [{ role: 'customer', text: 'My mail is ada@example.com.' }] })).status).toBe(201)
    const agent = await first().keyOf('agent')
    const textIn = async (server: Served): Promise<string> => (await server.call('GET', '/v1/conversations/c2', undefined, agent)).body.messages[0].text
    const before = await Promise.all(servers.map(textIn))
    expect(new Set(before).size).toBe(1)
    const { body: { policy } } = await first().call('GET', '/v1/masking-policy')
    const put = await first().call('PUT', '/v1/masking-policy', { ...policy, roles: { ...policy.roles, agent: { ...policy.roles.agent, types: { ...policy.roles.agent.types, EMAIL_ADDRESS: 'show' } } } })
    expect(put.status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, CHANGED_WITHIN_MS))
    expect(await Promise.all(servers.map(textIn))).toEqual(['My mail is ada@example.com.', 'My mail is ada@example.com.', 'My mail is ada@example.com.'])
    expect(before[0]).not.toContain('ada@example.com')

    expect((await second().call('PUT', '/v1/policies/mails', { when: { after: 'P30D', from: 'created' }, what: { scope: 'conversation' }, action: 'erase' })).status).toBeLessThan(300)
    for (const server of servers) expect((await server.call('GET', '/v1/policies')).body.policies).toMatchObject([{ id: 'mails' }])
    expect((await third().call('DELETE', '/v1/policies/mails')).status).toBeLessThan(300)
    for (const server of servers) expect((await server.call('GET', '/v1/policies')).body.policies).toEqual([])
  })

  it('audit entries of all are one log, whole, with one tree', async () => {
    await Promise.all(servers.flatMap((server) => Array.from({ length: 20 }, async () => await server.call('POST', '/v1/redact', { text: 'Call ada@example.com' }))))
    for (const server of servers) expect((await server.call('GET', '/v1/audit/verify')).body).toMatchObject({ isWhole: true })
    await new Promise((resolve) => setTimeout(resolve, CHANGED_WITHIN_MS))
    const heads = await Promise.all(servers.map(async (server) => (await server.call('GET', '/v1/audit/checkpoint')).body))
    expect(new Set(heads.map(({ size, root }) => `${size} ${root}`)).size).toBe(1)
  })

  it('a hold placed in one stops a purge in another', async () => {
    const hold = await first().call('POST', '/v1/holds', { scope: { conversationIds: ['c1'] }, reason: 'test' })
    expect(hold.status).toBe(201)
    const purge = { scope: { conversationIds: ['c1'] }, reason: 'test', dryRun: false }
    expect((await second().call('POST', '/v1/purge', purge)).body).toMatchObject({ matched: 0, heldBack: [{ why: 'legalHold', conversations: 1 }] })
    await first().call('DELETE', `/v1/holds/${hold.body.id}`, { reason: 'test' })
    expect((await third().call('POST', '/v1/purge', purge)).body).toMatchObject({ matched: 1 })
    expect((await first().call('GET', '/v1/conversations/c1')).status).toBe(404)
  })

  it('the one that leads is killed: another leads within seconds, and only one', async () => {
    const leaders = async (): Promise<readonly number[]> => (await postgres.run(`SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid::bigint = ${await leadKey()}`)).map(({ pid }) => pid as number)
    const before = await leaders()
    expect(before).toHaveLength(1)
    // Whichever process that is: end it by ending all but one.
    await first().kill()
    await second().kill()
    const started = performance.now()
    let now = await leaders()
    while ((now.length === 0 || servers.length === 0) && performance.now() - started < 10_000) { await new Promise((resolve) => setTimeout(resolve, 100)); now = await leaders() }
    expect(now).toHaveLength(1)
    expect((await third().call('POST', '/v1/redact', { text: 'hello' }, ADMIN_KEY)).status).toBe(200)
    await first().start()
    await second().start()
    expect(await leaders()).toHaveLength(1)
  })

  it('the database is restarted: answers are right, or 503; then all is as before', async () => {
    const wanted = [200, 503]
    await postgres.stop('immediate')
    const during = await Promise.all(servers.map(async (server) => (await server.call('POST', '/v1/redact', { text: 'Call ada@example.com' })).status))
    expect(during.every((status) => status === 503)).toBe(true)
    await postgres.start()
    for (const server of servers) {
      let status = 0
      for (let attempt = 0; attempt < 50 && status !== 200; attempt++) {
        status = (await server.call('POST', '/v1/redact', { text: 'Call ada@example.com' })).status
        expect(wanted).toContain(status)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      expect(status).toBe(200)
      expect((await server.call('GET', '/v1/audit/verify')).body).toMatchObject({ isWhole: true })
    }
  })

  async function leadKey (): Promise<string> {
    const { lockKey } = await import('../../../src/store/postgres/lock-key.ts')
    // The lower half of the 64-bit key, as pg_locks shows it.
    return BigInt.asUintN(32, BigInt(lockKey('sumi', 'lead'))).toString()
  }
})
