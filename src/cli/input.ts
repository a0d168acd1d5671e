// Reads what a command works on: plain text, one conversation as JSON, or JSON Lines; from files or standard input.

import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { AppError } from '../errors.ts'
import { UsageError } from './exit.ts'
import { parseRecord, type InputRecord } from '../record.ts'

export const INPUT_FORMATS = ['text', 'json', 'jsonl'] as const
export type InputFormat = typeof INPUT_FORMATS[number]

export type InputItem =
  | { readonly isOk: true, readonly line: number, readonly record: InputRecord }
  | { readonly isOk: false, readonly line: number, readonly error: AppError }

export interface Source {
  /** Path, or '-' for standard input. */
  readonly path: string
  readonly format: InputFormat
  /** Bytes of the file; undefined for a stream. */
  readonly bytes: number | undefined
  readonly stream: Readable
}

const EXTENSIONS: Readonly<Record<string, InputFormat>> = { '.json': 'json', '.jsonl': 'jsonl', '.ndjson': 'jsonl' }
/** Text and JSON are one record and held whole; more belongs into JSON Lines. */
const MOST_WHOLE_BYTES = 16 * 1024 * 1024

/** @throws UsageError for a file that cannot be read. */
export async function openSource (path: string, format: InputFormat | undefined): Promise<Source> {
  if (path === '-') return { path, format: format ?? 'text', bytes: undefined, stream: process.stdin }
  const file = await open(path).catch((error: NodeJS.ErrnoException) => { throw new UsageError(`cannot read ${path}: ${error.code ?? 'error'}`) })
  const stats = await file.stat()
  await file.close()
  if (stats.isDirectory()) throw new UsageError(`${path} is a folder`)
  return { path, format: format ?? EXTENSIONS[extname(path).toLowerCase()] ?? 'text', bytes: stats.size, stream: createReadStream(path) }
}

/** The records of a source, one after the other; JSON Lines with constant memory. A bad line is an item of its own. */
export async function * readItems (source: Source): AsyncGenerator<InputItem> {
  if (source.format === 'jsonl') {
    yield * readLines(source.stream)
    return
  }
  const text = await readWhole(source)
  if (source.format === 'json') yield parseLine(text, 1)
  else if (text !== '') yield { isOk: true, line: 1, record: { conversation: { messages: [{ role: 'customer', text }] }, shape: 'plain', dropped: [] } }
}

async function * readLines (stream: Readable): AsyncGenerator<InputItem> {
  let line = 0
  for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) {
    line += 1
    const plain = line === 1 ? text.replace(/^\uFEFF/u, '') : text
    if (plain.trim() !== '') yield parseLine(plain, line)
  }
}

function parseLine (text: string, line: number): InputItem {
  try {
    // Bytes in another encoding (Shift_JIS …) arrive as U+FFFD; detection would be blind to what they mean.
    if (text.includes('\uFFFD')) throw new AppError('INVALID_TEXT', 'the line is not UTF-8')
    return { isOk: true, line, record: parseRecord(text) }
  } catch (error) {
    return { isOk: false, line, error: error instanceof AppError ? error : new AppError('INVALID_REQUEST') }
  }
}

async function readWhole ({ path, stream }: Source): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_WHOLE_BYTES) throw new UsageError(`${path} is larger than ${MOST_WHOLE_BYTES} bytes; use JSON Lines, one conversation a line`)
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new UsageError(`${path} is not UTF-8 text`)
  }
}
