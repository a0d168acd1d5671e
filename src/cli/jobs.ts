// Runs a bulk job in this process, for `sumi jobs run` and `sumi jobs resume`.

import { availableParallelism } from 'node:os'
import { systemClock } from '../clock.ts'
import { AppError } from '../errors.ts'
import { findInput } from '../jobs/input-files.ts'
import type { JobOrder, JobStatus } from '../jobs/job.ts'
import { JobBook, readRecord } from '../jobs/local/book.ts'
import { LOST, runJob } from '../jobs/local/run-job.ts'
import { checkApart, checkSameJob, makeJob } from '../jobs/local/start-job.ts'
import { openBulk } from '../library.ts'
import { nodeFiles } from '../store/file/files.ts'
import { EXIT } from './exit.ts'
import { startProgress } from './progress.ts'
import { rulesOf, type RunOptions } from './run.ts'
import { CLI_ACTOR } from './actor.ts'

export type JobRunOptions = Pick<RunOptions, 'model' | 'rules' | 'workers' | 'dataDir'>

/** Runs the job to its end, or until it is interrupted; sets the exit code. @throws AppError, UsageError: nothing was begun. */
export async function runInProcess (order: JobOrder, options: JobRunOptions): Promise<void> {
  await checkApart(order.input, order.output)
  const { left } = await findInput(order.input)
  if (left > 0) process.stderr.write(`sumi: ${left} ${left === 1 ? 'file' : 'files'} left out that ${left === 1 ? 'is' : 'are'} no JSON Lines by name\n`)
  const before = await readRecord(nodeFiles, order.output)
  if (before !== undefined) await checkSameJob(nodeFiles, order, before)

  const { model: modelDir, workers = availableParallelism(), dataDir } = options
  const { bulk, close } = await openBulk(CLI_ACTOR, { ...await rulesOf(options), workers, ...(modelDir === undefined ? {} : { modelDir }), ...(dataDir === undefined ? {} : { dataDir }) })
  try {
    await makeJob(nodeFiles, order, bulk.prepare(CLI_ACTOR, order.action, order.options), CLI_ACTOR, systemClock)
    const stop = new AbortController()
    const book = await JobBook.open(nodeFiles, order.output, () => { stop.abort(LOST) })
    try {
      if (book.state === 'finished') { process.stderr.write(`sumi: the job in ${order.output} is finished already\n`); return }
      reportJob(await withProgress(book, stop, async (onRecord) => await runJob({
        book,
        bulk,
        actor: CLI_ACTOR,
        files: nodeFiles,
        clock: systemClock,
        concurrency: 2 * workers + 1,
        signal: stop.signal,
        options: order.options,
        onRecord,
        find: async () => (await findInput(order.input)).files
      })), order.output)
    } finally {
      await book.close()
    }
  } finally {
    await close()
  }
}

/** Ctrl-C and SIGTERM stop the job; what was done stays, and the next run goes on. */
async function withProgress (book: JobBook, stop: AbortController, work: (onRecord: () => void) => Promise<JobStatus>): Promise<JobStatus> {
  const before = book.status().done.records
  let done = 0
  const progress = startProgress(process.stderr, () => {
    const total = book.input?.totals.records
    return total === undefined ? undefined : Math.min(1, done / Math.max(1, total - before))
  })
  const interrupt = (): void => {
    process.exitCode = EXIT.interrupted
    stop.abort('interrupted')
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt)
  try {
    return await work(() => { done += 1; progress.tick() })
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, interrupt)
    progress.end()
  }
}

/** One line on standard error, and the exit code. */
export function reportJob ({ state, done, failed, total, error }: JobStatus, output: string): void {
  const records = `${done.records} of ${total?.records ?? '?'} records done, ${failed} of them failed`
  if (state === 'failed') {
    process.stderr.write(`sumi: stopped: ${error?.detail ?? ''} (${error?.code ?? 'INTERNAL'}); ${records}; nothing is lost, run it again to go on\n`)
    process.exitCode = EXIT.partial
  } else if (state === 'finished') {
    process.stderr.write(`sumi: finished: ${done.records - failed} records in ${output}${failed > 0 ? `, ${failed} failed, see failures.jsonl` : ''}\n`)
    if (failed > 0) process.exitCode = EXIT.partial
  } else {
    process.stderr.write(`sumi: ${state === 'waiting' ? 'interrupted' : state}: ${records}${state === 'cancelled' ? '' : '; run it again to go on'}\n`)
  }
}

/** @throws AppError NOT_FOUND; INVALID_REQUEST for a job of a server, which alone knows its folders. */
export async function orderIn (output: string): Promise<JobOrder> {
  const record = await readRecord(nodeFiles, output)
  if (record === undefined) throw new AppError('NOT_FOUND', 'there is no job in this folder')
  if (record.output !== output) throw new AppError('INVALID_REQUEST', 'the job belongs to a server, or its folder was moved; resume it where it was begun')
  const { action, input, options, chunk } = record
  return { action, input, output, options, chunk }
}
