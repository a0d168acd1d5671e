// The form of a retention policy and its check: where × when × what × action. Pure.

import { ROLES, type Role } from '../../conversation.ts'
import { isEntityType, type EntityType } from '../../entities.ts'
import { AppError } from '../../errors.ts'
import { isTimeZone, parseDuration } from './duration.ts'

/** All given conditions must hold; none: everything. */
export interface PolicyWhere {
  readonly channel?: string
  readonly tag?: string
  /** Who wrote: conversations with a message of this role; with the scopes `messages` and `values` only its messages. */
  readonly authorRole?: Role
  /** `conversations`: stored ones; `records`: what redacting and masking leave, without text. Both where absent. */
  readonly store?: 'conversations' | 'records'
}

export type AgeFrom = 'created' | 'lastActivity' | 'closed'
export type PolicyAction = 'erase' | 'redact' | 'pseudonymise'

export interface RetentionPolicy {
  readonly title?: string
  readonly where?: PolicyWhere
  /** IANA name of the zone on whose calendar years, months and days are counted; default UTC. */
  readonly timeZone?: string
  /** `after` and `minimum`: ISO 8601 durations. */
  readonly when?: { readonly after: string, readonly from: AgeFrom }
  /** Nothing that `where` means is erased before this age, counted from `when.from` or else from creation. */
  readonly minimum?: string
  /** `types`: with the scope `values` alone; all where absent. */
  readonly what?: { readonly scope: 'conversation' | 'messages' | 'values', readonly types?: readonly EntityType[] }
  readonly action?: PolicyAction
  /** With `pseudonymise`: keep a sealed mapping of pseudonyms to values, apart, for this long. */
  readonly mapping?: string
}

export const POLICY_ID = '^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$'
/** Names of routes beside the policies. */
const RESERVED: ReadonlySet<string> = new Set(['preview', 'run', 'runs'])
const LONGEST_LABEL = 100
const LONGEST_TITLE = 200
const MOST_TYPES = 200
export const AGES = ['created', 'lastActivity', 'closed'] as const satisfies readonly AgeFrom[]
export const POLICY_SCOPES = ['conversation', 'messages', 'values'] as const
export const POLICY_ACTIONS = ['erase', 'redact', 'pseudonymise'] as const satisfies readonly PolicyAction[]
export const POLICY_STORES = ['conversations', 'records'] as const

/** @throws AppError INVALID_POLICY. */
export function checkPolicyId (id: string): void {
  if (!new RegExp(POLICY_ID, 'u').test(id)) throw invalid('the id must have 1 to 64 of a-z, 0-9 and -, and must not begin or end with -')
  if (RESERVED.has(id)) throw invalid(`the id must not be one of ${[...RESERVED].join(', ')}`)
}

/** @returns the policy with nothing but what it may have. @throws AppError INVALID_POLICY or UNKNOWN_ENTITY_TYPE that names the place. */
export function checkPolicy (value: unknown): RetentionPolicy {
  const { title, where, timeZone, when, minimum, what, action, mapping } = fields(value, 'the policy', ['title', 'where', 'timeZone', 'when', 'minimum', 'what', 'action', 'mapping'])
  const parts = [when, what, action].filter((part) => part !== undefined).length
  if (parts !== 0 && parts !== 3) throw invalid('when, what and action belong together')
  if (parts === 0 && minimum === undefined) throw invalid('give when, what and action, or minimum, or all of them')
  if (timeZone !== undefined && !(typeof timeZone === 'string' && isTimeZone(timeZone))) throw invalid('timeZone is not the IANA name of a time zone')
  const policy: RetentionPolicy = {
    ...(title === undefined ? {} : { title: text(title, 'title', LONGEST_TITLE) }),
    ...(where === undefined ? {} : { where: checkWhere(where) }),
    ...(timeZone === undefined ? {} : { timeZone: timeZone as string }),
    ...(when === undefined ? {} : { when: checkWhen(when) }),
    ...(minimum === undefined ? {} : { minimum: duration(minimum, 'minimum') }),
    ...(what === undefined ? {} : { what: checkWhat(what) }),
    ...(action === undefined ? {} : { action: oneOf(action, POLICY_ACTIONS, 'action') }),
    ...(mapping === undefined ? {} : { mapping: duration(mapping, 'mapping') })
  }
  checkTogether(policy)
  return policy
}

function checkTogether ({ where = {}, when, what, action, mapping }: RetentionPolicy): void {
  if (mapping !== undefined && action !== 'pseudonymise') throw invalid('mapping belongs to the action pseudonymise')
  if (what === undefined) return
  if ((action === 'erase') === (what.scope === 'values')) throw invalid('erase is for the scopes conversation and messages, redact and pseudonymise for values')
  if (what.scope === 'messages' && where.authorRole === undefined) throw invalid('the scope messages needs where/authorRole; to erase all of them, erase the conversation')
  if (where.store !== 'records') return
  if (what.scope !== 'conversation' || when?.from !== 'created') throw invalid('records have only a creation, and can only be erased whole')
  if (where.channel !== undefined || where.tag !== undefined || where.authorRole !== undefined) throw invalid('records have no channel, tag or author')
}

function checkWhere (value: unknown): PolicyWhere {
  const { channel, tag, authorRole, store } = fields(value, 'where', ['channel', 'tag', 'authorRole', 'store'])
  return {
    ...(channel === undefined ? {} : { channel: text(channel, 'where/channel', LONGEST_LABEL) }),
    ...(tag === undefined ? {} : { tag: text(tag, 'where/tag', LONGEST_LABEL) }),
    ...(authorRole === undefined ? {} : { authorRole: oneOf(authorRole, ROLES, 'where/authorRole') }),
    ...(store === undefined ? {} : { store: oneOf(store, POLICY_STORES, 'where/store') })
  }
}

function checkWhen (value: unknown): NonNullable<RetentionPolicy['when']> {
  const { after, from } = fields(value, 'when', ['after', 'from'])
  return { after: duration(after, 'when/after'), from: oneOf(from, AGES, 'when/from') }
}

function checkWhat (value: unknown): NonNullable<RetentionPolicy['what']> {
  const { scope: given, types } = fields(value, 'what', ['scope', 'types'])
  const scope = oneOf(given, POLICY_SCOPES, 'what/scope')
  if (types === undefined) return { scope }
  if (scope !== 'values') throw invalid('what/types is for the scope values')
  return { scope, types: checkTypes(types, 'what/types') }
}

/** @throws AppError INVALID_POLICY, UNKNOWN_ENTITY_TYPE. */
export function checkTypes (value: unknown, place: string): readonly EntityType[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_TYPES) throw invalid(`${place} must be a list of 1 to ${MOST_TYPES} entity types`)
  const unknown = value.findIndex((type: unknown) => typeof type !== 'string' || !isEntityType(type))
  if (unknown >= 0) throw new AppError('UNKNOWN_ENTITY_TYPE', `${place}/${unknown} is not a known entity type`)
  return [...new Set(value as EntityType[])].sort()
}

function duration (value: unknown, place: string): string {
  if (typeof value === 'string' && parseDuration(value) !== undefined) return value
  throw invalid(`${place} must be an ISO 8601 duration of whole, positive numbers, at most 200 years, such as P1D, P90D, P3Y or PT36H`)
}

function oneOf<const T extends string> (value: unknown, names: readonly T[], place: string): T {
  const known = names.find((name) => name === value)
  if (known === undefined) throw invalid(`${place} must be one of ${names.join(', ')}`)
  return known
}

function text (value: unknown, place: string, longest: number): string {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= longest && !/\p{Surrogate}/u.test(value)) return value
  throw invalid(`${place} must be a text of 1 to ${longest} characters`)
}

function fields<const K extends string> (value: unknown, place: string, names: readonly K[]): Readonly<Partial<Record<K, unknown>>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(`${place} must be an object`)
  if (Object.keys(value).some((name) => !(names as readonly string[]).includes(name))) throw invalid(`${place} has a property that is not known; known are ${names.join(', ')}`)
  return value as Partial<Record<K, unknown>>
}

function invalid (message: string): AppError {
  return new AppError('INVALID_POLICY', message)
}
