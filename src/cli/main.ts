#!/usr/bin/env node
// The command line: `sumi serve | detect | redact | mask | conversations | policies | holds | purge | jobs | evaluate | generate | keys | rules | audit | verify | db`. One file a command; this one only lists them.

import { Command, CommanderError } from 'commander'
import { VERSION } from '../package.ts'
import { auditCommand } from './commands/audit.ts'
import { conversationsCommand } from './commands/conversations.ts'
import { dbCommand } from './commands/db.ts'
import { detectCommand } from './commands/detect.ts'
import { evaluateCommand } from './commands/evaluate.ts'
import { generateCommand } from './commands/generate.ts'
import { holdsCommand } from './commands/holds.ts'
import { jobsCommand } from './commands/jobs.ts'
import { keysCommand } from './commands/keys.ts'
import { maskCommand } from './commands/mask.ts'
import { policiesCommand } from './commands/policies.ts'
import { purgeCommand } from './commands/purge.ts'
import { redactCommand } from './commands/redact.ts'
import { rulesCommand } from './commands/rules.ts'
import { serveCommand } from './commands/serve.ts'
import { verifyCommand } from './commands/verify.ts'
import { EXIT, exitCodeFor, messageFor } from './exit.ts'

const program = new Command('sumi')
  .description('Finds personal data in customer conversations and redacts it, on this machine. English and Japanese.')
  .version(VERSION)
  .exitOverride()
  .configureOutput({ outputError: (text, write) => { write(text) } })

for (const command of [serveCommand(), detectCommand(), redactCommand(), maskCommand(), conversationsCommand(), policiesCommand(), holdsCommand(), purgeCommand(), jobsCommand(), evaluateCommand(), generateCommand(), keysCommand(), rulesCommand(), auditCommand(), verifyCommand(), dbCommand()]) {
  program.addCommand(command.copyInheritedSettings(program))
  for (const nested of command.commands) nested.copyInheritedSettings(command)
}

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
  } else {
    process.stderr.write(`sumi: ${messageFor(error)}\n`)
    process.exitCode = exitCodeFor(error)
  }
}
