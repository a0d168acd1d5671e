// What each kind of message does: cut the input of a job into chunks, work through one chunk, finish the job.

import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { Bulk, BulkWork } from '../../privacy/bulk.ts'
import type { FileOps } from '../../store/file/files.ts'
import { ChunkReader } from '../chunk-reader.ts'
import { describeJobError } from '../errors.ts'
import { isPartWhole, writeManifest } from '../finish.ts'
import { inputPath, outputPath, type JobFolders } from '../folders.ts'
import { findInput } from '../input-files.ts'
import { isGoing, type Chunk, type InputFile, type Totals } from '../job.ts'
import { removeUnfinishedParts } from '../part-file.ts'
import { planInput } from '../plan.ts'
import { runChunk } from '../run-chunk.ts'
import { addResult, type Tally } from '../tally.ts'
import type { JobDatabase } from './database.ts'
import type { JobRow, Message } from './rows.ts'
import type { Transaction } from './transaction.ts'

export interface Acting {
  readonly database: JobDatabase
  readonly folders: JobFolders
  readonly bulk: Bulk
  readonly files: FileOps
  readonly clock: Clock
  /** Records of one chunk under way at once. */
  readonly concurrency: number
  /** Compressed files that are being read, by job. */
  readonly readers: Map<string, ChunkReader>
  readonly worker: string
  readonly message: Message
  readonly signal: AbortSignal
}

/** What was done for the message counts for nothing: another process has it, or its job asks for nothing any more. */
class Void extends Error {}

const OVER = 'over'
/** Chunks that are written at once: the transaction must not stand still for long while a slow disk is read. */
const PLAN_BATCH = 20

/** @throws what stopped it; the message is not ended then. */
export async function actOn (acting: Acting): Promise<void> {
  const { database, message, worker } = acting
  const row = await database.job(message.data.job)
  if (row === undefined || row.generation !== message.data.generation || !isGoing(row)) {
    await database.complete(message.id, worker)
    return
  }
  try {
    if (message.data.kind === 'plan') await plan(acting, row)
    else if (message.data.kind === 'chunk') await workChunk(acting, row, message.data.number ?? 0)
    else await finish(acting, row)
  } catch (error) {
    if (!(error instanceof Void)) throw error
    if (error.message === OVER) await database.complete(message.id, worker)
  }
}

/** Ends the job with its reason; it can be resumed. */
export async function failJob (acting: Acting, error: unknown): Promise<void> {
  const { database, message, worker, clock } = acting
  const row = await database.transaction(async (transaction) => {
    if (!await transaction.holdsLease(message.id, worker)) return undefined
    const job = await transaction.lockJob(message.data.job)
    await transaction.complete(message.id, worker)
    if (job === undefined || job.generation !== message.data.generation || !isGoing(job)) return undefined
    await transaction.setState(job.record.id, 'failed', clock().toISOString(), describeJobError(error), true)
    return job
  })
  if (row !== undefined) await recordEnd(acting, row, 'failed', row.tally)
}

export async function recordEnd ({ bulk }: Pick<Acting, 'bulk'>, { record }: JobRow, detail: string, { done, failed, messages, counts }: Tally): Promise<void> {
  await bulk.record(record.actor, 'job.end', { operation: record.id, detail, counts: { ...counts, conversations: done.records - failed, messages, failed } })
}

async function plan (acting: Acting, { record }: JobRow): Promise<void> {
  const { folders, bulk, signal } = acting
  const { files: found } = await findInput(await inputPath(folders, record.input))
  await bulk.record(record.actor, 'job.start', { operation: record.id, detail: record.action })
  const known: { files: InputFile[], totals?: Totals } = { files: [] }
  await ending(acting, async (transaction, row) => {
    if (known.totals === undefined) throw new AppError('INTERNAL')
    await transaction.setInput(record.id, { files: known.files, totals: known.totals })
    await transaction.setState(record.id, 'running', acting.clock().toISOString())
    await sendNext(transaction, row)
  }, async (transaction) => {
    // It may take long: the job is not locked yet, and can be paused.
    await transaction.clearChunks(record.id)
    let batch: Chunk[] = []
    for await (const event of planInput(found, record.chunk, signal)) {
      if (event.kind === 'file') known.files.push(event.file)
      else if (event.kind === 'end') known.totals = event.totals
      else batch.push(event.chunk)
      if (batch.length < PLAN_BATCH && event.kind !== 'end') continue
      await transaction.insertChunks(record.id, batch)
      batch = []
    }
  })
}

async function workChunk (acting: Acting, row: JobRow, number: number): Promise<void> {
  const { database, folders, files, concurrency, signal, message, worker, readers } = acting
  const { record, input } = row
  const known = await database.chunk(record.id, number)
  if (known === undefined || input === null || known.isDone) { await database.complete(message.id, worker); return }
  const { chunk } = known
  const name = input.files[chunk.file]?.name ?? ''
  const reader = readers.get(record.id) ?? new ChunkReader()
  readers.set(record.id, reader)
  const { result, part } = await runChunk({
    files, reader, work: preparedWork(acting, row), action: record.action, chunk, name, concurrency, signal, path: await pathOf(folders, record.input, name), output: await outputPath(folders, record.output)
  })
  try {
    await ending(acting, async (transaction, job) => {
      // The part gets its name only where the row says for the first time that it is done, and before it says so to anybody else.
      if (!await transaction.chunkDone(record.id, result)) { await part.discard(); return }
      await part.rename()
      await transaction.setTally(record.id, addResult(job.tally, result))
      if (!await transaction.hasOpenChunks(record.id)) await transaction.send([{ kind: 'finish', job: record.id, generation: job.generation }])
    })
  } catch (error) {
    await part.discard()
    throw error
  }
}

async function finish (acting: Acting, row: JobRow): Promise<void> {
  const { database, folders, files, clock, signal, readers } = acting
  const { record, input } = row
  if (input === null) throw new AppError('INTERNAL')
  const output = await outputPath(folders, record.output)
  const lost: Array<{ readonly number: number, readonly result: Parameters<typeof addResult>[1] }> = []
  for await (const { chunk, result } of database.results(record.id)) {
    signal.throwIfAborted()
    if (!await isPartWhole(output, result)) lost.push({ number: chunk.number, result })
  }
  if (lost.length > 0) {
    await ending(acting, async (transaction, job) => {
      for (const { number } of lost) await transaction.undoChunk(record.id, number)
      await transaction.setTally(record.id, lost.reduce((tally, { result }) => addResult(tally, result, -1), job.tally))
      // Messages of this generation were sent once and are not sent again.
      await transaction.setState(record.id, 'running', clock().toISOString(), null, true)
      await transaction.sendOpenChunks(record.id, job.generation + 1)
    })
    return
  }
  await removeUnfinishedParts(files, output)
  const tally = await writeManifest(files, { record, output, input, results: () => database.results(record.id) }, clock().toISOString())
  await recordEnd(acting, row, 'finished', tally)
  await ending(acting, async (transaction) => { await transaction.setState(record.id, 'finished', clock().toISOString()) })
  await readers.get(record.id)?.close()
  readers.delete(record.id)
}

/**
 * The commit that ends a message, with what it did.
 * @param before done in the same transaction, while the job is not locked yet.
 * @throws Void; nothing is kept then.
 */
async function ending (
  { database, message, worker }: Acting, work: (transaction: Transaction, job: JobRow) => Promise<void>, before: (transaction: Transaction) => Promise<void> = async () => {}
): Promise<void> {
  await database.transaction(async (transaction) => {
    if (!await transaction.holdsLease(message.id, worker)) throw new Void()
    await before(transaction)
    const job = await transaction.lockJob(message.data.job)
    if (job === undefined || job.generation !== message.data.generation || !isGoing(job)) throw new Void(OVER)
    await work(transaction, job)
    await transaction.complete(message.id, worker)
  })
}

/** Messages for what is left of a job: its chunks, or its end. */
export async function sendNext (transaction: Transaction, { record: { id }, generation }: Pick<JobRow, 'record' | 'generation'>): Promise<void> {
  if (await transaction.sendOpenChunks(id, generation) === 0) await transaction.send([{ kind: 'finish', job: id, generation }])
}

/** @throws AppError CONFLICT where this process would come to other results. */
function preparedWork ({ bulk }: Acting, { record }: JobRow): BulkWork {
  const work = bulk.prepare(record.actor, record.action, record.options)
  if (work.fingerprint !== record.configHash) throw new AppError('NOT_READY', 'the rules, model or version of this process are not those that the job began with')
  return work
}

async function pathOf (folders: JobFolders, input: string, name: string): Promise<string> {
  const path = await inputPath(folders, input)
  return (await stat(path)).isDirectory() ? join(path, ...name.split('/')) : path
}
