// `sumi holds list | place | lift`: legal holds of a data folder, while the server is stopped.

import { Command } from 'commander'
import { liftHold, listHolds, placeHold, type Hold, type HoldScopeInput } from '../../privacy/retention/holds.ts'
import { UsageError } from '../exit.ts'
import { DATA_DIR, type DataDirOption } from '../records.ts'
import { CLI_ACTOR } from '../actor.ts'
import { PERSON_OPTIONS, personOf, withRetention, type PersonOptions } from '../retention.ts'

interface PlaceOptions extends DataDirOption, PersonOptions {
  readonly channel?: string
  readonly tag?: string
  readonly createdBefore?: string
  readonly reason: string
}

export function holdsCommand (): Command {
  const holds = new Command('holds').description('place, list and lift legal holds (while the server is stopped)')
  holds.command('list')
    .description('id, scope, placed, by, reason; lifted ones too with --all')
    .option('--all', 'lifted ones too')
    .option(...DATA_DIR)
    .action(async ({ dataDir, all = false }: DataDirOption & { all?: boolean }) => {
      for (const hold of await withRetention(dataDir, async (records) => await listHolds(records, all))) write(hold)
    })
  const place = holds.command('place').description('keep conversations from every removal').argument('[ids...]', 'conversation ids; or one of the options below')
  for (const [flags, description] of PERSON_OPTIONS) place.option(flags, description)
  place
    .option('--channel <channel>', 'all of this channel, also what comes later')
    .option('--tag <tag>', 'all with this tag, also what comes later')
    .option('--created-before <instant>', 'all that began before, ISO 8601')
    .requiredOption('--reason <text>', 'why; kept encrypted. Write a case number, not a name')
    .option(...DATA_DIR)
    .action(async (ids: string[], options: PlaceOptions) => {
      write(await withRetention(options.dataDir, async (records) => await placeHold(records, CLI_ACTOR, { scope: scopeOf(ids, options), reason: options.reason })))
    })
  holds.command('lift <id>')
    .description('end a hold; others stay in force')
    .requiredOption('--reason <text>', 'why')
    .option(...DATA_DIR)
    .action(async (id: string, { dataDir, reason }: DataDirOption & { reason: string }) => {
      write(await withRetention(dataDir, async (records) => await liftHold(records, CLI_ACTOR, id, reason)))
    })
  return holds
}

function scopeOf (ids: readonly string[], { channel, tag, createdBefore, ...options }: PlaceOptions): HoldScopeInput {
  const subject = personOf(options)
  const filter = Object.fromEntries(Object.entries({ channel, tag, createdBefore }).filter(([, value]) => value !== undefined))
  const given: HoldScopeInput[] = [
    ...(ids.length === 0 ? [] : [{ conversationIds: ids }]), ...(subject === undefined ? [] : [{ subject }]), ...(Object.keys(filter).length === 0 ? [] : [{ filter }])
  ]
  const [scope] = given
  if (scope === undefined || given.length > 1) throw new UsageError('give ids, or identifiers of a person, or a filter (--channel, --tag, --created-before)')
  return scope
}

function write ({ id, scope, placedAt, placedBy, reason, liftedAt, liftReason }: Hold): void {
  const rest = liftedAt === null ? [] : [`lifted ${liftedAt}`, oneLine(liftReason ?? '')]
  process.stdout.write(`${[id, JSON.stringify(scope), placedAt, placedBy, oneLine(reason), ...rest].join('\t')}\n`)
}

function oneLine (text: string): string {
  return text.replace(/\s+/gu, ' ')
}
