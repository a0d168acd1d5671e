// The mark of a move that has not ended: a database that holds half a store must not be served.

import { AppError } from '../../errors.ts'
import type { Query } from './audit.ts'
import { VAULT } from './sql.ts'
import { readSecret, writeSecret, type Execute } from './vault.ts'

const MARK = 'unfinished import'

/** @throws AppError CONFLICT while an import has not ended. */
export async function checkFinished (query: Query): Promise<void> {
  if (await readSecret(query, MARK) !== undefined) throw new AppError('CONFLICT', 'an import into this database has not ended: run `sumi db import` again')
}

export async function markUnfinished (execute: Execute): Promise<void> {
  await writeSecret(execute, MARK, Buffer.from([1]))
}

export async function markFinished (execute: Execute): Promise<void> {
  await execute(VAULT.removeSecret, [MARK])
}
