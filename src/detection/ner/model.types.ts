// What the rest of detection knows about a model: text in, spans out.

import type { EntityType } from '../../entities.ts'

/** A span the model found. Offsets are half-open, UTF-16 code units of the text that was passed in. */
export interface ModelSpan {
  readonly start: number
  readonly end: number
  readonly type: EntityType
  /** Calibrated probability in (0, 1]. */
  readonly score: number
}

/** A loaded token-classification model. The same text with the same previous message always gives the same spans. */
export interface NerModel {
  /** Name and version from the model's own files, e.g. 'sumi-ner@0.1.0'. */
  readonly id: string
  readonly entityTypes: readonly EntityType[]
  /** @param previous the message before, as context; '' for none. */
  spans (text: string, previous: string): Promise<readonly ModelSpan[]>
  close (): Promise<void>
}
