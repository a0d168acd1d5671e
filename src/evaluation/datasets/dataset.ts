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
  /** Line of the file where the record starts, from 1. */
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

/** What is known of a file before a reader is chosen. */
export interface Sample {
  /** Lower-case file name without `.gz`. */
  readonly name: string
  /** The first characters of the file. */
  readonly head: string
  /** The first record, if the file is JSON or JSON Lines. */
  readonly first: unknown
}

export interface DatasetReader {
  readonly name: string
  /** One line for `--help`. */
  readonly title: string
  /** The unit that the format's own tools count in; used where nobody declares one and no value tells. */
  readonly offsetUnit: OffsetUnit | undefined
  /** Whether the file looks like this format. Readers are asked in the order of the table in index.ts. */
  recognizes (sample: Sample): boolean
  read (path: string): AsyncIterable<DatasetItem>
}
