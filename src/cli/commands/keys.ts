// `sumi keys create | list | revoke`: API keys of a data folder. While the server runs it owns the folder: use `/v1/keys` then.

import { Command } from 'commander'
import type { AccessRole } from '../../access/roles.ts'
import { createKey, revokeKey } from '../../privacy/keys.ts'
import type { Actor } from '../../privacy/privacy.ts'
import { DATA_DIR, withRecords, type DataDirOption } from '../records.ts'
import { parseRole } from '../run.ts'

const ACTOR: Actor = { id: 'cli', role: 'admin' }

export function keysCommand (): Command {
  const keys = new Command('keys').description('make, list and revoke API keys (while the server is stopped)')
  keys.command('create')
    .description('make a key and show it once')
    .requiredOption('--role <role>', 'service, agent, supervisor, auditor or admin', parseRole)
    .option('--name <name>', 'what the key is for', 'unnamed')
    .option(...DATA_DIR)
    .action(async ({ role, name, dataDir }: DataDirOption & { role: AccessRole, name: string }) => {
      const { secret, record } = await withRecords(dataDir, async (records) => await createKey(records, ACTOR, name, role))
      process.stderr.write(`key ${record.id} for role ${role}; it is shown only now:\n`)
      process.stdout.write(`${secret}\n`)
    })
  keys.command('list')
    .description('list the keys: id, role, created, revoked, name')
    .option(...DATA_DIR)
    .action(async ({ dataDir }: DataDirOption) => {
      const all = await withRecords(dataDir, async ({ store }) => await store.listKeys())
      for (const { id, role, createdAt, revokedAt, name } of all) process.stdout.write(`${[id, role, createdAt, revokedAt ?? '-', name].join('\t')}\n`)
    })
  keys.command('revoke <id>')
    .description('revoke a key; it stays listed')
    .option(...DATA_DIR)
    .action(async (id: string, { dataDir }: DataDirOption) => {
      const { revokedAt } = await withRecords(dataDir, async (records) => await revokeKey(records, ACTOR, id))
      process.stdout.write(`revoked at ${revokedAt ?? ''}\n`)
    })
  return keys
}
