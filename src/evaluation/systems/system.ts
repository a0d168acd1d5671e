// What is evaluated: something that finds spans in a conversation. Sumi itself is made by the command line, others live beside this file.

import type { EntityType } from '../../entities.ts'
import type { GoldRecord, PredictedSpan } from '../record.ts'

export interface Prediction {
  readonly spans: readonly PredictedSpan[]
  /** Findings down to a lower threshold, for the curve and calibration only; default: `spans`. */
  readonly sweepSpans?: readonly PredictedSpan[]
}

export interface System {
  /** As the user named it: `sumi`, `presidio=http://…`. */
  readonly name: string
  /** What exactly runs, for the report: model, files with their hashes, address. */
  readonly details: Readonly<Record<string, string>>
  /** Records that it works on at a time: enough that none of its workers ever waits for one. */
  readonly mostUnderWay: number
  /**
   * @param types those that are judged: chosen, else all that the data labels. More may be found.
   * @throws AppError: the record counts as failed, and as if nothing was found.
   */
  predict (record: GoldRecord, types: readonly EntityType[]): Promise<Prediction>
  close (): Promise<void>
}
