// Works through one chunk: its lines through detection, the good ones into a part that has no name yet, the others into a list of line
// numbers and codes. Nothing here gives a text to anybody but the part.

import { isUtf8 } from 'node:buffer'
import { setTimeout as sleep } from 'node:timers/promises'
import type { EntityType } from '../entities.ts'
import { AppError } from '../errors.ts'
import { inOrder } from '../in-order.ts'
import { readLines, type Line } from '../lines.ts'
import type { BulkAction, BulkWork } from '../privacy/bulk.ts'
import { parseRecord } from '../record.ts'
import type { FileOps } from '../store/file/files.ts'
import type { ChunkReader } from './chunk-reader.ts'
import { MOST_LINE_BYTES, partName, type Chunk, type ChunkResult, type Failure } from './job.ts'
import { outputLine } from './output-line.ts'
import { startPart, type WrittenPart } from './part-file.ts'

export interface ChunkTask {
  readonly files: FileOps
  readonly reader: ChunkReader
  readonly work: BulkWork
  readonly action: BulkAction
  readonly chunk: Chunk
  /** Path and name of the input file. */
  readonly path: string
  readonly name: string
  /** The output folder. */
  readonly output: string
  /** Records under way at once. */
  readonly concurrency: number
  /** Gives up; nothing is left behind. */
  readonly signal: AbortSignal
  /** One more record is done. */
  readonly onRecord?: () => void
}

export interface DoneChunk {
  readonly result: ChunkResult
  readonly part: WrittenPart
}

/** Failures of a record's own making never pass; these may, and are tried again. */
const PASSING = new Set(['QUEUE_FULL', 'DEADLINE_EXCEEDED', 'DETECTION_FAILED'])
const RETRY_MS = [100, 400, 1_600]
const MOST_DROPPED = 100

type Answer = { readonly line: string, readonly messages: number, readonly types: readonly EntityType[], readonly dropped: readonly string[] } | { readonly failure: Failure }

/** @throws AppError of the chunk as a whole: CONFLICT (the input changed), NOT_READY, QUEUE_FULL; the system's errors of writing; the reason of `signal`. */
export async function runChunk (task: ChunkTask): Promise<DoneChunk> {
  const { chunk, files, output, signal, concurrency, onRecord } = task
  const lines = await linesOf(task)
  const part = await startPart(files, output, partName(chunk.number))
  try {
    const failures: Failure[] = []
    const counts: Partial<Record<EntityType, number>> = {}
    const dropped = new Set<string>()
    let [records, messages] = [0, 0]
    for await (const answer of inOrder(lines, concurrency, async (line) => await answerLine(line, task))) {
      if ('failure' in answer) {
        failures.push(answer.failure)
      } else {
        records += 1
        messages += answer.messages
        for (const type of answer.types) counts[type] = (counts[type] ?? 0) + 1
        for (const name of answer.dropped) if (dropped.size < MOST_DROPPED) dropped.add(name)
        await part.write(`${answer.line}\n`)
      }
      onRecord?.()
    }
    signal.throwIfAborted()
    const written = await part.end()
    const result = { chunk: chunk.number, inputBytes: chunk.bytes, bytes: written.bytes, sha256: written.sha256, records, failures, messages, counts, dropped: [...dropped].sort() }
    return { result, part: written }
  } catch (error) {
    await part.discard()
    throw error
  }
}

async function linesOf ({ chunk, reader, path, name }: ChunkTask): Promise<AsyncIterable<Line>> {
  if (chunk.sha256 === null) return (async function * () { yield { number: chunk.line, bytes: undefined } })()
  const bytes = await reader.read(path, name, chunk)
  return (async function * () {
    for await (const { number, bytes: line } of readLines(one(bytes), MOST_LINE_BYTES)) yield { number: number + chunk.line - 1, bytes: line }
  })()
}

async function * one<T> (item: T): AsyncGenerator<T> {
  yield item
}

async function answerLine ({ number, bytes }: Line, { action, work, signal }: ChunkTask): Promise<Answer> {
  signal.throwIfAborted()
  try {
    const record = parseRecord(textOf(bytes))
    const result = await patiently(async () => await work.run(record.conversation, { signal }), signal)
    return {
      line: outputLine(action, record, result, number),
      messages: result.conversation.messages.length,
      types: result.findings.map(({ type }) => type),
      dropped: record.dropped.map((name) => /^[\w/*-]{1,60}$/u.test(name) ? name : '(other)')
    }
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof AppError && (error.status < 500 || error.code === 'DETECTION_FAILED' || error.code === 'DEADLINE_EXCEEDED')) return { failure: [number, error.code] }
    throw error
  }
}

/** Bytes in another encoding would hide names from detection. @throws AppError BODY_TOO_LARGE, INVALID_TEXT. */
function textOf (bytes: Buffer | undefined): string {
  if (bytes === undefined) throw new AppError('BODY_TOO_LARGE')
  if (!isUtf8(bytes)) throw new AppError('INVALID_TEXT')
  return bytes.toString('utf8')
}

async function patiently<T> (work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const waitMs of RETRY_MS) {
    try {
      return await work()
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof AppError && PASSING.has(error.code))) throw error
    }
    await sleep(waitMs, undefined, { signal })
  }
  return await work()
}
