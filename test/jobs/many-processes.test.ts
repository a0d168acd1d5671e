// The big test: three real servers with the model on one PostgreSQL, a bulk job and interactive callers at once. One server is killed
// twice and started again, PostgreSQL is killed once. No record may be lost or come twice, and no answer may show what it must hide.
//
// TEST_MESSAGES sets the size of the job, default 2,000 messages, and TEST_ENGINE=rules leaves the model out of it:
// TEST_MESSAGES=100000 npx vitest run test/jobs/many-processes.test.ts

import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { JOB_FOLDER } from '../../src/jobs/job.ts'
import { NEEDS_POSTGRES, POSTGRES, startPostgres, type TestPostgres } from '../helpers/postgres.ts'
import { runCli } from '../helpers/run-cli.ts'
import { serveForTest, type Served } from '../helpers/served.ts'
import { temporaryFolder } from '../helpers/store-samples.ts'
import { conversationOf, MESSAGES_EACH, secretsOf, startTraffic, type Target } from './many-processes.ts'
import { outputOf } from './sample.ts'

const RECORDS = Math.ceil(Number(process.env['TEST_MESSAGES'] ?? 2_000) / MESSAGES_EACH)
const ENGINE = process.env['TEST_ENGINE'] === 'rules' ? 'rules' : 'hybrid'
const CHUNK_RECORDS = Math.min(250, Math.max(10, Math.round(RECORDS / 75)))
const COMPARED = 60
/** Without PostgreSQL. */
const AWAY_MS = 1_500

describe.skipIf(POSTGRES === undefined)(`three servers, one of them killed, and PostgreSQL killed, while a job runs${NEEDS_POSTGRES}`, () => {
  let postgres: TestPostgres
  let settings: Readonly<Record<string, string>>
  beforeAll(async () => {
    // As it is set up by default: what was committed is on the disk.
    postgres = await startPostgres({})
    settings = { SUMI_DATABASE_URL: await postgres.newDatabase(), SUMI_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') }
  })
  afterAll(async () => { await postgres.end() })

  async function inDatabase (sql: string): Promise<ReadonlyArray<Record<string, any>>> {
    const client = new Client(settings['SUMI_DATABASE_URL'])
    await client.connect()
    try { return (await client.query(sql)).rows } finally { await client.end() }
  }

  it('loses no record, does none twice, shows nothing, and the audit log is whole', async () => {
    const root = await temporaryFolder()
    const [input, output] = [join(root, 'in'), join(root, 'out')]
    for (const folder of [input, output]) mkdirSync(folder)
    writeFileSync(join(input, 'a.jsonl'), Array.from({ length: RECORDS }, (_, number) => `${JSON.stringify(conversationOf(number))}\n`).join(''))

    const jobSettings = { ...settings, SUMI_JOBS_INPUT: input, SUMI_JOBS_OUTPUT: output, SUMI_RETENTION_CRON: 'off', SUMI_LOG_LEVEL: 'warn' }
    const started: Served[] = []
    onTestFinished(async () => { await Promise.all(started.map(async (server) => { await server.end() })) }, 60_000)
    await Promise.all([1, 2, 3].map(async () => { started.push(await serveForTest(jobSettings)) }))
    const targets: readonly Target[] = started.map((server) => ({ server, isDown: false, kills: 0 }))
    const [first, victim] = targets as [Target, Target]
    const story = tellStory()

    const { status, body: { id } } = await first.server.call('POST', '/v1/jobs', { input: 'a.jsonl', output: 'x', engine: ENGINE, chunkRecords: CHUNK_RECORDS })
    expect(status).toBe(202)
    const over = new AbortController()
    const { traffic, ended } = startTraffic(targets, await first.server.keyOf('agent'), over.signal)

    const progress = async (): Promise<{ readonly share: number, readonly state: string }> => {
      const { status, body } = await first.server.call('GET', `/v1/jobs/${id}`)
      if (status === 503) return { share: -1, state: 'unknown' }
      expect(body).toMatchObject({ error: null })
      return { share: body.done.records / RECORDS, state: body.state }
    }
    const until = async (share: number): Promise<number> => {
      for (; ;) {
        const now = await progress()
        if (now.share >= share) return now.share
        await sleep(100)
      }
    }
    const killAndStart = async (): Promise<void> => {
      victim.isDown = true
      victim.kills += 1
      await victim.server.kill()
      story(`killed at ${percent((await progress()).share)}, with ${await leases()} chunks under way in all`)
      await holdBack(victim.server.start())
      victim.isDown = false
      story(`started again at ${percent((await progress()).share)}`)
    }
    /** On a machine where the others would be done before the server is back, the job is paused until then. */
    const holdBack = async (starting: Promise<void>): Promise<void> => {
      const limit = (await progress()).share + 0.25
      const state = { isReady: false, isPaused: false }
      const ready = starting.then(() => { state.isReady = true })
      while (!state.isReady) {
        if (!state.isPaused && (await progress()).share > limit) {
          expect((await first.server.call('POST', `/v1/jobs/${id}/pause`)).status).toBe(200)
          state.isPaused = true
          story('paused until the server is back')
        }
        await Promise.race([ready, sleep(50)])
      }
      if (state.isPaused) expect((await first.server.call('POST', `/v1/jobs/${id}/resume`)).status).toBe(200)
    }
    const leases = async (): Promise<number> => Number((await inDatabase('SELECT count(*) AS count FROM sumi_jobs.bulk_lease'))[0]?.['count'])

    await until(0.03)
    await killAndStart()
    await until((await progress()).share + 0.02)
    await killAndStart()
    await until((await progress()).share + 0.02)
    const before = (await progress()).share
    await postgres.stop('immediate')
    await sleep(AWAY_MS)
    await postgres.start()
    story(`PostgreSQL killed and started again at ${percent(before)}`)
    expect(before).toBeLessThan(1)
    while ((await progress()).state !== 'finished') await sleep(200)
    story('job finished')
    // So that some calls come after everything.
    await sleep(500)
    over.abort()
    await ended

    const job = (await first.server.call('GET', `/v1/jobs/${id}`)).body
    expect(job).toMatchObject({ total: { records: RECORDS }, done: { records: RECORDS }, failed: 0, messages: RECORDS * MESSAGES_EACH })
    expect(job.counts.CREDIT_CARD).toBe(RECORDS)
    expect(job.counts.EMAIL_ADDRESS).toBe(RECORDS)

    const { text, manifest } = await outputOf(join(output, 'x'))
    const lines = text.trimEnd().split('\n')
    // Every record, once, in the order of the input.
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(Array.from({ length: RECORDS }, (_, number) => `t${number}`))
    expect(lines.filter((line, number) => secretsOf(number).some((secret) => line.includes(secret)))).toEqual([])
    for (const { name, sha256 } of manifest.parts) expect([name, createHash('sha256').update(readFileSync(join(output, 'x', name))).digest('hex')]).toEqual([name, sha256])
    expect(manifest).toMatchObject({ records: RECORDS, failed: 0, messages: RECORDS * MESSAGES_EACH })
    expect(readdirSync(join(output, 'x', JOB_FOLDER)).filter((name) => name.startsWith('part-'))).toEqual([])
    // What the job wrote is what an interactive caller is answered.
    for (let number = 0; number < RECORDS; number += Math.ceil(RECORDS / COMPARED)) {
      const { body } = await (targets[number % 3] as Target).server.call('POST', '/v1/redact', { conversation: { messages: conversationOf(number).messages }, engine: ENGINE })
      expect(textsOf(body.conversation)).toEqual(textsOf(JSON.parse(lines[number] ?? '')))
    }

    expect(traffic.wrong).toEqual([])
    expect(traffic.right).toBeGreaterThan(0)
    expect(traffic.refused['DATABASE_UNAVAILABLE']).toBeGreaterThan(0)
    // What was answered was written down; what was kept is there.
    const [{ redacted, kept } = {}] = await inDatabase("SELECT (SELECT count(*) FROM sumi.audit WHERE action = 'redact') AS redacted, (SELECT count(*) FROM sumi.conversations) AS kept")
    expect(Number(redacted)).toBeGreaterThanOrEqual(traffic.redacted.length)
    expect(Number(redacted)).toBeLessThanOrEqual(traffic.sent + COMPARED)
    expect(Number(kept)).toBeGreaterThanOrEqual(traffic.kept.length)
    for (const name of traffic.kept.slice(-COMPARED)) expect((await (targets[2] as Target).server.call('GET', `/v1/conversations/${name}`)).status).toBe(200)
    expect((await inDatabase("SELECT line FROM sumi.audit WHERE action = 'job.end'")).filter(({ line }) => JSON.parse(line).detail === 'finished')).toHaveLength(1)

    const verified = await runCli(['audit', 'verify'], '', settings)
    expect(verified).toMatchObject({ code: 0, out: expect.stringMatching(/^whole: \d+ entries/u) })
    for (const { server } of targets) expect((await server.call('GET', '/v1/audit/verify')).body).toMatchObject({ isWhole: true })
    expect(logsOf(started)).not.toMatch(/@example|4539\d{12}|a\.jsonl/u)
    story(`${RECORDS * MESSAGES_EACH} messages in ${manifest.parts.length} parts; ${traffic.right} interactive answers right, refused ${JSON.stringify(traffic.refused)}, ${traffic.unanswered} calls lost with the killed server, 0 wrong; audit ${verified.out.split(',')[0]}`)
    // Seconds on a quiet machine; one that is busy takes long to start servers.
  }, 600_000 + RECORDS * 200)
})

/** Where more than the usual size was asked for, the run says how it goes. */
function tellStory (): (line: string) => void {
  const from = performance.now()
  return (line) => { if (process.env['TEST_MESSAGES'] !== undefined) process.stdout.write(`${((performance.now() - from) / 1_000).toFixed(1)} s: ${line}\n`) }
}

function percent (share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function textsOf ({ messages }: { readonly messages: ReadonlyArray<{ readonly text: string }> }): readonly string[] {
  return messages.map(({ text }) => text)
}

function logsOf (servers: readonly Served[]): string {
  return servers.map((server) => server.output()).join('')
}
