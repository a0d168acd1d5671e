// The use case of bulk jobs: one conversation of many found or redacted behind all interactive work. What was done is written down for the
// whole job, not for each conversation, and no retention record is kept: the output lies with whoever ran the job.

import { createHash, createHmac } from 'node:crypto'
import { may } from '../access/roles.ts'
import { canonicalJson } from '../audit/canonical-json.ts'
import type { Conversation, DetectionOptions } from '../conversation.ts'
import type { DetectCall } from '../detection/service.ts'
import { AppError } from '../errors.ts'
import { VERSION } from '../package.ts'
import type { Operators } from '../redaction/operator.ts'
import { checkConversation, checkDetectionOptions } from './check-input.ts'
import { countByType, factOf, type PrivacyContext } from './context.ts'
import type { Actor, Counts, RedactOptions, RedactResult } from './privacy.ts'
import { chosenOperators, findAndRewrite } from './redact.ts'
import { countsToKeep } from './rules/detection.ts'
import { lookAgain } from './second-look.ts'

export type BulkAction = 'redact' | 'detect'
/** Rules are those in force when the job was prepared. */
export type BulkOptions = Pick<RedactOptions, 'entities' | 'threshold' | 'engine' | 'context' | 'operators' | 'profile'>

/** What was checked once, to be run over many conversations: always with the same rules. */
export interface BulkWork {
  readonly model: string
  /** Hex; changes with everything that decides what comes out: options, rules, model, limits, version of Sumi, key of the store. */
  readonly fingerprint: string
  /** For `detect`, the conversation is the one given. @throws AppError as detecting and redacting do. */
  run (conversation: Conversation, call: Pick<DetectCall, 'signal'>): Promise<RedactResult>
}

export interface JobAct {
  /** Id of the job. */
  readonly operation: string
  /** A fixed word. */
  readonly detail: string
  readonly counts?: Counts & { readonly conversations: number, readonly messages: number, readonly failed: number }
}

export interface Bulk {
  /** @throws AppError FORBIDDEN; INVALID_OPERATOR, UNKNOWN_ENTITY_TYPE, INVALID_REQUEST, NOT_FOUND (profile). */
  prepare (actor: Actor, action: BulkAction, options: BulkOptions): BulkWork
  /** Whether the actor may. @throws AppError FORBIDDEN. */
  allow (actor: Actor): void
  /** The audit entry of a job's start or end. */
  record (actor: Actor, action: 'job.start' | 'job.end', act: JobAct): Promise<void>
}

/** @param hasStableKey whether the store keeps its key: without, nothing may depend on it, as a later run would come to other results. */
export function createBulk (given: PrivacyContext, hasStableKey: boolean): Bulk {
  const detection = lookAgain(given.detection, given.clock)
  const context = { ...given, detection }
  const { store, limits } = context
  return {
    allow,
    prepare (actor, action, options) {
      allow(actor)
      const { operators, detectionOptions } = checked(action, options, hasStableKey)
      const rules = given.rules?.inForce() ?? []
      const decides = canonicalJson({ version: VERSION, model: detection.modelId, action, options: detectionOptions, operators, rules: rules.map(({ key }) => key), limits })
      return {
        model: detection.modelId,
        fingerprint: (hasStableKey ? createHmac('sha256', store.referenceKey) : createHash('sha256')).update(`bulk job\n${decides}`).digest('hex'),
        async run (conversation, { signal }) {
          const one = checkConversation(conversation, limits)
          const call: DetectCall = { priority: 'bulk', rules, ...(signal === undefined ? {} : { signal }) }
          if (action === 'redact') return await findAndRewrite(context, one, detectionOptions, operators, call)
          const findings = await detection.detect(one, detectionOptions, call)
          return { conversation: one, findings, summary: countByType(findings), model: detection.modelId }
        }
      }
    },
    async record (actor, action, { operation, detail, counts }) {
      const kept = counts === undefined ? {} : { counts: countsToKeep(counts, given.rules) }
      await store.commit([{ kind: 'audit', fact: factOf(context, actor, action, { operation, detail, ...kept }) }])
    }
  }
}

function allow ({ role }: Actor): void {
  if (!may(role, 'runJobs')) throw new AppError('FORBIDDEN')
}

function checked (action: BulkAction, options: BulkOptions, hasStableKey: boolean): { readonly operators: Operators, readonly detectionOptions: DetectionOptions } {
  if (action === 'detect' && (options.operators !== undefined || options.profile !== undefined)) throw new AppError('INVALID_REQUEST', 'operators and profile belong to the action redact')
  const { operators } = chosenOperators(options)
  const needsKey = Object.values(operators).some((operator) => operator?.type === 'hash' && operator.key === undefined)
  if (needsKey && !hasStableKey) throw new AppError('INVALID_OPERATOR', 'hash without a key needs the key of a data folder; name a data folder, or give the operator a key')
  return { operators, detectionOptions: checkDetectionOptions(options) }
}
