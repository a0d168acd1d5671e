// The errors that a person should look at first: a bounded number of each kind, with a little context that stays in memory.

import { ENTITIES, type BuiltInEntityType, type EntityGroup, type EntityType } from '../entities.ts'
import { bestOverlap } from './confusion.ts'
import { intersectionOverUnion } from './match.ts'
import type { GoldRecord, PredictedSpan, TypedSpan } from './record.ts'

/** A value left visible, found under another type, found with other borders, or found where nothing is labelled. */
export type ErrorKind = 'missed' | 'wrongType' | 'wrongBorder' | 'falseAlarm'
export const ERROR_KINDS: readonly ErrorKind[] = ['missed', 'wrongType', 'wrongBorder', 'falseAlarm']

export interface EvaluationError {
  readonly kind: ErrorKind
  readonly recordId: string
  readonly gold: TypedSpan | undefined
  readonly found: PredictedSpan | undefined
  /** The text around both spans. Shown only where the user asks for it. */
  readonly context: { readonly text: string, readonly offset: number }
}

/** How bad a leak of such a value is; a judgement, for the order of the list only. */
const SEVERITY: Readonly<Record<EntityGroup, number>> = { credentials: 9, payment: 8, government: 7, health: 6, contact: 5, person: 4, network: 3, vehicle: 2, business: 1 }

const MOST_OF_A_KIND = 25
const CONTEXT_CHARS = 40

export class ErrorCollector {
  readonly #kept: Record<ErrorKind, Array<{ badness: number, error: EvaluationError }>> = { missed: [], wrongType: [], wrongBorder: [], falseAlarm: [] }
  readonly #counts: Record<ErrorKind, number> = { missed: 0, wrongType: 0, wrongBorder: 0, falseAlarm: 0 }

  add (record: GoldRecord, predicted: readonly PredictedSpan[]): void {
    for (const gold of record.spans) {
      const found = bestOverlap(gold, predicted)
      if (found === undefined) this.#keep('missed', severity(gold.type), record, gold, undefined)
      else if (found.type !== gold.type) this.#keep('wrongType', found.score, record, gold, found)
      else if (found.start !== gold.start || found.end !== gold.end) this.#keep('wrongBorder', 1 - intersectionOverUnion(gold, found), record, gold, found)
    }
    for (const found of predicted) if (bestOverlap(found, record.spans) === undefined) this.#keep('falseAlarm', found.score, record, undefined, found)
  }

  /** Worst first. */
  finish (): { readonly counts: Readonly<Record<ErrorKind, number>>, readonly worst: readonly EvaluationError[] } {
    return { counts: this.#counts, worst: ERROR_KINDS.flatMap((kind) => this.#kept[kind].map(({ error }) => error)) }
  }

  #keep (kind: ErrorKind, badness: number, record: GoldRecord, gold: TypedSpan | undefined, found: PredictedSpan | undefined): void {
    this.#counts[kind] += 1
    const kept = this.#kept[kind]
    if (kept.length === MOST_OF_A_KIND && badness <= (kept.at(-1)?.badness ?? 0)) return
    const error = { kind, recordId: safeId(record), gold, found, context: contextOf(record, gold ?? found, found) }
    const at = kept.findIndex((one) => one.badness < badness)
    kept.splice(at < 0 ? kept.length : at, 0, { badness, error })
    kept.length = Math.min(kept.length, MOST_OF_A_KIND)
  }
}

/** Types that are off by default are rarely personal alone: last. */
function severity (type: EntityType): number {
  if (!Object.hasOwn(ENTITIES, type)) return 5
  const { group, isDefault } = ENTITIES[type as BuiltInEntityType]
  return isDefault ? SEVERITY[group] : 0
}

/** An id is shown, so it must not be or hold one of the record's values. Two digits are in many an id by chance. */
function safeId ({ id, conversation, spans }: GoldRecord): string {
  const plain = id.normalize('NFKC').toLowerCase()
  const values = spans.map(({ message, start, end }) => (conversation.messages[message]?.text.slice(start, end) ?? '').normalize('NFKC').toLowerCase())
  return values.some((value) => (value.length > 2 || /[^\x00-\x7F]/u.test(value)) && plain.includes(value)) ? '(id withheld)' : id
}

function contextOf ({ conversation }: GoldRecord, first: TypedSpan | undefined, second: TypedSpan | undefined): EvaluationError['context'] {
  const text = conversation.messages[first?.message ?? 0]?.text ?? ''
  const [start, end] = [Math.min(first?.start ?? 0, second?.start ?? Infinity), Math.max(first?.end ?? 0, second?.end ?? 0)]
  const offset = Math.max(0, start - CONTEXT_CHARS)
  return { text: text.slice(offset, end + CONTEXT_CHARS), offset }
}
