// Sumi's scores on Presidio's scale, for clients whose thresholds were tuned with Presidio.

import type { Finding } from '../../conversation.ts'

/** What Presidio gives to whatever its model finds, and to a pattern with a context word: more is for values that a checksum proves. */
const MOST_WITHOUT_PROOF = 0.85

export function presidioScore ({ score, source, explanation }: Pick<Finding, 'score' | 'source' | 'explanation'>): number {
  // A user's rule has the score that the user gave it.
  if (source === 'custom') return score
  return explanation.some(({ kind }) => kind === 'checksum') ? score : Math.min(score, MOST_WITHOUT_PROOF)
}

/** The threshold that detection needs so that nothing is lost which `presidioScore` puts at or above `threshold`. */
export function detectionThreshold (threshold: number): number {
  return Math.max(0, Math.min(threshold, MOST_WITHOUT_PROOF))
}
