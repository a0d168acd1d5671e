// `sumi generate`: synthetic labelled conversations, for trying things out and for load.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { Command, Option } from 'commander'
import type { Language } from '../../conversation.ts'
import { generateRecords } from '../../evaluation/generate/generate.ts'
import { WRITERS } from '../../evaluation/writers.ts'
import { UsageError } from '../exit.ts'

interface GenerateCliOptions {
  readonly count: number
  readonly seed: number
  readonly language: Language | 'both'
  readonly format: keyof typeof WRITERS
  readonly out?: string
}

export function generateCommand (): Command {
  return new Command('generate')
    .description('write synthetic support conversations with labels; no real people')
    .option('--count <number>', 'conversations', (text: string) => wholeNumber('--count', text, 1), 100)
    .option('--seed <number>', 'the same seed gives the same conversations', (text: string) => wholeNumber('--seed', text, 0), 1)
    .addOption(new Option('--language <language>', 'language of the conversations').choices(['en', 'ja', 'both']).default('both'))
    .addOption(new Option('--format <format>', 'JSON Lines or CoNLL columns').choices(Object.keys(WRITERS)).default('jsonl'))
    .option('--out <file>', 'default: standard output')
    .action(async ({ count, seed, language, format, out }: GenerateCliOptions) => {
      const stream = out === undefined ? process.stdout : createWriteStream(out)
      const write = WRITERS[format]
      for (const record of generateRecords({ count, seed, languages: language === 'both' ? ['en', 'ja'] : [language] })) {
        if (!stream.write(write(record))) await once(stream, 'drain')
      }
      if (out !== undefined) {
        stream.end()
        await once(stream, 'finish')
      }
    })
}

function wholeNumber (name: string, text: string, least: number): number {
  const number = Number(text)
  if (!/^\d{1,9}$/u.test(text) || number < least) throw new UsageError(`${name} must be a whole number from ${least} to 999999999`)
  return number
}
