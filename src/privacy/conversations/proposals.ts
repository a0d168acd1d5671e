// Findings that a person looked at: confirmed, or rejected as nothing personal. A rejection is a proposal to the admin, kept sealed in its conversation
// and gone with it; what the admin allows goes on the allow list of the users' rules and stands as plain text in that conversation.

import { mayReveal, visibilityFor } from '../../access/masking-policy.ts'
import type { AuditAction } from '../../audit/entry.ts'
import type { EntityType } from '../../entities.ts'
import { AppError } from '../../errors.ts'
import type { AllowEntry, RuleSet } from '../../rule-set.ts'
import type { Change } from '../../store/store.ts'
import { countByType } from '../context.ts'
import { maskingPolicy } from '../masking-policy.ts'
import type { Actor } from '../privacy.ts'
import { auditOf, noConversation, openConversation, replaceBody, infoOf, type ConversationContext } from './conversations.ts'
import { replaceValues, type KeptConversation, type KeptValue, type Review } from './conversation-body.ts'
import { proposalToken } from './search-tokens.ts'

export interface ReviewRequest {
  readonly findingId: string
  readonly review: Review
}

export interface Reviewed {
  readonly findingId: string
  readonly type: EntityType
  readonly review: Review
}

export interface Proposal {
  readonly conversationId: string
  readonly findingId: string
  readonly type: EntityType
  readonly score: number
  /** In clear: whoever may reveal it said that it is nothing personal. */
  readonly value: string
}

export interface Proposals {
  readonly proposals: readonly Proposal[]
  /** There are more; they come when some of these are decided. */
  readonly isCut: boolean
  /** Conversations whose files are damaged. */
  readonly failed: number
}

export const DECISIONS = ['allow', 'decline'] as const

export interface DecisionRequest {
  readonly conversationId: string
  readonly findingId: string
  /** `allow`: onto the allow list; `decline`: it stays masked, and counts as confirmed. */
  readonly decision: typeof DECISIONS[number]
}

export interface Decided extends Omit<DecisionRequest, 'decision'> {
  readonly type: EntityType
  readonly decision: DecisionRequest['decision']
}

/** So many conversations are opened for one list. */
const MOST_CONVERSATIONS = 50

/** @throws AppError NOT_FOUND, FORBIDDEN (the role may not see a value of this type, so it cannot judge it). */
export async function reviewFinding (context: ConversationContext, actor: Actor, id: string, { findingId, review }: ReviewRequest): Promise<Reviewed> {
  const { policy } = await maskingPolicy(context)
  return await context.store.inTurn(context.vault.recordKey(id), async () => {
    const open = await openConversation(context, id)
    if (open === undefined) throw noConversation()
    const value = valueOf(open.kept, findingId)
    if (!mayReveal(actor.role, value.type, policy) && visibilityFor(actor.role, value.type, policy) !== 'show') throw new AppError('FORBIDDEN', `the masking policy does not let the role ${actor.role} judge ${value.type}`)
    await replaceBody(context, open.record, reviewed(open.kept, findingId, review), [note(context, actor, 'finding.review', id, value.type, review)])
    return { findingId, type: value.type, review }
  })
}

/** By conversation, oldest first. Each conversation whose values are answered has an audit entry. */
export async function listProposals (context: ConversationContext, actor: Actor): Promise<Proposals> {
  const records = await context.store.findConversations({ tokens: [proposalToken(context.vault)], limit: MOST_CONVERSATIONS + 1 })
  const proposals: Proposal[] = []
  const notes: Change[] = []
  let failed = 0
  for (const record of records.slice(0, MOST_CONVERSATIONS)) {
    const { id } = infoOf(context, record)
    try {
      const values = (await openConversation(context, id))?.kept.messages.flatMap((message) => message.values).filter(({ review }) => review === 'rejected') ?? []
      proposals.push(...values.map((value) => ({ conversationId: id, findingId: value.id, type: value.type, score: value.score, value: value.read() })))
      if (values.length > 0) notes.push(auditOf(context, actor, 'proposal.read', id, countByType(values)))
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'STORE_CORRUPT') throw error
      failed++
    }
  }
  if (notes.length > 0) await context.store.commit(notes)
  return { proposals, isCut: records.length > MOST_CONVERSATIONS, failed }
}

/**
 * The rule comes first: when it fails, nothing is changed; when the rest fails, asking again does the rest.
 * @throws AppError NOT_FOUND; CONFLICT when the rules come from a file; INVALID_RULES (a value too long for an allow list) and as replacing rules does.
 */
export async function decideProposal (context: ConversationContext, actor: Actor, { conversationId: id, findingId, decision }: DecisionRequest): Promise<Decided> {
  const proposed = await openConversation(context, id)
  if (proposed === undefined) throw noConversation()
  const { type } = proposalOf(proposed.kept, findingId)
  if (decision === 'allow') {
    if (context.rules === undefined) throw new AppError('CONFLICT', 'this process has no rules')
    await context.rules.edit(actor, (set) => withAllowed(set, type, proposalOf(proposed.kept, findingId).read()))
  }
  return await context.store.inTurn(context.vault.recordKey(id), async () => {
    const open = await openConversation(context, id)
    if (open === undefined) throw noConversation()
    proposalOf(open.kept, findingId)
    const kept = decision === 'allow' ? allowed(open.kept, findingId) : reviewed(open.kept, findingId, 'confirmed')
    await replaceBody(context, open.record, kept, [note(context, actor, 'proposal.decide', id, type, decision)])
    return { conversationId: id, findingId, type, decision }
  })
}

/** The names of authors are no findings: they are never proposed. */
function valueOf ({ messages }: KeptConversation, findingId: string): KeptValue {
  const value = messages.flatMap(({ values }) => values).find(({ id }) => id === findingId)
  if (value === undefined) throw new AppError('NOT_FOUND', 'there is no such value in this conversation; it may have been replaced')
  return value
}

function proposalOf (kept: KeptConversation, findingId: string): KeptValue {
  const value = valueOf(kept, findingId)
  if (value.review !== 'rejected') throw new AppError('NOT_FOUND', 'this value is not proposed; someone may have decided on it')
  return value
}

function reviewed (kept: KeptConversation, findingId: string, review: Review): KeptConversation {
  return { ...kept, messages: kept.messages.map((message) => ({ ...message, values: message.values.map((value) => value.id === findingId ? { ...value, review } : value) })) }
}

/** Every value of the conversation that is written the same and has the same type becomes plain text. */
function allowed (kept: KeptConversation, findingId: string): KeptConversation {
  const { type, read } = valueOf(kept, findingId)
  const text = read()
  const isIn = (values: readonly KeptValue[], id: string): boolean => values.some((value) => value.id === id)
  return { ...kept, messages: kept.messages.map((message) => replaceValues(message, (value) => isIn(message.values, value.id) && value.type === type && value.read() === text ? text : undefined)) }
}

/** The set with one more allowed text, in a list of its type. */
function withAllowed (set: RuleSet, type: EntityType, text: string): RuleSet {
  const allow = set.allow ?? []
  const place = allow.findIndex(({ types, patterns, ignoreCase = false }) => types?.length === 1 && types[0] === type && patterns === undefined && !ignoreCase)
  const before: AllowEntry = allow[place] ?? { types: [type] }
  const exact = [...new Set([...before.exact ?? [], text])]
  return { ...set, allow: place < 0 ? [...allow, { ...before, exact }] : allow.with(place, { ...before, exact }) }
}

function note (context: ConversationContext, actor: Actor, action: AuditAction, id: string, type: EntityType, detail: string): Change {
  return auditOf(context, actor, action, id, { [type]: 1 }, detail)
}
