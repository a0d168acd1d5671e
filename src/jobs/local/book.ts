// All that a job without a database has to keep, in a folder of its output folder: the order, what its input is, the plan, the journal.
// One process at a time owns it; others may read it, and leave a wish.

import { randomBytes } from 'node:crypto'
import { lstat, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import { readLines } from '../../lines.ts'
import { readIfPresent, writeDurably } from '../../store/file/document.ts'
import { errorCode, type FileOps } from '../../store/file/files.ts'
import { frame, unframe } from '../../store/file/frame.ts'
import { isOwned, lockFolder } from '../../store/file/lock.ts'
import { outputError } from '../errors.ts'
import { readRaw, type FoundFile } from '../input-files.ts'
import { JOB_FOLDER, type Chunk, type ChunkFailure, type ChunkResult, type InputFile, type JobError, type JobRecord, type JobState, type JobStatus, type Totals } from '../job.ts'
import { startPart, TEMPORARY } from '../part-file.ts'
import { planInput } from '../plan.ts'
import { Journal, journalPath, readJournal, readResult, type JournalState } from './journal.ts'

export interface JobInput {
  readonly files: readonly InputFile[]
  readonly totals: Totals
}

export type Wish = 'pause' | 'cancel'

const RECORD = 'job.json'
const INPUT = 'input.json'
const PLAN = 'plan.ndjson'
const WISH = 'wish'
const LONGEST_PLAN_LINE = 4_096

export function newJobId (): string {
  return randomBytes(16).toString('base64url')
}

/** The job of an output folder; undefined where there is none. @throws AppError STORE_CORRUPT. */
export async function readRecord (files: FileOps, output: string): Promise<JobRecord | undefined> {
  return await readFramed<JobRecord>(files, join(output, JOB_FOLDER, RECORD))
}

/**
 * Makes an output folder, with room for a job in it.
 * @throws AppError CONFLICT when the folder is something else or holds something; STORAGE_FAILED.
 */
export async function makeOutput (files: FileOps, output: string): Promise<void> {
  try {
    await mkdir(output, { recursive: true, mode: 0o700 })
    const own = join(output, JOB_FOLDER)
    const isTaken = (await readdir(output)).some((name) => name !== JOB_FOLDER) || await readIfPresent(files, join(own, RECORD)) !== undefined
    if (isTaken) throw new AppError('CONFLICT', 'the output folder is not empty')
    await mkdir(own, { mode: 0o700 }).catch((error: unknown) => { if (errorCode(error) !== 'EEXIST') throw error })
    if (!(await lstat(own)).isDirectory()) throw new AppError('CONFLICT', 'the output folder is not empty')
    await files.syncFolder(output)
  } catch (error) {
    throw outputError(error)
  }
}

/** Makes an output folder with a job in it. @throws AppError as `makeOutput`. */
export async function createBook (files: FileOps, output: string, record: JobRecord): Promise<void> {
  await makeOutput(files, output)
  await writeDurably(files, join(output, JOB_FOLDER, RECORD), frame(JSON.stringify(record))).catch((error: unknown) => { throw outputError(error) })
}

/** How far a job is, for whoever does not own it. */
export async function readStatus (files: FileOps, output: string): Promise<JobStatus | undefined> {
  const record = await readRecord(files, output)
  if (record === undefined) return undefined
  const input = await readFramed<JobInput>(files, join(output, JOB_FOLDER, INPUT))
  const status = statusOf(record, input, await readJournal(output, record.createdAt))
  // Whoever worked on it may have been killed.
  return status.state === 'running' && !await isOwned(files, join(output, JOB_FOLDER)) ? { ...status, state: 'waiting' } : status
}

/** Records that failed so far, in order, for whoever does not own the job. @param fromChunk only those of chunks from this one on. */
export async function * readFailures (files: FileOps, output: string, fromChunk = 1): AsyncGenerator<ChunkFailure> {
  const record = await readRecord(files, output)
  const input = await readFramed<JobInput>(files, join(output, JOB_FOLDER, INPUT))
  if (record === undefined || input === undefined) return
  const journal = await readJournal(output, record.createdAt)
  if (journal.tally.failed === 0) return
  const file = await files.open(journalPath(output), 'read')
  try {
    for await (const chunk of readPlan(output)) {
      if (chunk.number < fromChunk || !journal.lines.has(chunk.number)) continue
      const { failures } = await readResult(file, journal, chunk.number)
      const name = input.files[chunk.file]?.name ?? ''
      for (const [line, code] of failures) yield { chunk: chunk.number, file: name, line, code }
    }
  } finally {
    await file.close()
  }
}

async function * readPlan (output: string): AsyncGenerator<Chunk> {
  for await (const { bytes } of readLines(readRaw(join(output, JOB_FOLDER, PLAN)), LONGEST_PLAN_LINE)) yield JSON.parse(bytes?.toString('utf8') ?? '') as Chunk
}

/** Asks the owner to pause or cancel. */
export async function leaveWish (files: FileOps, output: string, wish: Wish): Promise<void> {
  await writeDurably(files, join(output, JOB_FOLDER, WISH), wish)
}

export class JobBook {
  readonly output: string
  readonly record: JobRecord
  readonly #files: FileOps
  readonly #journal: Journal
  readonly #release: () => Promise<void>
  #input: JobInput | undefined

  private constructor (files: FileOps, output: string, record: JobRecord, journal: Journal, input: JobInput | undefined, release: () => Promise<void>) {
    this.#files = files
    this.output = output
    this.record = record
    this.#journal = journal
    this.#input = input
    this.#release = release
  }

  /** Takes the job of an output folder. @param onLost another process may have it now. @throws AppError NOT_FOUND, STORE_LOCKED, STORE_CORRUPT, STORAGE_FAILED. */
  static async open (files: FileOps, output: string, onLost: () => void): Promise<JobBook> {
    const own = join(output, JOB_FOLDER)
    if (await readRecord(files, output) === undefined) throw new AppError('NOT_FOUND', 'there is no job in this folder')
    const release = await lockFolder(files, own, onLost).catch((error: unknown) => {
      throw error instanceof AppError ? new AppError('STORE_LOCKED', 'another process works on this job') : outputError(error)
    })
    try {
      const record = await readRecord(files, output)
      if (record === undefined) throw new AppError('NOT_FOUND', 'there is no job in this folder')
      for (const name of await files.list(own)) if (name.endsWith(TEMPORARY)) await files.remove(join(own, name))
      const input = await readFramed<JobInput>(files, join(own, INPUT))
      return new JobBook(files, output, record, await Journal.open(files, output, record.createdAt), input, release)
    } catch (error) {
      await release().catch(() => {})
      throw outputError(error)
    }
  }

  get state (): JobState {
    return this.#journal.current.state
  }

  /** What the input is; undefined until `plan`. */
  get input (): JobInput | undefined {
    return this.#input
  }

  status (): JobStatus {
    return statusOf(this.record, this.#input, this.#journal.current)
  }

  /** Cuts the input into chunks. */
  async plan (found: readonly FoundFile[], signal: AbortSignal): Promise<JobInput> {
    const files: InputFile[] = []
    let totals: Totals | undefined
    const part = await startPart(this.#files, this.output, join(JOB_FOLDER, PLAN))
    try {
      for await (const event of planInput(found, this.record.chunk, signal)) {
        if (event.kind === 'chunk') await part.write(`${JSON.stringify(event.chunk)}\n`)
        else if (event.kind === 'file') files.push(event.file)
        else totals = event.totals
      }
      await (await part.end()).rename()
    } catch (error) {
      await part.discard()
      throw error
    }
    if (totals === undefined) throw new AppError('INTERNAL')
    const input = { files, totals }
    await writeDurably(this.#files, join(this.output, JOB_FOLDER, INPUT), frame(JSON.stringify(input)))
    this.#input = input
    return input
  }

  /** The chunks in order. */
  chunks (): AsyncGenerator<Chunk> {
    return readPlan(this.output)
  }

  isDone ({ number }: Chunk): boolean {
    return this.#journal.current.lines.has(number)
  }

  async result ({ number }: Chunk): Promise<ChunkResult> {
    return await this.#journal.result(number)
  }

  async setState (state: JobState, at: string, error: JobError | null = null): Promise<void> {
    await this.#journal.append({ kind: 'state', state, at, error })
  }

  async addChunk (result: ChunkResult): Promise<void> {
    await this.#journal.append({ kind: 'chunk', result })
  }

  async undoChunk (chunk: Chunk): Promise<void> {
    await this.#journal.append({ kind: 'undone', result: await this.result(chunk) })
  }

  /** What another process asked for since. */
  async wish (): Promise<Wish | undefined> {
    const wish = (await readIfPresent(this.#files, join(this.output, JOB_FOLDER, WISH)))?.toString('utf8')
    return wish === 'pause' || wish === 'cancel' ? wish : undefined
  }

  async forgetWish (): Promise<void> {
    await this.#files.remove(join(this.output, JOB_FOLDER, WISH))
  }

  async close (): Promise<void> {
    await this.#journal.close()
    await this.#release()
  }
}

function statusOf ({ id, action, input, output, createdAt, model, configHash }: JobRecord, known: JobInput | undefined, { state, at, error, tally }: JournalState): JobStatus {
  return { id, action, state, input, output, createdAt, changedAt: at, model, configHash, total: known?.totals ?? null, ...tally, error }
}

async function readFramed<T> (files: FileOps, path: string): Promise<T | undefined> {
  let content: Buffer | undefined
  try {
    content = await readIfPresent(files, path)
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return undefined
    throw outputError(error)
  }
  if (content === undefined) return undefined
  const value = unframe(content.toString('utf8'))
  if (value === undefined) throw new AppError('STORE_CORRUPT', 'a file of the job in the output folder is damaged')
  return value as T
}
