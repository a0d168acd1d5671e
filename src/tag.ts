// The marks that Sumi writes in place of a value. Detection knows them too: a mark is never personal data again.

import type { EntityType } from './entities.ts'

/** `[PERSON_1]`: the first person of the conversation. */
export function numberedTag (type: EntityType, number: number): string {
  return `[${type}_${number}]`
}

/** `[PASSWORD]`: a value of which nothing is kept, not even which other value it equals. */
export function plainTag (type: EntityType): string {
  return `[${type}]`
}

/** `[EMAIL_ADDRESS:Zk3…]`: a keyed hash, 16 base64url characters. */
export function hashTag (type: EntityType, hash: string): string {
  return `[${type}:${hash}]`
}

/** Finds every mark of a text. Groups: `type`, and `number` for a numbered one. */
export const TAG = /\[(?<type>[A-Z][A-Z0-9]*(?:_[A-Z][A-Z0-9]*){0,5})(?:_(?<number>\d{1,6})|:[A-Za-z0-9_-]{16})?\]/gu
