// Callers' own rules as the rest of Sumi sees them: they run apart from the event loop, and end at their deadline.

import type { DetectCall } from '../service.ts'
import type { RuleQuestion } from './find-set.ts'
import type { CustomMatch, CustomRule, PatternFlags } from './rule.ts'
import type { CustomMessage, KeyedRuleSet } from './rule-set.ts'

export interface CustomRuleService {
  /**
   * Runs rules on each text.
   * @param contextWords words that count as standing near every value.
   * @throws AppError INVALID_PATTERN, DEADLINE_EXCEEDED, QUEUE_FULL, DETECTION_FAILED.
   */
  find (rules: readonly CustomRule[], texts: readonly string[], contextWords: readonly string[], call?: DetectCall): Promise<ReadonlyArray<readonly CustomMatch[]>>
  /** Whether the pattern is found anywhere in each value. @throws as `find`. */
  test (source: string, flags: PatternFlags, values: readonly string[], call?: DetectCall): Promise<readonly boolean[]>
  /**
   * Runs rule sets on the messages of a conversation. A set is sent to a thread once and kept there compiled.
   * @returns one item a message.
   * @throws AppError INVALID_PATTERN, TEXT_TOO_LARGE (too many matches), DEADLINE_EXCEEDED, QUEUE_FULL, DETECTION_FAILED.
   */
  findSets (sets: readonly KeyedRuleSet[], question: RuleQuestion, call?: DetectCall): Promise<readonly CustomMessage[]>
  close (): Promise<void>
}
