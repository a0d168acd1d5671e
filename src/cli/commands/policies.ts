// `sumi policies list | put | delete | preview | run | runs | profiles`: retention policies of a data folder, while the server is stopped.

import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { AppError } from '../../errors.ts'
import { deletePolicy, listPolicies, putPolicies, type PolicyInfo } from '../../privacy/retention/policies.ts'
import { listProfiles, profileNamed } from '../../privacy/retention/profiles/profiles.ts'
import { listRuns, previewPolicies, runPolicies } from '../../privacy/retention/retention-run.ts'
import { UsageError } from '../exit.ts'
import { DATA_DIR, type DataDirOption } from '../records.ts'
import { CLI_ACTOR } from '../actor.ts'
import { withRetention, writeJson } from '../retention.ts'

export function policiesCommand (): Command {
  const policies = new Command('policies').description('retention policies: what goes when (while the server is stopped)')
  policies.command('list')
    .description('the policies, as a file that `put` takes')
    .option(...DATA_DIR)
    .action(async ({ dataDir }: DataDirOption) => {
      writeJson(Object.fromEntries((await withRetention(dataDir, listPolicies)).map(({ id, policy }) => [id, policy])))
    })
  policies.command('put [file]')
    .description('put the policies of a JSON file, { "id": policy, … }, all or none')
    .option('--profile <name>', 'those of a profile instead: kamei, tokumei, pci, gdpr-erasure')
    .option(...DATA_DIR)
    .action(async (file: string | undefined, { dataDir, profile }: DataDirOption & { profile?: string }) => {
      if ((file === undefined) === (profile === undefined)) throw new UsageError('give a file or --profile')
      const given = profile === undefined ? await read(file ?? '') : profileNamed(profile).policies
      for (const one of await withRetention(dataDir, async (records) => await putPolicies(records, CLI_ACTOR, given))) write(one)
    })
  policies.command('delete <id>')
    .description('delete a policy; what it removed stays removed')
    .option(...DATA_DIR)
    .action(async (id: string, { dataDir }: DataDirOption) => { await withRetention(dataDir, async (records) => { await deletePolicy(records, CLI_ACTOR, id) }) })
  policies.command('preview [id]')
    .description('what each policy would do now: how many, since when, some ids; no text')
    .option(...DATA_DIR)
    .action(async (id: string | undefined, { dataDir }: DataDirOption) => { writeJson(await withRetention(dataDir, async (records) => await previewPolicies(records, id))) })
  policies.command('run')
    .description('do what is due now, or go on with the run that was stopped')
    .option(...DATA_DIR)
    .action(async ({ dataDir }: DataDirOption) => { writeJson(await withRetention(dataDir, async (records) => await runPolicies(records, CLI_ACTOR))) })
  policies.command('runs')
    .description('the last runs, the newest first')
    .option(...DATA_DIR)
    .action(async ({ dataDir }: DataDirOption) => { writeJson(await withRetention(dataDir, listRuns)) })
  policies.command('profiles')
    .description('the named profiles: law, limits, policies')
    .action(() => { writeJson(listProfiles()) })
  return policies
}

async function read (file: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(file, 'utf8')
  let value: unknown
  // The message of JSON.parse quotes its input.
  try { value = JSON.parse(text) } catch { throw new AppError('INVALID_POLICY', `${file} is not JSON`) }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new AppError('INVALID_POLICY', `${file} must hold an object: { "id": policy, … }`)
  return value as Record<string, unknown>
}

function write ({ id, version, at, isNew }: PolicyInfo & { readonly isNew: boolean }): void {
  process.stdout.write(`${[id, `version ${version}`, at, isNew ? 'new' : ''].join('\t').trimEnd()}\n`)
}
