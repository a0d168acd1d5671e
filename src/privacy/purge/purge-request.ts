// What may be asked of a purge, checked, and resolved into the conversations that it means.

import { AppError } from '../../errors.ts'
import type { EntityType } from '../../entities.ts'
import { isInstant } from '../../store/instants.ts'
import type { PurgeScopeRecord } from '../../store/retention-records.ts'
import { referenceTo } from '../context.ts'
import { noPolicy } from '../retention/policies.ts'
import { identifiersOf, checkReason, tokensOfPerson, vaultOf, type PurgeContext } from './purge-context.ts'
import type { Candidate } from './purge-walk.ts'
import type { PurgeRequest, PurgeScope } from '../privacy.ts'
import { checkTypes } from '../retention/retention-policy.ts'

/** A request that can be run. */
export interface ResolvedPurge {
  readonly scope: PurgeScopeRecord
  readonly action: 'erase' | 'redact' | 'policy'
  readonly types?: readonly EntityType[]
  /** What it works on; undefined: it walks through the store. */
  readonly targets?: readonly Candidate[]
  /** Ids that were erased before, and of which there is nothing now. */
  readonly alreadyErased: number
}

const MOST_IDS = 10_000
const PAGE = 1_000

/** @throws AppError INVALID_REQUEST, UNKNOWN_ENTITY_TYPE, NOT_FOUND (no such policy), NOT_READY. */
export async function resolvePurge (context: PurgeContext, { scope: given, action, types, reason }: PurgeRequest): Promise<ResolvedPurge> {
  checkReason(reason)
  if (action !== undefined && action !== 'erase' && action !== 'redact') throw invalid('action must be erase or redact')
  if (types !== undefined && action !== 'redact') throw invalid('types is for the action redact')
  const checked = types === undefined ? {} : { types: typesOf(types) }
  const scope = await scopeOf(context, given)
  if (scope.kind === 'policy' && action !== undefined) throw invalid('a policy has an action of its own')
  const found = await targetsOf(context, given)
  return { scope, action: scope.kind === 'policy' ? 'policy' : action ?? 'erase', ...checked, ...found === undefined ? { alreadyErased: 0 } : found }
}

/** Of a scope as it was sent, without ids. */
export async function scopeOf (context: PurgeContext, scope: PurgeScope): Promise<PurgeScopeRecord> {
  if (Object.keys(scope).length !== 1) throw invalid('scope must have exactly one of conversationIds, subject, policy, expired, createdBefore')
  if ('conversationIds' in scope) return { kind: 'conversationIds', count: new Set(scope.conversationIds).size }
  if ('subject' in scope) return { kind: 'subject', identifiers: identifiersOf(scope.subject).length }
  if ('policy' in scope) {
    const isKnown = (await context.store.listPolicies()).some(({ id }) => id === scope.policy)
    if (!isKnown) throw noPolicy()
    return { kind: 'policy', policy: scope.policy }
  }
  if ('expired' in scope) return { kind: 'expired' }
  if (!isInstant(scope.createdBefore)) throw invalid('createdBefore is not an ISO 8601 instant')
  return { kind: 'createdBefore', createdBefore: scope.createdBefore }
}

async function targetsOf (context: PurgeContext, scope: PurgeScope): Promise<Pick<ResolvedPurge, 'targets' | 'alreadyErased'> | undefined> {
  if ('conversationIds' in scope) return await targetsById(context, scope.conversationIds)
  if (!('subject' in scope)) return undefined
  vaultOf(context)
  return { targets: await targetsByPerson(context, tokensOfPerson(context, scope.subject)), alreadyErased: 0 }
}

async function targetsById (context: PurgeContext, ids: readonly string[]): Promise<Pick<ResolvedPurge, 'targets' | 'alreadyErased'>> {
  if (ids.length === 0 || ids.length > MOST_IDS) throw invalid(`conversationIds must have 1 to ${MOST_IDS} ids`)
  const { store, vault } = context
  const targets: Candidate[] = []
  let alreadyErased = 0
  for (const id of new Set(ids)) {
    const key = vault?.recordKey(id)
    const isStored = key !== undefined && await store.getConversation(key) !== undefined
    const isKnown = await store.getRetention(id) !== undefined
    if (isStored || isKnown) targets.push({ ...(isStored ? { key } : {}), ...(isKnown ? { entry: id } : {}) })
    else if (await store.getTombstone(referenceTo(context, 'conversation', id)) !== undefined) alreadyErased += 1
  }
  return { targets, alreadyErased }
}

/** Conversations that belong to the person, that hold one of the identifiers, or whose mapping does. */
async function targetsByPerson ({ store }: PurgeContext, tokens: readonly string[]): Promise<readonly Candidate[]> {
  const keys = new Set<string>()
  for (let page = await store.findConversations({ tokens, limit: PAGE }); page.length > 0;) {
    for (const { key } of page) keys.add(key)
    const after = page.at(-1)
    page = page.length < PAGE || after === undefined ? [] : await store.findConversations({ tokens, after, limit: PAGE })
  }
  for (const mapping of await store.listMappings()) if (mapping.tokens.some((token) => tokens.includes(token))) keys.add(mapping.key)
  return [...keys].map((key) => ({ key }))
}

function typesOf (types: readonly EntityType[]): readonly EntityType[] {
  try {
    return checkTypes(types, 'types')
  } catch (error) {
    throw error instanceof AppError && error.code === 'INVALID_POLICY' ? invalid(error.message) : error
  }
}

function invalid (message: string): AppError {
  return new AppError('INVALID_REQUEST', message)
}
