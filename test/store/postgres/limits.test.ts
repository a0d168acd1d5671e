// The rate limit over two real servers on one real database: never more than the limit, and how many fewer at most.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveForTest, type Served } from '../../helpers/served.ts'
import { NEEDS_POSTGRES, POSTGRES, startPostgres, type TestPostgres } from '../../helpers/postgres.ts'

describe.skipIf(POSTGRES === undefined)(`the rate limit of two processes on one database${NEEDS_POSTGRES}`, () => {
  let postgres: TestPostgres
  let url: string
  beforeAll(async () => {
    postgres = await startPostgres()
    url = await postgres.newDatabase()
  })
  afterAll(async () => { await postgres.end() })

  async function twoServers (perMinute: number): Promise<readonly [Served, Served]> {
    const settings = { SUMI_DATABASE_URL: url, SUMI_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'), SUMI_RETENTION_CRON: 'off', SUMI_RATE_LIMIT_PER_MINUTE: String(perMinute) }
    return await Promise.all([serveForTest(settings, 'test/helpers/shared-server.ts'), serveForTest(settings, 'test/helpers/shared-server.ts')])
  }

  /** So many requests, every other one to the other server; how many were answered with each status. */
  async function ask (servers: readonly Served[], count: number, key: string): Promise<Readonly<Record<number, number>>> {
    const statuses: Record<number, number> = {}
    const left = Array.from({ length: count }, (_, index) => index).values()
    await Promise.all(Array.from({ length: 20 }, async () => {
      for (const index of left) {
        const { status } = await servers[index % servers.length]!.call('GET', '/v1/me', undefined, key)
        statuses[status] = (statuses[status] ?? 0) + 1
      }
    }))
    return statuses
  }

  it('20 a minute: exactly 20 of 30 requests over both pass, of each key and of each address by itself; without the database none', async () => {
    const servers = await twoServers(20)
    const [first, second] = servers
    try {
      const [one, other] = [await first.keyOf('service'), await first.keyOf('agent')]
      expect(await ask(servers, 30, one)).toEqual({ 200: 20, 429: 10 })
      expect(await ask(servers, 30, other)).toEqual({ 200: 20, 429: 10 })
      expect(await ask(servers, 30, 'sumi_of-nobody-at-all-0123456789abcdef')).toEqual({ 401: 20, 429: 10 })
      for (const { origin } of servers) {
        const { status, headers } = await fetch(`${origin}/v1/me`, { headers: { authorization: `Bearer ${one}` } })
        expect([status, headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]).toEqual([429, '20', '0'])
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      }
      // What is left is known, whichever server is asked.
      const third = await first.keyOf('auditor')
      const lefts = []
      for (const { origin } of [first, second, first]) lefts.push((await fetch(`${origin}/v1/me`, { headers: { authorization: `Bearer ${third}` } })).headers.get('x-ratelimit-remaining'))
      expect(lefts).toEqual(['19', '18', '17'])

      await postgres.stop('immediate')
      expect(await ask(servers, 6, third)).toEqual({ 503: 6 })
      await postgres.start()
      await expect.poll(async () => (await second.call('GET', '/v1/me', undefined, third)).status, { timeout: 20_000 }).toBe(200)
    } finally {
      await Promise.all(servers.map(async (server) => { await server.end() }))
    }
  }, 60_000)

  it('400 a minute: never more, and at most what one process keeps in hand fewer', async () => {
    const servers = await twoServers(400)
    try {
      const key = await servers[0].keyOf('service')
      const { 200: passed = 0, 429: refused = 0 } = await ask(servers, 480, key)
      // Of each share of 4, one at least is used at once.
      expect([passed + refused, passed <= 400, passed >= 400 - 3]).toEqual([480, true, true])
    } finally {
      await Promise.all(servers.map(async (server) => { await server.end() }))
    }
  }, 60_000)
})
