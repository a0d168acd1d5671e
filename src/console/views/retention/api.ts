// What the server says of retention, as this view reads it.

import type { AgeFrom, PolicyAction, Role, Scope, StoreName } from './policy.ts'

export interface Policy {
  readonly title?: string
  readonly where?: { readonly channel?: string, readonly tag?: string, readonly authorRole?: Role, readonly store?: StoreName }
  readonly timeZone?: string
  readonly when?: { readonly after: string, readonly from: AgeFrom }
  readonly minimum?: string
  readonly what?: { readonly scope: Scope, readonly types?: readonly string[] }
  readonly action?: PolicyAction
  readonly mapping?: string
}

export interface PolicyInfo {
  readonly id: string
  readonly version: number
  readonly at: string
  readonly policy: Policy
}

export interface HeldBack {
  readonly why: 'legalHold' | 'minimumRetention'
  readonly conversations: number
  readonly until?: string
}

export interface Day { readonly day: string, readonly conversations: number }

export interface Preview {
  readonly id: string
  readonly matched: number
  readonly oldest: string | null
  readonly examples: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  readonly heldBack: readonly HeldBack[]
  readonly timeline?: { readonly days: readonly Day[], readonly undated: number }
}

export interface Run {
  readonly operation: string
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly examined: number
  readonly erased: number
  readonly changed: number
  readonly messages: number
  readonly counts: Readonly<Record<string, number>>
  readonly heldBack: readonly HeldBack[]
  readonly failed: number
}

export interface Runs {
  readonly runs: readonly Run[]
  readonly schedule: { readonly cron: string, readonly next: string | null }
}

export interface Hold {
  readonly id: string
  readonly scope: { readonly kind: string, readonly count?: number, readonly channel?: string, readonly tag?: string, readonly createdBefore?: string }
  readonly placedAt: string
  readonly placedBy: string
  readonly reason: string
  readonly liftedAt: string | null
  readonly liftedBy: string | null
  readonly liftReason: string | null
}

export interface Profile {
  readonly name: string
  readonly en: string
  readonly ja: string
  readonly law: readonly string[]
  readonly limits: readonly string[]
  readonly policies: Readonly<Record<string, Policy>>
}
