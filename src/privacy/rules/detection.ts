// Detection with users' rules: they run apart, and what they find is weighed with everything else. If they fail, the call fails.

import type { Clock } from '../../clock.ts'
import type { DetectionOptions } from '../../conversation.ts'
import { allowPatternsOf, CALL_LIMITS, type KeyedRuleSet } from '../../detection/custom/rule-set.ts'
import type { CustomRuleService } from '../../detection/custom/service.ts'
import type { DetectCall, DetectionService } from '../../detection/service.ts'
import type { EntityType } from '../../entities.ts'
import { AppError } from '../../errors.ts'
import type { Counts } from '../privacy.ts'
import { checkRuleSet } from './check.ts'
import type { UserRules } from './user-rules.ts'

type InForce = Pick<UserRules, 'inForce'>

/** The same service, running the rules in force and those of the call. Costs nothing where there are none. */
export function withRules (detection: DetectionService, customRules: CustomRuleService, rules: InForce, clock: Clock): DetectionService {
  return {
    modelId: detection.modelId,
    close: async () => { await detection.close() },
    async detect (conversation, given, call) {
      const { options, call: { rules: sets = [], ...rest } } = gatherRules(rules, given, call)
      if (sets.length === 0) return await detection.detect(conversation, options, rest)
      const { messages, language } = conversation
      const startedAt = clock().getTime()
      const found = await customRules.findSets(sets, {
        texts: messages.map(({ text }) => text), context: options.context ?? [], ...(language === undefined ? {} : { language })
      }, rest)
      const custom = { messages: found, allowPatterns: allowPatternsOf(sets.map(({ content }) => content)) }
      return await detection.detect(conversation, options, { ...rest, ...timeLeft(rest, clock().getTime() - startedAt), custom })
    }
  }
}

/** The same service, each call keeping the rules that were in force when it began, however often it detects. */
export function keepingRules (detection: DetectionService, rules: InForce): DetectionService {
  return {
    modelId: detection.modelId,
    close: async () => { await detection.close() },
    async detect (conversation, given, call) {
      const gathered = gatherRules(rules, given, call)
      return await detection.detect(conversation, gathered.options, gathered.call)
    }
  }
}

/** Counts for records that stay: type names that a caller made up could be personal, and are counted as one. */
export function countsToKeep (counts: Counts, rules: Pick<UserRules, 'types'> | undefined): Counts {
  const known = rules?.types()
  const kept: Partial<Record<EntityType, number>> = {}
  for (const [type, count] of Object.entries(counts) as Array<[EntityType, number]>) {
    const name: EntityType = !type.startsWith('CUSTOM_') || known?.has(type) === true ? type : 'CUSTOM_OTHER'
    kept[name] = (kept[name] ?? 0) + count
  }
  return kept
}

/** Moves the rules of the options, checked, beside those in force. @throws AppError INVALID_RULES and what else `checkRuleSet` says. */
function gatherRules (rules: InForce, { rules: own, ...options }: DetectionOptions, call: DetectCall = {}): { readonly options: DetectionOptions, readonly call: DetectCall } {
  const before: readonly KeyedRuleSet[] = call.rules ?? rules.inForce()
  return { options, call: { ...call, rules: own === undefined ? before : [...before, checkRuleSet(own, CALL_LIMITS)] } }
}

function timeLeft ({ deadlineMs }: DetectCall, spentMs: number): Pick<DetectCall, 'deadlineMs'> {
  if (deadlineMs === undefined) return {}
  if (spentMs >= deadlineMs) throw new AppError('DEADLINE_EXCEEDED')
  return { deadlineMs: deadlineMs - spentMs }
}
