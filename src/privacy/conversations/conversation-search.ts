// Listing and searching stored conversations: what comes back is without text; the search knows keyed hashes alone.

import { AppError } from '../../errors.ts'
import { isInstant } from '../../store/instants.ts'
import type { ConversationFilter, ConversationRecord } from '../../store/store.ts'
import { factOf } from '../context.ts'
import { infoOf, type ConversationInfo, type VaultContext } from './conversations.ts'
import type { Actor } from '../privacy.ts'
import { wantedTokens, type Identifiers } from './search-tokens.ts'

export interface ListQuery {
  readonly channel?: string
  readonly tag?: string
  /** Instant, ISO 8601. */
  readonly createdBefore?: string
  /** `next` of the page before. */
  readonly cursor?: string
  /** 1 to 1000; default 100. */
  readonly limit?: number
}

export interface SearchQuery extends Identifiers, Omit<ListQuery, 'createdBefore'> {}

/** By creation, oldest first. */
export interface ConversationPage {
  readonly conversations: readonly ConversationInfo[]
  /** Null after the last page. */
  readonly next: string | null
}

const DEFAULT_LIMIT = 100
const MOST = 1_000

/** @throws AppError INVALID_REQUEST. */
export async function listConversations (context: VaultContext, actor: Actor, query: ListQuery): Promise<ConversationPage> {
  const { createdBefore } = query
  if (createdBefore !== undefined && !isInstant(createdBefore)) throw new AppError('INVALID_REQUEST', 'createdBefore is not an ISO 8601 instant')
  return await page(context, actor, query, createdBefore === undefined ? {} : { createdBefore }, 'conversation.list')
}

/** Conversations that have all of the identifiers, among their values or as their subject. @throws AppError INVALID_REQUEST. */
export async function searchConversations (context: VaultContext, actor: Actor, query: SearchQuery): Promise<ConversationPage> {
  const { email, phone, card, name, accountId } = query
  const identifiers = Object.fromEntries(Object.entries({ email, phone, card, name, accountId }).filter(([, value]) => value !== undefined)) as Identifiers
  const [tokens = [], ...alsoTokens] = wantedTokens(context.vault, identifiers)
  return await page(context, actor, query, { tokens, alsoTokens }, 'conversation.search', Object.keys(identifiers).join(' '))
}

async function page (
  context: VaultContext, actor: Actor, { channel, tag, cursor, limit = DEFAULT_LIMIT }: ListQuery, filter: ConversationFilter, action: 'conversation.list' | 'conversation.search', detail?: string
): Promise<ConversationPage> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw new AppError('INVALID_REQUEST', `limit must be a whole number from 1 to ${MOST}`)
  const found = await context.store.findConversations({
    ...filter,
    ...(channel === undefined ? {} : { channel }),
    ...(tag === undefined ? {} : { tag }),
    ...(cursor === undefined ? {} : { after: parseCursor(cursor) }),
    limit: limit + 1
  })
  const records = found.slice(0, limit)
  const last = found.length > limit ? records.at(-1) : undefined
  await context.store.commit([{ kind: 'audit', fact: factOf(context, actor, action, { counts: { conversations: records.length }, ...(detail === undefined ? {} : { detail }) }) }])
  return { conversations: records.map((record) => infoOf(context, record)), next: last === undefined ? null : writeCursor(last) }
}

function writeCursor ({ createdAt, key }: ConversationRecord): string {
  return Buffer.from(`${createdAt} ${key}`).toString('base64url')
}

function parseCursor (cursor: string): Pick<ConversationRecord, 'createdAt' | 'key'> {
  const [createdAt = '', key = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  if (!isInstant(createdAt) || !/^[0-9a-f]{32}$/.test(key)) throw new AppError('INVALID_REQUEST', 'the cursor is not one of this list')
  return { createdAt, key }
}
