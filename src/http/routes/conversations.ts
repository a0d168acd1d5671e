// /v1/conversations: keep conversations, and answer each role its own view of them.

import type { ConversationInfo, ConversationInput } from '../../privacy/conversations/conversations.ts'
import type { RevealRequest } from '../../privacy/conversations/reveal.ts'
import { AppError } from '../../errors.ts'
import { actorOf } from '../authentication.ts'
import { callOf } from '../call.ts'
import { CallHeaders } from '../schemas/conversation.ts'
import { AUTHENTICATED, DETECTING, problems } from '../schemas/problem.ts'
import { AppendBody, ConversationParams, InfoAnswer, ListQuerySchema, PageAnswer, PutBody, RevealAnswer, RevealBody, ReviewAnswer, ReviewBody, SearchBody, ViewAnswer, ViewQuery } from '../schemas/stored.ts'
import type { App, Reply, RouteContext } from '../types.ts'

const common = { tags: ['conversations'], security: [{ key: [] }] }
const STORED = [...AUTHENTICATED, 'INVALID_REQUEST', 'INVALID_TEXT', 'NOT_FOUND', 'NOT_READY', 'STORE_CORRUPT', 'STORAGE_FAILED'] as const

const putSchema = {
  ...common,
  summary: 'Keep a conversation',
  description: 'What is found is found once, now. Values are encrypted under a key of this conversation; security codes, PINs, passwords and keys are redacted for good and not kept. Putting again replaces all but the beginning.',
  params: ConversationParams,
  headers: CallHeaders,
  body: PutBody,
  response: { 200: InfoAnswer, 201: InfoAnswer, ...problems(...DETECTING, 'STORAGE_FAILED') }
}

const appendSchema = {
  ...common,
  summary: 'Add messages to a conversation',
  params: ConversationParams,
  headers: CallHeaders,
  body: AppendBody,
  response: { 200: InfoAnswer, ...problems(...DETECTING, 'NOT_FOUND', 'STORE_CORRUPT', 'STORAGE_FAILED') }
}

const viewSchema = { ...common, summary: 'Read a conversation, as your role may see it', params: ConversationParams, querystring: ViewQuery, response: { 200: ViewAnswer, ...problems(...STORED) } }

const deleteSchema = {
  ...common,
  summary: 'Remove a conversation for good',
  description: 'Its key is destroyed, so that copies in backups become unreadable too. For a receipt use /v1/purge.',
  params: ConversationParams,
  response: { 204: { type: 'null', description: 'It is gone' }, ...problems(...STORED) }
}

const listSchema = { ...common, summary: 'List conversations, without text', querystring: ListQuerySchema, response: { 200: PageAnswer, ...problems(...AUTHENTICATED, 'INVALID_REQUEST', 'NOT_READY', 'STORAGE_FAILED') } }

const searchSchema = {
  ...common,
  summary: 'Find conversations by a person\'s identifiers',
  description: 'Works for roles that see none of the values: keyed hashes are compared, the result has no text.',
  body: SearchBody,
  response: { 200: PageAnswer, ...problems(...AUTHENTICATED, 'INVALID_JSON', 'INVALID_REQUEST', 'INVALID_TEXT', 'NOT_READY', 'STORAGE_FAILED') }
}

const revealSchema = {
  ...common,
  summary: 'See one original value',
  description: 'For roles and types that the masking policy names, with a reason, so many times an hour for a key; written down before it is answered.',
  params: ConversationParams,
  body: RevealBody,
  response: { 200: RevealAnswer, ...problems(...STORED, 'INVALID_JSON') }
}

const reviewSchema = {
  ...common,
  summary: 'Say of a found value that it is personal, or that it is not',
  description: 'For roles that see or may have revealed values of its type. A rejected value stays masked; it is proposed to the admin for the allow list (/v1/rules/proposals).',
  params: ConversationParams,
  body: ReviewBody,
  response: { 200: ReviewAnswer, ...problems(...STORED, 'INVALID_JSON') }
}

export function conversationRoutes (app: App, { privacy: { conversations }, settings }: RouteContext): void {
  app.put('/v1/conversations/:id', { schema: putSchema, config: { permission: 'keepConversations' } }, async (request, reply) => {
    const { isNew, info } = await conversations.put(actorOf(request), request.params.id, request.body as ConversationInput, callOf(request, reply, settings.deadlineMs))
    reply.code(isNew ? 201 : 200)
    return infoAnswer(info)
  })
  app.post('/v1/conversations/:id/messages', { schema: appendSchema, config: { permission: 'keepConversations' } }, async (request, reply) =>
    infoAnswer(await conversations.append(actorOf(request), request.params.id, request.body.messages, callOf(request, reply, settings.deadlineMs))))
  app.get('/v1/conversations/:id', { schema: viewSchema, config: { permission: 'readConversations' } }, async (request, reply) => {
    const { messages, findings, policyVersion, ...info } = await conversations.view(actorOf(request), request.params.id, request.query.as)
    neverStored(reply)
    return { ...infoAnswer(info), messages: [...messages], findings: [...findings], policyVersion }
  })
  app.delete('/v1/conversations/:id', { schema: deleteSchema, config: { permission: 'purge' } }, async (request, reply) => {
    await conversations.remove(actorOf(request), request.params.id)
    return await reply.code(204).send()
  })
  app.get('/v1/conversations', { schema: listSchema, config: { permission: 'readConversations' } }, async (request, reply) => {
    const { limit, ...query } = request.query
    neverStored(reply)
    return pageAnswer(await conversations.list(actorOf(request), { ...query, ...(limit === undefined ? {} : { limit: Number(limit) }) }))
  })
  app.post('/v1/conversations/search', { schema: searchSchema, config: { permission: 'readConversations' } }, async (request, reply) => {
    neverStored(reply)
    return pageAnswer(await conversations.search(actorOf(request), request.body))
  })
  app.post('/v1/conversations/:id/reveal', { schema: revealSchema, config: { permission: 'reveal' } }, async (request, reply) => {
    const revealed = await conversations.reveal(actorOf(request), request.params.id, revealRequest(request.body))
    neverStored(reply)
    return revealed
  })
  app.post('/v1/conversations/:id/review', { schema: reviewSchema, config: { permission: 'reveal' } }, async (request) =>
    await conversations.review(actorOf(request), request.params.id, request.body))
}

function infoAnswer ({ tags, counts, ...info }: ConversationInfo) {
  return { ...info, tags: [...tags], counts: counts as Record<string, number> }
}

function pageAnswer ({ conversations, next }: { readonly conversations: readonly ConversationInfo[], readonly next: string | null }) {
  return { conversations: conversations.map(infoAnswer), next }
}

function revealRequest ({ findingId, message, start, end, reason }: { findingId?: string, message?: number, start?: number, end?: number, reason: string }): RevealRequest {
  const isPlace = message !== undefined && start !== undefined && end !== undefined
  if (findingId !== undefined && message === undefined && start === undefined && end === undefined) return { findingId, reason }
  if (findingId === undefined && isPlace) return { message, start, end, reason }
  throw new AppError('INVALID_REQUEST', 'the body must have findingId, or message, start and end')
}

function neverStored (reply: Reply): void {
  reply.header('cache-control', 'no-store')
}
