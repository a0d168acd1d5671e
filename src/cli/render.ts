// Redacted and masked records as output, in the shape of their input.

import type { RedactResult } from '../privacy/privacy.ts'
import type { InputRecord } from '../record.ts'
import type { RunOptions } from './run.ts'

/** Text stays text unless JSON is asked for; JSON keeps its shape, with findings where asked for. */
export function renderRedacted (record: InputRecord, result: RedactResult, { format, findings = false }: RunOptions & { findings?: boolean }): string {
  const { conversation } = result
  const text = conversation.messages.map((message) => message.text).join('\n')
  if (format === 'text' || (record.shape === 'plain' && format === undefined)) return text
  const rest = findings || record.shape === 'plain' ? { findings: result.findings.map(({ explanation, ...finding }) => finding), summary: result.summary, ...(result.removed === undefined ? {} : { removed: result.removed }) } : {}
  if (record.shape === 'plain') return JSON.stringify({ text, ...rest })
  if (record.shape === 'text') return JSON.stringify({ ...(record.id === undefined ? {} : { id: record.id }), text, ...rest })
  if (record.shape === 'messages') return JSON.stringify({ ...conversation, ...rest })
  return JSON.stringify({ conversation, ...rest })
}
