// The tables of docs/scaling.md, as Markdown.

import type { Figures } from './figures.ts'
import { CONNECTIONS, limitsOf, needOf, type Assumptions, type Need } from './model.ts'

export const VOLUMES: readonly number[] = [1e6, 1e8, 1e9]

export function figuresTable (figures: Figures): string {
  const { measured, messagesPerCoreSecond: rate, bytesPerMessage: bytes, bytesPerAuditEntry: audit, memoryMiB: memory } = figures
  const rows: ReadonlyArray<readonly [string, string]> = [
    ['messages/s of one core, rules alone', whole(rate.rules)],
    ['messages/s of one core, `sumi-ner` and rules', whole(rate.model)],
    ['messages/s of one core, `sumi-ner-fast` and rules', whole(rate.fast)],
    ['messages a conversation; characters a message', `${figures.messagesPerConversation}; ${figures.charactersPerMessage}`],
    ['bytes a kept message, PostgreSQL with indexes', whole(bytes.postgres)],
    ['bytes a kept message, file store', whole(bytes.file)],
    ['bytes of WAL for a kept message', whole(bytes.wal)],
    ['bytes an audit entry, PostgreSQL; file store', `${whole(audit.postgres)}; ${whole(audit.file)}`],
    ['audit entries/s, one process, PostgreSQL on the same two cores', whole(figures.auditEntriesPerSecond)],
    ['MiB of memory: a process, and each worker', `${whole(memory.process)} + ${whole(memory.worker)}`],
    ['connections of a process', String(CONNECTIONS)]
  ]
  const busy = measured.load < 0.5 ? '' : `, load ${measured.load.toFixed(1)} before the start (0 is a quiet machine)`
  return [`\`${measured.command}\`, ${measured.machine}, ${measured.at.slice(0, 10)}${busy}.`, '', '| figure | |', '| --- | ---: |', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n')
}

export function needsTable (volumes: readonly number[], figures: Figures, given: Assumptions): string {
  const needs = volumes.map((volume) => needOf(volume, figures, given))
  const row = (name: string, cell: (need: Need) => string): string => `| ${[name, ...needs.map(cell)].join(' | ')} |`
  const { peak, use, acts, kept, retainDays, auditDays, workers, characters } = given
  return [
    `Peak ${peak} × the mean, cores ${use * 100} % in use at the peak, messages of ${characters} characters, ${acts} audited acts a conversation, ${kept * 100} % of the conversations kept for ${retainDays} days, audit log of ${auditDays} days, ${workers} workers a process.`,
    '',
    row('messages a day', ({ messagesPerDay }) => power(messagesPerDay)),
    `| --- | ${needs.map(() => '---:').join(' | ')} |`,
    row('messages/s, mean; peak', ({ perSecond, peakPerSecond }) => `${whole(perSecond)}; ${whole(peakPerSecond)}`),
    row('cores, model and rules', ({ cores }) => up(cores.model)),
    row('cores, fast model and rules', ({ cores }) => up(cores.fast)),
    row('cores, rules alone', ({ cores }) => up(cores.rules)),
    row('processes, with the model', ({ processes }) => whole(processes)),
    row('memory of all of them', ({ memoryBytes }) => bytes(memoryBytes)),
    row('connections to PostgreSQL', ({ connections }) => whole(connections)),
    row('audit entries/s at the peak', ({ auditPerSecond }) => whole(auditPerSecond)),
    row('conversations kept, a day', ({ keptADay }) => bytes(keptADay)),
    row(`conversations kept, ${retainDays} days`, ({ keptFor }) => bytes(keptFor)),
    row('conversations kept, 3 years', ({ keptADay }) => bytes(keptADay * 1_095)),
    row('audit log, a day', ({ auditADay }) => bytes(auditADay)),
    row(`audit log, ${auditDays} days`, ({ auditFor }) => bytes(auditFor)),
    row('WAL, a day (replicas, archive)', ({ walADay }) => bytes(walADay))
  ].join('\n')
}

export function limitsTable (figures: Figures, given: Assumptions): string {
  return ['| what ends | at messages a day |', '| --- | ---: |', ...limitsOf(figures, given).map(({ what, messagesPerDay }) => `| ${what} | ${millions(messagesPerDay)} |`)].join('\n')
}

/** Three digits that count. */
function whole (value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en')
}

function up (value: number): string {
  return Math.ceil(value).toLocaleString('en')
}

function millions (value: number): string {
  return `${whole(value / 1e6)} million`
}

function power (value: number): string {
  const exponent = Math.log10(value)
  return Number.isInteger(exponent) ? `10^${exponent}` : whole(value)
}

/** Decimal units. */
function bytes (value: number): string {
  return value < 1e12 ? `${whole(value / 1e9)} GB` : `${whole(value / 1e12)} TB`
}
