// Which audit entries a query means.

import type { AuditEntry } from '../audit/entry.ts'
import { AppError } from '../errors.ts'
import { compareInstants, isInstant } from './instants.ts'
import type { AuditFilter } from './store.ts'

/** @throws AppError INVALID_REQUEST for an instant that is none. */
export function checkAuditQuery ({ from, to }: AuditFilter): void {
  for (const [name, instant] of Object.entries({ from, to })) {
    if (instant !== undefined && !isInstant(instant)) throw new AppError('INVALID_REQUEST', `${name} is not an ISO 8601 instant`)
  }
}

/** Whether an entry fulfils every condition that is given. */
export function matchesAudit (entry: AuditEntry, { actor, action, reference, from, to }: AuditFilter): boolean {
  if (actor !== undefined && entry.actor !== actor) return false
  if (action !== undefined && entry.action !== action) return false
  if (reference !== undefined && entry.reference !== reference) return false
  if (from !== undefined && compareInstants(entry.at, from) < 0) return false
  return to === undefined || compareInstants(entry.at, to) < 0
}
