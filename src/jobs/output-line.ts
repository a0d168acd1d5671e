// One processed record as a line of a part, in the shape in which it came.

import type { BulkAction } from '../privacy/bulk.ts'
import type { RedactResult } from '../privacy/privacy.ts'
import type { InputRecord } from '../record.ts'

/** @param line number of the record in its file: findings are nothing without the text that they belong to. */
export function outputLine (action: BulkAction, { id, shape }: InputRecord, { conversation, findings }: RedactResult, line: number): string {
  const name = id === undefined ? {} : { id }
  if (action === 'detect') return JSON.stringify({ line, ...name, findings: findings.map(({ explanation, ...finding }) => finding) })
  switch (shape) {
    case 'text': return JSON.stringify({ ...name, text: conversation.messages.map(({ text }) => text).join('\n') })
    case 'conversation': return JSON.stringify({ conversation })
    default: return JSON.stringify(conversation)
  }
}
