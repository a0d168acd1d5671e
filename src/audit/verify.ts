// Checks a whole audit log, entry by entry, in constant memory.

import { AppError } from '../errors.ts'
import { chainFault, EMPTY_CHAIN, headAfter, type ChainHead } from './chain.ts'
import type { AuditEntry } from './entry.ts'

/**
 * Walks the log from its first entry.
 * @param mustPass a head that was saved earlier: the log must still hold the entries up to it, unchanged. Without it a log whose
 * newest entries were cut off looks whole.
 * @returns where the chain stands at its end.
 * @throws AppError AUDIT_BROKEN with the number of the first entry that does not hold.
 */
export async function verifyAudit (entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>, mustPass: ChainHead = EMPTY_CHAIN): Promise<ChainHead> {
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

export function auditBroken (seq: number, fault: string): AppError {
  return new AppError('AUDIT_BROKEN', `audit entry ${seq}: ${fault}`)
}

function checkSaved (head: ChainHead, saved: ChainHead): void {
  if (head.nextSeq === saved.nextSeq && head.hash !== saved.hash) throw auditBroken(Math.max(0, head.nextSeq - 1), 'differs from the saved head')
}
