// The records of a JSON file, one after the other with flat memory: the items of a list, JSON Lines, or values written one behind the other.

import { badItem, BadData, itemOf } from './bad-data.ts'
import type { DatasetItem, RawRecord } from './dataset.ts'
import { jsonItems } from './json-cutters.ts'
import { readPieces } from './text-file.ts'

/** Reads each value with `toRecord`; what does not parse, or throws BadData, is a bad record. */
export async function * jsonRecords (path: string, toRecord: (value: unknown, line: number) => RawRecord): AsyncGenerator<DatasetItem> {
  for await (const { line, json } of jsonItems(readPieces(path), isJsonLines(path))) {
    yield json === undefined ? badItem(line, 'longer than 64 MB') : itemOf(line, () => toRecord(parse(json), line))
  }
}

/** By its name: one value a line. */
export function isJsonLines (path: string): boolean {
  return /\.(?:jsonl|ndjson)(?:\.gz)?$/iu.test(path)
}

function parse (json: string): unknown {
  if (json.includes('\uFFFD')) throw new BadData('not UTF-8 (or holds U+FFFD)')
  try {
    return JSON.parse(json) as unknown
  } catch {
    throw new BadData('not valid JSON')
  }
}
