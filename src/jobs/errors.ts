// Which errors stop a job at once, and which may pass; and how an error is written down.

import { AppError, ERRORS, type ErrorCode } from '../errors.ts'
import { errorCode } from '../store/file/files.ts'
import type { JobError } from './job.ts'

/** Milliseconds before each further attempt at a chunk. */
export const RETRY_MS: readonly number[] = [1_000, 2_000, 4_000, 8_000]

/** A person must do something first: make room, give rights back, restore the input. */
const LASTING: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'ELOOP', 'EFBIG'])

/** The system's errors of writing, without paths. */
export function outputError (error: unknown): unknown {
  const code = errorCode(error)
  if (error instanceof AppError || code === undefined || !/^E[A-Z]+$/u.test(code)) return error
  return new AppError('STORAGE_FAILED', `the output folder cannot be written (${code})`, { cause: error })
}

/** Whether trying again is of no use. */
export function isLasting (error: unknown): boolean {
  if (!(error instanceof AppError)) return false
  return error.status < 500 || error.code === 'STORE_CORRUPT' || LASTING.has(errorCode(error.cause) ?? '')
}

/** An unexpected error's own message could hold text. */
export function describeJobError (error: unknown): JobError {
  const code: ErrorCode = error instanceof AppError ? error.code : 'INTERNAL'
  return { code, detail: error instanceof AppError ? error.message : ERRORS.INTERNAL.title }
}
