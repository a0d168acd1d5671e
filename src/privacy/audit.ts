// What an auditor asks of the log: whether it is whole, its signed head, and proofs. Every proof is checked before it leaves.

import { entryLine } from '../audit/chain.ts'
import { checkpointOf, isSignedBy, parseCheckpoint, signCheckpoint, writeNote, type Checkpoint, type TreeHead } from '../audit/checkpoint.ts'
import type { AuditEntry } from '../audit/entry.ts'
import { leafHash } from '../audit/merkle.ts'
import { verifyConsistency, verifyInclusion } from '../audit/merkle-verify.ts'
import { verifierOf } from '../audit/signing.ts'
import { auditBroken, verifyLog } from '../audit/verify.ts'
import { AppError } from '../errors.ts'
import { streamAudit } from '../store/audit-stream.ts'
import type { Store } from '../store/store.ts'
import type { RecordContext } from './context.ts'

/** A checkpoint, and the same as C2SP signed note. */
export interface NotedCheckpoint extends Checkpoint {
  readonly note: string
}

/** That an entry is in the log. Hashes are base64. */
export interface InclusionProof {
  readonly entry: AuditEntry
  readonly leafHash: string
  /** From the leaf's sibling up, RFC 6962 §2.1.1. */
  readonly hashes: readonly string[]
  readonly checkpoint: Checkpoint
}

/** That the log of `checkpoint` begins with the log that had `from.size` entries. Hashes are base64. */
export interface ConsistencyProof {
  readonly from: TreeHead
  /** RFC 6962 §2.1.2. */
  readonly hashes: readonly string[]
  readonly checkpoint: Checkpoint
}

export type AuditVerification =
  | TreeHead & {
    readonly isWhole: true
    /** How many saved checkpoints the log was compared with. */
    readonly checkpoints: number
  }
  | { readonly isWhole: false, readonly fault: string }

/** Signs the log as it is now, or as it was with `size` entries. */
export async function makeCheckpoint ({ store, clock }: RecordContext, size = store.auditTree.size): Promise<NotedCheckpoint> {
  const checkpoint = await signedHead(store, size, clock().toISOString())
  return { ...checkpoint, note: writeNote(checkpoint) }
}

/** Keeps a checkpoint in the store, unless the log is as it was at the last one. @returns whether it did. */
export async function saveCheckpoint (context: RecordContext): Promise<boolean> {
  const { store } = context
  const last = (await store.listCheckpoints()).at(-1)
  if (store.auditTree.size <= (last?.size ?? 0)) return false
  const { note: _, ...checkpoint } = await makeCheckpoint(context)
  await store.commit([{ kind: 'putCheckpoint', checkpoint }])
  return true
}

/** @throws AppError NOT_FOUND, INVALID_REQUEST; AUDIT_BROKEN when the log cannot prove what it holds. */
export async function proveInclusion (context: RecordContext, seq: number, size?: number): Promise<InclusionProof> {
  const { store } = context
  const [entry] = await store.listAudit({ afterSeq: seq - 1, limit: 1 })
  if (entry?.seq !== seq) throw new AppError('NOT_FOUND', 'the audit log has no entry with this number')
  const { note: _, ...checkpoint } = await makeCheckpoint(context, size)
  return { entry, ...await inclusionOf(store, entry, checkpoint), checkpoint }
}

/** The proof of an entry under a checkpoint. @throws as `proveInclusion`. */
export async function inclusionOf ({ auditTree }: Store, entry: AuditEntry, { size, root }: TreeHead): Promise<Pick<InclusionProof, 'leafHash' | 'hashes'>> {
  const leaf = leafHash(entryLine(entry))
  const proof = await auditTree.inclusionProof(entry.seq, size)
  if (!verifyInclusion(entry.seq, size, leaf, proof, Buffer.from(root, 'base64'))) throw auditBroken(entry.seq, 'is not the one that the tree holds')
  return { leafHash: leaf.toString('base64'), hashes: proof.map(base64) }
}

/** @param to default: the log as it is now. @throws AppError INVALID_REQUEST, AUDIT_BROKEN. */
export async function proveConsistency (context: RecordContext, from: number, to?: number): Promise<ConsistencyProof> {
  const { store: { auditTree } } = context
  const { note: _, ...checkpoint } = await makeCheckpoint(context, to)
  const proof = await auditTree.consistencyProof(from, checkpoint.size)
  const root = await auditTree.root(from)
  if (!verifyConsistency(from, checkpoint.size, root, Buffer.from(checkpoint.root, 'base64'), proof)) throw auditBroken(from - 1, 'the tree up to here does not hold')
  return { from: { size: from, root: base64(root) }, hashes: proof.map(base64), checkpoint }
}

/**
 * Reads the whole log and builds its tree anew; compares it with the tree on disk, with every checkpoint that the store kept, and with those given.
 * @param saved texts of checkpoints that were kept elsewhere. @throws AppError INVALID_REQUEST when one is no checkpoint.
 */
export async function verifyAuditLog ({ store }: RecordContext, saved: readonly string[] = []): Promise<AuditVerification> {
  const given = saved.map((text, index) => parseCheckpoint(text) ?? invalid(`checkpoint ${index + 1} is not a checkpoint`))
  const { size } = store.auditTree
  try {
    const checkpoints = [...await store.listCheckpoints(), ...given]
    for (const checkpoint of checkpoints) checkSignature(store, checkpoint)
    const current: TreeHead = { size, root: base64(await store.auditTree.root(size)) }
    return { isWhole: true, ...await verifyLog(streamAudit(store), [current, ...checkpoints]), checkpoints: checkpoints.length }
  } catch (error) {
    if (error instanceof AppError && error.code === 'AUDIT_BROKEN') return { isWhole: false, fault: error.message }
    throw error
  }
}

/** A checkpoint of this size with this date. */
export async function signedHead ({ auditTree, signer }: Store, size: number, at: string): Promise<Checkpoint> {
  return signCheckpoint(signer, { size, root: base64(await auditTree.root(size)) }, at)
}

function checkSignature ({ signer }: Store, checkpoint: Checkpoint): void {
  const verifier = verifierOf(signer.publicKeyPem)
  if (verifier === undefined || checkpointOf(checkpoint) === undefined || !isSignedBy(verifier, checkpoint)) {
    throw auditBroken(checkpoint.size - 1, 'the saved checkpoint that ends here was not signed by this log')
  }
}

function invalid (message: string): never {
  throw new AppError('INVALID_REQUEST', message)
}

function base64 (hash: Buffer): string {
  return hash.toString('base64')
}
