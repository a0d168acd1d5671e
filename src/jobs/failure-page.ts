// One page of a job's failed records. The cursor names a chunk and a line, so that a list that grows keeps its place.

import { AppError } from '../errors.ts'
import type { ChunkFailure } from './job.ts'
import type { FailurePage } from './jobs.ts'

const CURSOR = /^(\d{1,9})\.(\d{1,15})$/u

export interface FailureCursor {
  readonly chunk: number
  readonly line: number
}

/** @throws AppError INVALID_REQUEST. */
export function parseCursor (after: string | undefined): FailureCursor {
  if (after === undefined) return { chunk: 1, line: 0 }
  const [, chunk, line] = CURSOR.exec(after) ?? []
  if (chunk === undefined || line === undefined) throw new AppError('INVALID_REQUEST', 'after must be the `next` of a page')
  return { chunk: Number(chunk), line: Number(line) }
}

/** @param failures in order, from the cursor's chunk on. */
export async function failurePage (failures: AsyncIterable<ChunkFailure>, cursor: FailureCursor, limit: number): Promise<FailurePage> {
  const page: ChunkFailure[] = []
  for await (const failure of failures) {
    if (failure.chunk === cursor.chunk && failure.line <= cursor.line) continue
    if (page.length === limit) return { failures: page.map(plain), next: cursorOf(page.at(-1)) }
    page.push(failure)
  }
  return { failures: page.map(plain), next: null }
}

function plain ({ file, line, code }: ChunkFailure) {
  return { file, line, code }
}

function cursorOf (last: ChunkFailure | undefined): string | null {
  return last === undefined ? null : `${last.chunk}.${last.line}`
}
