// spaCy's training data and its relatives: `[text, { entities: [[start, end, label]] }]`, `{ text, ents: [{ start, end, label }] }`,
// and doccano's `{ text, label: [[start, end, label]] }`. Python counts code points.

import { BadData } from './bad-data.ts'
import type { DatasetReader, RawRecord, RawSpan } from './dataset.ts'
import { jsonRecords } from './json-items.ts'
import { idOf, isObject, offsetOf, oneMessage, optionalString, type JsonObject } from './json-values.ts'

const LIST_NAMES = ['ents', 'entities', 'label', 'labels', 'spans']

export const SPACY_JSON: DatasetReader = {
  name: 'spacy',
  title: 'spaCy: [text, { entities: [[start, end, label]] }] or { text, ents: [{ start, end, label }] }',
  offsetUnit: 'codepoint',
  recognizes: ({ first }) => {
    if (Array.isArray(first)) return typeof first[0] === 'string' && isObject(first[1])
    if (!isObject(first) || typeof first.text !== 'string') return false
    return 'ents' in first || LIST_NAMES.some((name) => hasTuples(first[name])) || hasTuples(first.label)
  },
  read: (path) => jsonRecords(path, readRecord)
}

function hasTuples (list: unknown): boolean {
  return Array.isArray(list) && Array.isArray(list[0])
}

function readRecord (value: unknown, line: number): RawRecord {
  const pair = Array.isArray(value) ? value as readonly unknown[] : undefined
  const [text, holder] = pair === undefined ? [isObject(value) ? value.text : undefined, value] : pair
  if (typeof text !== 'string') throw new BadData('text is missing')
  if (!isObject(holder)) throw new BadData('the labels are missing')
  return {
    line,
    id: idOf(holder.id, line),
    language: optionalString(holder.language ?? holder.lang),
    conversation: oneMessage(text),
    spans: spansOf(holder).map(readSpan)
  }
}

function spansOf (holder: JsonObject): readonly unknown[] {
  const list = LIST_NAMES.map((name) => holder[name]).find((one) => Array.isArray(one))
  if (list === undefined) throw new BadData(`none of ${LIST_NAMES.join(', ')} is a list`)
  return list as readonly unknown[]
}

function readSpan (span: unknown, index: number): RawSpan {
  const where = `span ${index}`
  const [start, end, label] = Array.isArray(span) ? span as readonly unknown[] : isObject(span) ? [span.start, span.end, span.label] : []
  if (typeof label !== 'string' || label === '') throw new BadData(`${where} has no label`)
  return { message: 0, start: offsetOf(start, where), end: offsetOf(end, where), label }
}
