// Reveal: one original value, to a role whose policy allows its type, for a reason, written down before it is shown; so many an hour for a key.

import { mayReveal } from '../../access/masking-policy.ts'
import type { AuditAction } from '../../audit/entry.ts'
import type { EntityType } from '../../entities.ts'
import { AppError } from '../../errors.ts'
import { auditOf, noConversation, openConversation, type ConversationContext } from './conversations.ts'
import type { KeptConversation, KeptValue } from './conversation-body.ts'
import { maskingPolicy } from '../masking-policy.ts'
import type { Actor } from '../privacy.ts'
import { spendReveal } from './reveal-limit.ts'
import { viewOf } from './views.ts'

/** Words for why a value is needed. A reason is one of them, or begins with one and a colon; any other counts as `other`. */
export const REVEAL_REASONS = ['customer_request', 'identity_check', 'order_support', 'payment_issue', 'fraud_check', 'security_incident', 'legal_request', 'quality_review', 'other'] as const

const LONGEST_REASON = 500

/** Which value: `findingId`, or the offsets that the caller's own view gives it. */
export type RevealRequest =
  /** The audit log keeps the word, never the text: that could hold personal data. */
  & { readonly reason: string }
  & ({ readonly findingId: string } | { readonly message: number, readonly start: number, readonly end: number })

export interface Revealed {
  readonly findingId: string
  readonly type: EntityType
  readonly value: string
  /** Whoever shows the value takes it away by then. */
  readonly validUntil: string
  readonly auditSeq: number
}

export const REVEALS_PER_HOUR = 30
const VALID_MS = 5 * 60_000

/** @throws AppError NOT_FOUND, FORBIDDEN (this type is not for this role), RATE_LIMITED, INVALID_REQUEST. */
export async function reveal (context: ConversationContext, actor: Actor, id: string, request: RevealRequest): Promise<Revealed> {
  const reason = wordOf(request.reason)
  const { policy } = await maskingPolicy(context)
  const open = await openConversation(context, id)
  if (open === undefined) throw noConversation()
  const value = 'findingId' in request
    ? valueOf(open.kept, request.findingId)
    : valueOf(open.kept, viewOf(open.kept, actor.role, policy, context.vault.pseudonymKey).findings
      .find(({ message, start, end }) => message === request.message && start === request.start && end === request.end)?.id)
  if (value === undefined) throw new AppError('NOT_FOUND', 'there is no such value in this conversation; it may have been replaced')

  const write = async (action: AuditAction, detail: string): Promise<number> => {
    const [entry] = await context.store.commit([auditOf(context, actor, action, id, { [value.type]: 1 }, detail)])
    return entry?.seq ?? -1
  }
  if (!mayReveal(actor.role, value.type, policy)) {
    await write('reveal.refused', 'policy')
    throw new AppError('FORBIDDEN', `the masking policy does not let the role ${actor.role} reveal ${value.type}`)
  }
  const waitMs = await spendReveal(context, actor, context.revealsPerHour ?? REVEALS_PER_HOUR)
  if (waitMs > 0) {
    await write('reveal.refused', 'limit')
    throw new AppError('RATE_LIMITED', `${context.revealsPerHour ?? REVEALS_PER_HOUR} reveals an hour are allowed; try again in ${Math.ceil(waitMs / 1000)} s`)
  }
  const plain = value.read()
  const auditSeq = await write('reveal', reason)
  return { findingId: value.id, type: value.type, value: plain, validUntil: new Date(context.clock().getTime() + VALID_MS).toISOString(), auditSeq }
}

/** @throws AppError INVALID_REQUEST when there is no reason. */
function wordOf (reason: unknown): string {
  if (typeof reason !== 'string' || reason.trim() === '' || reason.length > LONGEST_REASON) throw new AppError('INVALID_REQUEST', `reason must be a text of 1 to ${LONGEST_REASON} characters`)
  return REVEAL_REASONS.find((word) => word === reason.split(':')[0]?.trim().toLowerCase()) ?? 'other'
}

function valueOf ({ messages }: KeptConversation, findingId: string | undefined): KeptValue | undefined {
  return messages.flatMap(({ author, values }) => author === undefined ? values : [author, ...values]).find(({ id }) => id === findingId)
}
