// `sumi serve`: the HTTP server, set up by the SUMI_… environment variables.

import { Command } from 'commander'
import { SETTINGS } from '../../config.ts'

export function serveCommand (): Command {
  return new Command('serve')
    .description('serve the HTTP API; settings come from the environment')
    .addHelpText('after', () => `\nSettings (environment variables):\n${SETTINGS.map(settingLine).join('\n')}\n`)
    .action(async () => {
      const { serve } = await import('../../server.ts')
      await serve()
    })
}

function settingLine ({ name, description, default: fallback }: typeof SETTINGS[number]): string {
  return `  ${name.padEnd(28)}${description}${fallback === undefined ? '' : ` [${String(fallback)}]`}`
}
