// What a job of a server may ask for, beyond what its options are checked for.

import { isDeepStrictEqual } from 'node:util'
import { AppError } from '../errors.ts'
import type { Clock } from '../clock.ts'
import type { BulkWork } from '../privacy/bulk.ts'
import type { Actor } from '../privacy/privacy.ts'
import { DEFAULT_CHUNK, MOST_CHUNK_RECORDS, type JobRecord } from './job.ts'
import type { JobRequest } from './jobs.ts'
import { newJobId } from './local/book.ts'

/** @throws AppError INVALID_OPERATOR, INVALID_REQUEST. */
export function checkRequest ({ options: { operators = {} }, chunkRecords = 1 }: JobRequest): void {
  // The record of a job lies in its output folder: no key may be in it.
  const hasKey = Object.values(operators).some((operator) => operator?.type === 'hash' && operator.key !== undefined)
  if (hasKey) throw new AppError('INVALID_OPERATOR', 'a job takes no key for hash: without one, the key of this store is used')
  checkChunkRecords(chunkRecords)
}

export function checkChunkRecords (records: number): void {
  if (!Number.isInteger(records) || records < 1 || records > MOST_CHUNK_RECORDS) throw new AppError('INVALID_REQUEST', `records of a part must be a whole number from 1 to ${MOST_CHUNK_RECORDS}`)
}

/** Whether a job that is there does what is asked for. */
export function sameOrder (job: JobRecord, asked: JobRecord): boolean {
  return job.action === asked.action && job.input === asked.input && job.configHash === asked.configHash && isDeepStrictEqual(job.chunk, asked.chunk)
}

/** The record of a job that is asked for now. */
export function newRecord (actor: Actor, { action, input, output, options, chunkRecords = DEFAULT_CHUNK.records }: JobRequest, { fingerprint, model }: Pick<BulkWork, 'fingerprint' | 'model'>, clock: Clock): JobRecord {
  return { version: 1, id: newJobId(), createdAt: clock().toISOString(), actor, action, input, output, options, chunk: { ...DEFAULT_CHUNK, records: chunkRecords }, model, configHash: fingerprint }
}
