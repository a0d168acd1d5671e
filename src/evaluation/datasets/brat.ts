// brat's stand-off files: `NAME.txt` with `NAME.ann` beside it, or a folder of them. Each pair is one record. brat counts code points.

import { existsSync, statSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { BadData, itemOf } from './bad-data.ts'
import type { DatasetReader, RawRecord, RawSpan } from './dataset.ts'
import { oneMessage } from './json-values.ts'

export const BRAT: DatasetReader = {
  name: 'brat',
  title: 'brat: NAME.txt with NAME.ann beside it, or a folder of such pairs',
  offsetUnit: 'codepoint',
  recognizes: ({ name }) => name.endsWith('.ann') || name.endsWith('/'),
  async * read (path) {
    for (const name of await documentsOf(path)) {
      const [text, labels] = await Promise.all([readUtf8(`${name}.txt`), readUtf8(`${name}.ann`)])
      yield itemOf(1, () => readDocument(basename(name), text, labels))
    }
  }
}

/** Paths without the ending. */
async function documentsOf (path: string): Promise<string[]> {
  if (!statSync(path).isDirectory()) return [path.replace(/\.(?:ann|txt)$/iu, '')]
  const names = (await readdir(path)).filter((name) => name.endsWith('.ann')).sort()
  return names.map((name) => join(path, name.slice(0, -4)))
}

async function readUtf8 (path: string): Promise<string | undefined> {
  return existsSync(path) ? (await readFile(path, 'utf8')).replace(/^\uFEFF/u, '') : undefined
}

function readDocument (name: string, text: string | undefined, labels: string | undefined): RawRecord {
  if (text === undefined || labels === undefined) throw new BadData(`${name}: the ${text === undefined ? '.txt' : '.ann'} file is missing`)
  if (text.includes('\uFFFD')) throw new BadData(`${name}.txt is not UTF-8`)
  const spans = labels.split(/\r?\n/u).flatMap((line, index) => line.startsWith('T') ? readSpans(line, `${name}.ann:${index + 1}:`) : [])
  return { line: 1, id: name, language: undefined, conversation: oneMessage(text), spans }
}

/** `T1<tab>Person 0 5;8 12<tab>value`: a span in pieces becomes one span a piece. */
function readSpans (line: string, where: string): RawSpan[] {
  const [, middle = '', value] = line.split('\t')
  const [label = '', ...rest] = middle.split(' ')
  const pieces = rest.join(' ').split(';').map((piece) => /^(\d+) (\d+)$/u.exec(piece.trim()))
  if (label === '' || pieces.includes(null)) throw new BadData(`${where} not a label with offsets`)
  return pieces.map((piece) => ({
    message: 0,
    start: Number(piece?.[1]),
    end: Number(piece?.[2]),
    label,
    ...(pieces.length === 1 && value !== undefined ? { value } : {})
  }))
}
