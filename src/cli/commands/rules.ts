// `sumi rules check | show | put`: rules of your own. While the server runs it owns the data folder: use `/v1/rules` then.

import { Command } from 'commander'
import { compileFile } from '../../privacy/rules/file.ts'
import { putRules, storedRules } from '../../privacy/rules/stored.ts'
import { DATA_DIR, withRecords, type DataDirOption } from '../records.ts'
import { CLI_ACTOR } from '../actor.ts'

export function rulesCommand (): Command {
  const rules = new Command('rules').description('check, show and replace rules of your own; docs/rules.md explains them')
  rules.command('check <file>')
    .description('say whether a file holds rules that Sumi takes, and what is wrong where it does not')
    .action(async (path: string) => {
      const { sizes } = await compileFile(path)
      process.stdout.write(`${path}: ${sizes.rules} rules and lists, ${sizes.patterns} patterns, ${sizes.words} words, ${sizes.allowed + sizes.allowPatterns} allowed\n`)
    })
  rules.command('show')
    .description('print the set that the data folder keeps, as JSON (while the server is stopped)')
    .option(...DATA_DIR)
    .action(async ({ dataDir }: DataDirOption) => {
      process.stdout.write(`${JSON.stringify(await withRecords(dataDir, storedRules), null, 2)}\n`)
    })
  rules.command('put <file>')
    .description('keep the rules of a file in the data folder, in the place of those before (while the server is stopped)')
    .option(...DATA_DIR)
    .action(async (path: string, { dataDir }: DataDirOption) => {
      const { keyed } = await compileFile(path)
      const isChanged = await withRecords(dataDir, async (records) => await putRules(records, CLI_ACTOR, keyed))
      process.stdout.write(isChanged ? 'kept\n' : 'unchanged\n')
    })
  return rules
}
