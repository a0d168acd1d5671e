// `sumi jobs run | list | status | pause | resume | cancel`: many conversations at once, from files to files; killed at any point, it goes on.

import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command, Option } from 'commander'
import { systemClock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { DEFAULT_CHUNK, MOST_CHUNK_RECORDS, type JobStatus } from '../../jobs/job.ts'
import { JobBook, leaveWish, readStatus, type Wish } from '../../jobs/local/book.ts'
import { PROFILE_NAMES } from '../../privacy/retention/profiles/profiles.ts'
import type { Operators } from '../../redaction/operator.ts'
import { nodeFiles } from '../../store/file/files.ts'
import { UsageError } from '../exit.ts'
import { orderIn, runInProcess, type JobRunOptions } from '../jobs.ts'
import { detectionOptions, parseWorkers, withDetectionOptions, type RunOptions } from '../run.ts'
import { parseOperators } from './redact.ts'

/** How long a process that works on a job has to see a wish and put its work down. */
const PATIENCE_MS = 30_000
const LOOK_EVERY_MS = 100

interface RunJobOptions extends RunOptions {
  readonly out: string
  readonly action: 'redact' | 'detect'
  readonly operators?: Operators
  readonly profile?: string
  readonly chunkRecords: number
}

export function jobsCommand (): Command {
  const jobs = new Command('jobs').description('redact or detect in many conversations, from files to files, docs/jobs.md')
  withDetectionOptions(jobs.command('run'))
    .description('run a job in this process; killed or interrupted, the same command goes on with it')
    .argument('<input>', '.jsonl, .ndjson or either with .gz, one conversation a line; or a folder with such files')
    .requiredOption('--out <folder>', 'a new or empty folder for the parts and the manifest')
    .addOption(new Option('--action <action>', 'what to do').choices(['redact', 'detect']).default('redact'))
    .option('--operators <json>', 'for example {"CREDIT_CARD":{"type":"mask","keepLast":4}}', parseOperators)
    .addOption(new Option('--profile <name>', 'operators by a named profile, docs/privacy.md').choices(PROFILE_NAMES).conflicts('operators'))
    .option('--chunk-records <number>', 'records of one part at most', parseRecords, DEFAULT_CHUNK.records)
    .option('--data-dir <folder>', 'write the audit entries of the job there; default: none are kept')
    .action(async (input: string, options: RunJobOptions) => {
      const { out, action, operators, profile, chunkRecords } = options
      const how = { ...detectionOptions(options), ...(operators === undefined ? {} : { operators }), ...(profile === undefined ? {} : { profile }) }
      await runInProcess({ action, input: resolve(input), output: resolve(out), options: how, chunk: { ...DEFAULT_CHUNK, records: chunkRecords } }, options)
    })
  jobs.command('list')
    .description('the jobs whose output folders lie in a folder: id, state, records done, all, failed, folder')
    .argument('[folder]', 'default: the current one', '.')
    .action(async (folder: string) => {
      for (const name of (await readdir(resolve(folder)).catch(() => { throw new UsageError(`cannot read ${folder}`) })).sort()) {
        const status = await readStatus(nodeFiles, join(resolve(folder), name))
        if (status !== undefined) process.stdout.write(`${[status.id, status.state, status.done.records, status.total?.records ?? '-', status.failed, join(folder, name)].join('\t')}\n`)
      }
    })
  jobs.command('status').description('how far a job is, as JSON').argument('<output>', 'its output folder').action(async (output: string) => {
    writeStatus(await statusIn(resolve(output)))
  })
  jobs.command('pause').description('stop a job; what was done stays').argument('<output>', 'its output folder').action(async (output: string) => { await wish(resolve(output), 'pause') })
  jobs.command('cancel').description('end a job for good; its parts stay, without a manifest').argument('<output>', 'its output folder').action(async (output: string) => { await wish(resolve(output), 'cancel') })
  jobs.command('resume')
    .description('go on with a job, with the options that it was begun with')
    .argument('<output>', 'its output folder')
    .option('--model <folder>', 'as it was begun with')
    .option('--rules <file>', 'as it was begun with')
    .option('--workers <number>', 'detection threads; default: one a core', parseWorkers)
    .option('--data-dir <folder>', 'as it was begun with')
    .action(async (output: string, options: JobRunOptions) => { await runInProcess(await orderIn(resolve(output)), options) })
  return jobs
}

async function statusIn (output: string): Promise<JobStatus> {
  const status = await readStatus(nodeFiles, output)
  if (status === undefined) throw new AppError('NOT_FOUND', 'there is no job in this folder')
  return status
}

/** Does it where nobody works on the job, else asks whoever does and waits until it is done. */
async function wish (output: string, what: Wish): Promise<void> {
  const state = what === 'pause' ? 'paused' : 'cancelled'
  const before = await statusIn(output)
  if (before.state === 'finished' || before.state === 'cancelled') throw new AppError('CONFLICT', `the job is ${before.state}`)
  if (before.state !== 'running') {
    const book = await JobBook.open(nodeFiles, output, () => {})
    try {
      await book.setState(state, systemClock().toISOString())
    } finally {
      await book.close()
    }
    writeStatus(await statusIn(output))
    return
  }
  await leaveWish(nodeFiles, output, what)
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += LOOK_EVERY_MS) {
    const status = await statusIn(output)
    if (status.state !== 'running') { writeStatus(status); return }
    await sleep(LOOK_EVERY_MS)
  }
  throw new AppError('DEADLINE_EXCEEDED', 'the process that works on the job does not answer')
}

function writeStatus (status: JobStatus): void {
  process.stdout.write(`${JSON.stringify(status, null, 2)}\n`)
}

function parseRecords (text: string): number {
  const records = Number(text)
  if (!Number.isInteger(records) || records < 1 || records > MOST_CHUNK_RECORDS) throw new UsageError(`--chunk-records must be a whole number from 1 to ${MOST_CHUNK_RECORDS}`)
  return records
}
