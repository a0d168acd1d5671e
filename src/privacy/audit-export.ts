// The audit log as text: NDJSON, whose lines are exactly the leaves of the tree, and CSV for spreadsheets.

import { canonicalJson } from '../audit/canonical-json.ts'
import { entryLine } from '../audit/chain.ts'
import type { AuditEntry } from '../audit/entry.ts'

export { AUDIT_ACTIONS } from '../audit/entry.ts'

export type AuditFormat = 'ndjson' | 'csv'

interface Format {
  readonly mediaType: string
  /** Written once, before the entries. */
  readonly head: string
  readonly line: (entry: AuditEntry) => string
}

const COLUMNS = ['seq', 'at', 'actor', 'actorRole', 'action', 'reference', 'operation', 'detail', 'counts', 'previousHash', 'hash'] as const satisfies ReadonlyArray<keyof AuditEntry>

/** Size of what is written at once. */
const PIECE_CHARS = 32_768

export const AUDIT_FORMATS: Readonly<Record<AuditFormat, Format>> = {
  ndjson: { mediaType: 'application/x-ndjson', head: '', line: (entry) => `${entryLine(entry)}\n` },
  csv:    { mediaType: 'text/csv', head: csvLine(COLUMNS), line: (entry) => csvLine(COLUMNS.map((name) => csvField(entry[name]))) }
}

/** Writes entries one by one, in pieces of some kilobytes. */
export async function * writeAudit (entries: AsyncIterable<AuditEntry>, format: AuditFormat): AsyncGenerator<string, void> {
  const { head, line } = AUDIT_FORMATS[format]
  let piece = head
  for await (const entry of entries) {
    piece += line(entry)
    if (piece.length < PIECE_CHARS) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

function csvField (value: AuditEntry[keyof AuditEntry]): string {
  if (value === undefined) return ''
  return typeof value === 'object' ? canonicalJson(value) : String(value)
}

/** RFC 4180. */
function csvLine (fields: readonly string[]): string {
  return `${fields.map((field) => /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field).join(',')}\r\n`
}
