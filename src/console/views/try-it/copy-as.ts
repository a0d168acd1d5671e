// The call that the console made, for a terminal or a program. The key is a variable there, never its value.

import { conversationOf, type DraftMessage } from './draft.ts'
import { operatorsOf, optionsOf, type Settings } from './settings.ts'

export function asCurl (origin: string, draft: readonly DraftMessage[], settings: Settings): string {
  const body = JSON.stringify({ conversation: conversationOf(draft), ...optionsOf(settings), ...operatorsOf(settings) })
  // Within single quotes a shell takes everything as it is but the quote itself.
  return `curl -s ${origin}/v1/redact -H "Authorization: Bearer $SUMI_KEY" -H 'content-type: application/json' -d '${body.replaceAll("'", "'\\''")}'`
}

export function asTypeScript (draft: readonly DraftMessage[], settings: Settings): string {
  return [
    'import { createSumi } from \'sumi\'',
    '',
    'const sumi = await createSumi()',
    `const result = await sumi.redact(${JSON.stringify(conversationOf(draft), null, 2)}, ${JSON.stringify({ ...optionsOf(settings), ...operatorsOf(settings) })})`,
    'console.log(result.conversation.messages, result.findings)',
    'await sumi.close()'
  ].join('\n')
}
