// What scores are good for: the threshold sweep (precision–recall curve), and calibration (does 0.8 mean right four times in five?).

import { matchSpans } from './match.ts'
import type { PredictedSpan, TypedSpan } from './record.ts'
import { fBeta, ratio } from './scores.ts'

export interface SweepPoint {
  /** Findings with at least this score. */
  readonly threshold: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly f2: number
}

export interface CalibrationBin {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly meanScore: number
  /** Share of the bin's findings that are exactly right. */
  readonly right: number
}

export interface ScoreFigures {
  readonly sweep: readonly SweepPoint[]
  readonly best: { readonly f1: SweepPoint | null, readonly f2: SweepPoint | null }
  readonly calibration: readonly CalibrationBin[]
  /** Expected calibration error (Guo et al. 2017): the mean distance of score and share, weighted by findings. */
  readonly ece: number
  /** Mean squared distance of score and outcome (Brier 1950). */
  readonly brier: number
}

const STEPS = 100
const BINS = 10

/** Counts findings by hundredths of their score; exact matches are right. */
export class ScoreCollector {
  readonly #right = new Float64Array(STEPS + 1)
  readonly #wrong = new Float64Array(STEPS + 1)
  readonly #bins = Array.from({ length: BINS }, () => ({ count: 0, scores: 0, right: 0 }))
  #gold = 0
  #squares = 0

  /** @param predicted judged findings, from the lowest threshold that the system offers. */
  add (gold: readonly TypedSpan[], predicted: readonly PredictedSpan[]): void {
    this.#gold += gold.length
    const right = new Set(matchSpans(gold, predicted, 1).map((match) => match.predicted))
    predicted.forEach(({ score }, index) => {
      const isRight = right.has(index)
      const step = Math.floor(Math.min(1, Math.max(0, score)) * STEPS + 1e-9)
      const counts = isRight ? this.#right : this.#wrong
      counts[step] = (counts[step] ?? 0) + 1
      this.#squares += (score - (isRight ? 1 : 0)) ** 2
      const bin = this.#bins[Math.min(BINS - 1, Math.floor(score * BINS + 1e-9))]
      if (bin === undefined) return
      bin.count += 1
      bin.scores += score
      if (isRight) bin.right += 1
    })
  }

  finish (): ScoreFigures {
    const sweep = this.#sweep()
    const total = this.#bins.reduce((sum, { count }) => sum + count, 0)
    const calibration = this.#bins.map(({ count, scores, right }, index) =>
      ({ from: index / BINS, to: (index + 1) / BINS, count, meanScore: ratio(scores, count), right: ratio(right, count) }))
    return {
      sweep,
      best: { f1: bestOf(sweep, 'f1'), f2: bestOf(sweep, 'f2') },
      calibration,
      ece: calibration.reduce((sum, { count, meanScore, right }) => sum + ratio(count, total) * Math.abs(meanScore - right), 0),
      brier: ratio(this.#squares, total)
    }
  }

  /** Rising thresholds; a threshold that changes nothing has no point. */
  #sweep (): SweepPoint[] {
    const points: SweepPoint[] = []
    let [right, wrong] = [0, 0]
    for (let step = STEPS; step >= 0; step--) {
      const [moreRight = 0, moreWrong = 0] = [this.#right[step], this.#wrong[step]]
      if (moreRight + moreWrong === 0) continue
      right += moreRight
      wrong += moreWrong
      const [precision, recall] = [ratio(right, right + wrong), ratio(right, this.#gold)]
      points.push({ threshold: step / STEPS, precision, recall, f1: fBeta(precision, recall, 1), f2: fBeta(precision, recall, 2) })
    }
    return points.reverse()
  }
}

function bestOf (points: readonly SweepPoint[], name: 'f1' | 'f2'): SweepPoint | null {
  return points.reduce<SweepPoint | null>((best, point) => best === null || point[name] > best[name] ? point : best, null)
}
