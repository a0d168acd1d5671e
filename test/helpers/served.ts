// The real server in a process of its own, over a folder of its own; it can be stopped and started again on the same port.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
export const ADMIN_KEY = 'sumi_console-test-key-0123456789abcdef'

export interface Served {
  readonly origin: string
  readonly dataDir: string
  /** Everything that the server wrote so far. */
  output (): string
  /** A call with the admin key, or another. */
  call (method: string, path: string, body?: unknown, key?: string): Promise<{ status: number, body: any }>
  /** A new key of a role. */
  keyOf (role: string): Promise<string>
  /** The folder is kept. */
  stop (): Promise<void>
  start (): Promise<void>
  /** As a crash. */
  kill (): Promise<void>
  /** Stops, and removes the folder. */
  end (): Promise<void>
}

/** Starts the server and waits until it is ready. @param script what runs; default: the server. */
export async function serveForTest (settings: Readonly<Record<string, string>> = {}, script = 'src/server.ts'): Promise<Served> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sumi-served-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let output = ''

  const served: Served = {
    origin,
    dataDir,
    output: () => output,
    async call (method, path, body, key = ADMIN_KEY) {
      const answer = await fetch(origin + path, {
        method,
        headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
      })
      return { status: answer.status, body: await answer.json().catch(() => undefined) }
    },
    async keyOf (role) {
      return (await served.call('POST', '/v1/keys', { name: `test ${role}`, role })).body.secret as string
    },
    async stop () {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
    async kill () {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
    async start () {
      child = spawn(process.execPath, ['--import', 'tsx', script], {
        cwd: ROOT,
        env: { ...process.env, SUMI_DATA_DIR: dataDir, SUMI_PORT: String(port), SUMI_WORKERS: '1', SUMI_ADMIN_KEY: ADMIN_KEY, SUMI_RATE_LIMIT_PER_MINUTE: '0', ...settings },
        stdio: ['ignore', 'pipe', 'pipe']
      })
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { output += chunk.toString() })
      await ready(origin, child, () => output)
    },
    async end () {
      await served.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
  await served.start()
  return served
}

async function ready (origin: string, child: ChildProcess, output: () => string): Promise<void> {
  while (child.exitCode === null) {
    if (await fetch(`${origin}/health/ready`).then(({ ok }) => ok, () => false)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the server did not start: ${output()}`)
}

async function freePort (): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
