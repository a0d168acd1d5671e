// Redact and mask: find, rewrite, and write down that it was done before the answer leaves.

import { operatorsFor } from '../access/masking-policy.ts'
import type { AuditFact } from '../audit/entry.ts'
import type { Conversation, DetectionOptions } from '../conversation.ts'
import type { DetectCall } from '../detection/service.ts'
import { AppError } from '../errors.ts'
import { applyOperators } from '../redaction/apply.ts'
import type { Operators } from '../redaction/operator.ts'
import type { Change, RetentionEntry } from '../store/store.ts'
import { checkConversation, checkDetectionOptions, checkOperators } from './check-input.ts'
import { countByType, factOf, referenceTo, type PrivacyContext } from './context.ts'
import { profileNamed, removedItems, type Profile } from './retention/profiles/profiles.ts'
import { countsToKeep } from './rules/detection.ts'
import { maskingPolicy } from './masking-policy.ts'
import type { Actor, Counts, MaskOptions, RedactOptions, RedactResult } from './privacy.ts'

const DAY_MS = 86_400_000
/** A hundred years: more is a mistake, and far more is no date. */
const MOST_RETAIN_DAYS = 36_525

export async function redact (context: PrivacyContext, actor: Actor, conversation: Conversation, options: RedactOptions, call?: DetectCall): Promise<RedactResult> {
  const { profile, operators } = chosenOperators(options)
  const result = await rewrite(context, actor, conversation, options, operators, { action: 'redact', ...(profile === undefined ? {} : { detail: profile.name }) }, call)
  const removed = profile === undefined ? undefined : removedItems(profile, result.summary)
  return removed === undefined ? result : { ...result, removed }
}

/** By the profile or the operators of the options, checked. @throws AppError INVALID_REQUEST for both, NOT_FOUND, INVALID_OPERATOR, UNKNOWN_ENTITY_TYPE. */
export function chosenOperators ({ profile: name, operators: given }: RedactOptions): { readonly profile?: Profile, readonly operators: Operators } {
  if (name !== undefined && given !== undefined) throw new AppError('INVALID_REQUEST', 'give operators or a profile, not both')
  const profile = name === undefined ? undefined : profileNamed(name)
  const operators = profile?.operators ?? given ?? {}
  checkOperators(operators)
  return { operators, ...(profile === undefined ? {} : { profile }) }
}

export async function mask (context: PrivacyContext, actor: Actor, conversation: Conversation, options: MaskOptions, call?: DetectCall): Promise<RedactResult> {
  return await rewrite(context, actor, conversation, options, operatorsFor(options.role, (await maskingPolicy(context)).policy), { action: 'mask', detail: options.role }, call)
}

async function rewrite (
  context: PrivacyContext, actor: Actor, given: Conversation, options: RedactOptions | MaskOptions, operators: Operators,
  act: Pick<AuditFact, 'detail'> & { readonly action: 'redact' | 'mask' }, call?: DetectCall
): Promise<RedactResult> {
  const conversation = checkConversation(given, context.limits)
  const detectionOptions = checkDetectionOptions(options)
  checkRetainDays(conversation, options.retainDays)

  const { summary, ...rewritten } = await findAndRewrite(context, conversation, detectionOptions, operators, call)
  const kept = countsToKeep(summary, context.rules)

  const reference = conversation.id === undefined ? {} : { reference: referenceTo(context, 'conversation', conversation.id) }
  const detail = act.detail === undefined ? {} : { detail: act.detail }
  const fact = factOf(context, actor, act.action, { ...reference, ...detail, counts: { ...kept, messages: conversation.messages.length } })
  await context.store.commit([{ kind: 'audit', fact }, ...await retentionChange(context, conversation, options.retainDays, act.action, kept)])
  return { summary, ...rewritten }
}

/** The work itself, of what was checked; nothing is written down. */
export async function findAndRewrite (
  { detection, store }: Pick<PrivacyContext, 'detection' | 'store'>, conversation: Conversation, options: DetectionOptions, operators: Operators, call?: DetectCall
): Promise<RedactResult> {
  const findings = await detection.detect(conversation, options, call)
  const { conversation: rewritten } = applyOperators(conversation, findings, operators, store.referenceKey)
  return { conversation: rewritten, findings, summary: countByType(findings), model: detection.modelId }
}

/** The conversation's retention entry. Doing it again keeps the first `createdAt`: redaction never restarts the clock. */
async function retentionChange (
  { store, clock }: PrivacyContext, conversation: Conversation, retainDays: number | undefined, action: 'redact' | 'mask', counts: Counts
): Promise<readonly Change[]> {
  if (conversation.id === undefined) return []
  const known = await store.getRetention(conversation.id)
  const createdAt = known?.createdAt ?? startOf(conversation, clock)
  const expiresAt = retainDays === undefined ? known?.expiresAt ?? null : new Date(Date.parse(createdAt) + retainDays * DAY_MS).toISOString()
  const entry: RetentionEntry = { conversationId: conversation.id, createdAt, expiresAt, state: action === 'redact' ? 'redacted' : 'masked', counts }
  return [{ kind: 'putRetention', entry }]
}

function startOf ({ createdAt }: Conversation, clock: () => Date): string {
  if (createdAt === undefined) return clock().toISOString()
  const instant = new Date(createdAt)
  if (Number.isNaN(instant.getTime())) throw new AppError('INVALID_REQUEST', 'createdAt is not an ISO 8601 instant')
  return instant.toISOString()
}

function checkRetainDays ({ id }: Conversation, retainDays: number | undefined): void {
  if (retainDays === undefined) return
  if (id === undefined) throw new AppError('INVALID_REQUEST', 'retainDays needs a conversation id')
  if (!Number.isInteger(retainDays) || retainDays < 0 || retainDays > MOST_RETAIN_DAYS) {
    throw new AppError('INVALID_REQUEST', `retainDays must be a whole number from 0 to ${MOST_RETAIN_DAYS}`)
  }
}
