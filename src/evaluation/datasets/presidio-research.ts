// presidio-research's generated data: `{ full_text, spans: [{ entity_type, entity_value, start_position, end_position }] }`. Python counts code points.

import { BadData } from './bad-data.ts'
import type { DatasetReader, RawRecord, RawSpan } from './dataset.ts'
import { jsonRecords } from './json-items.ts'
import { idOf, isObject, listOf, offsetOf, oneMessage, optionalString, stringOf } from './json-values.ts'

export const PRESIDIO_RESEARCH: DatasetReader = {
  name: 'presidio',
  title: 'presidio-research JSON: { full_text, spans: [{ entity_type, start_position, end_position }] }',
  offsetUnit: 'codepoint',
  recognizes: ({ first }) => isObject(first) && 'full_text' in first,
  read: (path) => jsonRecords(path, readRecord)
}

function readRecord (value: unknown, line: number): RawRecord {
  if (!isObject(value)) throw new BadData('not an object')
  const metadata = isObject(value.metadata) ? value.metadata : {}
  return {
    line,
    id: idOf(value.sample_id ?? value.id, line),
    language: optionalString(value.language ?? metadata.Language ?? metadata.language),
    conversation: oneMessage(stringOf(value, 'full_text')),
    spans: listOf(value, 'spans').map(readSpan)
  }
}

function readSpan (span: unknown, index: number): RawSpan {
  const where = `spans/${index}`
  if (!isObject(span)) throw new BadData(`${where} is not an object`)
  return {
    message: 0,
    start: offsetOf(span.start_position, where),
    end: offsetOf(span.end_position, where),
    label: stringOf(span, 'entity_type', `${where}/`),
    ...(typeof span.entity_value === 'string' ? { value: span.entity_value } : {})
  }
}
