// The use cases of stored conversations as one interface: who may, then what; views and reveals are written down before they are answered.

import { may, type AccessRole, type Permission } from '../../access/roles.ts'
import type { Conversation, Message } from '../../conversation.ts'
import type { DetectCall } from '../../detection/service.ts'
import { AppError } from '../../errors.ts'
import type { PrivacyContext } from '../context.ts'
import { listConversations, searchConversations, type ConversationPage, type ListQuery, type SearchQuery } from './conversation-search.ts'
import { appendMessages, auditOf, infoOf, noConversation, openConversation, putConversation, type ConversationContext, type ConversationInfo, type ConversationInput } from './conversations.ts'
import { maskingPolicy, putMaskingPolicy, type PolicyInForce } from '../masking-policy.ts'
import type { Actor } from '../privacy.ts'
import { deleteConversation } from '../purge/purge.ts'
import { decideProposal, listProposals, reviewFinding, type Decided, type DecisionRequest, type Proposals, type Reviewed, type ReviewRequest } from './proposals.ts'
import { reveal, type Revealed, type RevealRequest } from './reveal.ts'
import { viewAs, viewOf, type ViewFinding } from './views.ts'

/** A stored conversation as the caller's role sees it. */
export interface ConversationView extends ConversationInfo {
  /** Texts and authors as the role may see them. */
  readonly messages: readonly Message[]
  readonly findings: readonly ViewFinding[]
  /** Version of the masking policy that made the view. */
  readonly policyVersion: number
}

export interface Conversations {
  /** Puts or replaces. */
  put (actor: Actor, id: string, input: ConversationInput, call?: DetectCall): Promise<{ readonly isNew: boolean, readonly info: ConversationInfo }>
  append (actor: Actor, id: string, messages: Conversation['messages'], call?: DetectCall): Promise<ConversationInfo>
  /** The view of the actor's own role; with `as`, for who manages policies: how another role sees each value, and of the text no more than their own role may see. */
  view (actor: Actor, id: string, as?: AccessRole): Promise<ConversationView>
  remove (actor: Actor, id: string): Promise<void>
  list (actor: Actor, query: ListQuery): Promise<ConversationPage>
  search (actor: Actor, query: SearchQuery): Promise<ConversationPage>
  reveal (actor: Actor, id: string, request: RevealRequest): Promise<Revealed>
  /** Says of a value that was found that it is personal, or that it is not. */
  review (actor: Actor, id: string, request: ReviewRequest): Promise<Reviewed>
  /** Values that were rejected, for an admin to decide on. */
  proposals (actor: Actor): Promise<Proposals>
  decide (actor: Actor, request: DecisionRequest): Promise<Decided>
  maskingPolicy (actor: Actor, version?: number): Promise<PolicyInForce>
  putMaskingPolicy (actor: Actor, policy: unknown): Promise<PolicyInForce>
}

/** Every method throws FORBIDDEN before it looks at anything: who may not ask learns nothing of what there is. */
export function createConversations (given: PrivacyContext): Conversations {
  const context = (): ConversationContext => {
    if (given.vault === undefined) throw new AppError('NOT_READY', 'this process keeps no conversations')
    return { ...given, vault: given.vault }
  }
  return {
    async put (actor, ...rest) { allow(actor, 'keepConversations'); return await putConversation(context(), actor, ...rest) },
    async append (actor, ...rest) { allow(actor, 'keepConversations'); return await appendMessages(context(), actor, ...rest) },
    async view (actor, id, as) {
      allow(actor, 'readConversations')
      if (as !== undefined) allow(actor, 'managePolicies')
      return await view(context(), actor, id, as)
    },
    async remove (actor, id) { allow(actor, 'purge'); await deleteConversation(context(), actor, id) },
    async list (actor, query) { allow(actor, 'readConversations'); return await listConversations(context(), actor, query) },
    async search (actor, query) { allow(actor, 'readConversations'); return await searchConversations(context(), actor, query) },
    async reveal (actor, id, request) { allow(actor, 'reveal'); return await reveal(context(), actor, id, request) },
    async review (actor, id, request) { allow(actor, 'reveal'); return await reviewFinding(context(), actor, id, request) },
    async proposals (actor) { allow(actor, 'manageRules'); return await listProposals(context(), actor) },
    async decide (actor, request) { allow(actor, 'manageRules'); return await decideProposal(context(), actor, request) },
    async maskingPolicy (actor, version) { allow(actor, 'managePolicies'); return await maskingPolicy(given, version) },
    async putMaskingPolicy (actor, policy) { allow(actor, 'managePolicies'); return await putMaskingPolicy(given, actor, policy) }
  }
}

async function view (context: ConversationContext, actor: Actor, id: string, as?: AccessRole): Promise<ConversationView> {
  const open = await openConversation(context, id)
  if (open === undefined) throw noConversation()
  const { version, policy } = await maskingPolicy(context)
  const { pseudonymKey } = context.vault
  const { messages, findings, shown } = as === undefined ? viewOf(open.kept, actor.role, policy, pseudonymKey) : viewAs(open.kept, actor.role, as, policy, pseudonymKey)
  await context.store.commit([auditOf(context, actor, 'conversation.view', id, { ...shown, messages: messages.length }, as === undefined ? actor.role : `${actor.role} as ${as}`)])
  return { ...infoOf(context, open.record), messages, findings, policyVersion: version }
}

function allow (actor: Actor, permission: Permission): void {
  if (!may(actor.role, permission)) throw new AppError('FORBIDDEN')
}
