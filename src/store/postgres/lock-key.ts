// Keys of advisory locks.

import { hash } from 'node:crypto'

/** The 64-bit key of a thing's advisory lock, as text; schemas do not share locks. */
export function lockKey (schema: string, thing: string): string {
  return BigInt.asIntN(64, BigInt(`0x${hash('sha256', `${schema} ${thing}`, 'hex').slice(0, 16)}`)).toString()
}
