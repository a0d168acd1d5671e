// Logits of a model → log-probabilities of decoder states.

import type { LabelMap } from './labels.ts'

/** Least log-probability: one token that the model is sure about cannot decide over a whole word alone. */
export const FLOOR = Math.log(1e-6)

/**
 * Softmax of the logits / temperature of token `token`, summed by state, as natural logarithms, into `out` at `at`.
 * @returns false when a logit is not a number.
 */
export function stateLogProbs (logits: Float32Array, token: number, labels: LabelMap, temperature: number, out: Float32Array, at: number): boolean {
  const { stateOfLabel, states } = labels
  const first = token * stateOfLabel.length
  let max = -Infinity
  for (let i = 0; i < stateOfLabel.length; i++) max = Math.max(max, logits[first + i] ?? NaN)
  if (!Number.isFinite(max)) return false
  const count = states.length + 1
  for (let s = 0; s < count; s++) out[at + s] = 0
  let sum = 0
  for (let i = 0; i < stateOfLabel.length; i++) {
    const weight = Math.exp(((logits[first + i] ?? 0) - max) / temperature)
    sum += weight
    const state = at + (stateOfLabel[i] ?? 0)
    out[state] = (out[state] ?? 0) + weight
  }
  for (let s = 0; s < count; s++) out[at + s] = Math.max(FLOOR, Math.log((out[at + s] ?? 0) / sum))
  return true
}
