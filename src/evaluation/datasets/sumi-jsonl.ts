// Sumi's own data: JSON Lines of `{ text | messages | conversation, entities: [{ message?, start, end, type }] }`.

import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { ROLES, type Message, type Role } from '../../conversation.ts'
import type { DatasetItem, DatasetReader, RawRecord, RawSpan } from './dataset.ts'

type JsonObject = Readonly<Record<string, unknown>>

export const SUMI_JSONL: DatasetReader = {
  name: 'sumi',
  extensions: ['.jsonl', '.ndjson', '.jsonl.gz'],
  offsetUnit: undefined,
  async * read (path) {
    const file = createReadStream(path)
    const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
    let line = 0
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      line += 1
      if (text.trim() !== '') yield readLine(line === 1 ? text.replace(/^\uFEFF/u, '') : text, line)
    }
  }
}

function readLine (text: string, line: number): DatasetItem {
  try {
    return { isOk: true, record: readRecord(JSON.parse(text) as unknown, line) }
  } catch (error) {
    return { isOk: false, bad: { line, reason: error instanceof BadData ? error.message : 'not valid JSON' } }
  }
}

class BadData extends Error {}

function readRecord (value: unknown, line: number): RawRecord {
  if (!isObject(value)) throw new BadData('not an object')
  const holder = isObject(value.conversation) ? value.conversation : value
  const messages = typeof value.text === 'string' ? [{ role: 'customer' as const, text: value.text }] : readMessages(holder.messages)
  const entities = value.entities ?? holder.entities
  if (!Array.isArray(entities)) throw new BadData('entities is missing')
  const language = value.language ?? value.lang ?? holder.language
  return {
    line,
    id: typeof value.id === 'string' || typeof value.id === 'number' ? String(value.id) : String(line),
    language: typeof language === 'string' ? language : undefined,
    conversation: { messages },
    spans: entities.map((entity: unknown, index) => readSpan(entity, index))
  }
}

function readMessages (value: unknown): Message[] {
  if (!Array.isArray(value) || value.length === 0) throw new BadData('text or messages is missing')
  return value.map((message: unknown, index) => {
    if (!isObject(message) || typeof message.text !== 'string') throw new BadData(`messages/${index} has no text`)
    const role = ROLES.includes(message.role as Role) ? message.role as Role : 'customer'
    return { role, text: message.text }
  })
}

function readSpan (value: unknown, index: number): RawSpan {
  if (!isObject(value)) throw new BadData(`entities/${index} is not an object`)
  const { message = 0, start, end, type, text } = value
  if (![message, start, end].every((number) => Number.isInteger(number) && (number as number) >= 0)) throw new BadData(`entities/${index} has no whole-number offsets`)
  if (typeof type !== 'string' || type === '') throw new BadData(`entities/${index} has no type`)
  return { message: message as number, start: start as number, end: end as number, label: type, ...(typeof text === 'string' ? { value: text } : {}) }
}

function isObject (value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
