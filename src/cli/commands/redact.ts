// `sumi redact`: the input with its personal data replaced, for good.

import { Command, Option } from 'commander'
import { AppError } from '../../errors.ts'
import type { Operators } from '../../redaction/operator.ts'
import { PROFILE_NAMES } from '../../privacy/retention/profiles/profiles.ts'
import { UsageError } from '../exit.ts'
import { renderRedacted } from '../render.ts'
import { detectionOptions, runOver, withRunOptions, type RunOptions } from '../run.ts'

export function redactCommand (): Command {
  return withRunOptions(new Command('redact').description('replace personal data; JSON Lines stream with constant memory'))
    .option('--operators <json>', 'for example {"CREDIT_CARD":{"type":"mask","keepLast":4}}', parseOperators)
    .addOption(new Option('--profile <name>', 'operators by a named profile, docs/privacy.md').choices(PROFILE_NAMES).conflicts('operators'))
    .option('--findings', 'JSON output also lists the findings (types and offsets in the original, no values)')
    .action(async (files: string[], options: RunOptions & { operators?: Operators, profile?: string, findings?: boolean }) => {
      const { operators, profile } = options
      const how = profile !== undefined ? { profile } : operators !== undefined ? { operators } : {}
      await runOver(files, options, async (sumi, record) => {
        return renderRedacted(record, await sumi.redact(record.conversation, { ...detectionOptions(options), ...how }), options)
      })
    })
}

export function parseOperators (json: string): Operators {
  try {
    const operators = JSON.parse(json) as unknown
    if (typeof operators === 'object' && operators !== null && !Array.isArray(operators)) return operators as Operators
  } catch {
    // The message of JSON.parse quotes its input.
  }
  throw new UsageError(`--operators must be a JSON object (${new AppError('INVALID_OPERATOR').code})`)
}
