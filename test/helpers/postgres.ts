// A private PostgreSQL for tests, where one is installed: started on a free port in a temporary folder, as a user that is not root.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '../../src/store/postgres/migrate.ts'
import { openPostgres } from '../../src/store/postgres/pool.ts'
import type { Sealer } from '../../src/store/postgres/secrets.ts'

const DEBIAN = '/usr/lib/postgresql'
const FOLDERS = [process.env['POSTGRES_BIN'], ...(existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().reverse().map((version) => join(DEBIAN, version, 'bin')) : []), '/usr/local/bin', '/opt/homebrew/bin']

/** Folder of its programs; undefined: none is installed. */
export const POSTGRES = FOLDERS.find((folder) => folder !== undefined && existsSync(join(folder, 'initdb')))

/** What a skipped suite is called in the summary. */
export const NEEDS_POSTGRES = POSTGRES === undefined ? ' (skipped: no PostgreSQL is installed)' : ''

/** Seals nothing: for tests of the store alone. */
export const openSealer: Sealer = { seal: (_, plain) => plain, open: (_, sealed) => sealed }

export interface TestPostgres {
  /** Of its superuser. */
  readonly url: string
  readonly folder: string
  /** The address of another user or database. */
  urlOf (parts: { readonly user?: string, readonly password?: string, readonly database?: string }): string
  /** Statements, as superuser. */
  run (sql: string): Promise<ReadonlyArray<Record<string, any>>>
  /** A new schema with the tables of Sumi; its name. */
  newSchema (): Promise<string>
  /** An empty database with the tables of Sumi; its address. */
  newDatabase (): Promise<string>
  /** `immediate`: as a crash. */
  stop (mode?: 'fast' | 'immediate'): Promise<void>
  start (): Promise<void>
  /** Stops and removes it. */
  end (): Promise<void>
}

/** @param settings of the server; default: nothing is flushed, for tests that are not about durability. */
export async function startPostgres (settings: Readonly<Record<string, string>> = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }): Promise<TestPostgres> {
  if (POSTGRES === undefined) throw new Error('no PostgreSQL is installed')
  const bin = POSTGRES
  const folder = mkdtempSync(join(tmpdir(), 'sumi-postgres-'))
  const owner = unprivileged()
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const asOwner = { ...(owner ?? {}), cwd: folder }
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'sumi', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'], asOwner)
  if (made.status !== 0) throw new Error(String(made.stderr))
  const port = await freePort()
  let child: ChildProcess | undefined
  let count = 0
  const urlOf: TestPostgres['urlOf'] = ({ user = 'sumi', password, database = 'postgres' }) => `postgres://${user}${password === undefined ? '' : `:${password}`}@127.0.0.1:${port}/${database}`
  const url = urlOf({})
  const leave = (): void => { child?.kill('SIGQUIT'); rmSync(folder, { recursive: true, force: true }) }

  const postgres: TestPostgres = {
    url,
    folder,
    urlOf,
    async run (sql) {
      const client = new Client({ connectionString: url })
      client.on('error', () => {})
      await client.connect()
      try { return (await client.query(sql)).rows } finally { await client.end() }
    },
    async newSchema () {
      const schema = `test_${++count}`
      const pool = await openPostgres(url, { schema, poolSize: 2 })
      try { await migrate(pool, schema) } finally { await pool.end() }
      return schema
    },
    async newDatabase () {
      const database = `base_${++count}`
      await postgres.run(`CREATE DATABASE ${database}`)
      const pool = await openPostgres(urlOf({ database }), { poolSize: 2 })
      try { await migrate(pool, 'sumi') } finally { await pool.end() }
      return urlOf({ database })
    },
    async stop (mode = 'fast') {
      if (child === undefined || child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
      await ended
    },
    async start () {
      const given = Object.entries({ listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', max_connections: '200', shared_buffers: '32MB', ...settings })
      child = spawn(join(bin, 'postgres'), ['-D', data, ...given.flatMap(([name, value]) => ['-c', `${name}=${value}`])], { ...asOwner, stdio: ['ignore', 'ignore', 'pipe'] })
      let output = ''
      child.stderr?.on('data', (chunk: Buffer) => { output = (output + chunk.toString()).slice(-20_000) })
      while (child.exitCode === null) {
        if (await postgres.run('SELECT 1').then(() => true, () => false)) return
        await new Promise((resolve) => setTimeout(resolve, 30))
      }
      throw new Error(`PostgreSQL did not start: ${output}`)
    },
    async end () {
      process.off('exit', leave)
      await postgres.stop('immediate')
      rmSync(folder, { recursive: true, force: true })
    }
  }
  process.once('exit', leave)
  await postgres.start()
  return postgres
}

/** PostgreSQL refuses to run as root: then as `postgres`, or nobody. */
function unprivileged (): { readonly uid: number, readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'postgres']).stdout.toString().trim() || '65534')
  return { uid: id('-u'), gid: id('-g') }
}

async function freePort (): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
