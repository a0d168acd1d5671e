// What each part of a system contributes: rules, model, repetition, a user's own rules.

import type { FindingSource } from '../conversation.ts'
import { matchSpans } from './match.ts'
import type { PredictedSpan, TypedSpan } from './record.ts'
import { ratio } from './scores.ts'

export interface SourceFigures {
  readonly findings: number
  /** Exact matches among them. */
  readonly right: number
  readonly precision: number
  /** Share of all gold spans that this source found exactly. */
  readonly recallShare: number
}

export class SourceCollector {
  readonly #counts = new Map<FindingSource, { findings: number, right: number }>()
  #gold = 0

  add (gold: readonly TypedSpan[], predicted: readonly PredictedSpan[]): void {
    this.#gold += gold.length
    const right = new Set(matchSpans(gold, predicted, 1).map((match) => match.predicted))
    predicted.forEach(({ source }, index) => {
      const counts = this.#counts.get(source) ?? { findings: 0, right: 0 }
      this.#counts.set(source, counts)
      counts.findings += 1
      if (right.has(index)) counts.right += 1
    })
  }

  finish (): Map<FindingSource, SourceFigures> {
    return new Map([...this.#counts].map(([source, { findings, right }]) => [source, { findings, right, precision: ratio(right, findings), recallShare: ratio(right, this.#gold) }]))
  }
}
