// Sealed files as rows: the same bytes that the file store writes, one row a file.

import { hash } from 'node:crypto'
import { AppError } from '../../errors.ts'
import type { SealedFiles, VaultFiles } from '../vault-files.ts'
import type { Query } from './audit.ts'
import { lockKey } from './lock-key.ts'
import { LOCK, VAULT } from './sql.ts'

/** Runs a statement. @returns how many rows it changed. */
export type Execute = (sql: string, values: readonly unknown[]) => Promise<number>

const NAME = /^[0-9a-f]{32}$/
const HEADER = 'vault header'

/** What others are told when the header was replaced: by nobody's name, so that everybody hears it. */
const HEADER_CHANGED = '- vault'

export function vaultOver (query: Query, execute: Execute, schema: string): VaultFiles {
  const lock = lockKey(schema, LOCK.header)
  const isDone = async (sql: string, values: readonly unknown[]): Promise<boolean> => await execute(sql, values) > 0
  const keys = sealedRows('vault_keys', query, execute)
  return {
    keys: {
      ...keys,
      async create (name, bytes, header) {
        return header === undefined ? await keys.create(name, bytes) : await isDone(VAULT.createKey, [checked(name), Buffer.from(bytes), sha256(header), lock])
      },
      async replace (name, bytes, header) {
        return header === undefined ? await keys.replace(name, bytes) : await isDone(VAULT.replaceKey, [checked(name), Buffer.from(bytes), sha256(header), lock])
      }
    },
    bodies: sealedRows('vault_bodies', query, execute),
    readHeader: async () => await readSecret(query, HEADER),
    async writeHeader (bytes, before) {
      if (before !== undefined) return await isDone(VAULT.replaceHeader, [Buffer.from(bytes), sha256(before), lock, schema, HEADER_CHANGED])
      await writeSecret(execute, HEADER, bytes)
      return true
    }
  }
}

function sha256 (bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer')
}

/** Bytes that belong to the whole store: sealed by whoever writes them. */
export async function readSecret (query: Query, name: string): Promise<Uint8Array | undefined> {
  const [row] = await query<{ bytes: Buffer }>(VAULT.readSecret, [name])
  return row?.bytes
}

export async function writeSecret (execute: Execute, name: string, bytes: Uint8Array): Promise<void> {
  await execute(VAULT.writeSecret, [name, Buffer.from(bytes)])
}

function sealedRows (table: string, query: Query, execute: Execute): SealedFiles {
  const names = async (sql: string, values: readonly unknown[] = []): Promise<readonly string[]> => (await query<{ name: string }>(sql, values)).map(({ name }) => name)
  return {
    async read (name) {
      const [row] = await query<{ bytes: Buffer }>(VAULT.read(table), [checked(name)])
      return row?.bytes
    },
    async create (name, bytes) { return await execute(VAULT.create(table), [checked(name), Buffer.from(bytes)]) > 0 },
    async replace (name, bytes) { return await execute(VAULT.replace(table), [checked(name), Buffer.from(bytes)]) > 0 },
    async remove (given) { if (given.length > 0) await execute(VAULT.remove(table), [given.map(checked)]) },
    list: async (but) => but === undefined ? await names(VAULT.list(table)) : await names(VAULT.listBut(table), [Buffer.from(but)]),
    async count (but) {
      const [row] = but === undefined ? await query<{ count: number }>(VAULT.count(table)) : await query<{ count: number }>(VAULT.countBut(table), [Buffer.from(but)])
      return row?.count ?? 0
    },
    listSettled: async () => await names(VAULT.listSettled(table))
  }
}

function checked (name: string): string {
  if (!NAME.test(name)) throw new AppError('INTERNAL')
  return name
}
