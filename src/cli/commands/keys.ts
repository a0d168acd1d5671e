// `sumi keys create | list | revoke`: API keys of a data folder. While the server runs it owns the folder: use `/v1/keys` then.

import { Command } from 'commander'
import type { AccessRole } from '../../access/roles.ts'
import { createKey, revokeKey } from '../../privacy/keys.ts'
import { AppError } from '../../errors.ts'
import type { MasterKeyState } from '../../privacy/vault/master-keys.ts'
import { withMasterKeys } from '../conversations.ts'
import { DATA_DIR, withRecords, type DataDirOption } from '../records.ts'
import { parseRole } from '../run.ts'
import { CLI_ACTOR } from '../actor.ts'

export function keysCommand (): Command {
  const keys = new Command('keys').description('make, list and revoke API keys (while the server is stopped)')
  keys.command('create')
    .description('make a key and show it once')
    .requiredOption('--role <role>', 'service, agent, supervisor, auditor or admin', parseRole)
    .option('--name <name>', 'what the key is for', 'unnamed')
    .option(...DATA_DIR)
    .action(async ({ role, name, dataDir }: DataDirOption & { role: AccessRole, name: string }) => {
      const { secret, record } = await withRecords(dataDir, async (records) => await createKey(records, CLI_ACTOR, name, role))
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
      const { revokedAt } = await withRecords(dataDir, async (records) => await revokeKey(records, CLI_ACTOR, id))
      process.stdout.write(`revoked at ${revokedAt ?? ''}\n`)
    })
  keys.command('rotate-master')
    .description('put a new master key over all stored conversations, also while servers run on the database; goes on where it was stopped')
    .option('--new <file>', 'absolute path of a file with the new key, 32 bytes in base64; default: a new key in the data folder; with a database, the second key that is set')
    .option(...DATA_DIR)
    .action(async ({ new: newKeyFile, dataDir }: DataDirOption & { new?: string }) => {
      const { keyId, failed, notice } = await withMasterKeys(dataDir, async (masterKeys) => {
        const timer = setInterval(() => { masterKeys.state().then(showRotation, () => {}) }, 250)
        try {
          // One that a crash left goes on by itself.
          if (!masterKeys.isRunning()) await masterKeys.rotate(CLI_ACTOR, newKeyFile)
          await masterKeys.idle()
          return await masterKeys.state()
        } finally {
          clearInterval(timer)
        }
      })
      if (failed !== null) throw new AppError('STORAGE_FAILED', `the rotation stopped (${failed}); both keys still work, run it again`)
      process.stdout.write(`the master key is now ${keyId}\n`)
      if (notice !== null) process.stderr.write(`${notice}\n`)
    })
  return keys
}

/** Nothing where no person watches. */
function showRotation ({ rotation }: MasterKeyState): void {
  if (rotation !== null && process.stderr.isTTY) process.stderr.write(`\r${rotation.done} of ${rotation.total} keys\u001B[K`)
}
