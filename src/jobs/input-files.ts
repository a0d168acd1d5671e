// The files of a job's input: one file, or every JSON Lines file below a folder, in the order of their names. Links are refused: what lies
// behind one may change, or be somewhere else.

import { constants, lstat, open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '../errors.ts'
import { errorCode } from '../store/file/files.ts'

const JSON_LINES = /\.(?:jsonl|ndjson)(?:\.gz)?$/iu
const GZIP = /\.gz$/iu
const READ_BYTES = 256 * 1024

export interface FoundFile {
  /** Below the input folder, with `/`. */
  readonly name: string
  readonly path: string
  readonly bytes: number
}

export interface FoundInput {
  readonly files: readonly FoundFile[]
  /** Files that are no JSON Lines by their name. */
  readonly left: number
}

/** @throws AppError NOT_FOUND, INVALID_REQUEST. */
export async function findInput (given: string): Promise<FoundInput> {
  const gone = (error: unknown): never => { throw new AppError('NOT_FOUND', `the input cannot be read (${errorCode(error) ?? 'error'})`) }
  const path = await realpath(given).catch(gone)
  const stats = await stat(path).catch(gone)
  if (!stats.isDirectory()) {
    if (!stats.isFile() || !JSON_LINES.test(path)) throw notJsonLines()
    return { files: [{ name: basename(path), path, bytes: stats.size }], left: 0 }
  }
  const files: FoundFile[] = []
  const left = await walk(path, '', files)
  if (files.length === 0) throw notJsonLines()
  return { files: files.sort((a, b) => a.name < b.name ? -1 : 1), left }
}

async function walk (folder: string, prefix: string, files: FoundFile[]): Promise<number> {
  let left = 0
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const name = `${prefix}${entry.name}`
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) continue
    if (entry.isSymbolicLink()) throw new AppError('INVALID_REQUEST', 'the input folder holds a symbolic link; links are not followed')
    if (entry.isDirectory()) left += await walk(path, `${name}/`, files)
    else if (entry.isFile() && JSON_LINES.test(entry.name)) files.push({ name, path, bytes: (await lstat(path)).size })
    else left += 1
  }
  return left
}

function notJsonLines (): AppError {
  return new AppError('INVALID_REQUEST', 'the input must be a file that ends with .jsonl, .ndjson, .jsonl.gz or .ndjson.gz, or a folder with such files')
}

export function isGzip (name: string): boolean {
  return GZIP.test(name)
}

/** The content of a file from `start` on, decompressed. A link in its place is refused. @param onBytes sees the bytes as they lie on the disk. */
export async function * readContent (path: string, { start = 0, onBytes }: { start?: number, onBytes?: (bytes: Buffer) => void } = {}): AsyncGenerator<Buffer> {
  const raw = readRaw(path, isGzip(path) ? 0 : start)
  const seen = onBytes === undefined ? raw : telling(raw, onBytes)
  // An error of either reaches whoever reads the second.
  yield * isGzip(path) ? from(pipeline(seen, createGunzip({ chunkSize: READ_BYTES }), () => {}), start) : seen
}

/** The bytes of a file as they lie on the disk. */
export async function * readRaw (path: string, start = 0): AsyncGenerator<Buffer> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  yield * file.createReadStream({ start, highWaterMark: READ_BYTES }) as AsyncIterable<Buffer>
}

async function * telling (bytes: AsyncIterable<Buffer>, onBytes: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const piece of bytes) {
    onBytes(piece)
    yield piece
  }
}

/** Without the first `start` bytes. */
async function * from (bytes: AsyncIterable<Buffer>, start: number): AsyncGenerator<Buffer> {
  let left = start
  for await (const piece of bytes) {
    if (left < piece.length) yield piece.subarray(left)
    left = Math.max(0, left - piece.length)
  }
}

/** What is wrong with an input file, by its name and the code of the system or of zlib. */
export function inputError (name: string, error: unknown): unknown {
  if (error instanceof AppError) return error
  const code = errorCode(error)
  if (code === undefined) return error
  return code.startsWith('Z_')
    ? new AppError('INVALID_REQUEST', `${name} cannot be decompressed (${code})`)
    : new AppError('CONFLICT', `${name} cannot be read (${code})`)
}
