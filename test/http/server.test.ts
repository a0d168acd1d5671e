// The process itself: start, first key, answers, graceful stop, and starts that fail.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'

const ADMIN = `sumi_${'a'.repeat(40)}`
const CARD = '4111111111111111'

test('the first start shows an admin key once; the next start keeps it and shows none', async () => {
  const dataDir = await folder()
  const first = await start({ SUMI_DATA_DIR: dataDir })
  const key = /^ {2}(sumi_[0-9a-z]{12}_[\w-]{43})$/m.exec(first.stdout())?.[1] ?? ''
  expect((await post(first, '/v1/redact', { text: `Karte ${CARD}`, engine: 'rules' }, key)).body).toMatchObject({ text: 'Karte [CREDIT_CARD_1]', summary: { CREDIT_CARD: 1 } })
  await stop(first)
  expect(first.stdout().split(key)).toHaveLength(2)
  expect(first.stderr()).toBe('')

  const second = await start({ SUMI_DATA_DIR: dataDir })
  expect(second.stdout()).not.toContain('sumi_')
  const { status, body } = await get(second, '/v1/audit', key)
  expect(status).toBe(200)
  const actions = body.entries.map(({ action }: { action: string }) => action)
  expect(actions.filter((action: string) => action !== 'key.use')).toEqual(['key.create', 'redact'])
  expect(actions.indexOf('key.use')).toBe(1)
  expect(JSON.stringify(body)).not.toContain(CARD)
  await stop(second)
})

test('SUMI_ADMIN_KEY is the admin key, and is never shown', async () => {
  const server = await start({ SUMI_ADMIN_KEY: ADMIN })
  expect((await get(server, '/v1/keys', ADMIN)).body.keys).toMatchObject([{ role: 'admin', name: 'SUMI_ADMIN_KEY', revokedAt: null }])
  expect((await get(server, '/v1/keys', `${ADMIN}x`)).status).toBe(401)
  expect((await get(server, '/health/ready', '')).body).toEqual({ status: 'ok', model: expect.stringMatching(/@/) })
  await stop(server)
  expect(server.stdout() + server.stderr()).not.toContain(ADMIN)
})

test('SIGTERM under load: every request that was accepted is answered in full, and the exit code is 0', async () => {
  const server = await start({ SUMI_ADMIN_KEY: ADMIN, SUMI_RATE_LIMIT_PER_MINUTE: '0' })
  const load = { isStopping: false, answered: 0 }
  const failures: unknown[] = []
  const clients = Array.from({ length: 20 }, async () => {
    while (!load.isStopping) {
      try {
        const { status, body } = await post(server, '/v1/redact', { text: `カード番号は${CARD}です` }, ADMIN)
        if (status === 200 && body.text === 'カード番号は[CREDIT_CARD_1]です') load.answered += 1
        else failures.push({ status, body })
      } catch (error) {
        // Only a connection that was never accepted, or was idle, may be refused once the stop began.
        if (!load.isStopping) failures.push(error)
      }
    }
  })
  while (load.answered < 40) await sleep(10)
  load.isStopping = true
  await stop(server)
  await Promise.all(clients)
  expect(failures).toEqual([])
  expect(load.answered).toBeGreaterThan(40)
}, 120_000)

test('a second process on the same folder is refused', async () => {
  const dataDir = await folder()
  const first = await start({ SUMI_DATA_DIR: dataDir, SUMI_ADMIN_KEY: ADMIN })
  const second = await run({ SUMI_DATA_DIR: dataDir })
  expect(second).toMatchObject({ code: 1, stderr: expect.stringMatching(/^sumi cannot start: .*\(STORE_LOCKED\)\n$/) })
  await stop(first)
})

test.each([
  ['a wrong setting', { SUMI_PORT: 'http' }, /^sumi cannot start: SUMI_PORT must be a whole number from 0 to 65535 \(INVALID_CONFIG\)\n$/],
  ['a short admin key', { SUMI_ADMIN_KEY: 'sumi_SECRET' }, /^sumi cannot start: SUMI_ADMIN_KEY must be [^\n]*\n$/],
  ['an unknown setting', { SUMI_PROT: '1' }, /^sumi cannot start: SUMI_PROT is not a setting of Sumi; [^\n]*\n$/],
  ['no model', { SUMI_MODEL_DIR: '/nowhere' }, /^sumi cannot start: [^\n]*\/nowhere[^\n]*\(MODEL_INVALID\)\n$/],
  ['a rules file that is not there', { SUMI_RULES_FILE: '/nowhere/rules.json' }, /^sumi cannot start: the rules file \/nowhere\/rules\.json cannot be read \(ENOENT\) \(INVALID_CONFIG\)\n$/],
  ['an address that is not ours', { SUMI_HOST: '203.0.113.1', SUMI_ADMIN_KEY: ADMIN }, /^sumi cannot start: listen EADDRNOTAVAIL[^\n]*\n$/]
])('%s: one line on standard error and exit code 1', async (_name, env, line) => {
  const { code, stderr } = await run(env)
  expect(stderr).toMatch(line)
  expect(stderr).not.toContain('SECRET')
  expect(code).toBe(1)
})

interface Server {
  readonly child: ChildProcess
  readonly url: string
  stdout (): string
  stderr (): string
}

function launch (env: Readonly<Record<string, string>>) {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server.ts'], { env: { PATH, HOME, SUMI_PORT: '0', SUMI_WORKERS: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => { child.kill('SIGKILL') })
  const text = { out: '', err: '' }
  child.stdout.on('data', (chunk) => { text.out += String(chunk) })
  child.stderr.on('data', (chunk) => { text.err += String(chunk) })
  return { child, stdout: () => text.out, stderr: () => text.err }
}

async function start (env: Readonly<Record<string, string>>): Promise<Server> {
  const server = launch({ SUMI_DATA_DIR: env['SUMI_DATA_DIR'] ?? await folder(), ...env })
  for (;;) {
    const url = /Server listening at (http:[^"]+)/.exec(server.stdout())?.[1]
    if (url !== undefined) return { ...server, url }
    if (server.child.exitCode !== null) throw new Error(`did not start: ${server.stderr()}`)
    await sleep(20)
  }
}

async function stop ({ child }: Server): Promise<void> {
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
}

async function run (env: Readonly<Record<string, string>>): Promise<{ code: number, stderr: string }> {
  const { child, stderr } = launch({ SUMI_DATA_DIR: await folder(), ...env })
  const [code] = await once(child, 'close')
  return { code, stderr: stderr() }
}

async function post (server: Server, path: string, body: unknown, key: string) {
  return await answer(await fetch(server.url + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` } }))
}

async function get (server: Server, path: string, key: string) {
  return await answer(await fetch(server.url + path, { headers: { authorization: `Bearer ${key}` } }))
}

async function answer (response: Response): Promise<{ status: number, body: any }> {
  return { status: response.status, body: await response.json() }
}

async function folder (): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'sumi-server-'))
  onTestFinished(async () => { await rm(path, { recursive: true, force: true }) })
  return path
}
