// What happens to a conversation at an instant: which policies are due, and what holds it back. Pure; the order of rules is here.
//
// 1. A legal hold: nothing is removed or replaced.
// 2. Minimum retention, the longest of all that match: nothing is erased; values of named types may be redacted.
// 3. Of what is due the strictest: erase the conversation, or else remove messages, then redact values, then pseudonymise the rest.

import type { Role } from '../../conversation.ts'
import type { EntityType } from '../../entities.ts'
import { compareInstants } from '../../store/instants.ts'
import type { ConversationRecord, RetentionEntry } from '../../store/store.ts'
import { addDuration, leastMs, mostMs, parseDuration, type Duration } from './duration.ts'
import type { AgeFrom, PolicyWhere, RetentionPolicy } from './retention-policy.ts'

/** Values of these types (all where absent) in the messages of this role (all where absent). */
export interface ValueRule {
  readonly types?: ReadonlySet<EntityType>
  readonly role?: Role
  /** Pseudonymise: keep a mapping until this instant. */
  readonly mappingUntil?: string
}

/** What to do inside a conversation. */
export interface BodyChange {
  /** Remove the messages of these roles. */
  readonly erase: ReadonlySet<Role>
  readonly redact: readonly ValueRule[]
  readonly pseudonymise: readonly ValueRule[]
  /** Whether it can still be found by the person it belongs to. */
  readonly keepsSubjects: boolean
}

export interface Decision {
  readonly erase: boolean
  readonly change?: BodyChange
  /** Something was due or asked for, and a hold kept it. */
  readonly isHeld: boolean
  /** Erasing was due or asked for, and is allowed from then on. */
  readonly retainedUntil?: string
}

/** What is decided about: a stored conversation, a retention record, or both of one id. */
export interface Held {
  readonly record?: ConversationRecord
  readonly entry?: RetentionEntry
}

export interface CompiledPolicy {
  readonly id: string
  readonly policy: RetentionPolicy
  matches (subject: Held): boolean
  isDue (subject: Held): boolean
  /** When it is due, in milliseconds since 1970; undefined: not known, as what `when.from` names has not happened. */
  dueAt (subject: Held): number | undefined
  /** Until when nothing may be erased; undefined: no minimum, or it is over. */
  minimumUntil (subject: Held): string | undefined
}

const NOTHING: Decision = { erase: false, isHeld: false }

/** @param now what "due" is measured against. */
export function compilePolicy (id: string, policy: RetentionPolicy, now: Date): CompiledPolicy {
  const { where = {}, when, minimum, timeZone = 'UTC' } = policy
  const after = when === undefined ? undefined : parseDuration(when.after)
  const least = minimum === undefined ? undefined : parseDuration(minimum)
  const from = when?.from ?? 'created'
  return {
    id,
    policy,
    matches: (subject) => matches(where, subject),
    isDue (subject) {
      const start = instantOf(subject, from)
      return after !== undefined && start !== undefined && isOver(start, after, timeZone, now.getTime())
    },
    dueAt (subject) {
      const start = instantOf(subject, from)
      return after === undefined || start === undefined ? undefined : addDuration(start, after, timeZone)
    },
    minimumUntil (subject) {
      if (least === undefined) return undefined
      // A conversation that is still open has not begun to wait.
      const start = instantOf(subject, from) ?? now.getTime()
      return isOver(start, least, timeZone, now.getTime()) ? undefined : new Date(addDuration(start, least, timeZone)).toISOString()
    }
  }
}

/** What the policies themselves do. @param acting those that may act; minimum retention is always that of all. */
export function decideByPolicies (policies: readonly CompiledPolicy[], acting: readonly CompiledPolicy[], subject: Held, isHeld: () => boolean): Decision {
  const due = acting.filter((one) => one.policy.action !== undefined && one.matches(subject) && one.isDue(subject))
  if (due.length === 0) return NOTHING
  const ofScope = (scope: 'conversation' | 'messages' | 'values'): readonly CompiledPolicy[] => due.filter(({ policy }) => policy.what?.scope === scope)
  const change = changeOf(ofScope('messages'), ofScope('values'), subject)
  const wantsErase = ofScope('conversation').length > 0
  if (!wantsErase && change === undefined) return NOTHING
  if (isHeld()) return { erase: false, isHeld: true }
  const until = minimumOf(policies, subject)
  if (until === undefined) return wantsErase ? { erase: true, isHeld: false } : { erase: false, isHeld: false, ...(change === undefined ? {} : { change }) }
  const rest = change === undefined ? undefined : allowed(change)
  const isRetained = wantsErase || change !== rest
  return { erase: false, isHeld: false, ...(rest === undefined ? {} : { change: rest }), ...(isRetained ? { retainedUntil: until } : {}) }
}

/**
 * When a policy by itself would do something to a subject, as the policies are now; a minimum retention that forbids it until later counts.
 * @returns milliseconds since 1970; null: not known yet, undefined: never.
 */
export function actsAt (policies: readonly CompiledPolicy[], one: CompiledPolicy, subject: Held): number | null | undefined {
  const { action, what } = one.policy
  if (action === undefined || what === undefined || !one.matches(subject)) return undefined
  const change = changeOf(what.scope === 'messages' ? [one] : [], what.scope === 'values' ? [one] : [], subject)
  if (what.scope !== 'conversation' && change === undefined) return undefined
  const due = one.dueAt(subject)
  if (due === undefined) return null
  const minimum = change !== undefined && allowed(change) === change ? undefined : minimumOf(policies, subject)
  return minimum === undefined ? due : Math.max(due, Date.parse(minimum))
}

/** What is done of a request to erase, or to redact these types (all where absent). */
export function decideRequest (policies: readonly CompiledPolicy[], action: 'erase' | 'redact', types: readonly EntityType[] | undefined, subject: Held, isHeld: () => boolean): Decision {
  const rule: ValueRule = types === undefined ? {} : { types: new Set(types) }
  const change: BodyChange = { erase: new Set(), redact: [rule], pseudonymise: [], keepsSubjects: types !== undefined }
  if (action === 'redact' && (subject.record === undefined || !isNeeded(change, subject.record))) return NOTHING
  if (isHeld()) return { erase: false, isHeld: true }
  const until = action === 'erase' || types === undefined ? minimumOf(policies, subject) : undefined
  if (until !== undefined) return { erase: false, isHeld: false, retainedUntil: until }
  return action === 'erase' ? { erase: true, isHeld: false } : { erase: false, isHeld: false, change }
}

/** The longest of the minimum retentions that match. */
export function minimumOf (policies: readonly CompiledPolicy[], subject: Held): string | undefined {
  return policies.filter((one) => one.matches(subject)).flatMap((one) => one.minimumUntil(subject) ?? []).sort(compareInstants).at(-1)
}

/** Whether a change would find anything, as far as the record tells. */
export function isNeeded ({ erase, redact, pseudonymise, keepsSubjects }: BodyChange, { roles, counts, subjects }: ConversationRecord): boolean {
  const finds = ({ types, role }: ValueRule): boolean => (role === undefined || roles.includes(role)) && Object.keys(counts).some((type) => types === undefined || types.has(type as EntityType))
  return roles.some((role) => erase.has(role)) || [...redact, ...pseudonymise].some(finds) || (!keepsSubjects && subjects.length > 0)
}

function changeOf (messages: readonly CompiledPolicy[], values: readonly CompiledPolicy[], { record }: Held): BodyChange | undefined {
  if (record === undefined || messages.length + values.length === 0) return undefined
  const rulesOf = (action: 'redact' | 'pseudonymise'): readonly ValueRule[] => values.filter(({ policy }) => policy.action === action).map((one) => ruleOf(one, record))
  const change: BodyChange = {
    erase: new Set(messages.flatMap(({ policy }) => policy.where?.authorRole ?? [])), redact: rulesOf('redact'), pseudonymise: rulesOf('pseudonymise'), keepsSubjects: true
  }
  return isNeeded(change, record) ? change : undefined
}

function ruleOf ({ policy: { where, what, mapping, when, timeZone = 'UTC' } }: CompiledPolicy, record: ConversationRecord): ValueRule {
  const kept = mapping === undefined ? undefined : parseDuration(mapping)
  const after = when === undefined ? undefined : parseDuration(when.after)
  const start = instantOf({ record }, when?.from ?? 'created')
  return {
    ...(what?.types === undefined ? {} : { types: new Set(what.types) }),
    ...(where?.authorRole === undefined ? {} : { role: where.authorRole }),
    // Counted from the day on which the values were due, not from the run that replaced them.
    ...(kept === undefined || after === undefined || start === undefined ? {} : { mappingUntil: new Date(addDuration(addDuration(start, after, timeZone), kept, timeZone)).toISOString() })
  }
}

/** The part of a change that minimum retention lets pass: values of named types. The same object when that is all of it. */
function allowed (change: BodyChange): BodyChange | undefined {
  const isNamed = ({ types }: ValueRule): boolean => types !== undefined
  const { erase, redact, pseudonymise } = change
  if (erase.size === 0 && [...redact, ...pseudonymise].every(isNamed)) return change
  const rest: BodyChange = { ...change, erase: new Set(), redact: redact.filter(isNamed), pseudonymise: pseudonymise.filter(isNamed) }
  return rest.redact.length + rest.pseudonymise.length === 0 ? undefined : rest
}

function matches ({ channel, tag, authorRole, store }: PolicyWhere, { record, entry }: Held): boolean {
  if (record !== undefined && store !== 'records') {
    return (channel === undefined || record.channel === channel) && (tag === undefined || record.tags.includes(tag)) && (authorRole === undefined || record.roles.includes(authorRole))
  }
  return entry !== undefined && store !== 'conversations' && channel === undefined && tag === undefined && authorRole === undefined
}

function instantOf ({ record, entry }: Held, from: AgeFrom): number | undefined {
  if (record === undefined) return entry === undefined || from !== 'created' ? undefined : Date.parse(entry.createdAt)
  const instant = { created: record.createdAt, lastActivity: record.lastActivityAt, closed: record.closedAt }[from]
  return instant === null ? undefined : Date.parse(instant)
}

/** Most are decided without a calendar. */
function isOver (start: number, duration: Duration, timeZone: string, now: number): boolean {
  if (now - start < leastMs(duration)) return false
  return now - start > mostMs(duration) || addDuration(start, duration, timeZone) <= now
}
