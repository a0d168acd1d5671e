// What a bulk job is: the order, the chunks that it is cut into, what became of each, and how far it is. Plain records.

import type { BulkAction, BulkOptions } from '../privacy/bulk.ts'
import type { Actor, Counts } from '../privacy/privacy.ts'

/** How a job is cut; a chunk ends at whichever is reached first. */
export interface ChunkLimits {
  readonly records: number
  readonly bytes: number
}

export const DEFAULT_CHUNK: ChunkLimits = { records: 500, bytes: 4 * 1024 * 1024 }
export const MOST_CHUNK_RECORDS = 100_000

/** While one chunk ends, its last records slow and its part flushed, the other keeps the workers busy. */
export const CHUNKS_AT_ONCE = 2

/** One line is held whole in memory; a longer one is a record that fails. */
export const MOST_LINE_BYTES = 16 * 1024 * 1024

/** What was asked for. `input` is a file or folder, `output` a folder. */
export interface JobOrder {
  readonly action: BulkAction
  readonly input: string
  readonly output: string
  readonly options: BulkOptions
  readonly chunk: ChunkLimits
}

/** The record of a job, written once. Paths in it are those of the order; options hold no key. */
export interface JobRecord extends JobOrder {
  readonly version: 1
  /** 22 base64url characters. */
  readonly id: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly actor: Actor
  readonly model: string
  /** Fingerprint of everything that decides what comes out. */
  readonly configHash: string
}

/** An input file. `name` is its path below the input folder, with `/`; of a single file its name. */
export interface InputFile {
  readonly name: string
  readonly bytes: number
  /** Hex, over the file as it lies on the disk. */
  readonly sha256: string
}

/** A range of whole lines of one file; offsets count bytes of its content, decompressed. */
export interface Chunk {
  /** From 1, without gaps. */
  readonly number: number
  /** Index into the files. */
  readonly file: number
  /** Number of its first line, from 1. */
  readonly line: number
  readonly offset: number
  readonly bytes: number
  /** Lines that are not blank. */
  readonly records: number
  /** Hex, over the range; null for a single line that is too long to be read. */
  readonly sha256: string | null
}

/** What the whole input is. */
export interface Totals {
  readonly records: number
  /** Decompressed. */
  readonly bytes: number
  readonly chunks: number
  /** Hex, over names and hashes of all files. */
  readonly inputHash: string
}

/** Line number and error code of a record that could not be processed. */
export type Failure = readonly [line: number, code: string]

/** What became of a chunk. */
export interface ChunkResult {
  readonly chunk: number
  /** Bytes of the chunk itself, decompressed. */
  readonly inputBytes: number
  /** Bytes and SHA-256 of the part. */
  readonly bytes: number
  readonly sha256: string
  /** Records written, and those that failed. */
  readonly records: number
  readonly failures: readonly Failure[]
  readonly messages: number
  /** Findings by type. */
  readonly counts: Counts
  /** Names of properties that nothing scans and that were left out. */
  readonly dropped: readonly string[]
}

/** `waiting`: others are before it. `failed`: it stopped, and goes on when resumed. The last two are the end. */
export type JobState = 'waiting' | 'running' | 'paused' | 'failed' | 'cancelled' | 'finished'

/** Whether it is worked on, or will be without anybody's doing. */
export function isGoing ({ state }: { readonly state: JobState }): boolean {
  return state === 'waiting' || state === 'running'
}

export interface JobError {
  readonly code: string
  readonly detail: string
}

/** How far a job is. */
export interface JobStatus {
  readonly id: string
  readonly action: BulkAction
  readonly state: JobState
  readonly input: string
  readonly output: string
  readonly createdAt: string
  /** Of the last change of `state`. */
  readonly changedAt: string
  readonly model: string
  readonly configHash: string
  /** Null until the input was read once. */
  readonly total: Totals | null
  readonly done: Omit<Totals, 'inputHash'>
  /** Records that failed. */
  readonly failed: number
  readonly messages: number
  readonly counts: Counts
  /** Why it stopped; null unless `failed`. */
  readonly error: JobError | null
}

/** A failed record, as it is listed. */
export interface ListedFailure {
  readonly file: string
  readonly line: number
  readonly code: string
}

export interface ChunkFailure extends ListedFailure {
  readonly chunk: number
}

/** How parts sort as their chunks do, up to 99,999. */
const PART_DIGITS = 5

export const PART_PREFIX = 'part-'

export function partName (chunk: number): string {
  return `${PART_PREFIX}${String(chunk).padStart(PART_DIGITS, '0')}.jsonl`
}

export const MANIFEST = 'manifest.json'
export const FAILURES = 'failures.jsonl'
/** The folder in the output folder where a job keeps its book and its temporary files. */
export const JOB_FOLDER = '.sumi-job'
