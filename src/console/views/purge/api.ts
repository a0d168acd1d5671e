// What the server says of purges, as this view reads it.

import type { HeldBackItem } from '../../parts/held-back.tsx'

export interface ReceiptScope {
  readonly kind: string
  readonly count?: number
  readonly identifiers?: number
  readonly policy?: string
  readonly createdBefore?: string
}

export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: string
  readonly at: string
  readonly keyId: string
  readonly signature: string
}

export interface Receipt {
  readonly type: string
  readonly version: number
  readonly operation: string
  readonly at: string
  readonly action: string
  readonly types?: readonly string[]
  readonly scope: ReceiptScope
  readonly matched: number
  readonly messages: number
  readonly counts: Readonly<Record<string, number>>
  readonly heldBack: readonly HeldBackItem[]
  readonly entry: Readonly<Record<string, unknown>> & { readonly seq: number, readonly hash: string }
  readonly hashes: readonly string[]
  readonly checkpoint: Checkpoint
  readonly signature: string
}

/** The answer of `POST /v1/purge`. */
export interface PurgeAnswer {
  readonly dryRun: boolean
  readonly matched: number
  readonly examples: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  readonly messages: number
  readonly heldBack: readonly HeldBackItem[]
  readonly alreadyErased: number
  readonly failed: number
  readonly auditSeq: number
  readonly receipt?: Receipt
}

/** One of `GET /v1/purges`. */
export interface PurgeState {
  readonly operation: string
  readonly startedAt: string
  readonly startedBy: string
  readonly scope: ReceiptScope
  readonly action: string
  readonly types?: readonly string[]
  readonly phase: 'removing' | 'clearing' | 'done'
  readonly finishedAt: string | null
  readonly matched: number
  readonly messages: number
  readonly heldBack: readonly HeldBackItem[]
}
