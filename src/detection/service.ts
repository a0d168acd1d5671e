// Detection as the rest of Sumi sees it: conversations in, findings out. The worker pool implements it.

import type { Conversation, DetectionOptions, Finding } from '../conversation.ts'
import type { CustomFound, KeyedRuleSet } from './custom/rule-set.ts'

export interface DetectCall {
  /** Milliseconds from now until the caller gives up; at its end the promise rejects with DEADLINE_EXCEEDED. */
  readonly deadlineMs?: number
  /** Gives the call up while it is still queued; work that runs is finished and thrown away. */
  readonly signal?: AbortSignal
  /** Users' rules that hold for this call, beside those of its options; default: those in force. */
  readonly rules?: readonly KeyedRuleSet[]
  /** `bulk` waits until no other work does; default: interactive. */
  readonly priority?: 'interactive' | 'bulk'
  /** What users' rules found, where they were run before. */
  readonly custom?: CustomFound
}

export interface DetectionService {
  /** Name and version of the model, e.g. 'sumi-ner@0.1.0'. */
  readonly modelId: string
  /**
   * Finds personal data.
   * @returns findings that do not overlap, sorted by message, then start.
   * @throws AppError QUEUE_FULL, DEADLINE_EXCEEDED, DETECTION_FAILED or NOT_READY; never a partial answer.
   */
  detect (conversation: Conversation, options: DetectionOptions, call?: DetectCall): Promise<readonly Finding[]>
  /** Finishes what was accepted, then stops the workers. */
  close (): Promise<void>
}
