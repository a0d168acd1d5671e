// What evaluation compares: conversations with gold spans, and the spans that a system found.

import type { Conversation, FindingSource, Language } from '../conversation.ts'
import type { EntityType } from '../entities.ts'

/** Half-open UTF-16 offsets into the text of message number `message`. */
export interface TypedSpan {
  readonly message: number
  readonly start: number
  readonly end: number
  readonly type: EntityType
}

export interface PredictedSpan extends TypedSpan {
  readonly score: number
  readonly source: FindingSource
}

/** One labelled conversation of a data set. */
export interface GoldRecord {
  readonly id: string
  readonly language: Language | 'other'
  readonly conversation: Conversation
  readonly spans: readonly TypedSpan[]
  /** Spans whose label the type map sends to nothing: what is found there counts neither for nor against. */
  readonly ignored: ReadonlyArray<Omit<TypedSpan, 'type'>>
}
