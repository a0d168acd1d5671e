// Receipts of purges: what was removed, bound to the audit log by an inclusion proof, signed. Whoever holds the public key checks one offline.

import { hash } from 'node:crypto'
import { canonicalJson } from '../audit/canonical-json.ts'
import { entryLine, hashOf } from '../audit/chain.ts'
import { checkpointOf, isSignedBy, type Checkpoint } from '../audit/checkpoint.ts'
import type { AuditEntry } from '../audit/entry.ts'
import { leafHash } from '../audit/merkle.ts'
import { verifyInclusion } from '../audit/merkle-verify.ts'
import { verifierOf } from '../audit/signing.ts'
import { AppError } from '../errors.ts'
import { inclusionOf, signedHead } from './audit.ts'
import type { RecordContext } from './context.ts'
import type { Counts, PurgeScope } from './privacy.ts'

/** What was asked to be purged, without ids. */
export type ReceiptScope =
  | { readonly kind: 'conversationIds', readonly count: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'createdBefore', readonly createdBefore: string }

export interface PurgeReceipt {
  readonly type: 'sumi-purge-receipt'
  readonly version: 1
  /** Id of this purge; its audit entry has the same. */
  readonly operation: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly scope: ReceiptScope
  /** SHA-256, hex, over `operation`, a line end and the canonical JSON of the scope as sent: shows which request this answers. */
  readonly scopeHash: string
  /** How many conversations were purged, and their findings by type. */
  readonly matched: number
  readonly counts: Counts
  readonly entry: AuditEntry
  /** Base64; the proof that `entry` is in the log of `checkpoint`. */
  readonly hashes: readonly string[]
  readonly checkpoint: Checkpoint
  /** Ed25519, base64, over the canonical JSON of every other field. */
  readonly signature: string
}

export type ReceiptCheck =
  | { readonly isGood: true, readonly receipt: PurgeReceipt }
  | { readonly isGood: false, readonly fault: string }

/** The receipt of a purge whose entry is in the log. Always the same for the same purge: its checkpoint is that of its own moment. */
export async function makeReceipt ({ store }: RecordContext, scope: PurgeScope, entry: AuditEntry): Promise<PurgeReceipt> {
  const { operation, at, counts: { conversations = 0, messages: _, ...counts } = {} } = entry
  if (operation === undefined) throw new AppError('INTERNAL')
  const checkpoint = await signedHead(store, entry.seq + 1, at)
  const { hashes } = await inclusionOf(store, entry, checkpoint)
  const receipt = {
    type: 'sumi-purge-receipt', version: 1, operation, at, scope: withoutIds(scope), scopeHash: hashOfScope(operation, scope), matched: conversations, counts, entry, hashes, checkpoint
  } as const
  return { ...receipt, signature: store.signer.sign(canonicalJson(receipt)) }
}

/**
 * Checks a receipt with nothing but the public key.
 * @param text the receipt, or a whole answer of `POST /v1/purge`, as JSON.
 * @throws AppError INVALID_REQUEST when the key is none.
 */
export function checkReceipt (text: string, publicKeyPem: string): ReceiptCheck {
  const verifier = verifierOf(publicKeyPem)
  if (verifier === undefined) throw new AppError('INVALID_REQUEST', 'the key is not an Ed25519 public key in PEM')
  const receipt = receiptOf(parse(text))
  if (receipt === undefined) return { isGood: false, fault: 'it is not a receipt' }

  const { signature, checkpoint, entry, hashes, ...said } = receipt
  const proof = hashes.map((hash) => Buffer.from(hash, 'base64'))
  const faults: ReadonlyArray<readonly [boolean, string]> = [
    [verifier.verify(canonicalJson({ checkpoint, entry, hashes, ...said }), signature), 'this key did not sign it'],
    [isSignedBy(verifier, checkpoint), 'this key did not sign its checkpoint'],
    [entry.hash === hashOf(entry), 'its audit entry was changed'],
    [isSaidBy(entry, said), 'its audit entry says something else'],
    [verifyInclusion(entry.seq, checkpoint.size, leafHash(entryLine(entry)), proof, Buffer.from(checkpoint.root, 'base64')), 'its audit entry is not in the log of its checkpoint']
  ]
  const fault = faults.find(([isGood]) => !isGood)?.[1]
  return fault === undefined ? { isGood: true, receipt } : { isGood: false, fault }
}

/** See `scopeHash`. */
export function hashOfScope (operation: string, scope: PurgeScope): string {
  return hash('sha256', `${operation}\n${canonicalJson(scope)}`, 'hex')
}

/** The name of a scope, as the audit entry has it. */
export function kindOf (scope: PurgeScope): ReceiptScope['kind'] {
  return withoutIds(scope).kind
}

function withoutIds (scope: PurgeScope): ReceiptScope {
  if ('conversationIds' in scope) return { kind: 'conversationIds', count: new Set(scope.conversationIds).size }
  return 'expired' in scope ? { kind: 'expired' } : { kind: 'createdBefore', createdBefore: scope.createdBefore }
}

function isSaidBy (entry: AuditEntry, { operation, at, scope, matched, counts }: Omit<PurgeReceipt, 'signature' | 'checkpoint' | 'entry' | 'hashes'>): boolean {
  return entry.action === 'purge' && entry.operation === operation && entry.at === at && entry.detail === scope.kind &&
    canonicalJson(entry.counts) === canonicalJson({ ...counts, conversations: matched })
}

/** Only as much of the form as checking needs: the signature covers the rest. */
function receiptOf (value: unknown): PurgeReceipt | undefined {
  const given = isRecord(value) && isRecord(value.receipt) ? value.receipt : value
  if (!isRecord(given) || given.type !== 'sumi-purge-receipt' || given.version !== 1 || typeof given.signature !== 'string') return undefined
  const { scope, counts, entry, hashes } = given
  if (!isRecord(scope) || !isRecord(counts) || !isRecord(entry) || !Array.isArray(hashes)) return undefined
  return hashes.every((hash) => typeof hash === 'string') && checkpointOf(given.checkpoint) !== undefined ? given as unknown as PurgeReceipt : undefined
}

function parse (text: string): unknown {
  try { return JSON.parse(text) } catch { return undefined }
}

function isRecord (value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
