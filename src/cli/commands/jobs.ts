// `sumi jobs run | list | status | failed | pause | resume | cancel`: many conversations at once, from files to files; killed at any point, it goes on.
// With SUMI_DATABASE_URL they are jobs of the database, which its servers work on too; else of this process and of output folders.

import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command, Option } from 'commander'
import { systemClock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { DEFAULT_CHUNK, MOST_CHUNK_RECORDS, type JobStatus, type ListedFailure } from '../../jobs/job.ts'
import { JobBook, leaveWish, readFailures, readStatus, type Wish } from '../../jobs/local/book.ts'
import { PROFILE_NAMES } from '../../privacy/retention/profiles/profiles.ts'
import type { Operators } from '../../redaction/operator.ts'
import { nodeFiles } from '../../store/file/files.ts'
import { UsageError } from '../exit.ts'
import { orderIn, runInProcess, type JobRunOptions } from '../jobs.ts'
import { CLI_ACTOR } from '../actor.ts'
import { askDatabase, isOnDatabase, runOnDatabase, type WhereOptions } from '../shared-jobs.ts'
import { detectionOptions, parseWorkers, withDetectionOptions, type RunOptions } from '../run.ts'
import { parseOperators } from './redact.ts'

/** How long a process that works on a job has to see a wish and put its work down. */
const PATIENCE_MS = 30_000
const LOOK_EVERY_MS = 100
const FAILURES_AT_ONCE = 1_000

const HERE = ['--in-process', 'not on the database of SUMI_DATABASE_URL'] as const
const JOB = ['<job>', 'its output folder; on a database its id, too'] as const

interface RunJobOptions extends RunOptions, WhereOptions {
  readonly out: string
  readonly action: 'redact' | 'detect'
  readonly operators?: Operators
  readonly profile?: string
  readonly chunkRecords: number
}

export function jobsCommand (): Command {
  const jobs = new Command('jobs').description('redact or detect in many conversations, from files to files, docs/jobs.md')
  withDetectionOptions(jobs.command('run'))
    .description('run a job, with SUMI_DATABASE_URL together with the servers of the database, else in this process; killed or interrupted, the same command goes on with it')
    .argument('<input>', '.jsonl, .ndjson or either with .gz, one conversation a line; or a folder with such files')
    .requiredOption('--out <folder>', 'a new or empty folder for the parts and the manifest')
    .addOption(new Option('--action <action>', 'what to do').choices(['redact', 'detect']).default('redact'))
    .option('--operators <json>', 'for example {"CREDIT_CARD":{"type":"mask","keepLast":4}}', parseOperators)
    .addOption(new Option('--profile <name>', 'operators by a named profile, docs/privacy.md').choices(PROFILE_NAMES).conflicts('operators'))
    .option('--chunk-records <number>', 'records of one part at most', parseRecords, DEFAULT_CHUNK.records)
    .option('--data-dir <folder>', 'write the audit entries of the job there, and run it in this process; default: the database, or none are kept')
    .option(...HERE)
    .action(async (input: string, options: RunJobOptions) => {
      const { out, action, operators, profile, chunkRecords } = options
      const how = { ...detectionOptions(options), ...(operators === undefined ? {} : { operators }), ...(profile === undefined ? {} : { profile }) }
      if (isOnDatabase(options)) {
        if (options.rules !== undefined) throw new UsageError('--rules: a job on a database goes by the rules in force there; put them with PUT /v1/rules, or add --in-process')
        await runOnDatabase({ input, out, action, options: how, chunkRecords }, options)
        return
      }
      await runInProcess({ action, input: resolve(input), output: resolve(out), options: how, chunk: { ...DEFAULT_CHUNK, records: chunkRecords } }, options)
    })
  jobs.command('list')
    .description('the jobs of the database, or those whose output folders lie in a folder: id, state, records done, all, failed, folder')
    .argument('[folder]', 'not those of a database; default: the current one')
    .option(...HERE)
    .action(async (given: string | undefined, options: WhereOptions) => {
      if (given === undefined && isOnDatabase(options)) {
        for (const status of await askDatabase(async (jobs) => await jobs.list(CLI_ACTOR))) writeLine(status, status.output)
        return
      }
      const folder = given ?? '.'
      for (const name of (await readdir(resolve(folder)).catch(() => { throw new UsageError(`cannot read ${folder}`) })).sort()) {
        const status = await readStatus(nodeFiles, join(resolve(folder), name))
        if (status !== undefined) writeLine(status, join(folder, name))
      }
    })
  jobs.command('status').description('how far a job is, as JSON').argument(...JOB).option(...HERE).action(async (job: string, options: WhereOptions) => {
    writeStatus(isOnDatabase(options) ? await askDatabase(async (_, find) => await find(job)) : await statusIn(resolve(job)))
  })
  jobs.command('failed').description('the records of a job that failed, a line each: file, line, code').argument(...JOB).option(...HERE).action(async (job: string, options: WhereOptions) => {
    await (isOnDatabase(options) ? listFailedOnDatabase(job) : listFailedIn(resolve(job)))
  })
  for (const [name, description] of [['pause', 'stop a job; what was done stays'], ['cancel', 'end a job for good; its parts stay, without a manifest']] as const) {
    jobs.command(name).description(description).argument(...JOB).option(...HERE).action(async (job: string, options: WhereOptions) => {
      if (isOnDatabase(options)) writeStatus(await askDatabase(async (all, find) => await all[name](CLI_ACTOR, (await find(job)).id)))
      else await wish(resolve(job), name)
    })
  }
  jobs.command('resume')
    .description('go on with a job, with the options that it was begun with; one of a database goes on in its servers')
    .argument(...JOB)
    .option('--model <folder>', 'as it was begun with')
    .option('--rules <file>', 'as it was begun with')
    .option('--workers <number>', 'detection threads; default: one a core', parseWorkers)
    .option('--data-dir <folder>', 'as it was begun with')
    .option(...HERE)
    .action(async (job: string, options: JobRunOptions & WhereOptions) => {
      if (isOnDatabase(options)) writeStatus(await askDatabase(async (all, find) => await all.resume(CLI_ACTOR, (await find(job)).id)))
      else await runInProcess(await orderIn(resolve(job)), options)
    })
  return jobs
}

async function statusIn (output: string): Promise<JobStatus> {
  const status = await readStatus(nodeFiles, output)
  if (status === undefined) throw new AppError('NOT_FOUND', 'there is no job in this folder')
  return status
}

async function listFailedIn (output: string): Promise<void> {
  await statusIn(output)
  for await (const failure of readFailures(nodeFiles, output)) writeFailure(failure)
}

async function listFailedOnDatabase (job: string): Promise<void> {
  await askDatabase(async (jobs, find) => {
    const { id } = await find(job)
    for (let after: string | undefined; ;) {
      const { failures, next } = await jobs.failures(CLI_ACTOR, id, after, FAILURES_AT_ONCE)
      failures.forEach(writeFailure)
      if (next === null) return
      after = next
    }
  })
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

function writeLine ({ id, state, done, total, failed }: JobStatus, folder: string): void {
  process.stdout.write(`${[id, state, done.records, total?.records ?? '-', failed, folder].join('\t')}\n`)
}

function writeFailure ({ file, line, code }: ListedFailure): void {
  process.stdout.write(`${[file, line, code].join('\t')}\n`)
}

function writeStatus (status: JobStatus): void {
  process.stdout.write(`${JSON.stringify(status, null, 2)}\n`)
}

function parseRecords (text: string): number {
  const records = Number(text)
  if (!Number.isInteger(records) || records < 1 || records > MOST_CHUNK_RECORDS) throw new UsageError(`--chunk-records must be a whole number from 1 to ${MOST_CHUNK_RECORDS}`)
  return records
}
