// Spans of another system → predicted spans: offsets into UTF-16 units, labels into types. A type nobody knows still hides text.

import type { EntityType } from '../../entities.ts'
import { AppError } from '../../errors.ts'
import type { OffsetUnit } from '../../offsets.ts'
import { toUtf16 } from '../gold.ts'
import type { PredictedSpan } from '../record.ts'
import { canonicalLabel, mapLabel, type TypeMap } from '../type-map.ts'

export interface ForeignSpan {
  readonly message: number
  readonly start: unknown
  readonly end: unknown
  readonly label: unknown
  readonly score: unknown
}

/** @throws AppError DETECTION_FAILED for a span that is none. */
export function fromForeign (text: string, { message, start, end, label, score }: ForeignSpan, unit: OffsetUnit, map: TypeMap): PredictedSpan {
  if (!Number.isInteger(start) || !Number.isInteger(end) || typeof label !== 'string') throw new AppError('DETECTION_FAILED', 'the system answered with a span that has no offsets or no type')
  const [from, to] = [toUtf16(text, start as number, unit), toUtf16(text, end as number, unit)]
  if (from === undefined || to === undefined || from > to) throw new AppError('DETECTION_FAILED', 'the system answered with a span outside the text')
  return { message, start: from, end: to, type: typeOf(label, map), score: typeof score === 'number' ? score : 1, source: 'model' }
}

function typeOf (label: string, map: TypeMap): EntityType {
  return mapLabel(map, label) ?? `CUSTOM_${canonicalLabel(label).replace(/[^A-Z0-9_]/gu, '_').slice(0, 50)}`
}
