// What a person who starts Sumi with a wrong setting, or on a wrong database, is told: against a real PostgreSQL, as the command line tells it.

import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exitCodeFor, messageFor } from '../../../src/cli/exit.ts'
import { readConfig } from '../../../src/config.ts'
import { openRecordsAt } from '../../../src/privacy/open-records.ts'
import { MIGRATIONS } from '../../../src/store/postgres/sql.ts'
import { NEEDS_POSTGRES, POSTGRES, startPostgres, type TestPostgres } from '../../helpers/postgres.ts'
import { runCli, type Ended } from '../../helpers/run-cli.ts'

const PASSWORD = 'correct-horse-battery'
const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0
const KEY = Buffer.alloc(32, 7).toString('base64')

let postgres: TestPostgres
let good: string

describe.skipIf(POSTGRES === undefined)(`a wrong setting or database${NEEDS_POSTGRES}`, () => {
  beforeAll(async () => {
    postgres = await startPostgres()
    good = await postgres.newDatabase()
    for (const sql of [`CREATE ROLE locked LOGIN PASSWORD '${PASSWORD}'`, 'CREATE DATABASE bare', 'CREATE DATABASE frozen']) await postgres.run(sql)
    const hba = join(postgres.folder, 'data/pg_hba.conf')
    place('pg_hba.conf', `host all locked 127.0.0.1/32 scram-sha-256\n${readFileSync(hba, 'utf8')}`)
    await postgres.run('SELECT pg_reload_conf()')
  })
  afterAll(async () => { await postgres.end() })

  /** Opens it as every command does, in this process, and ends as `src/cli/main.ts` does. */
  const open = async (url: string, settings: Readonly<Record<string, string>> = {}): Promise<Ended> => {
    try {
      const { database, dataDir, masterKey: value, masterKeyFile: file } = readConfig({ SUMI_DATABASE_URL: url, SUMI_MASTER_KEY: KEY, ...settings })
      await (await openRecordsAt({ database, dataDir, clock: () => new Date(), masterKey: { value, file } })).store.close()
      return { code: 0, out: '', err: '' }
    } catch (error) {
      return { code: exitCodeFor(error), out: '', err: `sumi: ${messageFor(error)}\n` }
    }
  }
  /** The command itself. */
  const sumi = async (url: string, ...args: readonly string[]): Promise<Ended> => await runCli(args, '', { SUMI_DATABASE_URL: url, SUMI_MASTER_KEY: KEY })

  const nameOf = (url: string): string => new URL(url).pathname.slice(1)
  const withVersion = async (version: number): Promise<string> => {
    const name = `version_${version}`
    await postgres.run(`CREATE DATABASE ${name} TEMPLATE ${nameOf(good)}`)
    const url = postgres.urlOf({ database: name })
    spawnSync(join(POSTGRES ?? '', 'psql'), [url, '-qc', `UPDATE sumi.schema_version SET version = ${version}`])
    return url
  }

  it.each<[string, () => Promise<Ended>, number, string, RegExp]>([
    ['no address', async () => await open('nonsense'), 2, 'INVALID_CONFIG', /SUMI_DATABASE_URL must be like postgres:\/\/user:password@host:5432\/database/],
    ['of another kind', async () => await open('mysql://a:b@c/d'), 2, 'INVALID_CONFIG', /must be like postgres:/],
    ['a host that nobody knows', async () => await open(`postgres://sumi:${PASSWORD}@no-such-host.invalid/x`, { SUMI_DATABASE_TLS: 'off' }), 2, 'DATABASE_UNAVAILABLE', /the host in SUMI_DATABASE_URL is not known/],
    ['a port where nobody listens', async () => await open(`postgres://sumi:${PASSWORD}@127.0.0.1:1/x`), 2, 'DATABASE_UNAVAILABLE', /ECONNREFUSED\): see that PostgreSQL runs at the host and port/],
    ['a wrong password', async () => await sumi(postgres.urlOf({ user: 'locked', password: `${PASSWORD}x` }), 'keys', 'list'), 2, 'INVALID_CONFIG', /does not accept the user and password of SUMI_DATABASE_URL/],
    ['no password', async () => await open(postgres.urlOf({ user: 'locked' })), 2, 'INVALID_CONFIG', /asks for a password and SUMI_DATABASE_URL has none/],
    ['a user that is none', async () => await open(postgres.urlOf({ user: 'stranger' })), 2, 'INVALID_CONFIG', /does not let the user|does not accept the user/],
    ['a user that owns nothing', async () => await open(good.replace('sumi@', `locked:${PASSWORD}@`)), 1, 'STORAGE_FAILED', /must own the tables/],
    ['a database that is none', async () => await open(postgres.urlOf({ database: 'missing' })), 2, 'INVALID_CONFIG', /no database of the name in SUMI_DATABASE_URL: make it with CREATE DATABASE/],
    ['no tables', async () => await open(postgres.urlOf({ database: 'bare' })), 2, 'DATABASE_SCHEMA', /no tables of Sumi: run `sumi db migrate`/],
    ['an older schema', async () => await open(await withVersion(MIGRATIONS.length - 1)), 2, 'DATABASE_SCHEMA', /stop all processes and run `sumi db migrate`/],
    ['a newer schema', async () => await open(await withVersion(MIGRATIONS.length + 1)), 2, 'DATABASE_SCHEMA', /use a newer Sumi/],
    ['a newer schema that is to be migrated', async () => await sumi(await withVersion(MIGRATIONS.length + 2), 'db', 'migrate'), 2, 'DATABASE_SCHEMA', /use a newer Sumi/],
    ['a server without TLS', async () => await open(good, { SUMI_DATABASE_TLS: 'verify' }), 2, 'INVALID_CONFIG', /does not offer TLS\): see SUMI_DATABASE_TLS/],
    ['a file of certificates that is none', async () => await open(good, { SUMI_DATABASE_TLS: 'verify', SUMI_DATABASE_CA_FILE: '/nowhere/ca.pem' }), 2, 'INVALID_CONFIG', /\/nowhere\/ca\.pem of SUMI_DATABASE_CA_FILE cannot be read/],
    ['no master key', async () => await runCli(['keys', 'list'], '', { SUMI_DATABASE_URL: good }), 2, 'INVALID_CONFIG', /needs SUMI_MASTER_KEY_FILE or SUMI_MASTER_KEY/]
  ])('%s: one line, a code, what to do, and no password', async (_, run, code, name, message) => {
    expectTold(await run(), code, name, message)
  })

  it('another master key than that of the store', async () => {
    expect((await open(good)).code).toBe(0)
    expectTold(await open(good, { SUMI_MASTER_KEY: Buffer.alloc(32, 1).toString('base64') }), 2, 'INVALID_CONFIG', /the master key is not the one of this data folder or database/)
  })

  it('read-only by default: told at the start; allowed again, all is there', async () => {
    await postgres.run('ALTER DATABASE frozen SET default_transaction_read_only = on')
    const url = postgres.urlOf({ database: 'frozen' })
    for (const args of [['keys', 'list'], ['db', 'migrate']]) expectTold(await sumi(url, ...args), 1, 'STORAGE_FAILED', /read-only; SUMI_DATABASE_URL must name the primary/)
    await postgres.run('ALTER DATABASE frozen RESET default_transaction_read_only')
    expect(await sumi(url, 'db', 'migrate')).toMatchObject({ code: 0, out: `schema version 0 → ${MIGRATIONS.length}\n` })
  })

  it('a standby: told at the start', async () => {
    await postgres.stop()
    place('standby.signal', '')
    await postgres.start()
    expect(await postgres.run('SELECT pg_is_in_recovery() AS is_standby')).toEqual([{ is_standby: true }])
    expectTold(await open(good), 1, 'STORAGE_FAILED', /read-only; SUMI_DATABASE_URL must name the primary/)
    await postgres.stop()
    rmSync(join(postgres.folder, 'data/standby.signal'))
    await postgres.start()
    expect((await open(good)).code).toBe(0)
  })

  it.skipIf(!HAS_OPENSSL)('a certificate that nobody vouches for, the wrong one, one of another name, and the right one', async () => {
    const certificate = (name: string, subject: string): string => {
      const [key, cert] = [join(postgres.folder, `${name}.key`), join(postgres.folder, `${name}.pem`)]
      execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1', '-subj', '/CN=test', '-addext', `subjectAltName=${subject}`, '-keyout', key, '-out', cert], { stdio: 'ignore' })
      return cert
    }
    const serve = async (cert: string): Promise<void> => {
      place('server.crt', readFileSync(cert, 'utf8'))
      place('server.key', readFileSync(cert.replace('.pem', '.key'), 'utf8'))
      await postgres.run('ALTER SYSTEM SET ssl = on')
      await postgres.run('SELECT pg_reload_conf()')
      // A reload is told, not waited for.
      await expect.poll(async () => (await postgres.run('SHOW ssl'))[0]?.ssl).toBe('on')
      await postgres.run('SELECT pg_sleep(0.2)')
    }
    const [right, wrong, otherName] = [certificate('right', 'IP:127.0.0.1'), certificate('wrong', 'IP:127.0.0.1'), certificate('other', 'DNS:db.example.com')]
    await serve(right)
    const verify = { SUMI_DATABASE_TLS: 'verify' }
    expectTold(await open(good, verify), 2, 'INVALID_CONFIG', /no TLS connection to the database \(\w+\): see SUMI_DATABASE_TLS and SUMI_DATABASE_CA_FILE/)
    expectTold(await open(good, { ...verify, SUMI_DATABASE_CA_FILE: wrong }), 2, 'INVALID_CONFIG', /no TLS connection/)
    const junk = join(postgres.folder, 'junk.pem')
    writeFileSync(junk, '-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n')
    expectTold(await open(good, { ...verify, SUMI_DATABASE_CA_FILE: junk }), 2, 'INVALID_CONFIG', /SUMI_DATABASE_CA_FILE/)
    expect((await open(good, { ...verify, SUMI_DATABASE_CA_FILE: right })).code).toBe(0)
    expect((await open(good, { SUMI_DATABASE_TLS: 'require' })).code).toBe(0)
    await serve(otherName)
    expectTold(await open(good, { ...verify, SUMI_DATABASE_CA_FILE: otherName }), 2, 'INVALID_CONFIG', /ERR_TLS_CERT_ALTNAME_INVALID/)
  }, 60_000)
})

function expectTold ({ code, out, err }: Ended, wanted: number, name: string, message: RegExp): void {
  expect({ code, out, err }).toEqual({ code: wanted, out: '', err: expect.stringMatching(message) })
  expect(err).toMatch(new RegExp(`^sumi: [^\\n]+ \\(${name}\\)\\n$`, 'u'))
  expect(err).not.toContain(PASSWORD)
}

/** A file in the data folder of the server, as the server's own. */
function place (name: string, content: string): void {
  const data = join(postgres.folder, 'data')
  const { uid, gid } = statSync(data)
  writeFileSync(join(data, name), content, { mode: 0o600 })
  chownSync(join(data, name), uid, gid)
}
