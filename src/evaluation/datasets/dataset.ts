// The shape of a data set reader: raw records in the file's own labels and offsets, bad ones with their line and reason.

import type { Conversation } from '../../conversation.ts'
import type { OffsetUnit } from '../../offsets.ts'

/** A labelled span as the file has it. */
export interface RawSpan {
  readonly message: number
  readonly start: number
  readonly end: number
  readonly label: string
  /** The value, where the file repeats it: it tells the offset unit, and a wrong offset. Never printed. */
  readonly value?: string
}

export interface RawRecord {
  readonly line: number
  readonly id: string
  readonly language: string | undefined
  readonly conversation: Conversation
  readonly spans: readonly RawSpan[]
}

export interface BadRecord {
  readonly line: number
  /** Says what is wrong, without the text. */
  readonly reason: string
}

export type DatasetItem = { readonly isOk: true, readonly record: RawRecord } | { readonly isOk: false, readonly bad: BadRecord }

export interface DatasetReader {
  readonly name: string
  /** File name endings it is chosen for. */
  readonly extensions: readonly string[]
  /** The unit its offsets count in, where the format fixes it; undefined: declared by the user or found from the values. */
  readonly offsetUnit: OffsetUnit | undefined
  read (path: string): AsyncIterable<DatasetItem>
}
