// Bulk jobs on the database of SUMI_DATABASE_URL: this process queues them, works on them beside the servers, and asks how far they are.

import { realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../clock.ts'
import { readConfig, type Config } from '../config.ts'
import { AppError } from '../errors.ts'
import { openJobFolders, type JobFolders } from '../jobs/folders.ts'
import { isGoing, type JobStatus } from '../jobs/job.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { openServerJobs } from '../jobs/open-jobs.ts'
import { startDetection } from '../library.ts'
import { createBulk, type BulkAction, type BulkOptions } from '../privacy/bulk.ts'
import { openRecordsAt } from '../privacy/open-records.ts'
import { readRulesFile } from '../privacy/rules/file.ts'
import { nodeFiles } from '../store/file/files.ts'
import { NO_DETECTION } from './conversations.ts'
import { EXIT, UsageError } from './exit.ts'
import { reportJob } from './jobs.ts'
import { progressLine } from './progress.ts'
import { CLI_ACTOR } from './actor.ts'

const LOOK_EVERY_MS = 300

export interface WhereOptions {
  readonly dataDir?: string
  readonly inProcess?: boolean
}

/** Detection of this process, as `sumi jobs run` takes it. */
export interface WorkOptions {
  readonly model?: string
  readonly workers?: number
}

export interface SharedRun {
  /** Paths. */
  readonly input: string
  readonly out: string
  readonly action: BulkAction
  readonly options: BulkOptions
  readonly chunkRecords: number
}

/** Whether jobs are those of a database: the settings name one, and the command does not say otherwise. */
export function isOnDatabase ({ dataDir, inProcess }: WhereOptions): boolean {
  return dataDir === undefined && inProcess !== true && readConfig().database !== undefined
}

/** Queues a job, or finds it, works on it beside the servers, and waits for its end; sets the exit code. @throws AppError, UsageError: nothing was queued. */
export async function runOnDatabase ({ input, out, action, options, chunkRecords }: SharedRun, work: WorkOptions): Promise<void> {
  const config = readConfig()
  const folders = await openJobFolders(config)
  if (folders === undefined) throw new AppError('INVALID_CONFIG', 'jobs on a database need SUMI_JOBS_INPUT and SUMI_JOBS_OUTPUT, the folders that all servers see; or run the job here alone, with --in-process')
  const request = { action, input: await inputName(folders, input), output: await outputName(folders, out), options, chunkRecords }
  await withJobs(config, folders, work, async (jobs) => {
    const { id, state, isNew } = await jobs.submit(CLI_ACTOR, request)
    if (state === 'paused' || state === 'failed') await jobs.resume(CLI_ACTOR, id)
    process.stderr.write(`sumi: job ${id}${isNew ? ' queued' : ' found'}; the servers of the database work on it too\n`)
    const ended = await follow(jobs, id)
    if (ended === undefined) {
      process.stderr.write(`sumi: interrupted; the servers go on with the job: \`sumi jobs pause ${id}\` stops it\n`)
      process.exitCode = EXIT.interrupted
      return
    }
    reportJob(ended, out)
  })
}

/** Asks for something about a job, or all of them; this process works on none. */
export async function askDatabase<T> (work: (jobs: Jobs, find: (job: string) => Promise<JobStatus>) => Promise<T>): Promise<T> {
  const config = readConfig()
  const folders = await openJobFolders(config)
  return await withJobs(config, folders ?? { input: '', output: '' }, undefined, async (jobs) => await work(jobs, async (job) => await find(jobs, folders, job)))
}

/** @param work undefined: no model is loaded. */
async function withJobs<T> (config: Config, folders: JobFolders, work: WorkOptions | undefined, use: (jobs: Jobs) => Promise<T>): Promise<T> {
  const { dataDir, database, masterKeyFile: file, masterKey: value, maxTextChars, maxMessages, modelDir, rulesFile } = config
  const opened: Array<() => Promise<void>> = []
  try {
    const { store } = await openRecordsAt({ dataDir, database, clock: systemClock, masterKey: { file, value } })
    opened.unshift(async () => { await store.close() })
    const workers = work === undefined ? 0 : work.workers ?? config.workers
    const rulesGiven = work === undefined || rulesFile === undefined ? {} : { rules: (await readRulesFile(rulesFile)).content }
    const { detection, rules } = work === undefined ? { detection: NO_DETECTION } : await startDetection(CLI_ACTOR, store, { workers, modelDir: work.model ?? modelDir, ...rulesGiven }, opened)
    // As the servers have it: what differs would be another job.
    const bulk = createBulk({ detection, store, clock: systemClock, limits: { maxTextChars, maxMessages }, ...(rules === undefined ? {} : { rules }) }, true)
    const jobs = await openServerJobs({ folders, database, bulk, files: nodeFiles, clock: systemClock, workers, isBusy: () => false, onFailure: tell })
    opened.unshift(async () => { await jobs.close() })
    return await use(jobs)
  } finally {
    for (const close of opened) await close()
  }
}

/** @returns undefined: a person interrupted it. */
async function follow (jobs: Jobs, id: string): Promise<JobStatus | undefined> {
  const stop = new AbortController()
  const interrupt = (): void => { stop.abort() }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt)
  const startedAt = performance.now()
  let first: number | undefined
  try {
    while (!stop.signal.aborted) {
      const status = await statusUnlessAway(jobs, id)
      if (status !== undefined) {
        first ??= status.done.records
        if (process.stderr.isTTY) process.stderr.write(`\r${lineOf(status, first, (performance.now() - startedAt) / 1_000)}\u001B[K`)
        if (!isGoing(status)) return status
      }
      await sleep(LOOK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => {})
    }
    return undefined
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, interrupt)
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
  }
}

/** The job waits for the database, and so does whoever watches it. */
async function statusUnlessAway (jobs: Jobs, id: string): Promise<JobStatus | undefined> {
  return await jobs.get(CLI_ACTOR, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'DATABASE_UNAVAILABLE') return undefined
    throw error
  })
}

function lineOf ({ done, total }: JobStatus, first: number, seconds: number): string {
  const share = total === null ? undefined : (done.records - first) / Math.max(1, total.records - first)
  return progressLine(done.records - first, seconds, share)
}

/** By id, name of the output folder or its path. @throws AppError NOT_FOUND. */
async function find (jobs: Jobs, folders: JobFolders | undefined, job: string): Promise<JobStatus> {
  const all = await jobs.list(CLI_ACTOR)
  const found = all.find(({ id }) => id === job) ?? all.find(({ output }) => output === job || (folders !== undefined && join(folders.output, output) === resolve(job)))
  return found ?? await jobs.get(CLI_ACTOR, job)
}

async function inputName ({ input: root }: JobFolders, path: string): Promise<string> {
  const real = await realpath(resolve(path)).catch(() => { throw new UsageError(`${path} cannot be read`) })
  const name = relative(root, real)
  if (name === '' || name.startsWith('..') || isAbsolute(name)) throw new UsageError(`${path} must lie in the folder of SUMI_JOBS_INPUT; or run the job here alone, with --in-process`)
  return name.split(sep).join('/')
}

async function outputName ({ output: root }: JobFolders, path: string): Promise<string> {
  const parent = await realpath(dirname(resolve(path))).catch(() => undefined)
  if (parent !== root) throw new UsageError('--out must be a folder in the folder of SUMI_JOBS_OUTPUT; or run the job here alone, with --in-process')
  return basename(resolve(path))
}

/** Errors of a job are part of its status; this is all else. */
function tell (error: unknown): void {
  process.stderr.write(`sumi: ${error instanceof AppError ? `${error.message} (${error.code})` : 'unexpected error'}\n`)
}
