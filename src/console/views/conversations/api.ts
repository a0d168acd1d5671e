// Stored conversations as the API answers them, and the calls that this view makes. What is searched for travels in bodies, never in addresses.

import { call, raw } from '../../state/api.ts'

export interface ConversationInfo {
  readonly id: string
  readonly createdAt: string
  readonly lastActivityAt: string
  readonly closedAt: string | null
  readonly channel?: string
  readonly tags: readonly string[]
  readonly messageCount: number
  readonly counts: Readonly<Record<string, number>>
}

export interface ConversationPage {
  readonly conversations: readonly ConversationInfo[]
  readonly next: string | null
}

export interface ViewMessage {
  readonly role: 'customer' | 'agent' | 'bot' | 'system'
  readonly author?: string
  readonly text: string
  readonly at?: string
}

/** Offsets count UTF-16 code units of the message's text; null for its author. */
export interface ViewFinding {
  readonly id: string
  readonly message: number
  readonly start: number | null
  readonly end: number | null
  readonly type: string
  readonly visibility: string
  readonly score: number
  readonly canReveal: boolean
  /** What a person said of it. */
  readonly review?: 'confirmed' | 'rejected'
}

export interface ConversationView extends ConversationInfo {
  readonly messages: readonly ViewMessage[]
  readonly findings: readonly ViewFinding[]
  readonly policyVersion: number
}

export interface Revealed {
  readonly findingId: string
  readonly value: string
  readonly validUntil: string
  /** How long from now, by the server's clock. */
  readonly validMs: number
}

/** What the list is narrowed by; empty strings ask for nothing. */
export interface Query {
  readonly email: string
  readonly phone: string
  readonly card: string
  readonly name: string
  readonly accountId: string
  readonly channel: string
  readonly tag: string
  /** A day, yyyy-mm-dd. */
  readonly before: string
}

export const NO_QUERY: Query = { email: '', phone: '', card: '', name: '', accountId: '', channel: '', tag: '', before: '' }
export const IDENTIFIERS = ['email', 'phone', 'card', 'name', 'accountId'] as const

const PAGE = 50

export async function findConversations ({ channel, tag, before, ...identifiers }: Query, cursor: string | null, signal: AbortSignal): Promise<ConversationPage> {
  const shared = given({ channel, tag, cursor: cursor ?? '' })
  const person = given(identifiers)
  if (Object.keys(person).length > 0) return await call('POST', '/v1/conversations/search', { ...person, ...shared, limit: PAGE }, { signal })
  const createdBefore = before === '' ? {} : { createdBefore: new Date(`${before}T00:00:00`).toISOString() }
  return await call('GET', `/v1/conversations?${new URLSearchParams({ ...shared, ...createdBefore, limit: String(PAGE) }).toString()}`, undefined, { signal })
}

/** @param as null: as the reader's own role. */
export async function readConversation (id: string, as: string | null, signal: AbortSignal): Promise<ConversationView> {
  return await call('GET', `/v1/conversations/${encodeURIComponent(id)}${as === null ? '' : `?as=${as}`}`, undefined, { signal })
}

export async function revealValue (id: string, findingId: string, reason: string): Promise<Revealed> {
  const answer = await raw('POST', `/v1/conversations/${encodeURIComponent(id)}/reveal`, { findingId, reason })
  const revealed = await answer.json() as Omit<Revealed, 'validMs'>
  // The clock of this computer may be wrong; that of the answer is the one that `validUntil` was made with.
  const now = Date.parse(answer.headers.get('date') ?? '')
  return { ...revealed, validMs: Date.parse(revealed.validUntil) - (Number.isNaN(now) ? Date.now() : now) }
}

function given (fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => value.trim() === '' ? [] : [[name, value.trim()]]))
}
