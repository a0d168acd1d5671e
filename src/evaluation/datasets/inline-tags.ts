// Text with its labels in it, `call <PERSON>Ada</PERSON>`: CSV and TSV files with such a column. Offsets are made here.

import { parse, type CsvError } from 'csv-parse'
import { badItem, BadData, itemOf } from './bad-data.ts'
import type { DatasetReader, RawRecord, RawSpan } from './dataset.ts'
import { oneMessage } from './json-values.ts'
import { openText, readHead } from './text-file.ts'

interface Row { readonly record: readonly string[], readonly info: { readonly lines: number } }

const TEXT_COLUMNS = ['tagged_text', 'tagged', 'text', 'message', 'content', 'body']
/** Upper case: `<br>` and other markup stay text. */
const TAG = /<(\/?)([\p{Lu}\p{Lo}][\p{Lu}\p{Lo}\p{N}_.-]*)>/gu

export const INLINE_CSV: DatasetReader = {
  name: 'csv',
  title: 'CSV or TSV with labels in the text: <PERSON>…</PERSON>',
  offsetUnit: 'utf16',
  recognizes: ({ name }) => /\.(?:csv|tsv)$/u.test(name),
  async * read (path) {
    const skipped: CsvError[] = []
    const parser = parse({
      bom: true,
      delimiter: await delimiterOf(path),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error) => { if (error !== undefined) skipped.push(error) }
    })
    const file = openText(path)
    file.on('error', (error) => { parser.destroy(error) })
    let columns: readonly string[] | undefined
    let [line, countedTwice] = [1, 0]
    for await (const { record, info } of file.pipe(parser) as AsyncIterable<Row>) {
      if (columns === undefined) {
        columns = headerOf(record)
        if (columns.length === 0 && record.length > 1 && !record.some(hasTag)) {
          columns = record
          yield badItem(line, `taken as a header, but none of its columns is called ${TEXT_COLUMNS.join(', ')}; text is where the tags are`)
        }
      }
      if (columns !== record) yield itemOf(line, () => readRow(columns ?? [], record, line))
      // csv-parse counts a CRLF inside quotes as two lines.
      for (const cell of record) countedTwice += cell.split('\r\n').length - 1
      line = info.lines - countedTwice + 1
    }
    // A quote that nobody closes takes the rest of the file with it: it began after the last row.
    for (const { code } of skipped) yield badItem(line, code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is not closed; the rest of the file is lost' : `not valid CSV (${code})`)
  }
}

async function delimiterOf (path: string): Promise<string> {
  if (/\.tsv(?:\.gz)?$/iu.test(path)) return '\t'
  const first = (await readHead(path, 4096)).split(/\r?\n/u, 1)[0] ?? ''
  const counts = [',', '\t', ';'].map((sign) => [sign, first.split(sign).length] as const)
  return counts.reduce((best, one) => one[1] > best[1] ? one : best)[0]
}

/** The first row itself where it names a text column; else the text is found by its tags. */
function headerOf (row: readonly string[]): readonly string[] {
  return row.some((name) => TEXT_COLUMNS.includes(name.trim().toLowerCase())) ? row : []
}

function hasTag (cell: string): boolean {
  return cell.search(TAG) >= 0
}

function readRow (columns: readonly string[], row: readonly string[], line: number): RawRecord {
  const cell = (names: readonly string[]): string | undefined => {
    const name = names.find((one) => columns.some((column) => column.trim().toLowerCase() === one))
    return name === undefined ? undefined : row[columns.findIndex((column) => column.trim().toLowerCase() === name)]
  }
  const hasTextColumn = headerOf(columns).length > 0
  const tagged = hasTextColumn ? cell(TEXT_COLUMNS) : row.find(hasTag) ?? (columns.length === 0 ? row[0] : undefined)
  if (tagged === undefined) throw new BadData('the row has no text column')
  const { text, spans } = readTags(tagged)
  return { line, id: cell(['id']) ?? String(line), language: cell(['language', 'lang']), conversation: oneMessage(text), spans }
}

/** Takes the tags out. @throws BadData for a tag that is not closed, or closes what is not open. */
export function readTags (tagged: string): { readonly text: string, readonly spans: RawSpan[] } {
  if (tagged.includes('\uFFFD')) throw new BadData('not UTF-8 (or holds U+FFFD)')
  const open: Array<{ label: string, start: number }> = []
  const spans: RawSpan[] = []
  let [text, cursor] = ['', 0]
  for (const { 0: tag, 1: slash, 2: label = '', index } of tagged.matchAll(TAG)) {
    text += tagged.slice(cursor, index)
    cursor = index + tag.length
    if (slash === '') { open.push({ label, start: text.length }); continue }
    const last = open.pop()
    if (last?.label !== label) throw new BadData('a tag closes what is not open')
    spans.push({ message: 0, start: last.start, end: text.length, label })
  }
  if (open.length > 0) throw new BadData('a tag is not closed')
  return { text: text + tagged.slice(cursor), spans: spans.sort((a, b) => a.start - b.start) }
}
