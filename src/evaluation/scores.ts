// Precision, recall and F from counts.

import type { TypeCounts } from './counts.ts'

export interface Scores {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** F with recall weighing twice as much as precision: a leak costs more than a false alarm. */
  readonly f2: number
  /** Gold items. */
  readonly support: number
}

/** F-beta of van Rijsbergen (1979); 0 where nothing was right, as seqeval's `zero_division=0`. */
export function scoresOf ({ truePositives, falsePositives, falseNegatives }: TypeCounts): Scores {
  const precision = ratio(truePositives, truePositives + falsePositives)
  const recall = ratio(truePositives, truePositives + falseNegatives)
  return { precision, recall, f1: fBeta(precision, recall, 1), f2: fBeta(precision, recall, 2), support: truePositives + falseNegatives }
}

export function fBeta (precision: number, recall: number, beta: number): number {
  return ratio((1 + beta ** 2) * precision * recall, beta ** 2 * precision + recall)
}

export function addScores (counts: Iterable<TypeCounts>): TypeCounts {
  const sum: TypeCounts = { truePositives: 0, falsePositives: 0, falseNegatives: 0 }
  for (const one of counts) addInto(sum, one)
  return sum
}

/** Adds the numbers of `from` to those of `into`, in place. */
export function addInto<T extends object> (into: T, from: T): T {
  const [sums, numbers] = [into as Record<string, number>, from as Record<string, number>]
  for (const key of Object.keys(numbers)) sums[key] = (sums[key] ?? 0) + (numbers[key] ?? 0)
  return into
}

export function ratio (part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
