// The capacity model: what so many messages a day need, and at how many a day each part of an installation ends. Arithmetic alone.

import { SETTINGS } from '../../src/config.ts'
import { JOB_CONNECTIONS } from '../../src/jobs/open-jobs.ts'
import type { Figures } from './figures.ts'

/** What nobody can measure for a reader; each can be given on the command line. */
export interface Assumptions {
  /** Messages of the busiest minutes, as a multiple of the mean. */
  readonly peak: number
  /** Share of a core that is in use at the peak; beyond, waiting times grow fast. */
  readonly use: number
  /** Audited acts for a conversation over its life: kept once, seen twice. 1 where nothing is kept. */
  readonly acts: number
  /** Share of the conversations that are kept. */
  readonly kept: number
  readonly retainDays: number
  /** The audit log is never cut. */
  readonly auditDays: number
  /** Of one process; a core each. */
  readonly workers: number
  /** Of the reader's messages; detection costs in proportion. */
  readonly characters: number
  /** Limits of one machine and one database. */
  readonly machineCores: number
  readonly databaseConnections: number
  /** Bytes of the disk of one database. */
  readonly databaseBytes: number
}

export const DEFAULTS: Omit<Assumptions, 'characters'> = { peak: 3, use: 0.6, acts: 3, kept: 1, retainDays: 90, auditDays: 1_095, workers: 8, machineCores: 32, databaseConnections: 500, databaseBytes: 10e12 }

/** Those that work, the one that listens and holds locks, and those of bulk jobs. */
export const CONNECTIONS = Number(SETTINGS.find(({ name }) => name === 'SUMI_DATABASE_POOL')?.default) + 1 + JOB_CONNECTIONS
const DAY_SECONDS = 86_400
const MIB = 1024 * 1024

export interface Need {
  readonly messagesPerDay: number
  readonly perSecond: number
  readonly peakPerSecond: number
  readonly cores: Figures['messagesPerCoreSecond']
  /** With the model. */
  readonly processes: number
  readonly memoryBytes: number
  readonly connections: number
  readonly auditPerSecond: number
  /** Bytes. */
  readonly keptADay: number
  readonly keptFor: number
  readonly auditADay: number
  readonly auditFor: number
  readonly walADay: number
}

export function needOf (messagesPerDay: number, figures: Figures, given: Assumptions): Need {
  const { messagesPerConversation, bytesPerMessage, bytesPerAuditEntry, memoryMiB } = figures
  const { peak, acts, kept, retainDays, auditDays, workers } = given
  const perSecond = messagesPerDay / DAY_SECONDS
  const cores = coresFor(perSecond * peak, figures, given)
  const processes = Math.ceil(cores.model / workers)
  const more = moreBytes(figures, given)
  const keptADay = messagesPerDay * kept * (bytesPerMessage.postgres + more)
  const entries = messagesPerDay / messagesPerConversation * acts
  const auditADay = entries * bytesPerAuditEntry.postgres
  return {
    messagesPerDay,
    perSecond,
    peakPerSecond: perSecond * peak,
    cores,
    processes,
    memoryBytes: (processes * memoryMiB.process + Math.ceil(cores.model) * memoryMiB.worker) * MIB,
    connections: processes * CONNECTIONS,
    auditPerSecond: entries / DAY_SECONDS * peak,
    keptADay,
    keptFor: keptADay * retainDays,
    auditADay,
    auditFor: auditADay * auditDays,
    walADay: messagesPerDay * kept * (bytesPerMessage.wal + more)
  }
}

export interface Limit {
  readonly what: string
  /** Where it ends. */
  readonly messagesPerDay: number
}

/** The parts that end, the first one first. */
export function limitsOf (figures: Figures, given: Assumptions): readonly Limit[] {
  const { acts, kept, retainDays, auditDays, machineCores, databaseConnections, databaseBytes, workers } = given
  const one = needOf(1, figures, given)
  const limit = (what: string, has: number, perMessage: number): Limit => ({ what, messagesPerDay: has / perMessage })
  return [
    limit('one core, model', 1, one.cores.model),
    limit(`one machine of ${machineCores} cores, model`, machineCores, one.cores.model),
    limit(`one machine of ${machineCores} cores, rules alone`, machineCores, one.cores.rules),
    limit(`${databaseConnections} connections, processes of ${workers} workers, model`, Math.floor(databaseConnections / CONNECTIONS) * workers, one.cores.model),
    limit(`the sequencer of the audit log, ${acts} acts a conversation`, figures.auditEntriesPerSecond, one.auditPerSecond),
    ...kept === 0 ? [] : [limit(`${databaseBytes / 1e12} TB for conversations kept ${retainDays} days`, databaseBytes, one.keptFor)],
    limit(`${databaseBytes / 1e12} TB for the audit log of ${auditDays} days`, databaseBytes, one.auditFor)
  ].sort((a, b) => a.messagesPerDay - b.messagesPerDay)
}

function coresFor (messagesPerSecond: number, { messagesPerCoreSecond, charactersPerMessage }: Figures, { use, characters }: Assumptions): Figures['messagesPerCoreSecond'] {
  const cores = (rate: number): number => messagesPerSecond * (characters / charactersPerMessage) / rate / use
  const { rules, model, fast } = messagesPerCoreSecond
  return { rules: cores(rules), model: cores(model), fast: cores(fast) }
}

/** Bytes of a message beyond those of the measured ones: text is kept once, most of it in UTF-8 of one byte. */
function moreBytes ({ charactersPerMessage }: Figures, { characters }: Assumptions): number {
  return characters - charactersPerMessage
}
