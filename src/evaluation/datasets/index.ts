// Every reader in one table, and the choice of one by name, file name and content.

import { statSync } from 'node:fs'
import { AI4PRIVACY } from './ai4privacy.ts'
import { BRAT } from './brat.ts'
import { CONLL } from './conll.ts'
import type { DatasetReader, Sample } from './dataset.ts'
import { INLINE_CSV } from './inline-tags.ts'
import { jsonItems } from './json-cutters.ts'
import { LABEL_STUDIO } from './label-studio.ts'
import { PRESIDIO_RESEARCH } from './presidio-research.ts'
import { SPACY_JSON } from './spacy-json.ts'
import { SUMI_JSONL } from './sumi-jsonl.ts'
import { readHead } from './text-file.ts'

/** Asked in this order; add a format with one row. */
export const DATASET_READERS: readonly DatasetReader[] = [BRAT, CONLL, INLINE_CSV, PRESIDIO_RESEARCH, AI4PRIVACY, LABEL_STUDIO, SPACY_JSON, SUMI_JSONL]

export const DATASET_FORMATS: readonly string[] = DATASET_READERS.map(({ name }) => name)

const SNIFFED_CHARS = 256 * 1024

/** The reader of that name, or the first that knows the file; undefined where none does. */
export async function chooseReader (path: string, format?: string): Promise<DatasetReader | undefined> {
  if (format !== undefined) return DATASET_READERS.find(({ name }) => name === format)
  const sample = await sampleOf(path)
  return DATASET_READERS.find((reader) => reader.recognizes(sample))
}

async function sampleOf (path: string): Promise<Sample> {
  const name = path.toLowerCase().replace(/\.gz$/u, '')
  const stats = statSync(path)
  if (stats.isDirectory()) return { name: `${name}/`, head: '', first: undefined }
  if (name.endsWith('.txt') && isFile(`${path.slice(0, -4)}.ann`)) return { name: `${name.slice(0, -4)}.ann`, head: '', first: undefined }
  const head = await readHead(path, SNIFFED_CHARS)
  return { name, head, first: /\.(?:json|jsonl|ndjson)$/u.test(name) ? await firstValue(head, /\.(?:jsonl|ndjson)$/u.test(name)) : undefined }
}

/** The first value that parses: a broken first line does not hide what the file is. */
async function firstValue (head: string, byLines: boolean): Promise<unknown> {
  for await (const { json } of jsonItems(once(head), byLines)) {
    try {
      const value = JSON.parse(json ?? '') as unknown
      if (typeof value === 'object' && value !== null) return value
    } catch {
      // The next one may do.
    }
  }
  return undefined
}

async function * once (text: string): AsyncGenerator<string> {
  yield text
}

function isFile (path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}
