// What Sumi reads and what it answers: conversations, messages and findings. Plain records, no behaviour.

import type { EntityType } from './entities.ts'
import type { RuleSet } from './rule-set.ts'

/** Who wrote a message. */
export type Role = 'customer' | 'agent' | 'bot' | 'system'

export const ROLES: readonly Role[] = ['customer', 'agent', 'bot', 'system']

/** Languages with models, context words and rules of their own. Text in other languages is still scanned. */
export type Language = 'en' | 'ja'

export interface Message {
  readonly id?: string
  readonly role: Role
  /** Display name of the writer, if known. */
  readonly author?: string
  readonly text: string
  /** When it was written, ISO 8601. */
  readonly at?: string
}

export interface Conversation {
  readonly id?: string
  readonly channel?: string
  readonly tags?: readonly string[]
  /** A hint; without it both languages' rules apply. */
  readonly language?: Language
  /** ISO 8601. */
  readonly createdAt?: string
  readonly messages: readonly Message[]
}

/** Where a finding comes from: a shipped rule, the model, an earlier finding of the same value, or a user's rule. */
export type FindingSource = 'rule' | 'model' | 'propagated' | 'custom'

/** One reason for a finding or for its score. `detail` names rules and words of Sumi's own lists, never submitted text. */
export interface Evidence {
  readonly kind: 'pattern' | 'checksum' | 'context' | 'model' | 'turn' | 'propagation' | 'list'
  readonly detail: string
}

/** A piece of personal data. Offsets are half-open and count UTF-16 code units of the message's ORIGINAL text. */
export interface Finding {
  /** Index into `Conversation.messages`. */
  readonly message: number
  readonly start: number
  readonly end: number
  readonly type: EntityType
  /** Probability in [0, 1] that this span is personal data of this type. */
  readonly score: number
  readonly source: FindingSource
  readonly explanation: readonly Evidence[]
}

/** Which evidence is used: model and rules, or rules alone (a choice the caller states, never a fallback). */
export type Engine = 'hybrid' | 'rules'

export interface DetectionOptions {
  /** Only these types; default: every type whose `isDefault` is true. */
  readonly entities?: readonly EntityType[]
  /** Least score of a finding; default `DEFAULT_THRESHOLD`. */
  readonly threshold?: number
  readonly engine?: Engine
  /** Words that count as standing near every value: a field's name, the subject of a form. At most 100. */
  readonly context?: readonly string[]
  /** Rules for this call alone, beside those in force. */
  readonly rules?: RuleSet
}

export const DEFAULT_THRESHOLD = 0.5
