// Every reader in one table, and the choice of one by name, file name and content.

import { statSync } from 'node:fs'
import { AI4PRIVACY } from './ai4privacy.ts'
import { BRAT } from './brat.ts'
import { CONLL } from './conll.ts'
import type { DatasetReader, Sample } from './dataset.ts'
import { INLINE_CSV } from './inline-tags.ts'
import { jsonItems } from './json-cutters.ts'
import { isJsonLines } from './json-items.ts'
import { isObject } from './json-values.ts'
import { LABEL_STUDIO } from './label-studio.ts'
import { PRESIDIO_RESEARCH } from './presidio-research.ts'
import { SPACY_JSON } from './spacy-json.ts'
import { SUMI_JSONL } from './sumi-jsonl.ts'
import { readHead, readPieces } from './text-file.ts'

/** Asked in this order; add a format with one row. */
export const DATASET_READERS: readonly DatasetReader[] = [BRAT, CONLL, INLINE_CSV, PRESIDIO_RESEARCH, AI4PRIVACY, LABEL_STUDIO, SPACY_JSON, SUMI_JSONL]

export const DATASET_FORMATS: readonly string[] = DATASET_READERS.map(({ name }) => name)

const SNIFFED_CHARS = 64 * 1024
/** JSON values that are tried until one parses: a few broken ones do not hide what the file is. */
const MOST_TRIED = 100

/** The reader of that name, or the first that knows the file; undefined where none does. */
export async function chooseReader (path: string, format?: string): Promise<DatasetReader | undefined> {
  if (format !== undefined) return DATASET_READERS.find(({ name }) => name === format)
  const sample = await sampleOf(path)
  return DATASET_READERS.find((reader) => reader.recognizes(sample))
}

/** Why no reader knows the file, for its owner: names properties, never text. */
export async function whyUnknown (path: string): Promise<string> {
  const { head, first, name } = await sampleOf(path)
  if (head.trim() === '') return 'the file is empty'
  if (/[\u0000\uFFFD]/u.test(head.slice(0, 1_000))) return 'the file is not UTF-8 text'
  if (isJson(name) && first === undefined) return 'none of its first records is valid JSON'
  const keys = isObject(first) ? Object.keys(first).filter((key) => /^[\w-]{1,30}$/u.test(key)).slice(0, 12) : []
  const has = keys.length === 0 ? '' : `; its first record has ${keys.join(', ')}`
  return `the format is not known${has}; name it with --data-format (${DATASET_FORMATS.join(', ')})`
}

async function sampleOf (path: string): Promise<Sample> {
  const name = path.toLowerCase().replace(/\.gz$/u, '')
  const stats = statSync(path)
  if (stats.isDirectory()) return { name: `${name}/`, head: '', first: undefined }
  if (name.endsWith('.txt') && isFile(`${path.slice(0, -4)}.ann`)) return { name: `${name.slice(0, -4)}.ann`, head: '', first: undefined }
  return { name, head: await readHead(path, SNIFFED_CHARS), first: isJson(name) ? await firstValue(path) : undefined }
}

/** The first value that parses, however long it is. */
async function firstValue (path: string): Promise<unknown> {
  let tried = 0
  for await (const { json } of jsonItems(readPieces(path), isJsonLines(path))) {
    try {
      const value = JSON.parse(json ?? '') as unknown
      if (typeof value === 'object' && value !== null) return value
    } catch {
      // The next one may do.
    }
    if (++tried >= MOST_TRIED) return undefined
  }
  return undefined
}

function isJson (name: string): boolean {
  return /\.(?:json|jsonl|ndjson)$/u.test(name)
}

function isFile (path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}
