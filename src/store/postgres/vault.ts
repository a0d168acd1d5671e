// Sealed files as rows: the same bytes that the file store writes, one row a file.

import { AppError } from '../../errors.ts'
import type { SealedFiles, VaultFiles } from '../vault-files.ts'
import type { Query } from './audit.ts'
import { VAULT } from './sql.ts'

/** Runs a statement. @returns how many rows it changed. */
export type Execute = (sql: string, values: readonly unknown[]) => Promise<number>

const NAME = /^[0-9a-f]{32}$/
const HEADER = 'vault header'

export function vaultOver (query: Query, execute: Execute): VaultFiles {
  return {
    keys: sealedRows('vault_keys', query, execute),
    bodies: sealedRows('vault_bodies', query, execute),
    readHeader: async () => await readSecret(query, HEADER),
    writeHeader: async (bytes) => { await writeSecret(execute, HEADER, bytes) }
  }
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
  const names = async (sql: string): Promise<readonly string[]> => (await query<{ name: string }>(sql)).map(({ name }) => name)
  return {
    async read (name) {
      const [row] = await query<{ bytes: Buffer }>(VAULT.read(table), [checked(name)])
      return row?.bytes
    },
    async create (name, bytes) { await execute(VAULT.create(table), [checked(name), Buffer.from(bytes)]) },
    async replace (name, bytes) { return await execute(VAULT.replace(table), [checked(name), Buffer.from(bytes)]) > 0 },
    async remove (given) { if (given.length > 0) await execute(VAULT.remove(table), [given.map(checked)]) },
    list: async () => await names(VAULT.list(table)),
    listSettled: async () => await names(VAULT.listSettled(table))
  }
}

function checked (name: string): string {
  if (!NAME.test(name)) throw new AppError('INTERNAL')
  return name
}
