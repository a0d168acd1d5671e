// The journal: an append-only file in front of the documents. What is in it is kept, whatever happens next. A checkpoint begins a
// new file; the ones before it are removed when the documents hold their commits.

import { basename, join } from 'node:path'
import { AppError } from '../../errors.ts'
import { createDurably, ignoreFailure, writeFully, type FileOps, type OpenFile } from './files.ts'
import { journalLine, readJournal, type JournalRecord } from './journal-lines.ts'

/** One file: named by the number of its first commit. */
interface JournalFile {
  readonly path: string
  bytes: number
}

export class Journal {
  readonly #files: FileOps
  readonly #folder: string
  readonly #older: JournalFile[]
  #current: JournalFile
  #handle: OpenFile
  #isBroken = false

  private constructor (files: FileOps, folder: string, older: JournalFile[], current: JournalFile, handle: OpenFile) {
    this.#files = files
    this.#folder = folder
    this.#older = older
    this.#current = current
    this.#handle = handle
  }

  /** The first file of a new store. */
  static async create (files: FileOps, folder: string): Promise<Journal> {
    const path = join(folder, fileName(1))
    return new Journal(files, folder, [], { path, bytes: 0 }, await createDurably(files, folder, path))
  }

  /**
   * Opens the files of an existing store and reads the commits that the documents may lack, in order.
   * @param lsn the last commit that the documents hold.
   * @throws AppError STORE_CORRUPT naming the file.
   */
  static async open (files: FileOps, folder: string, lsn: number): Promise<{ readonly journal: Journal, readonly records: readonly JournalRecord[] }> {
    const paths = await neededFiles(files, folder, lsn)
    const records: JournalRecord[] = []
    const found: JournalFile[] = []
    for (const path of paths) {
      const bytes = await files.readFile(path)
      const next = lsn + records.length + 1
      if (firstLsn(path) !== next) throw new AppError('STORE_CORRUPT', `${folder}: the journal lacks commit ${next}`)
      const content = readJournal(bytes, next)
      if (content.state === 'too new') throw new AppError('STORE_CORRUPT', `${path}: commit ${content.lsn} was written by a newer version of Sumi`)
      if (content.state === 'damaged') throw new AppError('STORE_CORRUPT', `${path} is damaged at commit ${content.lsn}`)
      for (const record of content.records) records.push(record)
      found.push({ path, bytes: content.wholeBytes })
    }
    const current = found.pop()
    if (current === undefined) throw new AppError('STORE_CORRUPT', `${folder}: the journal is missing`)
    const handle = await files.open(current.path, 'update')
    try {
      await handle.truncate(current.bytes)
      // What a killed process wrote and did not flush is believed from here on.
      if (records.length > 0) await handle.sync()
    } catch (error) {
      await ignoreFailure(handle.close())
      throw error
    }
    return { journal: new Journal(files, folder, found, current, handle), records }
  }

  /** True after a flush failed or a torn line could not be taken back: nothing may be appended until the store is opened again. */
  get isBroken (): boolean {
    return this.#isBroken
  }

  /** Size of all files, bytes. */
  get bytes (): number {
    return this.#older.reduce((sum, { bytes }) => sum + bytes, this.#current.bytes)
  }

  /** Appends commits with one write and one flush. When it throws, none of them is in the journal. */
  async append (records: readonly JournalRecord[]): Promise<void> {
    const bytes = Buffer.from(records.map(journalLine).join(''))
    try {
      await writeFully(this.#handle, bytes, this.#current.bytes)
    } catch (error) {
      await this.#cutBack()
      throw error
    }
    try {
      await this.#handle.sync()
    } catch (error) {
      // After a failed flush the system may call the lost pages clean: no later flush can be believed.
      this.#isBroken = true
      await this.#cutBack()
      throw error
    }
    this.#current.bytes += bytes.length
  }

  /** Begins a new file, unless the current one is empty. @param firstLsn number of the next commit. */
  async rotate (firstLsn: number): Promise<void> {
    if (this.#current.bytes === 0) return
    const path = join(this.#folder, fileName(firstLsn))
    const handle = await createDurably(this.#files, this.#folder, path)
    await ignoreFailure(this.#handle.close())
    this.#older.push(this.#current)
    this.#current = { path, bytes: 0 }
    this.#handle = handle
  }

  /** Removes the files whose commits are all in the documents: those before this commit. */
  async removeBefore (firstLsnKept: number): Promise<void> {
    for (let oldest = this.#older[0]; oldest !== undefined && firstLsn(oldest.path) < firstLsnKept; oldest = this.#older[0]) {
      await this.#files.remove(oldest.path)
      this.#older.shift()
    }
    await this.#files.syncFolder(this.#folder)
  }

  async close (): Promise<void> {
    await this.#handle.close()
  }

  async #cutBack (): Promise<void> {
    try {
      await this.#handle.truncate(this.#current.bytes)
      await this.#handle.sync()
    } catch {
      this.#isBroken = true
    }
  }
}

/** The files from the one that holds the commit after `lsn`; older ones and empty leftovers of failed rotations are removed. */
async function neededFiles (files: FileOps, folder: string, lsn: number): Promise<readonly string[]> {
  const paths = (await files.list(folder)).filter((name) => /^\d{15}\.ndjson$/.test(name)).map((name) => join(folder, name))
  const start = paths.findLastIndex((path) => firstLsn(path) <= lsn + 1)
  const needed: string[] = []
  for (const [index, path] of paths.entries()) {
    const isLeftover = index > start && index < paths.length && await isEmpty(files, path)
    if (index < start || isLeftover) await files.remove(path)
    else needed.push(path)
  }
  return needed
}

async function isEmpty (files: FileOps, path: string): Promise<boolean> {
  return (await files.readFile(path)).length === 0
}

function fileName (firstLsn: number): string {
  return `${String(firstLsn).padStart(15, '0')}.ndjson`
}

function firstLsn (path: string): number {
  return Number(basename(path, '.ndjson'))
}
