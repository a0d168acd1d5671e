// Applies operators to the spans of one text, from the last to the first, and tells where each result stands in the new text.

import { codePointLength, codePointsOf } from './code-points.ts'
import { settleResults, type ScoredSpan, type Span } from './conflicts.ts'
import { operate, type Direction, type OperatorConfig } from './operators.ts'
import { invalidParameter } from './parameters.ts'
import { AppError } from '../../errors.ts'

export type OperatorConfigs = ReadonlyMap<string, OperatorConfig>

/** One rewritten value. `start` and `end` count code points of the NEW text. */
export interface RewrittenItem extends Span {
  readonly text: string
  readonly operator: string
}

export interface Rewritten {
  readonly text: string
  /** From the last to the first. */
  readonly items: readonly RewrittenItem[]
}

const DEFAULT_OPERATOR: OperatorConfig = { name: 'replace', parameters: {} }

/** @throws AppError PRESIDIO_PARAMETER, PRESIDIO_REFUSED. */
export function anonymize (text: string, results: readonly ScoredSpan[], operators: OperatorConfigs): Rewritten {
  const { toUtf16 } = codePointsOf(text)
  const spans = settleResults(text, results, toUtf16).sort((a, b) => b.start - a.start || b.end - a.end)
  return rewrite('anonymize', text, spans, (type) => operators.get(type) ?? operators.get('DEFAULT') ?? DEFAULT_OPERATOR)
}

/** @throws AppError PRESIDIO_PARAMETER, PRESIDIO_REFUSED; a type without an operator is refused. */
export function deanonymize (text: string, spans: readonly Span[], operators: OperatorConfigs): Rewritten {
  return rewrite('deanonymize', text, [...spans].sort((a, b) => b.start - a.start), (type) => operators.get(type) ?? operators.get('DEFAULT'))
}

/** Spans that overlap share text: each is written in full, and what they cover together is gone from the rest. */
function rewrite (direction: Direction, text: string, lastFirst: readonly Span[], operatorOf: (type: string) => OperatorConfig | undefined): Rewritten {
  const { length, toUtf16 } = codePointsOf(text)
  /** Pieces of the new text from its end; an item knows how many code points of it follow its own text. */
  const pieces: string[] = []
  const items: Array<Omit<RewrittenItem, 'start' | 'end'> & { readonly width: number, readonly after: number }> = []
  let [cursor, after] = [length, 0]
  const put = (piece: string, width: number): void => { pieces.push(piece); after += width }
  const keep = (start: number, end: number): void => { put(text.slice(toUtf16(start), toUtf16(end)), end - start) }

  for (const { start, end, entityType } of lastFirst) {
    if (start > length || end > length) throw invalidParameter(`Invalid analyzer result, start: ${start} and end: ${end}, while text length is only ${length}.`)
    const config = operatorOf(entityType)
    if (config === undefined) throw new AppError('PRESIDIO_REFUSED', 'Internal server error')
    const written = operate(direction, config, text.slice(toUtf16(start), toUtf16(end)), entityType)
    if (end < cursor) keep(end, cursor)
    const width = codePointLength(written)
    items.push({ entityType, text: written, operator: config.name, width, after })
    put(written, width)
    cursor = Math.min(cursor, start)
  }
  keep(0, cursor)

  return {
    text: pieces.reverse().join(''),
    items: items.map(({ width, after: behind, ...item }) => {
      const end = after - behind
      return { ...item, start: end - width, end }
    })
  }
}
