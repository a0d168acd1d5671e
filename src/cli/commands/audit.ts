// `sumi audit list | export | verify | checkpoint | proof | consistency | key`: the audit log of a data folder, while the server is stopped.

import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command, InvalidArgumentError } from 'commander'
import { makeCheckpoint, proveConsistency, proveInclusion, saveCheckpoint, verifyAuditLog } from '../../privacy/audit.ts'
import { AUDIT_ACTIONS, AUDIT_FORMATS, writeAudit, type AuditFormat } from '../../privacy/audit-export.ts'
import { referenceTo, type RecordContext } from '../../privacy/context.ts'
import { AppError } from '../../errors.ts'
import { streamAudit } from '../../store/audit-stream.ts'
import type { AuditFilter } from '../../store/store.ts'
import { UsageError } from '../exit.ts'
import { DATA_DIR, withRecords, type DataDirOption } from '../records.ts'

interface FilterOptions extends DataDirOption, Omit<AuditFilter, 'action'> {
  readonly action?: string
  readonly conversation?: string
  readonly after?: number
}

export function auditCommand (): Command {
  const audit = new Command('audit').description('read, check and prove the audit log (while the server is stopped)')
  filtered(audit.command('list').description('list entries: number, time, actor, role, action, reference, detail, counts'))
    .option('--limit <count>', 'at most this many', wholeNumber, 100)
    .action(async ({ dataDir, limit, ...filter }: FilterOptions & { limit: number }) => {
      await withRecords(dataDir, async (records) => {
        const entries = await records.store.listAudit({ ...queryOf(records, filter), limit })
        for (const { seq, at, actor, actorRole, action, reference = '-', detail = '-', counts = {} } of entries) {
          process.stdout.write(`${[seq, at, actor, actorRole, action, reference, detail, JSON.stringify(counts)].join('\t')}\n`)
        }
      })
    })
  filtered(audit.command('export').description('write all entries to standard output'))
    .option('--format <format>', `${Object.keys(AUDIT_FORMATS).join(' or ')}; a line of ndjson is exactly the data of a leaf of the tree`, parseFormat, 'ndjson')
    .action(async ({ dataDir, format, ...filter }: FilterOptions & { format: AuditFormat }) => {
      await withRecords(dataDir, async (records) => {
        await pipeline(Readable.from(writeAudit(streamAudit(records.store, queryOf(records, filter)), format)), process.stdout, { end: false })
      })
    })
  audit.command('verify')
    .description('check every entry, the tree, and checkpoints that were saved; exit code 1 when something was changed')
    .option('--checkpoint <file...>', 'a checkpoint that you kept elsewhere: finds that the whole folder was rolled back')
    .option(...DATA_DIR)
    .action(async ({ dataDir, checkpoint = [] }: DataDirOption & { checkpoint?: readonly string[] }) => {
      const saved = await Promise.all(checkpoint.map(async (path) => await readFile(path, 'utf8')))
      const result = await withRecords(dataDir, async (records) => await verifyAuditLog(records, saved))
      if (!result.isWhole) throw new AppError('AUDIT_BROKEN', result.fault)
      process.stdout.write(`whole: ${result.size} entries, root ${result.root}, compared with ${result.checkpoints} saved checkpoints\n`)
    })
  audit.command('checkpoint')
    .description('sign the log as it is; keep the output outside this machine')
    .option('--note', 'as C2SP signed note instead of JSON')
    .option(...DATA_DIR)
    .action(async ({ dataDir, note: isNote = false }: DataDirOption & { note?: boolean }) => {
      const { note, ...checkpoint } = await withRecords(dataDir, async (records) => {
        await saveCheckpoint(records)
        return await makeCheckpoint(records)
      })
      process.stdout.write(isNote ? note : json(checkpoint))
    })
  audit.command('proof <number>')
    .description('prove that an entry is in the log')
    .option('--size <count>', 'prove it for the log of this many entries', wholeNumber)
    .option(...DATA_DIR)
    .action(async (seq: string, { dataDir, size }: DataDirOption & { size?: number }) => {
      process.stdout.write(json(await withRecords(dataDir, async (records) => await proveInclusion(records, wholeNumber(seq), size))))
    })
  audit.command('consistency <from> [to]')
    .description('prove that the log begins with the log of `from` entries, unchanged')
    .option(...DATA_DIR)
    .action(async (from: string, to: string | undefined, { dataDir }: DataDirOption) => {
      const later = to === undefined ? undefined : wholeNumber(to)
      process.stdout.write(json(await withRecords(dataDir, async (records) => await proveConsistency(records, wholeNumber(from), later))))
    })
  audit.command('key')
    .description('print the public key that checkpoints and receipts are signed with')
    .option(...DATA_DIR)
    .action(async ({ dataDir }: DataDirOption) => {
      process.stdout.write(await withRecords(dataDir, async ({ store }) => store.signer.publicKeyPem))
    })
  return audit
}

function filtered (command: Command): Command {
  return command
    .option('--actor <id>', 'id of an API key, or cli, or system')
    .option('--action <action>', AUDIT_ACTIONS.join(', '))
    .option('--reference <reference>', 'keyed reference, as entries have it')
    .option('--conversation <id>', 'your id of a conversation, instead of --reference')
    .option('--from <instant>', 'entries at or after, ISO 8601')
    .option('--to <instant>', 'entries before, ISO 8601')
    .option('--after <number>', 'only entries with a greater number', wholeNumber)
    .option(...DATA_DIR)
}

function queryOf (records: RecordContext, { conversation, action: name, after, ...filter }: Omit<FilterOptions, 'dataDir'>): AuditFilter & { readonly afterSeq?: number } {
  const action = AUDIT_ACTIONS.find((known) => known === name)
  if (name !== undefined && action === undefined) throw new UsageError(`--action must be one of ${AUDIT_ACTIONS.join(', ')}`)
  if (conversation !== undefined && filter.reference !== undefined) throw new UsageError('give --reference or --conversation, not both')
  return {
    ...filter,
    ...(action === undefined ? {} : { action }),
    ...(conversation === undefined ? {} : { reference: referenceTo(records, 'conversation', conversation) }),
    ...(after === undefined ? {} : { afterSeq: after })
  }
}

function wholeNumber (text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('must be a whole number')
  return Number(text)
}

function parseFormat (text: string): AuditFormat {
  if (!Object.hasOwn(AUDIT_FORMATS, text)) throw new InvalidArgumentError(`must be ${Object.keys(AUDIT_FORMATS).join(' or ')}`)
  return text as AuditFormat
}

function json (value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
