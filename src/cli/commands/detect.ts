// `sumi detect`: what is found, as JSON, or as the text with its findings highlighted.

import { Command } from 'commander'
import { highlight } from '../highlight.ts'
import { detectionOptions, runOver, withRunOptions, type RunOptions } from '../run.ts'

export function detectCommand (): Command {
  return withRunOptions(new Command('detect').description('find personal data; text is printed with the findings highlighted'))
    .option('--explain', 'with --format json: why each finding is one')
    .action(async (files: string[], options: RunOptions & { explain?: boolean }) => {
      await runOver(files, options, async (sumi, { conversation, id, shape }) => {
        const { findings, model } = await sumi.detect(conversation, detectionOptions(options))
        const isText = options.format === 'text' || (shape === 'plain' && options.format === undefined)
        if (isText) return highlight(conversation, findings, process.stdout.isTTY && process.stdout.hasColors())
        const listed = options.explain === true ? findings : findings.map(({ explanation, ...finding }) => finding)
        return JSON.stringify({ ...(id === undefined ? {} : { id }), findings: listed, model })
      })
    })
}
