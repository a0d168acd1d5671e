// `sumi purge`: erase or redact stored conversations and retention records of a data folder, while the server is stopped.

import { Command, Option } from 'commander'
import type { EntityType } from '../../entities.ts'
import type { PurgeScope } from '../../privacy/privacy.ts'
import { purge } from '../../privacy/purge/purge.ts'
import { UsageError } from '../exit.ts'
import { DATA_DIR, type DataDirOption } from '../records.ts'
import { CLI_ACTOR } from '../actor.ts'
import { parseTypes, PERSON_OPTIONS, personOf, withRetention, writeJson, type PersonOptions } from '../retention.ts'

interface PurgeOptions extends DataDirOption, PersonOptions {
  readonly policy?: string
  readonly expired?: true
  readonly createdBefore?: string
  readonly action?: 'erase' | 'redact'
  readonly types?: readonly EntityType[]
  readonly dryRun?: true
  readonly reason: string
  readonly idempotencyKey?: string
}

export function purgeCommand (): Command {
  const command = new Command('purge')
    .description('erase or redact what is no longer needed; prints the answer with its receipt, which `sumi verify` checks')
    .argument('[ids...]', 'conversation ids; or one of the options below')
  for (const [flags, description] of PERSON_OPTIONS) command.option(flags, description)
  return command
    .option('--policy <id>', 'what this policy means and is due')
    .option('--expired', 'what is due to be erased')
    .option('--created-before <instant>', 'all that began before, ISO 8601')
    .addOption(new Option('--action <action>', 'redact keeps the conversations and removes their values; default: erase').choices(['erase', 'redact']))
    .option('--types <types>', 'with redact: these entity types alone', parseTypes)
    .option('--dry-run', 'only tell what would be purged')
    .requiredOption('--reason <text>', 'why; asked so that nobody purges by accident, and not stored')
    .option('--idempotency-key <key>', 'the same request with the same key is done once within 24 hours')
    .option(...DATA_DIR)
    .action(async (ids: string[], options: PurgeOptions) => {
      const { dataDir, action, types, dryRun = false, reason, idempotencyKey } = options
      const request = {
        scope: scopeOf(ids, options), dryRun, reason, ...(action === undefined ? {} : { action }), ...(types === undefined ? {} : { types }), ...(idempotencyKey === undefined ? {} : { idempotencyKey })
      }
      writeJson(await withRetention(dataDir, async (records) => await purge(records, CLI_ACTOR, request)))
    })
}

function scopeOf (ids: readonly string[], { policy, expired, createdBefore, ...options }: PurgeOptions): PurgeScope {
  const subject = personOf(options)
  const given: PurgeScope[] = [
    ...(ids.length === 0 ? [] : [{ conversationIds: ids }]),
    ...(subject === undefined ? [] : [{ subject }]),
    ...(policy === undefined ? [] : [{ policy }]),
    ...(expired === undefined ? [] : [{ expired }]),
    ...(createdBefore === undefined ? [] : [{ createdBefore }])
  ]
  const [scope] = given
  if (scope === undefined || given.length > 1) throw new UsageError('give ids, or identifiers of a person, or exactly one of --policy, --expired, --created-before')
  return scope
}
