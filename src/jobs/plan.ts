// Reads the whole input once and cuts it into chunks of whole lines, in constant memory. Each chunk has its hash, so that nobody works on
// bytes that changed since.

import { createHash, type Hash } from 'node:crypto'
import { inputError, readContent, readRaw, type FoundFile } from './input-files.ts'
import { MOST_LINE_BYTES, type Chunk, type ChunkLimits, type InputFile, type Totals } from './job.ts'

const NEWLINE = 0x0A
const SPACE = 0x20
/** UTF-8's byte order mark. */
const MARK = Buffer.from([0xEF, 0xBB, 0xBF])

export type PlanEvent =
  | { readonly kind: 'chunk', readonly chunk: Chunk }
  | { readonly kind: 'file', readonly file: InputFile }
  | { readonly kind: 'end', readonly totals: Totals }

/** Chunks in order, after the last one of each file the file, and the totals at the end. @throws AppError INVALID_REQUEST for a file that cannot be decompressed. */
export async function * planInput (found: readonly FoundFile[], limits: ChunkLimits, signal?: AbortSignal): AsyncGenerator<PlanEvent> {
  const whole = createHash('sha256')
  let [records, bytes, chunks] = [0, 0, 0]
  for (const [index, { name, path }] of found.entries()) {
    const raw = createHash('sha256')
    let rawBytes = 0
    const content = readContent(path, { onBytes (piece) { raw.update(piece); rawBytes += piece.length } })
    for await (const cut of named(name, cutLines(content, limits))) {
      signal?.throwIfAborted()
      records += cut.records
      bytes += cut.bytes
      chunks += 1
      yield { kind: 'chunk', chunk: { number: chunks, file: index, ...cut } }
    }
    const sha256 = raw.digest('hex')
    whole.update(`${sha256}  ${name}\n`)
    yield { kind: 'file', file: { name, bytes: rawBytes, sha256 } }
  }
  yield { kind: 'end', totals: { records, bytes, chunks, inputHash: whole.digest('hex') } }
}

/** The hash of the input as it is now, as in `Totals`. */
export async function hashInput (found: readonly FoundFile[]): Promise<string> {
  const whole = createHash('sha256')
  for (const { name, path } of found) {
    const raw = createHash('sha256')
    for await (const piece of named(name, readRaw(path))) raw.update(piece)
    whole.update(`${raw.digest('hex')}  ${name}\n`)
  }
  return whole.digest('hex')
}

type Cut = Omit<Chunk, 'number' | 'file'>

/** A chunk that is being filled. */
interface Open { readonly line: number, readonly offset: number, readonly hash: Hash, bytes: number, records: number }

async function * cutLines (content: AsyncIterable<Buffer>, limits: ChunkLimits): AsyncGenerator<Cut> {
  const open: { chunk?: Open | undefined } = {}
  let [line, offset, lineBytes, isBlank, isFirst] = [1, 0, 0, true, true]
  /** Pieces of the line that is not ended yet. */
  let pending: Buffer[] = []

  for await (let piece of content) {
    if (isFirst && piece.subarray(0, MARK.length).equals(MARK)) {
      // Some programs put it in front; it is no part of the first record.
      piece = piece.subarray(MARK.length)
      offset = MARK.length
    }
    isFirst = false
    for (let from = 0; from < piece.length;) {
      const end = piece.indexOf(NEWLINE, from)
      const part = piece.subarray(from, end < 0 ? piece.length : end + 1)
      from += part.length
      lineBytes += part.length
      isBlank &&= part.every((byte) => byte <= SPACE)
      if (lineBytes <= MOST_LINE_BYTES) pending.push(part)
      else pending = []
      if (end >= 0) yield * endLine()
    }
  }
  if (lineBytes > 0) yield * endLine()
  yield * close()

  function * endLine (): Generator<Cut> {
    if (lineBytes > MOST_LINE_BYTES) {
      yield * close()
      if (!isBlank) yield { line, offset, bytes: lineBytes, records: 1, sha256: null }
    } else {
      open.chunk ??= { line, offset, hash: createHash('sha256'), bytes: 0, records: 0 }
      for (const part of pending) open.chunk.hash.update(part)
      open.chunk.bytes += lineBytes
      if (!isBlank) open.chunk.records += 1
      if (open.chunk.records >= limits.records || open.chunk.bytes >= limits.bytes) yield * close()
    }
    offset += lineBytes
    line += 1
    ;[lineBytes, isBlank, pending] = [0, true, []]
  }

  /** Blank lines alone are no chunk. */
  function * close (): Generator<Cut> {
    if (open.chunk !== undefined && open.chunk.records > 0) {
      const { hash, ...rest } = open.chunk
      yield { ...rest, sha256: hash.digest('hex') }
    }
    open.chunk = undefined
  }
}

/** The same, with errors that name the file. */
async function * named<T> (name: string, items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield * items
  } catch (error) {
    throw inputError(name, error)
  }
}
