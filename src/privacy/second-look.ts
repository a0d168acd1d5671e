// Reads its own work again: what detection finds in the redacted text is found too, until it finds nothing more there.

import type { Clock } from '../clock.ts'
import type { Conversation, DetectionOptions, Finding } from '../conversation.ts'
import type { DetectCall, DetectionService } from '../detection/service.ts'
import { AppError } from '../errors.ts'
import { applyOperators, type Edit } from '../redaction/apply.ts'

/** Looks at one conversation, the first included. Two or three are usual; more are cut off, so that no text can cost without bound. */
export const MOST_LOOKS = 6
/** Drafts are redacted by tags alone, which need no key. */
const NO_KEY = new Uint8Array(0)

/**
 * The same service, with findings that leave nothing to find: redacting by `replace` and detecting again with the same options finds
 * nothing (but for text that still gave something new at look `MOST_LOOKS`). Removing a value shows the model a calmer text, in which
 * it may see a value that it missed.
 */
export function lookAgain (detection: DetectionService, clock: Clock): DetectionService {
  return {
    modelId: detection.modelId,
    close: async () => { await detection.close() },
    async detect (conversation, options, call = {}) {
      const callForRest = budgetOf(call, clock)
      let findings = await detection.detect(conversation, options, call)
      let isDone = findings.length === 0
      for (let looks = 1; looks < MOST_LOOKS && !isDone; looks++) {
        const more = await findInDraft(detection, conversation, findings, options, callForRest())
        findings = inOrder([...findings, ...more])
        isDone = more.length === 0
      }
      return findings
    }
  }
}

async function findInDraft (
  detection: DetectionService, conversation: Conversation, findings: readonly Finding[], options: DetectionOptions, call: DetectCall
): Promise<readonly Finding[]> {
  const { conversation: draft, edits } = applyOperators(conversation, findings, {}, NO_KEY)
  const found = await detection.detect(draft, options, call)
  return found.flatMap((finding) => toOriginal(finding, edits[finding.message] ?? []))
}

/** A finding of the draft, in offsets of the original. One that touches a tag (none should) is a mark, no value. */
function toOriginal (finding: Finding, edits: readonly Edit[]): Finding[] {
  if (edits.some(({ newStart, newEnd }) => newStart < finding.end && finding.start < newEnd)) return []
  const before = edits.findLast(({ newEnd }) => newEnd <= finding.start)
  const shift = before === undefined ? 0 : before.end - before.newEnd
  return [{ ...finding, start: finding.start + shift, end: finding.end + shift }]
}

function inOrder (findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.message - b.message || a.start - b.start)
}

/** All looks together have the time that the caller gave. */
function budgetOf (call: DetectCall, clock: Clock): () => DetectCall {
  const { deadlineMs } = call
  if (deadlineMs === undefined) return () => call
  const until = clock().getTime() + deadlineMs
  return () => {
    const left = until - clock().getTime()
    if (left <= 0) throw new AppError('DEADLINE_EXCEEDED')
    return { ...call, deadlineMs: left }
  }
}
