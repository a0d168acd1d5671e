// A policy while a person edits it: every choice has a value, and only choices that fit together can be made. Pure.

import { draftOfDuration, isoOf, type DurationDraft } from './duration.ts'
import type { Policy } from './api.ts'

export const ROLES = ['customer', 'agent', 'bot', 'system'] as const
export type Role = typeof ROLES[number]
export const AGES = ['created', 'lastActivity', 'closed'] as const
export type AgeFrom = typeof AGES[number]
export const STORES = ['any', 'conversations', 'records'] as const
export type StoreName = 'conversations' | 'records'
export type PolicyAction = 'erase' | 'redact' | 'pseudonymise'
export type Scope = 'conversation' | 'messages' | 'values'

/** What is done, in one word: the API's scope and action. `keep`: nothing; the policy has a minimum retention alone. */
export const DEEDS = ['redact', 'pseudonymise', 'erase', 'eraseMessages', 'keep'] as const
export type Deed = typeof DEEDS[number]

/** Null: the condition is not there. */
export interface PolicyDraft {
  readonly id: string
  readonly title: string
  readonly store: typeof STORES[number]
  readonly channel: string | null
  readonly tag: string | null
  readonly author: Role | null
  readonly after: DurationDraft
  readonly from: AgeFrom
  readonly timeZone: string | null
  readonly deed: Deed
  /** Null: all. */
  readonly types: readonly string[] | null
  readonly mapping: DurationDraft | null
  readonly minimum: DurationDraft | null
}

/** Conditions that can be put in and taken out. */
export const EXTRAS = ['channel', 'tag', 'author', 'timeZone', 'minimum', 'mapping'] as const
export type Extra = typeof EXTRAS[number]

export const NEW_POLICY: PolicyDraft = {
  id: '',
  title: '',
  store: 'any',
  channel: null,
  tag: null,
  author: null,
  after: { amount: '90', unit: 'days' },
  from: 'created',
  timeZone: null,
  deed: 'redact',
  types: ['PERSON', 'ADDRESS'],
  mapping: null,
  minimum: null
}

export function draftOf (id: string, { title = '', where = {}, timeZone, when, minimum, what, action, mapping }: Policy): PolicyDraft {
  return {
    id,
    title,
    store: where.store ?? 'any',
    channel: where.channel ?? null,
    tag: where.tag ?? null,
    author: where.authorRole ?? null,
    after: when === undefined ? NEW_POLICY.after : draftOfDuration(when.after),
    from: when?.from ?? 'created',
    timeZone: timeZone ?? null,
    deed: action === undefined ? 'keep' : action !== 'erase' ? action : what?.scope === 'messages' ? 'eraseMessages' : 'erase',
    types: what?.types ?? null,
    mapping: mapping === undefined ? null : draftOfDuration(mapping),
    minimum: minimum === undefined ? null : draftOfDuration(minimum)
  }
}

/** As the API takes it. */
export function policyOf ({ title, store, channel, tag, author, after, from, timeZone, deed, types, mapping, minimum }: PolicyDraft): Policy {
  const where = {
    ...(channel === null ? {} : { channel: channel.trim() }), ...(tag === null ? {} : { tag: tag.trim() }), ...(author === null ? {} : { authorRole: author }), ...(store === 'any' ? {} : { store })
  }
  const [scope, action] = SCOPES[deed]
  return {
    ...(title.trim() === '' ? {} : { title: title.trim() }),
    ...(Object.keys(where).length === 0 ? {} : { where }),
    ...(timeZone === null ? {} : { timeZone: timeZone.trim() }),
    ...(scope === undefined || action === undefined
      ? {}
      : { when: { after: isoOf(after), from }, what: { scope, ...(scope === 'values' && types !== null ? { types } : {}) }, action }),
    ...(minimum === null ? {} : { minimum: isoOf(minimum) }),
    ...(deed === 'pseudonymise' && mapping !== null ? { mapping: isoOf(mapping) } : {})
  }
}

const SCOPES: Readonly<Record<Deed, readonly [Scope, PolicyAction] | readonly [undefined, undefined]>> = {
  erase: ['conversation', 'erase'], eraseMessages: ['messages', 'erase'], redact: ['values', 'redact'], pseudonymise: ['values', 'pseudonymise'], keep: [undefined, undefined]
}

/** A change, with what has to follow from it so that the policy stays one that the server accepts. */
export function changed (draft: PolicyDraft, part: Partial<PolicyDraft>): PolicyDraft {
  let next = { ...draft, ...part }
  // Only a change of the store itself makes the other choices follow it.
  if (part.store === 'records') next = { ...next, channel: null, tag: null, author: null, from: 'created', deed: next.deed === 'keep' ? 'keep' : 'erase' }
  else if (next.store === 'records' && (next.channel !== null || next.tag !== null || next.author !== null || next.from !== 'created' || !RECORD_DEEDS.includes(next.deed))) next = { ...next, store: 'any' }
  if (next.deed === 'eraseMessages' && next.author === null) next = { ...next, author: 'customer' }
  if (next.deed === 'keep' && next.minimum === null) next = { ...next, minimum: { amount: '7', unit: 'years' } }
  return next
}

const RECORD_DEEDS: readonly Deed[] = ['erase', 'keep']

/** Conditions that are not there and would mean something. */
export function missingExtras (draft: PolicyDraft): readonly Extra[] {
  return EXTRAS.filter((extra) => draft[extra] === null && (extra !== 'mapping' || draft.deed === 'pseudonymise'))
}

/** Conditions that may be taken out. */
export function isRemovable ({ deed }: PolicyDraft, extra: Extra): boolean {
  return !(extra === 'author' && deed === 'eraseMessages') && !(extra === 'minimum' && deed === 'keep')
}

export function withExtra (draft: PolicyDraft, extra: Extra): PolicyDraft {
  return changed(draft, FIRST[extra])
}

const FIRST: Readonly<Record<Extra, Partial<PolicyDraft>>> = {
  channel: { channel: '' }, tag: { tag: '' }, author: { author: 'customer' }, timeZone: { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }, minimum: { minimum: { amount: '7', unit: 'years' } }, mapping: { mapping: { amount: '1', unit: 'years' } }
}

/** Whether two policies can mean the same conversation, as far as their conditions tell. */
export function mayOverlap (one: Policy, other: Policy): boolean {
  const [a, b] = [one.where ?? {}, other.where ?? {}]
  const differs = (x: string | undefined, y: string | undefined): boolean => x !== undefined && y !== undefined && x !== y
  const isOfRecords = ({ channel, tag, authorRole, store }: NonNullable<Policy['where']>): boolean => store === 'records' && channel === undefined && tag === undefined && authorRole === undefined
  const needsText = ({ channel, tag, authorRole }: NonNullable<Policy['where']>): boolean => channel !== undefined || tag !== undefined || authorRole !== undefined
  if (differs(a.channel, b.channel) || differs(a.store, b.store)) return false
  return !(isOfRecords(a) && needsText(b)) && !(isOfRecords(b) && needsText(a))
}
