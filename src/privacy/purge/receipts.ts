// Receipts of purges: what was removed, bound to the audit log by an inclusion proof, signed. Whoever holds the public key checks one offline.

import { hash } from 'node:crypto'
import { canonicalJson } from '../../audit/canonical-json.ts'
import { entryLine, hashOf } from '../../audit/chain.ts'
import { checkpointOf, isSignedBy, type Checkpoint } from '../../audit/checkpoint.ts'
import type { AuditEntry } from '../../audit/entry.ts'
import { leafHash } from '../../audit/merkle.ts'
import { verifyInclusion } from '../../audit/merkle-verify.ts'
import { verifierOf } from '../../audit/signing.ts'
import { AppError } from '../../errors.ts'
import type { EntityType } from '../../entities.ts'
import type { PurgeRecord, PurgeScopeRecord } from '../../store/retention-records.ts'
import { inclusionOf, signedHead } from '../audit.ts'
import type { RecordContext } from '../context.ts'
import type { Counts, HeldBack, PurgeScope } from '../privacy.ts'

/** What was asked to be purged, without ids. */
export type ReceiptScope = PurgeScopeRecord

export interface PurgeReceipt {
  readonly type: 'sumi-purge-receipt'
  /** Receipts of version 1 have no `action`, `messages` and `heldBack`: retention records were erased, and nothing could be held back. */
  readonly version: 2
  /** Id of this purge; its audit entry has the same. */
  readonly operation: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** `policy`: as the policies said. */
  readonly action: PurgeRecord['action']
  /** Redacted these alone; all where absent. */
  readonly types?: readonly EntityType[]
  readonly scope: ReceiptScope
  /**
   * SHA-256, hex, over `operation`, a line end and the canonical JSON of the scope as sent: shows which request this answers. None for a
   * person: a phone number could be guessed from its hash.
   */
  readonly scopeHash?: string
  /** How many conversations were erased or redacted, how many messages went, and values by type. */
  readonly matched: number
  readonly messages: number
  readonly counts: Counts
  readonly heldBack: readonly HeldBack[]
  readonly entry: AuditEntry
  /** Base64; the proof that `entry` is in the log of `checkpoint`. */
  readonly hashes: readonly string[]
  readonly checkpoint: Checkpoint
  /** Ed25519, base64, over the canonical JSON of every other field. */
  readonly signature: string
}

type ReceiptV1 = Omit<PurgeReceipt, 'version' | 'action' | 'types' | 'messages' | 'heldBack'> & { readonly version: 1 }
type AnyReceipt = PurgeReceipt | ReceiptV1

export type ReceiptCheck =
  | { readonly isGood: true, readonly receipt: AnyReceipt }
  | { readonly isGood: false, readonly fault: string }

/** The receipt of a purge whose entry is in the log. Always the same for the same purge: its checkpoint is that of its own moment. */
export async function makeReceipt ({ store }: RecordContext, { operation, action, types, scope, scopeHash, totals }: PurgeRecord, entry: AuditEntry): Promise<PurgeReceipt> {
  const { at } = entry
  if (entry.operation !== operation) throw new AppError('INTERNAL')
  const checkpoint = await signedHead(store, entry.seq + 1, at)
  const { hashes } = await inclusionOf(store, entry, checkpoint)
  const receipt = {
    type: 'sumi-purge-receipt',
    version: 2,
    operation,
    at,
    action,
    ...(types === undefined ? {} : { types }),
    scope,
    ...(scopeHash === undefined ? {} : { scopeHash }),
    matched: totals.erased + totals.changed,
    messages: totals.messages,
    counts: totals.counts,
    heldBack: heldBackOf(totals),
    entry,
    hashes,
    checkpoint
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

/** Why conversations that were meant are still there. */
export function heldBackOf ({ held, retained, retainedUntil }: PurgeRecord['totals']): readonly HeldBack[] {
  return [
    ...(held === 0 ? [] : [{ why: 'legalHold', conversations: held } as const]),
    ...(retained === 0 ? [] : [{ why: 'minimumRetention', conversations: retained, ...(retainedUntil === null ? {} : { until: retainedUntil }) } as const])
  ]
}

type Said = Omit<PurgeReceipt, 'signature' | 'checkpoint' | 'entry' | 'hashes'> | Omit<ReceiptV1, 'signature' | 'checkpoint' | 'entry' | 'hashes'>

function isSaidBy (entry: AuditEntry, said: Said): boolean {
  const { operation, at, scope, matched, counts } = said
  return entry.action === 'purge' && entry.operation === operation && entry.at === at && entry.detail === scope.kind &&
    canonicalJson(entry.counts) === canonicalJson({ ...counts, conversations: matched, ...(said.version === 1 ? {} : restOf(said)) })
}

function restOf ({ messages, heldBack }: Pick<PurgeReceipt, 'messages' | 'heldBack'>): AuditEntry['counts'] {
  const because = (reason: HeldBack['why']): number => heldBack.find(({ why }) => why === reason)?.conversations ?? 0
  const [held, retained] = [because('legalHold'), because('minimumRetention')]
  return { ...(messages === 0 ? {} : { messages }), ...(held === 0 ? {} : { held }), ...(retained === 0 ? {} : { retained }) }
}

/** Only as much of the form as checking needs: the signature covers the rest. */
function receiptOf (value: unknown): AnyReceipt | undefined {
  const given = isRecord(value) && isRecord(value.receipt) ? value.receipt : value
  if (!isRecord(given) || given.type !== 'sumi-purge-receipt' || (given.version !== 1 && given.version !== 2) || typeof given.signature !== 'string') return undefined
  const { scope, counts, entry, hashes, version, heldBack } = given
  if (version === 2 && !(Array.isArray(heldBack) && heldBack.every(isRecord))) return undefined
  if (!isRecord(scope) || !isRecord(counts) || !isRecord(entry) || !Array.isArray(hashes)) return undefined
  return hashes.every((hash) => typeof hash === 'string') && checkpointOf(given.checkpoint) !== undefined ? given as unknown as AnyReceipt : undefined
}

function parse (text: string): unknown {
  try { return JSON.parse(text) } catch { return undefined }
}

function isRecord (value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
