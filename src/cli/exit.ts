// How a command ends: its exit code, and the one line that says why.

import { AppError } from '../errors.ts'

export const EXIT = {
  ok: 0,
  /** Some input could not be processed; the rest was. */
  partial: 1,
  /** Wrong use, wrong configuration, or a start that failed. Nothing was processed. */
  usage: 2,
  /** `sumi evaluate --fail-if-worse`: a figure is worse than the baseline. */
  worse: 3,
  /** Ctrl-C, as shells report it: 128 + SIGINT. What was done until then was written. */
  interrupted: 130
} as const

/** A mistake in how a command was called. */
export class UsageError extends Error {}

export function exitCodeFor (error: unknown): number {
  if (error instanceof UsageError) return EXIT.usage
  return error instanceof AppError && ['INVALID_CONFIG', 'INVALID_POLICY', 'INVALID_RULES', 'INVALID_PATTERN', 'RULES_TOO_LARGE', 'MODEL_INVALID', 'STORE_LOCKED', 'STORE_CORRUPT', 'DATABASE_UNAVAILABLE', 'DATABASE_SCHEMA'].includes(error.code) ? EXIT.usage : EXIT.partial
}

/** Safe to print: an unexpected error's own message is withheld, as it could hold text. */
export function messageFor (error: unknown): string {
  if (error instanceof UsageError) return error.message
  if (error instanceof AppError) return `${error.message} (${error.code})`
  if (isFileError(error)) return `${error.path ?? 'a file'}: ${error.code}`
  return `unexpected ${error instanceof Error ? error.name : 'error'}`
}

function isFileError (error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
}
