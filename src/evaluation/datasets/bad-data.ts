// What a reader throws for one broken record, and the turning of it into an item.

import type { DatasetItem, RawRecord } from './dataset.ts'

/** The message goes to the user: it names properties and positions, never text. */
export class BadData extends Error {}

export function itemOf (line: number, read: () => RawRecord): DatasetItem {
  try {
    return { isOk: true, record: read() }
  } catch (error) {
    if (error instanceof BadData) return badItem(line, error.message)
    throw error
  }
}

export function badItem (line: number, reason: string): DatasetItem {
  return { isOk: false, bad: { line, reason } }
}
