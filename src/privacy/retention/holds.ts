// Legal holds: while one covers a conversation, nothing of it is removed or replaced, whoever asks. Several may cover it; each is lifted by itself.

import { randomBytes } from 'node:crypto'
import { AppError } from '../../errors.ts'
import { compareInstants, isInstant } from '../../store/instants.ts'
import type { HoldAct, HoldRecord, HoldScope } from '../../store/retention-records.ts'
import type { ConversationRecord, RetentionEntry } from '../../store/store.ts'
import { factOf, referenceTo } from '../context.ts'
import { checkReason, inRetentionTurn, tokensOfPerson, type PersonIdentifiers, type PurgeContext } from '../purge/purge-context.ts'
import type { Actor } from '../privacy.ts'
import { keyFor, seal, unseal } from '../vault/seal.ts'

/** Exactly one. A person or a filter also covers what is put later. */
export type HoldScopeInput =
  | { readonly conversationIds: readonly string[] }
  | { readonly subject: PersonIdentifiers }
  | { readonly filter: { readonly channel?: string, readonly tag?: string, readonly createdBefore?: string } }

export interface HoldRequest {
  readonly scope: HoldScopeInput
  /** Kept encrypted, for whoever lists holds; the audit log has only that there was one. */
  readonly reason: string
}

export interface Hold {
  readonly id: string
  /** Ids and identifiers are kept as keyed hashes: how many. */
  readonly scope:
    | { readonly kind: 'conversationIds', readonly count: number }
    | { readonly kind: 'subject' }
    | Extract<HoldScope, { kind: 'filter' }>
  readonly placedAt: string
  readonly placedBy: string
  readonly reason: string
  /** Null while it holds. */
  readonly liftedAt: string | null
  readonly liftedBy: string | null
  readonly liftReason: string | null
}

/** Whether a hold covers it. */
export type HoldCheck = (subject: { readonly id: string, readonly record?: ConversationRecord, readonly entry?: RetentionEntry }) => boolean

const MOST_IDS = 10_000
const LONGEST_LABEL = 100

/** @throws AppError INVALID_REQUEST, NOT_READY (a person, in a process without stored conversations). */
export async function placeHold (context: PurgeContext, actor: Actor, { scope, reason }: HoldRequest): Promise<Hold> {
  const checked = checkScope(context, scope)
  const id = randomBytes(9).toString('hex')
  const record: HoldRecord = { id, scope: checked, placed: actOf(context, actor, id, checkReason(reason)), lifted: null }
  await inRetentionTurn(context, async () => {
    await context.store.commit([{ kind: 'putHold', record }, { kind: 'audit', fact: factOf(context, actor, 'hold.place', { reference: referenceTo(context, 'hold', id), detail: checked.kind }) }])
  })
  return holdOf(context, record)
}

/** The record of the hold stays, with both reasons. @throws AppError NOT_FOUND, CONFLICT (it is lifted already), INVALID_REQUEST. */
export async function liftHold (context: PurgeContext, actor: Actor, id: string, reason: string): Promise<Hold> {
  const said = checkReason(reason)
  return await inRetentionTurn(context, async () => {
    const record = (await context.store.listHolds()).find((one) => one.id === id)
    if (record === undefined) throw new AppError('NOT_FOUND', 'there is no hold with this id')
    if (record.lifted !== null) throw new AppError('CONFLICT', 'this hold is lifted already')
    const lifted: HoldRecord = { ...record, lifted: actOf(context, actor, id, said) }
    await context.store.commit([{ kind: 'putHold', record: lifted }, { kind: 'audit', fact: factOf(context, actor, 'hold.lift', { reference: referenceTo(context, 'hold', id), detail: record.scope.kind }) }])
    return holdOf(context, lifted)
  })
}

/** @param isAll lifted ones too. */
export async function listHolds (context: PurgeContext, isAll = false): Promise<readonly Hold[]> {
  return (await context.store.listHolds()).filter(({ lifted }) => isAll || lifted === null).map((record) => holdOf(context, record))
}

/** The holds as they are now, in a form that is quick to ask. */
export async function holdCheck (context: PurgeContext): Promise<HoldCheck> {
  const scopes = (await context.store.listHolds()).filter(({ lifted }) => lifted === null).map(({ scope }) => scope)
  if (scopes.length === 0) return () => false
  const references = new Set(scopes.flatMap((scope) => scope.kind === 'conversationIds' ? scope.references : []))
  const tokens = new Set(scopes.flatMap((scope) => scope.kind === 'subject' ? scope.tokens : []))
  const filters = scopes.filter((scope) => scope.kind === 'filter')
  return ({ id, record, entry }) => {
    if (references.size > 0 && references.has(referenceTo(context, 'conversation', id))) return true
    if (tokens.size > 0 && record !== undefined && [...record.subjects, ...record.tokens].some((token) => tokens.has(token))) return true
    return filters.some((filter) => covers(filter, record, entry))
  }
}

function covers ({ channel, tag, createdBefore }: Extract<HoldScope, { kind: 'filter' }>, record: ConversationRecord | undefined, entry: RetentionEntry | undefined): boolean {
  const createdAt = record?.createdAt ?? entry?.createdAt
  if (channel !== undefined && record?.channel !== channel) return false
  if (tag !== undefined && record?.tags.includes(tag) !== true) return false
  return createdBefore === undefined || (createdAt !== undefined && compareInstants(createdAt, createdBefore) < 0)
}

function checkScope (context: PurgeContext, scope: HoldScopeInput): HoldScope {
  const given = typeof scope === 'object' && scope !== null ? Object.keys(scope) : []
  if (given.length !== 1) throw wrongScope()
  if ('conversationIds' in scope) {
    const { conversationIds: ids } = scope
    if (!Array.isArray(ids) || ids.length === 0 || ids.length > MOST_IDS || !ids.every((id) => typeof id === 'string' && id !== '')) throw new AppError('INVALID_REQUEST', `scope/conversationIds must be a list of 1 to ${MOST_IDS} ids`)
    return { kind: 'conversationIds', references: [...new Set((ids as readonly string[]).map((id) => referenceTo(context, 'conversation', id)))] }
  }
  if ('subject' in scope) return { kind: 'subject', tokens: tokensOfPerson(context, scope.subject) }
  if (!('filter' in scope)) throw wrongScope()
  return checkFilter(scope.filter)
}

function checkFilter (filter: Extract<HoldScopeInput, { filter: unknown }>['filter']): HoldScope {
  const { channel, tag, createdBefore, ...rest } = filter
  if (Object.keys(rest).length > 0) throw new AppError('INVALID_REQUEST', 'scope/filter may have channel, tag, createdBefore')
  if (channel === undefined && tag === undefined && createdBefore === undefined) throw new AppError('INVALID_REQUEST', 'scope/filter must have at least one of channel, tag, createdBefore')
  for (const [name, label] of Object.entries({ channel, tag })) {
    if (label !== undefined && (typeof label !== 'string' || label === '' || label.length > LONGEST_LABEL)) throw new AppError('INVALID_REQUEST', `scope/filter/${name} must be a text of 1 to ${LONGEST_LABEL} characters`)
  }
  if (createdBefore !== undefined && !isInstant(createdBefore)) throw new AppError('INVALID_REQUEST', 'scope/filter/createdBefore is not an ISO 8601 instant')
  return {
    kind: 'filter', ...(channel === undefined ? {} : { channel }), ...(tag === undefined ? {} : { tag }), ...(createdBefore === undefined ? {} : { createdBefore: new Date(createdBefore).toISOString() })
  }
}

function wrongScope (): AppError {
  return new AppError('INVALID_REQUEST', 'scope must have exactly one of conversationIds, subject, filter')
}

function actOf (context: PurgeContext, actor: Actor, id: string, reason: string): HoldAct {
  return { at: context.clock().toISOString(), by: actor.id, sealedReason: seal(reasonKey(context), reason, ['hold reason', id]).toString('base64') }
}

function holdOf (context: PurgeContext, { id, scope, placed, lifted }: HoldRecord): Hold {
  const reasonOf = (act: HoldAct): string => unseal(reasonKey(context), Buffer.from(act.sealedReason, 'base64'), ['hold reason', id])?.toString('utf8') ?? ''
  return {
    id,
    scope: scope.kind === 'conversationIds' ? { kind: scope.kind, count: scope.references.length } : scope.kind === 'subject' ? { kind: scope.kind } : scope,
    placedAt: placed.at,
    placedBy: placed.by,
    reason: reasonOf(placed),
    liftedAt: lifted?.at ?? null,
    liftedBy: lifted?.by ?? null,
    liftReason: lifted === null ? null : reasonOf(lifted)
  }
}

/** Keeps reasons out of the documents as clear text; whoever has the data folder's `reference.key` can read them. */
function reasonKey ({ store }: PurgeContext): Uint8Array {
  return keyFor(store.referenceKey, 'reasons of holds')
}
