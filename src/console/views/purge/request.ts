// What a person fills in, and the request it makes. Pure but for the reader's time zone.

import { linesOf, NOBODY, subjectOf, type Person } from '../../parts/person-fields.tsx'

export const SCOPES = ['person', 'ids', 'policy', 'expired', 'before'] as const
export type ScopeKind = typeof SCOPES[number]

export interface PurgeDraft {
  readonly kind: ScopeKind
  readonly person: Person
  /** Conversation ids, one a line. */
  readonly ids: string
  readonly policy: string
  /** Local date, YYYY-MM-DD. */
  readonly before: string
  readonly action: 'erase' | 'redact'
  /** Of values to redact; null: all. */
  readonly types: readonly string[] | null
}

export const NO_PURGE: PurgeDraft = { kind: 'person', person: NOBODY, ids: '', policy: '', before: '', action: 'erase', types: null }

export interface PurgeBody {
  readonly scope: Readonly<Record<string, unknown>>
  readonly action?: 'erase' | 'redact'
  readonly types?: readonly string[]
}

/** Undefined while something is missing. */
export function bodyOf ({ kind, person, ids, policy, before, action, types }: PurgeDraft): PurgeBody | undefined {
  const scope = scopeOf(kind, { person, ids, policy, before })
  if (scope === undefined) return undefined
  if (kind === 'policy') return { scope }
  if (action === 'redact' && types?.length === 0) return undefined
  return { scope, action, ...(action === 'redact' && types !== null ? { types } : {}) }
}

function scopeOf (kind: ScopeKind, { person, ids, policy, before }: Pick<PurgeDraft, 'person' | 'ids' | 'policy' | 'before'>): PurgeBody['scope'] | undefined {
  const subject = subjectOf(person)
  switch (kind) {
    case 'person': return Object.keys(subject).length === 0 ? undefined : { subject }
    case 'ids': return linesOf(ids).length === 0 ? undefined : { conversationIds: linesOf(ids) }
    case 'policy': return policy === '' ? undefined : { policy }
    case 'expired': return { expired: true }
    case 'before': return before === '' ? undefined : { createdBefore: new Date(`${before}T00:00:00`).toISOString() }
  }
}

/** Random, for the header Idempotency-Key. */
export function newKey (): string {
  // Not randomUUID: browsers have that only over HTTPS and on this machine.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
