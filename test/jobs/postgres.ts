// A private PostgreSQL for tests of jobs, where one is installed: in a temporary folder, on a free port, never as root.

import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

/** Where Debian keeps versions, newest first; else whatever is in the path. */
function binFolder (): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)).map((version) => join(root, version, 'bin')) : []
  return [...versions, ...(process.env.PATH ?? '').split(':')].find((folder) => existsSync(join(folder, 'initdb')))
}

export const HAS_POSTGRES = binFolder() !== undefined

export interface TestPostgres {
  readonly url: string
  /** Stops it as a crash does, and starts it again on the same port. */
  restart (): Promise<void>
  stop (): Promise<void>
}

export async function startPostgres (): Promise<TestPostgres> {
  const bin = binFolder() ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'sumi-pg-'))
  const owner = process.getuid?.() === 0 ? idsOf('postgres') : undefined
  const user = owner ?? {}
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'sumi', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...user, cwd: folder, stdio: 'ignore' })
  const port = await freePort()
  const url = `postgres://sumi@127.0.0.1:${port}/postgres`
  let child = await start()
  return {
    url,
    async restart () {
      await end('SIGQUIT')
      child = await start()
    },
    async stop () {
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    }
  }

  async function start (): Promise<ChildProcess> {
    const started = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off', '-c', 'shared_buffers=32MB'], { ...user, cwd: folder, stdio: 'ignore' })
    while (started.exitCode === null) {
      const client = new Client({ connectionString: url })
      if (await client.connect().then(() => true, () => false)) { await client.end(); return started }
      await sleep(50)
    }
    throw new Error('postgres did not start')
  }

  async function end (signal: 'SIGQUIT'): Promise<void> {
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
}

function idsOf (name: string): { readonly uid: number, readonly gid: number } {
  const of = (flag: string): number => Number(execFileSync('id', [flag, name]).toString())
  return { uid: of('-u'), gid: of('-g') }
}

async function freePort (): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}
