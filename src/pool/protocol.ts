// The messages between the pool and its workers: everything that crosses the thread border, and nothing else.

import type { Conversation, DetectionOptions, Finding } from '../conversation.ts'
import type { CustomFound } from '../detection/custom/rule-set.ts'
import type { ModelSpan } from '../detection/ner/model.types.ts'
import type { ErrorCode } from '../errors.ts'

/** Given to each worker once, as `workerData`. */
export interface WorkerSetup {
  /** Absolute path of the model's folder. */
  readonly modelDir: string
  /** Threads of one inference run. */
  readonly threads: number
  readonly workers: number
  /** One Int32: how many workers are warm. A warm-up ends when all are, so that each thread gets exactly one. */
  readonly warmWorkers: SharedArrayBuffer
}

export interface DetectJob {
  readonly conversation: Conversation
  readonly options: DetectionOptions
  /** The model's spans of each message, where `spans` tasks found them before. Offsets count UTF-16 units of the whole text. */
  readonly modelSpans?: ReadonlyArray<readonly ModelSpan[]>
  /** What users' rules found in the conversation. */
  readonly custom?: CustomFound
}

/** A piece of one message for the model alone. */
export interface Slice {
  readonly text: string
  /** The message before, or the text before this piece; context only. */
  readonly previous: string
}

export type WorkerTask =
  | { readonly kind: 'warmUp' }
  | { readonly kind: 'detect', readonly jobs: readonly DetectJob[] }
  | { readonly kind: 'spans', readonly slices: readonly Slice[] }

/** One answer per job or slice. Failures carry a code alone: a message could hold text. */
export type Outcome<T> = { readonly isOk: true, readonly value: T } | { readonly isOk: false, readonly code: ErrorCode }

export type WarmUpAnswer = { readonly isOk: true, readonly modelId: string } | { readonly isOk: false, readonly code: ErrorCode, readonly message: string }
export type DetectAnswer = ReadonlyArray<Outcome<readonly Finding[]>>
export type SpansAnswer = ReadonlyArray<Outcome<readonly ModelSpan[]>>
