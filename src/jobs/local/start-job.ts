// Makes a job in an output folder, or finds the one that is there and makes sure that it is the same.

import { realpath } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { BulkOptions, BulkWork } from '../../privacy/bulk.ts'
import type { Actor } from '../../privacy/privacy.ts'
import type { FileOps } from '../../store/file/files.ts'
import { findInput } from '../input-files.ts'
import type { JobOrder, JobRecord } from '../job.ts'
import { hashInput } from '../plan.ts'
import { createBook, newJobId, readRecord, readStatus } from './book.ts'

/** @throws AppError CONFLICT when the output would be part of the input. */
export async function checkApart (input: string, output: string): Promise<void> {
  const [from, to] = [await realpath(input).catch(() => input), await realOf(output)]
  if (to === from || to.startsWith(from + sep)) throw new AppError('CONFLICT', 'the output folder must not lie in the input folder')
}

/** The real path of what is there, and the rest as it is. */
async function realOf (path: string): Promise<string> {
  return await realpath(path).catch(async () => dirname(path) === path ? path : join(await realOf(dirname(path)), path.slice(dirname(path).length)))
}

/** Whether the job that is in the output folder may go on: its order and its input are the same as now. @throws AppError CONFLICT. */
export async function checkSameJob (files: FileOps, order: JobOrder, record: JobRecord): Promise<void> {
  const isSame = record.action === order.action && record.input === order.input && isDeepStrictEqual(record.chunk, order.chunk)
  if (!isSame) throw new AppError('CONFLICT', 'the output folder has a job with another input, action or size of parts')
  const status = await readStatus(files, order.output)
  if (status?.state === 'cancelled') throw new AppError('CONFLICT', 'the job in the output folder was cancelled; name another folder')
  if (status?.total === undefined || status.total === null) return
  if (await hashInput((await findInput(order.input)).files) !== status.total.inputHash) throw new AppError('CONFLICT', 'the input changed since the job began; name another output folder')
}

/** @throws AppError CONFLICT. */
export async function makeJob (files: FileOps, order: JobOrder, { model, fingerprint }: BulkWork, actor: Actor, clock: Clock): Promise<JobRecord> {
  const before = await readRecord(files, order.output)
  if (before !== undefined) {
    if (before.configHash !== fingerprint) throw new AppError('CONFLICT', 'the job in the output folder began with other options, rules, model, data folder or version; name another output folder')
    return before
  }
  const record: JobRecord = { version: 1, id: newJobId(), createdAt: clock().toISOString(), actor, ...order, options: withoutKeys(order.options), model, configHash: fingerprint }
  await createBook(files, order.output, record)
  return record
}

/** The record of a job lies in its output folder: no key may be in it. */
function withoutKeys (options: BulkOptions): BulkOptions {
  if (options.operators === undefined) return options
  const operators = Object.entries(options.operators).map(([type, operator]) => [type, operator?.type === 'hash' ? { type: 'hash' } : operator])
  return { ...options, operators: Object.fromEntries(operators) }
}
