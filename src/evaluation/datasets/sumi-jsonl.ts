// Sumi's own data: `{ id?, language?, text | messages | conversation, entities: [{ message?, start, end, type, text? }] }`, one a line.

import { ROLES, type Message, type Role } from '../../conversation.ts'
import { BadData } from './bad-data.ts'
import type { DatasetReader, RawRecord, RawSpan } from './dataset.ts'
import { jsonRecords } from './json-items.ts'
import { idOf, isObject, offsetOf, optionalString } from './json-values.ts'

export const SUMI_JSONL: DatasetReader = {
  name: 'sumi',
  title: 'JSON Lines of { text | messages, entities: [{ message?, start, end, type }] }',
  offsetUnit: undefined,
  recognizes: ({ first }) => isObject(first) && ('entities' in first || isObject(first.conversation)),
  read: (path) => jsonRecords(path, readRecord)
}

function readRecord (value: unknown, line: number): RawRecord {
  if (!isObject(value)) throw new BadData('not an object')
  const holder = isObject(value.conversation) ? value.conversation : value
  const entities = value.entities ?? holder.entities
  if (!Array.isArray(entities)) throw new BadData('entities is missing')
  const channel = optionalString(holder.channel)
  return {
    line,
    id: idOf(value.id ?? holder.id, line),
    language: optionalString(value.language ?? value.lang ?? holder.language),
    conversation: { messages: readMessages(value, holder.messages), ...(channel === undefined ? {} : { channel }) },
    spans: entities.map(readSpan)
  }
}

function readMessages ({ text }: { readonly text?: unknown }, messages: unknown): Message[] {
  if (typeof text === 'string') return [{ role: 'customer', text }]
  if (!Array.isArray(messages) || messages.length === 0) throw new BadData('text or messages is missing')
  return messages.map((message: unknown, index) => {
    if (!isObject(message) || typeof message.text !== 'string') throw new BadData(`messages/${index} has no text`)
    const role = ROLES.includes(message.role as Role) ? message.role as Role : 'customer'
    return { role, text: message.text }
  })
}

function readSpan (value: unknown, index: number): RawSpan {
  if (!isObject(value)) throw new BadData(`entities/${index} is not an object`)
  const { message = 0, start, end, type = value.label, text } = value
  if (typeof type !== 'string' || type === '') throw new BadData(`entities/${index} has no type`)
  const where = `entities/${index}`
  return {
    message: offsetOf(message, where),
    start: offsetOf(start, where),
    end: offsetOf(end, where),
    label: type,
    ...(typeof text === 'string' ? { value: text } : {})
  }
}
