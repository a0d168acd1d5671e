// `sumi mask --role agent`: the view of a role.

import { Command } from 'commander'
import type { AccessRole } from '../../access/roles.ts'
import { renderRedacted } from '../render.ts'
import { detectionOptions, parseRole, runOver, withRunOptions, type RunOptions } from '../run.ts'

export function maskCommand (): Command {
  return withRunOptions(new Command('mask').description('show what a role may see, hide the rest'))
    .requiredOption('--role <role>', 'service, agent, supervisor, auditor or admin', parseRole)
    .option('--findings', 'JSON output also lists the findings (types and offsets in the original, no values)')
    .action(async (files: string[], options: RunOptions & { role: AccessRole, findings?: boolean }) => {
      await runOver(files, options, async (sumi, record) => {
        return renderRedacted(record, await sumi.mask(record.conversation, { ...detectionOptions(options), role: options.role }), options)
      })
    })
}
