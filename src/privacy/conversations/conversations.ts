// Stored conversations: put, append, open, replace; purge removes them. Files first, then the record that names them, then the files it replaced: a crash at
// any point leaves the old conversation or the new one, and what no record names is shredded at the next start.

import type { AuditFact } from '../../audit/entry.ts'
import { ROLES, type Conversation, type Language } from '../../conversation.ts'
import type { DetectCall } from '../../detection/service.ts'
import { AppError } from '../../errors.ts'
import { compareInstants } from '../../store/instants.ts'
import type { Change, ConversationRecord } from '../../store/store.ts'
import { checkConversation } from '../check-input.ts'
import { checkId, checkLabels, checkSubject, checkTimes } from './conversation-input.ts'
import { fromStored, originalOf, toKept, toStored, type KeptConversation } from './conversation-body.ts'
import { createBody, readBody, shred } from './conversation-files.ts'
import { countByType, factOf, referenceTo, type PrivacyContext } from '../context.ts'
import { holdCheck } from '../retention/holds.ts'
import type { Actor, Counts } from '../privacy.ts'
import { subjectTokens, tokensOf, type Subject } from './search-tokens.ts'
import type { Vault } from '../vault/vault.ts'

export interface ConversationContext extends PrivacyContext {
  readonly vault: Vault
}

/** What keeping and opening needs; no detection. */
export type VaultContext = Pick<ConversationContext, 'store' | 'clock' | 'vault'>

/** What `PUT /v1/conversations/{id}` takes. Instants are ISO 8601. */
export interface ConversationInput {
  readonly messages: Conversation['messages']
  readonly language?: Language
  /** Kept as they are, so they must hold no personal data. */
  readonly channel?: string
  readonly tags?: readonly string[]
  readonly subject?: Subject
  /** When it began; default: the earliest time of a message, or now. */
  readonly createdAt?: string
  readonly closedAt?: string
}

/** A stored conversation without its text. */
export interface ConversationInfo extends Pick<ConversationRecord, 'createdAt' | 'lastActivityAt' | 'closedAt' | 'language' | 'channel' | 'tags' | 'counts'> {
  readonly id: string
  readonly messageCount: number
}

export interface OpenConversation {
  readonly record: ConversationRecord
  readonly kept: KeptConversation
}

/** The facts of a record that its body does not tell. */
export type RecordFacts = Pick<ConversationRecord, 'createdAt' | 'lastActivityAt' | 'closedAt' | 'tags' | 'subjects'> & Partial<Pick<ConversationRecord, 'language' | 'channel'>>

/**
 * Finds once and keeps. A conversation with this id is replaced: its `createdAt` stays, or becomes an earlier one; replacing never
 * restarts the clock of retention.
 */
export async function putConversation (context: ConversationContext, actor: Actor, id: string, input: ConversationInput, call?: DetectCall): Promise<{ readonly isNew: boolean, readonly info: ConversationInfo }> {
  checkId(id)
  checkSubject(input.subject)
  const conversation = checkConversation({ ...input, id }, context.limits)
  await checkLabels(context, input, call)
  const times = checkTimes(input, context.clock())
  const kept = toKept(id, conversation, await context.detection.detect(conversation, {}, call))
  return await context.store.inTurn(context.vault.recordKey(id), async () => {
    const known = await recordOf(context, id)
    if (known !== undefined && (await holdCheck(context))({ id, record: known })) throw new AppError('ON_HOLD')
    const earlier = [times.createdAt, known?.createdAt, (await context.store.getRetention(id))?.createdAt].filter((instant) => instant !== undefined).sort(compareInstants)
    const facts: RecordFacts = {
      ...times,
      createdAt: earlier[0] ?? times.createdAt,
      tags: input.tags ?? [],
      subjects: input.subject === undefined ? [] : subjectTokens(context.vault, input.subject),
      ...(conversation.language === undefined ? {} : { language: conversation.language }),
      ...(input.channel === undefined ? {} : { channel: input.channel })
    }
    const record = await keep(context, kept, facts, known, (counts) => [auditOf(context, actor, 'conversation.put', id, { ...counts, messages: kept.messages.length })])
    return { isNew: known === undefined, info: infoOf(context, record) }
  })
}

/** Adds messages at the end. What is found now is found in the whole conversation. @throws AppError NOT_FOUND. */
export async function appendMessages (context: ConversationContext, actor: Actor, id: string, messages: Conversation['messages'], call?: DetectCall): Promise<ConversationInfo> {
  checkConversation({ messages }, context.limits)
  return await context.store.inTurn(context.vault.recordKey(id), async () => {
    const open = await openConversation(context, id)
    if (open === undefined) throw noConversation()
    const { record, kept: before } = open
    const { language } = record
    const conversation = checkConversation({ id, ...(language === undefined ? {} : { language }), messages: [...originalOf(before).messages, ...messages] }, context.limits)
    const kept = toKept(id, conversation, await context.detection.detect(conversation, {}, call))
    const { lastActivityAt } = checkTimes({ messages, createdAt: record.createdAt }, context.clock())
    const facts = { ...record, lastActivityAt: compareInstants(lastActivityAt, record.lastActivityAt) > 0 ? lastActivityAt : record.lastActivityAt }
    return infoOf(context, await keep(context, kept, facts, record, (counts) => [auditOf(context, actor, 'conversation.put', id, { ...counts, messages: messages.length }, 'append')]))
  })
}

/** The record of an id, whatever role asks. */
export async function recordOf ({ store, vault }: VaultContext, id: string): Promise<ConversationRecord | undefined> {
  return await store.getConversation(vault.recordKey(id))
}

/** Undefined when there is none. @throws AppError STORE_CORRUPT when its files are missing or damaged. */
export async function openConversation (context: VaultContext, id: string): Promise<OpenConversation | undefined> {
  for (let record = await recordOf(context, id); record !== undefined;) {
    const found = await readBody(context.store, context.vault, record)
    if (found !== undefined) return { record, kept: fromStored(found.body, id, found.key) }
    // Replaced or removed between the two reads: look again.
    const now = await recordOf(context, id)
    if (now?.body === record.body) throw new AppError('STORE_CORRUPT', `the files ${record.body} of a stored conversation are missing`)
    record = now
  }
  return undefined
}

/**
 * Puts another body in the place of a conversation's, as redaction by a policy does: the clock is not touched. Call it inside
 * `store.inTurn(record.key, …)` with a record read there. @param changes committed together with it; asked for at that moment.
 */
export async function replaceBody (context: VaultContext, record: ConversationRecord, kept: KeptConversation, changes: readonly Change[] | (() => readonly Change[])): Promise<ConversationRecord> {
  return await keep(context, kept, record, record, () => typeof changes === 'function' ? changes() : changes)
}

export function infoOf ({ vault }: VaultContext, record: ConversationRecord): ConversationInfo {
  const { createdAt, lastActivityAt, closedAt, language, channel, tags, messages, counts } = record
  return {
    id: vault.openId(record), createdAt, lastActivityAt, closedAt, ...(language === undefined ? {} : { language }), ...(channel === undefined ? {} : { channel }), tags, messageCount: messages, counts
  }
}

export function auditOf (context: VaultContext, actor: Actor, action: AuditFact['action'], id: string, counts: AuditFact['counts'] = {}, detail?: string): Change {
  return { kind: 'audit', fact: factOf(context, actor, action, { reference: referenceTo(context, 'conversation', id), counts, ...(detail === undefined ? {} : { detail }) }) }
}

export function noConversation (): AppError {
  return new AppError('NOT_FOUND', 'there is no conversation with this id')
}

async function keep (
  context: VaultContext, kept: KeptConversation, { createdAt, lastActivityAt, closedAt, language, channel, tags, subjects }: RecordFacts,
  before: ConversationRecord | undefined, changesOf: (counts: Counts) => readonly Change[]
): Promise<ConversationRecord> {
  const { store, vault } = context
  const key = vault.recordKey(kept.id)
  const counts = countByType(kept.messages.flatMap(({ values }) => values))
  const body = await createBody(store, vault, key, (bodyKey) => toStored(kept, bodyKey))
  const record: ConversationRecord = {
    key,
    sealedId: vault.sealId(kept.id),
    body,
    createdAt,
    lastActivityAt,
    closedAt,
    ...(language === undefined ? {} : { language }),
    ...(channel === undefined ? {} : { channel }),
    tags,
    roles: ROLES.filter((role) => kept.messages.some((message) => message.role === role)),
    messages: kept.messages.length,
    counts,
    subjects,
    tokens: tokensOf(vault, kept)
  }
  try {
    await store.commit([{ kind: 'putConversation', record }, ...changesOf(counts)])
  } catch (error) {
    await shredUnnamed(store, key, body).catch(() => { /* the next start sweeps it; the failure that led here is the one that counts */ })
    throw error
  }
  if (before !== undefined) await shred(store, [before.body])
  return record
}

/** Where an answer was lost on its way, the commit may be there all the same. */
async function shredUnnamed (store: VaultContext['store'], key: string, body: string): Promise<void> {
  if ((await store.getConversation(key))?.body !== body) await shred(store, [body])
}
