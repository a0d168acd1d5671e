// `sumi conversations put | get | list | search | delete | reveal`: stored conversations of a data folder, while the server is stopped.

import { readFile } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Command } from 'commander'
import type { AccessRole } from '../../access/roles.ts'
import { AppError } from '../../errors.ts'
import type { ConversationPage } from '../../privacy/conversations/conversation-search.ts'
import type { ConversationInput } from '../../privacy/conversations/conversations.ts'
import type { Actor } from '../../privacy/privacy.ts'
import { withConversations } from '../conversations.ts'
import { EXIT, UsageError } from '../exit.ts'
import { DATA_DIR, type DataDirOption } from '../records.ts'
import { parseRole, rulesOf } from '../run.ts'

/** Whoever can read the folder chooses the role: it says whose view is made, and stands in the audit log. */
const as = (role: AccessRole): Actor => ({ id: 'cli', role })
const ROLE = ['--role <role>', 'whose view: service, agent, supervisor or admin', parseRole, 'admin'] as const
const FIELDS = ['id', 'messages', 'language', 'channel', 'tags', 'subject', 'createdAt', 'closedAt'] as const

interface PutOptions extends DataDirOption {
  readonly id?: string
  readonly model?: string
  readonly rules?: string
}

interface FilterOptions extends DataDirOption {
  readonly role: AccessRole
  readonly channel?: string
  readonly tag?: string
  readonly cursor?: string
  readonly limit?: string
}

export function conversationsCommand (): Command {
  const conversations = new Command('conversations').description('keep, find and read stored conversations (while the server is stopped)')
  conversations.command('put [files...]')
    .description('keep conversations: .json (one) or .jsonl (one a line), with id, messages, and what else PUT /v1/conversations takes; - or nothing: JSON Lines from standard input')
    .option('--id <id>', 'for one conversation without an id')
    .option('--model <folder>', 'a Hugging Face token-classification model in ONNX form')
    .option('--rules <file>', 'a file with rules of your own, see docs/rules.md')
    .option(...DATA_DIR)
    .action(put)
  conversations.command('get <id>')
    .description('the view of a role, as JSON')
    .option(...ROLE)
    .option(...DATA_DIR)
    .action(async (id: string, { dataDir, role }: FilterOptions) => { writeJson(await withConversations(dataDir, async (stored) => await stored.view(as(role), id))) })
  filtered(conversations.command('list').description('id, begun, last activity, messages, channel, tags; oldest first'))
    .option('--created-before <instant>', 'ISO 8601')
    .action(async ({ dataDir, role, createdBefore, ...filter }: FilterOptions & { createdBefore?: string }) => {
      writePage(await withConversations(dataDir, async (stored) => await stored.list(as(role), { ...pagingOf(filter), ...(createdBefore === undefined ? {} : { createdBefore }) })))
    })
  filtered(conversations.command('search').description('find by identifiers of a person; all that are given must be there'))
    .option('--email <address>')
    .option('--phone <number>')
    .option('--card <number>')
    .option('--name <name>')
    .option('--account-id <id>')
    .action(async ({ dataDir, role, channel, tag, cursor, limit, ...identifiers }: FilterOptions & { email?: string, phone?: string, card?: string, name?: string, accountId?: string }) => {
      writePage(await withConversations(dataDir, async (stored) => await stored.search(as(role), { ...pagingOf({ channel, tag, cursor, limit }), ...identifiers })))
    })
  conversations.command('delete <id>')
    .description('remove a conversation and destroy its key')
    .option(...DATA_DIR)
    .action(async (id: string, { dataDir }: DataDirOption) => { await withConversations(dataDir, async (stored) => { await stored.remove(as('admin'), id) }) })
  conversations.command('reveal <id> <finding>')
    .description('one original value; <finding> is the id of a finding of `get`')
    .requiredOption('--reason <reason>', 'why; written down')
    .option('--role <role>', 'who asks: agent or supervisor', parseRole, 'supervisor')
    .option(...DATA_DIR)
    .action(async (id: string, findingId: string, { dataDir, role, reason }: FilterOptions & { reason: string }) => {
      writeJson(await withConversations(dataDir, async (stored) => await stored.reveal(as(role), id, { findingId, reason })))
    })
  return conversations
}

async function put (files: readonly string[], { dataDir, id: given, model, rules }: PutOptions): Promise<void> {
  const options = { ...await rulesOf(rules === undefined ? {} : { rules }), ...(model === undefined ? {} : { modelDir: model }) }
  await withConversations(dataDir, async (stored) => {
    for (const path of files.length === 0 ? ['-'] : files) {
      for await (const { line, text } of linesOf(path)) {
        try {
          const { id, ...input } = parseConversation(text)
          writeJson((await stored.put(as('admin'), id ?? given ?? missingId(), input)).info, 0)
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          process.exitCode = EXIT.partial
          process.stderr.write(`sumi: ${path}:${line}: ${error.message} (${error.code})\n`)
        }
      }
    }
  }, options)
}

async function * linesOf (path: string): AsyncGenerator<{ readonly line: number, readonly text: string }> {
  if (path.toLowerCase().endsWith('.json')) {
    yield { line: 1, text: await readFile(path, 'utf8') }
    return
  }
  let line = 0
  for await (const text of createInterface({ input: path === '-' ? process.stdin : createReadStream(path), crlfDelay: Infinity })) {
    line += 1
    if (text.trim() !== '') yield { line, text }
  }
}

/** @throws AppError INVALID_JSON, INVALID_TEXT, INVALID_REQUEST; the use case checks the rest. */
function parseConversation (text: string): ConversationInput & { readonly id?: string } {
  // Bytes in another encoding arrive as U+FFFD; detection would be blind to what they mean.
  if (text.includes('\uFFFD')) throw new AppError('INVALID_TEXT', 'the line is not UTF-8')
  let value: unknown
  try { value = JSON.parse(text) } catch { throw new AppError('INVALID_JSON') }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new AppError('INVALID_REQUEST', 'a conversation must be an object')
  if (Object.keys(value).some((name) => !(FIELDS as readonly string[]).includes(name))) throw new AppError('INVALID_REQUEST', `the conversation has a property that is not known; known are ${FIELDS.join(', ')}`)
  return value as ConversationInput & { readonly id?: string }
}

function missingId (): never {
  throw new AppError('INVALID_REQUEST', 'the conversation has no id')
}

function filtered (command: Command): Command {
  return command
    .option('--channel <channel>')
    .option('--tag <tag>')
    .option('--limit <count>', '1 to 1000; default 100')
    .option('--cursor <cursor>', 'the one that the page before ended with')
    .option(...ROLE)
    .option(...DATA_DIR)
}

function pagingOf ({ channel, tag, cursor, limit }: { channel?: string | undefined, tag?: string | undefined, cursor?: string | undefined, limit?: string | undefined }) {
  if (limit !== undefined && !/^\d{1,4}$/.test(limit)) throw new UsageError('--limit must be a whole number from 1 to 1000')
  return {
    ...(channel === undefined ? {} : { channel }),
    ...(tag === undefined ? {} : { tag }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(limit === undefined ? {} : { limit: Number(limit) })
  }
}

function writePage ({ conversations, next }: ConversationPage): void {
  for (const { id, createdAt, lastActivityAt, messageCount, channel, tags } of conversations) {
    process.stdout.write(`${[JSON.stringify(id), createdAt, lastActivityAt, messageCount, channel ?? '-', tags.join(',') || '-'].join('\t')}\n`)
  }
  if (next !== null) process.stderr.write(`more: --cursor ${next}\n`)
}

function writeJson (value: unknown, indent = 2): void {
  process.stdout.write(`${JSON.stringify(value, null, indent)}\n`)
}
