// The measured figures that the capacity model calculates with: taken from a run of the bench, kept in docs/scaling.figures.json.

import type { Run } from '../../bench/history/page.ts'

export interface Figures {
  /** Where they come from. */
  readonly measured: { readonly machine: string, readonly at: string, readonly load: number, readonly command: string }
  readonly messagesPerConversation: number
  /** UTF-16 code units. */
  readonly charactersPerMessage: number
  /** In bulk, for each second of processor time, everything included: rules, model, second look, redaction. */
  readonly messagesPerCoreSecond: { readonly rules: number, readonly model: number, readonly fast: number }
  /** Blocks on the disk, or tables with their indexes. */
  readonly bytesPerMessage: { readonly file: number, readonly postgres: number, readonly wal: number }
  readonly bytesPerAuditEntry: { readonly file: number, readonly postgres: number }
  /** One process; the sequencer takes batches of several in turn. */
  readonly auditEntriesPerSecond: number
  readonly memoryMiB: { readonly process: number, readonly worker: number }
}

export const COMMAND = 'npm run bench -- --scope capacity --json FILE'

/** @throws Error for a run without the suite `capacity`. */
export function figuresOf ({ machine, at, load = 0, rows }: Run): Figures {
  const row = (start: string) => {
    const found = rows.find(({ suite, name }) => suite === 'capacity' && (name === start || name.startsWith(`${start} `)))
    if (found === undefined) throw new Error(`the run has no row "${start}": ${COMMAND}`)
    return found
  }
  const extra = (start: string, name: string): number => rounded(row(start).extra?.[name])
  const rate = (start: string): number => rounded(row(start).rate?.perSecond)
  return {
    measured: { machine, at, load: rounded(load), command: COMMAND },
    messagesPerConversation: extra('the texts', 'messages a conversation'),
    charactersPerMessage: extra('the texts', 'characters a message'),
    messagesPerCoreSecond: { rules: rate('one core: rules'), model: rate('one core: sumi-ner'), fast: rate('one core: sumi-ner-fast') },
    bytesPerMessage: { file: extra('kept in the file store', 'bytes a message'), postgres: extra('kept in PostgreSQL', 'bytes a message'), wal: extra('kept in PostgreSQL', 'WAL bytes a message') },
    bytesPerAuditEntry: { file: extra('kept in the file store', 'bytes an audit entry'), postgres: extra('kept in PostgreSQL', 'bytes an audit entry') },
    auditEntriesPerSecond: rate('audit entries in PostgreSQL'),
    memoryMiB: { process: extra('memory', 'MiB a process'), worker: extra('memory', 'MiB a worker') }
  }
}

/** Three digits that count. @throws Error where nothing was measured. */
function rounded (value: number | undefined): number {
  if (value === undefined || !Number.isFinite(value)) throw new Error(`a figure is missing in the run: ${COMMAND}`)
  return Number(value.toPrecision(3))
}
