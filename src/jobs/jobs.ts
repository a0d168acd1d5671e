// Bulk jobs of a server, as routes and commands see them: in this process with a journal, or on PostgreSQL over many.

import type { BulkAction, BulkOptions } from '../privacy/bulk.ts'
import type { Actor } from '../privacy/privacy.ts'
import type { JobStatus, ListedFailure } from './job.ts'

/** What a caller of a server asks for. */
export interface JobRequest {
  readonly action: BulkAction
  /** A file or folder below the server's input folder, with `/`. */
  readonly input: string
  /** Name of a new folder in the server's output folder. */
  readonly output: string
  readonly options: BulkOptions
  /** Records of one part at most. */
  readonly chunkRecords?: number
}

export interface FailurePage {
  readonly failures: readonly ListedFailure[]
  /** For `after`; null at the end. */
  readonly next: string | null
}

export interface Jobs {
  /**
   * Takes a job; it begins when those before it are done. The same request again answers the same job.
   * @throws AppError FORBIDDEN, CONFLICT (not set up, or the output folder is taken), NOT_FOUND, INVALID_REQUEST, INVALID_OPERATOR, UNKNOWN_ENTITY_TYPE.
   */
  submit (actor: Actor, request: JobRequest): Promise<JobStatus & { readonly isNew: boolean }>
  /** The newest first. */
  list (actor: Actor): Promise<readonly JobStatus[]>
  /** @throws AppError NOT_FOUND. */
  get (actor: Actor, id: string): Promise<JobStatus>
  /** Stops it within moments; what was done stays. @throws AppError NOT_FOUND, CONFLICT when it has ended. */
  pause (actor: Actor, id: string): Promise<JobStatus>
  /** Goes on with one that is paused or failed. @throws AppError NOT_FOUND, CONFLICT. */
  resume (actor: Actor, id: string): Promise<JobStatus>
  /** Ends it for good; finished parts stay, no manifest is made. @throws AppError NOT_FOUND, CONFLICT. */
  cancel (actor: Actor, id: string): Promise<JobStatus>
  /** Records that failed. @throws AppError NOT_FOUND, INVALID_REQUEST. */
  failures (actor: Actor, id: string, after: string | undefined, limit: number): Promise<FailurePage>
  /** Stops the work; the jobs go on with the next start. */
  close (): Promise<void>
}
