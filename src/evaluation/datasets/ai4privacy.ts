// ai4privacy-style data: `{ source_text, privacy_mask: [{ value, start, end, label }] }`; older files have the mask as JSON in a string.

import { BadData } from './bad-data.ts'
import type { DatasetReader, RawRecord, RawSpan } from './dataset.ts'
import { jsonRecords } from './json-items.ts'
import { idOf, isObject, offsetOf, oneMessage, optionalString, stringOf } from './json-values.ts'

const LANGUAGES: Readonly<Record<string, string>> = { english: 'en', japanese: 'ja' }

export const AI4PRIVACY: DatasetReader = {
  name: 'ai4privacy',
  title: 'ai4privacy-style JSON Lines: { source_text, privacy_mask: [{ value, start, end, label }] }',
  offsetUnit: 'codepoint',
  recognizes: ({ first }) => isObject(first) && 'source_text' in first,
  read: (path) => jsonRecords(path, readRecord)
}

function readRecord (value: unknown, line: number): RawRecord {
  if (!isObject(value)) throw new BadData('not an object')
  const language = optionalString(value.language)
  return {
    line,
    id: idOf(value.uid ?? value.id, line),
    language: language === undefined ? undefined : LANGUAGES[language.toLowerCase()] ?? language,
    conversation: oneMessage(stringOf(value, 'source_text')),
    spans: maskOf(value.privacy_mask).map(readSpan)
  }
}

function maskOf (mask: unknown): readonly unknown[] {
  const list = typeof mask === 'string' ? parse(mask) : mask
  if (!Array.isArray(list)) throw new BadData('privacy_mask is not a list')
  return list
}

function parse (json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    throw new BadData('privacy_mask is a text that is not JSON')
  }
}

function readSpan (span: unknown, index: number): RawSpan {
  const where = `privacy_mask/${index}`
  if (!isObject(span)) throw new BadData(`${where} is not an object`)
  return {
    message: 0,
    start: offsetOf(span.start, where),
    end: offsetOf(span.end, where),
    label: stringOf(span, 'label', `${where}/`),
    ...(typeof span.value === 'string' ? { value: span.value } : {})
  }
}
