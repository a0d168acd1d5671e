// Stored conversations for a program in whose process Sumi runs. It is trusted with every role, so it says whose view it wants.

import type { AccessRole } from '../../access/roles.ts'
import type { Conversation } from '../../conversation.ts'
import type { Actor } from '../privacy.ts'
import type { ConversationPage, ListQuery, SearchQuery } from './conversation-search.ts'
import type { Conversations, ConversationView } from './conversation-service.ts'
import type { ConversationInfo, ConversationInput } from './conversations.ts'
import type { Revealed, RevealRequest } from './reveal.ts'

/** Every call rejects with NOT_READY where no data folder was named. */
export interface StoredConversations {
  /** Keeps or replaces. What is found is found once, now; security codes, PINs, passwords and keys are redacted for good. @throws AppError ON_HOLD, INVALID_REQUEST and as detecting does. */
  put (id: string, input: ConversationInput): Promise<ConversationInfo & { readonly isNew: boolean }>
  /** Adds messages at the end. @throws AppError NOT_FOUND. */
  append (id: string, messages: Conversation['messages']): Promise<ConversationInfo>
  /** What a role may see of it, by the masking policy; offsets of findings count UTF-16 code units of the view. @throws AppError NOT_FOUND, FORBIDDEN. */
  get (id: string, options: { readonly role: AccessRole }): Promise<ConversationView>
  /** By creation, oldest first, without text. */
  list (query?: ListQuery): Promise<ConversationPage>
  /** Those that hold, or belong to whoever has, all of the identifiers; without text. */
  search (query: SearchQuery): Promise<ConversationPage>
  /** One original value, to a role that may, for a reason; written down before it is answered. @throws AppError NOT_FOUND, FORBIDDEN, RATE_LIMITED. */
  reveal (id: string, request: RevealRequest & { readonly role: AccessRole }): Promise<Revealed>
  /** For good; its key is destroyed. @throws AppError NOT_FOUND, ON_HOLD, RETAINED. */
  delete (id: string): Promise<void>
}

/**
 * @param actor how the audit log names the program, and the role in which it keeps and removes.
 * @param track is given every call that begins, for whoever must wait for them.
 */
export function inProcess (conversations: Conversations, actor: Actor, track: <T>(call: Promise<T>) => Promise<T>): StoredConversations {
  const as = (role: AccessRole): Actor => ({ id: actor.id, role })
  return {
    async put (id, input) {
      const { isNew, info } = await track(conversations.put(actor, id, input))
      return { ...info, isNew }
    },
    append: async (id, messages) => await track(conversations.append(actor, id, messages)),
    get: async (id, { role }) => await track(conversations.view(as(role), id)),
    list: async (query = {}) => await track(conversations.list(actor, query)),
    search: async (query) => await track(conversations.search(actor, query)),
    reveal: async (id, { role, ...request }) => await track(conversations.reveal(as(role), id, request as RevealRequest)),
    delete: async (id) => { await track(conversations.remove(actor, id)) }
  }
}
