// The end of a job: every part is read again and compared with what was written down of it, then the list of failed records and the
// manifest are made. A manifest is there only when everything that it names is.

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { VERSION } from '../package.ts'
import { errorCode, type FileOps } from '../store/file/files.ts'
import { readRaw } from './input-files.ts'
import { FAILURES, MANIFEST, partName, type Chunk, type ChunkResult, type InputFile, type JobRecord, type ListedFailure, type Totals } from './job.ts'
import { startPart, type PartWriter } from './part-file.ts'
import { addResult, NOTHING, type Tally } from './tally.ts'

/** A job whose chunks are all done. */
export interface DoneJob {
  readonly record: JobRecord
  readonly output: string
  readonly input: { readonly files: readonly InputFile[], readonly totals: Totals }
  /** In order of the chunks; may be asked for more than once. */
  results (): AsyncIterable<{ readonly chunk: Chunk, readonly result: ChunkResult }>
}

/** Whether a part lies in the output folder as it was written. */
export async function isPartWhole (output: string, { chunk, bytes, sha256 }: ChunkResult): Promise<boolean> {
  const hash = createHash('sha256')
  let found = 0
  try {
    for await (const piece of readRaw(join(output, partName(chunk)))) {
      hash.update(piece)
      found += piece.length
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ELOOP') return false
    throw error
  }
  return found === bytes && hash.digest('hex') === sha256
}

/** @returns the sum of all chunks. */
export async function writeManifest (files: FileOps, job: DoneJob, finishedAt: string): Promise<Tally> {
  const failures = await written(files, job.output, FAILURES, async (part) => {
    for await (const failure of failuresOf(job)) await part.write(`${JSON.stringify(failure)}\n`)
  })
  let tally = NOTHING
  const dropped = new Set<string>()
  await written(files, job.output, MANIFEST, async (part) => {
    const { record, input: { files: inputFiles, totals } } = job
    const { id, action, createdAt, model, configHash, options } = record
    const head = {
      format: 'sumi-job/1', sumi: VERSION, id, action, createdAt, finishedAt, model, configHash, options, input: { sha256: totals.inputHash, bytes: totals.bytes, records: totals.records, files: inputFiles }
    }
    await part.write(`${JSON.stringify(head, null, 2).slice(0, -2)},\n  "parts": [`)
    let separator = '\n'
    for await (const { chunk, result } of job.results()) {
      tally = addResult(tally, result)
      for (const name of result.dropped) dropped.add(name)
      const row = { name: partName(chunk.number), file: inputFiles[chunk.file]?.name, line: chunk.line, records: result.records, failed: result.failures.length, bytes: result.bytes, sha256: result.sha256 }
      await part.write(`${separator}    ${JSON.stringify(row)}`)
      separator = ',\n'
    }
    const { messages, counts, failed, done } = tally
    const tail = { records: done.records - failed, failed, messages, counts, dropped: [...dropped].sort(), failures: { name: FAILURES, ...failures } }
    await part.write(`\n  ],\n  ${JSON.stringify(tail, null, 2).slice(4)}\n`)
  })
  return tally
}

export async function * failuresOf ({ input, results }: Pick<DoneJob, 'input' | 'results'>): AsyncGenerator<ListedFailure> {
  for await (const { chunk, result } of results()) {
    for (const [line, code] of result.failures) yield { file: input.files[chunk.file]?.name ?? '', line, code }
  }
}

async function written (files: FileOps, output: string, name: string, write: (part: PartWriter) => Promise<void>): Promise<{ readonly bytes: number, readonly sha256: string }> {
  const part = await startPart(files, output, name)
  try {
    await write(part)
    const { bytes, sha256, rename } = await part.end()
    await rename()
    return { bytes, sha256 }
  } catch (error) {
    await part.discard()
    throw error
  }
}
