// Checks a whole audit log, entry by entry, in constant memory: the chain of its entries, and the tree over them against saved checkpoints.

import { AppError } from '../errors.ts'
import { chainFault, EMPTY_CHAIN, entryLine, headAfter, type ChainHead } from './chain.ts'
import type { TreeHead } from './checkpoint.ts'
import type { AuditEntry } from './entry.ts'
import { appendLeaf, EMPTY_FRONTIER, leafHash, rootOf } from './merkle.ts'

/** Entries as a store or a file gives them, from the first. */
export type AuditEntries = AsyncIterable<AuditEntry> | Iterable<AuditEntry>

/**
 * Walks the log from its first entry.
 * @param mustPass a head that was saved earlier: the log must still hold the entries up to it, unchanged. Without it a log whose
 * newest entries were cut off looks whole.
 * @returns where the chain stands at its end.
 * @throws AppError AUDIT_BROKEN with the number of the first entry that does not hold.
 */
export async function verifyAudit (entries: AuditEntries, mustPass: ChainHead = EMPTY_CHAIN): Promise<ChainHead> {
  let head = EMPTY_CHAIN
  checkSaved(head, mustPass)
  for await (const entry of entries) {
    const fault = chainFault(head, entry)
    if (fault !== undefined) throw auditBroken(head.nextSeq, fault)
    head = headAfter(entry)
    checkSaved(head, mustPass)
  }
  if (head.nextSeq < mustPass.nextSeq) throw auditBroken(head.nextSeq, 'is missing')
  return head
}

/**
 * Walks the log from its first entry and builds its tree anew from the entries alone.
 * @param saved trees that the log must begin with, such as those of checkpoints that were saved elsewhere and whose signatures are good.
 * @returns the tree of the whole log.
 * @throws AppError AUDIT_BROKEN with the number of the first entry that does not hold, or of the last before a saved tree that differs.
 */
export async function verifyLog (entries: AuditEntries, saved: readonly TreeHead[] = []): Promise<TreeHead> {
  const sizes = new Set(saved.map(({ size }) => size))
  let head = EMPTY_CHAIN
  let frontier = EMPTY_FRONTIER
  const check = (): string => {
    const root = rootOf(frontier).toString('base64')
    if (saved.some((tree) => tree.size === frontier.size && tree.root !== root)) throw auditBroken(Math.max(0, frontier.size - 1), 'the log up to here differs from a saved checkpoint')
    return root
  }
  check()
  for await (const entry of entries) {
    const fault = chainFault(head, entry)
    if (fault !== undefined) throw auditBroken(head.nextSeq, fault)
    head = headAfter(entry)
    frontier = appendLeaf(frontier, leafHash(entryLine(entry))).frontier
    if (sizes.has(frontier.size)) check()
  }
  if (saved.some(({ size }) => size > frontier.size)) throw auditBroken(frontier.size, 'is missing, and a saved checkpoint has it')
  return { size: frontier.size, root: check() }
}

export function auditBroken (seq: number, fault: string): AppError {
  return new AppError('AUDIT_BROKEN', `audit entry ${seq}: ${fault}`)
}

function checkSaved (head: ChainHead, saved: ChainHead): void {
  if (head.nextSeq === saved.nextSeq && head.hash !== saved.hash) throw auditBroken(Math.max(0, head.nextSeq - 1), 'differs from the saved head')
}
