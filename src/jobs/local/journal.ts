// The journal of a job that needs no database: one checksummed line for each change of state and each chunk that is done, appended and
// flushed. A line that a crash tore off counts as never written.

import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import { readLines } from '../../lines.ts'
import { createDurably, errorCode, writeFully, type FileOps, type OpenFile } from '../../store/file/files.ts'
import { frame, unframe } from '../../store/file/frame.ts'
import { readRaw } from '../input-files.ts'
import { JOB_FOLDER, type ChunkResult, type JobError, type JobState } from '../job.ts'
import { addResult, NOTHING, type Tally } from '../tally.ts'

export type JournalEntry =
  | { readonly kind: 'state', readonly state: JobState, readonly at: string, readonly error: JobError | null }
  | { readonly kind: 'chunk', readonly result: ChunkResult }
  /** Its part was gone or changed when all were checked: it is to be done again. */
  | { readonly kind: 'undone', readonly result: ChunkResult }

/** What all lines together say. */
export interface JournalState {
  state: JobState
  at: string
  error: JobError | null
  tally: Tally
  /** Chunks that are done → offset and length of their line, bytes. */
  readonly lines: Map<number, readonly [offset: number, bytes: number]>
  /** Bytes of whole lines. */
  bytes: number
}

/** A journal line with the failures of one chunk of overlong size; far more than any has. */
const LONGEST_LINE = 64 * 1024 * 1024

export function journalPath (output: string): string {
  return join(output, JOB_FOLDER, 'journal.ndjson')
}

/** @param createdAt when the job was ordered. */
export async function readJournal (output: string, createdAt: string): Promise<JournalState> {
  const journal: JournalState = { state: 'waiting', at: createdAt, error: null, tally: NOTHING, lines: new Map(), bytes: 0 }
  try {
    for await (const { bytes } of readLines(readRaw(journalPath(output)), LONGEST_LINE)) {
      const entry = bytes === undefined ? undefined : unframe(bytes.toString('utf8')) as JournalEntry | undefined
      if (bytes === undefined || entry === undefined) break
      apply(journal, entry, bytes.length + 1)
    }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
  return journal
}

function apply (journal: JournalState, entry: JournalEntry, bytes: number): void {
  if (entry.kind === 'state') {
    Object.assign(journal, { state: entry.state, at: entry.at, error: entry.error })
  } else if (entry.kind === 'chunk') {
    journal.lines.set(entry.result.chunk, [journal.bytes, bytes])
    journal.tally = addResult(journal.tally, entry.result)
  } else {
    journal.lines.delete(entry.result.chunk)
    journal.tally = addResult(journal.tally, entry.result, -1)
  }
  journal.bytes += bytes
}

export class Journal {
  readonly current: JournalState
  readonly #file: OpenFile
  #turn: Promise<unknown> = Promise.resolve()

  private constructor (file: OpenFile, current: JournalState) {
    this.#file = file
    this.current = current
  }

  /** For whoever owns the job. Cuts off a torn line. */
  static async open (files: FileOps, output: string, createdAt: string): Promise<Journal> {
    const current = await readJournal(output, createdAt)
    const path = journalPath(output)
    const file = await files.open(path, 'update').catch(async (error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error
      return await createDurably(files, join(output, JOB_FOLDER), path)
    })
    try {
      await file.truncate(current.bytes)
      return new Journal(file, current)
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** Durable when the promise resolves; when it rejects, nothing was added. */
  async append (entry: JournalEntry): Promise<void> {
    const turn = this.#turn.catch(() => {}).then(async () => {
      const line = Buffer.from(`${frame(JSON.stringify(entry))}\n`)
      // Also over what an earlier attempt left half written.
      await writeFully(this.#file, line, this.current.bytes)
      await this.#file.sync()
      apply(this.current, entry, line.length)
    })
    this.#turn = turn
    await turn
  }

  /** The result of a chunk that is done. */
  async result (chunk: number): Promise<ChunkResult> {
    return await readResult(this.#file, this.current, chunk)
  }

  async close (): Promise<void> {
    await this.#turn.catch(() => {})
    await this.#file.close()
  }
}

/** @param file the journal, open. */
export async function readResult (file: OpenFile, { lines }: Pick<JournalState, 'lines'>, chunk: number): Promise<ChunkResult> {
  const [offset, bytes] = lines.get(chunk) ?? [0, 0]
  const line = Buffer.alloc(bytes)
  for (let done = 0; done < bytes;) {
    const read = await file.read(line.subarray(done), offset + done)
    if (read === 0) break
    done += read
  }
  const entry = unframe(line.subarray(0, -1).toString('utf8')) as JournalEntry | undefined
  if (entry?.kind !== 'chunk') throw new AppError('STORE_CORRUPT', 'the journal of the job is damaged')
  return entry.result
}
