// CoNLL columns: one token a line with its BIO(ES) tag, an empty line after a sentence; `# text = …` keeps the text as it was.
// Sumi's own files also say `# id`, `# language` and `# message`, so that a conversation comes back whole.

import { ROLES, type Message, type Role } from '../../conversation.ts'
import { badItem, BadData, itemOf } from './bad-data.ts'
import { isTag, readTagSequence } from './bio-tags.ts'
import type { DatasetItem, DatasetReader, RawRecord, RawSpan } from './dataset.ts'
import { readLines, type Line } from './text-file.ts'
import { placeTokens, type TokenRow } from './token-places.ts'

interface Sentence {
  readonly line: number
  readonly comments: ReadonlyMap<string, string>
  readonly rows: readonly TokenRow[]
}

type Labelled = Message & { readonly spans: ReadonlyArray<Omit<RawSpan, 'message'>> }

export const CONLL: DatasetReader = {
  name: 'conll',
  title: 'CoNLL columns with BIO, IOBES or BILOU tags',
  offsetUnit: 'utf16',
  recognizes: ({ name, head }) => /\.(?:conll|conllu|conllup|bio|iob|iob2|iobes|bioes|bilou)$/u.test(name) || (/\.(?:txt|tsv)$/u.test(name) && looksLikeColumns(head)),
  async * read (path) {
    let open: Array<{ line: number, sentence: Sentence }> = []
    for await (const sentence of sentences(readLines(path))) {
      const isNext = sentence.comments.has('message') && sentence.comments.get('message') !== '0' && open.length > 0
      if (!isNext && open.length > 0) yield readGroup(open)
      open = [...(isNext ? open : []), { line: sentence.line, sentence }]
    }
    if (open.length > 0) yield readGroup(open)
  }
}

function looksLikeColumns (head: string): boolean {
  const lines = head.split(/\r?\n/u).slice(0, -1).filter((line) => line.trim() !== '' && !line.startsWith('#') && !line.startsWith('-DOCSTART-')).slice(0, 20)
  return lines.length > 0 && lines.every((line) => line.trim().split(/\s+/u).some(isTag) && line.trim().split(/\s+/u).length > 1)
}

async function * sentences (lines: AsyncIterable<Line>): AsyncGenerator<Sentence> {
  let comments = new Map<string, string>()
  let rows: Array<{ line: number, cells: string[] }> = []
  let start = 0
  for await (const { number, text } of lines) {
    if (start === 0) start = number
    const comment = rows.length === 0 ? /^# ?([\w.]+) ?= ?(.*)$/us.exec(text) : null
    if (comment !== null) { comments.set(comment[1] ?? '', comment[2] ?? ''); continue }
    if (text.startsWith('-DOCSTART-') || (rows.length === 0 && isComment(text))) continue
    if (text.trim() !== '') { rows.push({ line: number, cells: text.includes('\t') ? text.split('\t') : text.trim().split(/ +/u) }); continue }
    if (rows.length > 0 || hasText(comments)) yield { line: start, comments, rows }
    comments = new Map()
    rows = []
    start = 0
  }
  if (rows.length > 0 || hasText(comments)) yield { line: start, comments, rows }
}

/** The sentences of one record: one, or the messages of a conversation. */
function readGroup (group: ReadonlyArray<{ line: number, sentence: Sentence }>): DatasetItem {
  const [first] = group
  if (first === undefined) return badItem(0, 'empty')
  return itemOf(first.line, () => {
    const messages = group.map(({ sentence }) => readSentence(sentence))
    const { comments } = first.sentence
    const record: RawRecord = {
      line: first.line,
      id: comments.get('id') ?? comments.get('sent_id') ?? String(first.line),
      language: comments.get('language'),
      conversation: { messages: messages.map(({ role, text }) => ({ role, text })) },
      spans: messages.flatMap(({ spans }, message) => spans.map((span) => ({ ...span, message })))
    }
    return record
  })
}

function readSentence ({ comments, rows }: Sentence): Labelled {
  const role = (comments.get('role') ?? 'customer') as Role
  const [tokenColumn, tagColumn] = rows.length === 0 ? [0, 1] : columnsOf(rows)
  const tokens = rows.map(({ cells }) => cells[tokenColumn] ?? '')
  if (tokens.some((token) => token.includes('\uFFFD'))) throw new BadData('not UTF-8 (or holds U+FFFD)')
  const { text, places } = placeTokens(tokens, textOf(comments), rows)
  const entities = readTagSequence(rows.map(({ cells }) => cells[tagColumn] ?? 'O'))
  return {
    role: ROLES.includes(role) ? role : 'customer',
    text,
    spans: entities.map(({ label, from, to }) => ({ start: places[from]?.start ?? 0, end: places[to - 1]?.end ?? 0, label }))
  }
}

/** Tag column: the rightmost in which every cell is a tag. Token column: the first, or the second behind running numbers. */
function columnsOf (rows: Sentence['rows']): [number, number] {
  const width = Math.min(...rows.map(({ cells }) => cells.length))
  if (width < 2) throw new BadData(`line ${rows.find(({ cells }) => cells.length < 2)?.line ?? 0} has a token and no tag`)
  const isNumbered = width > 2 && rows.every(({ cells }, index) => /^\d+(?:[-.]\d+)?$/u.test(cells[0] ?? '') && (index > 0 || cells[0] === '1'))
  const tokenColumn = isNumbered ? 1 : 0
  for (let column = width - 1; column > tokenColumn; column--) if (rows.every(({ cells }) => isTag(cells[column] ?? ''))) return [tokenColumn, column]
  const wrong = rows.find(({ cells }) => !isTag(cells.at(-1) ?? ''))
  throw new BadData(`line ${wrong?.line ?? 0} has no BIO tag`)
}

/** A message without a token, empty or all spaces, is one too. */
function hasText (comments: ReadonlyMap<string, string>): boolean {
  return comments.has('text') || comments.has('text_json')
}

/** A sentence may begin with the token `#`: then a tag ends its line. */
function isComment (line: string): boolean {
  return /^#(?: |$)/u.test(line) && !isTag(line.split(/\s+/u).at(-1) ?? '')
}

/** Sumi writes texts with line breaks as a JSON string. */
function textOf (comments: ReadonlyMap<string, string>): string | undefined {
  const json = comments.get('text_json')
  if (json === undefined) return comments.get('text')
  try {
    return String(JSON.parse(json))
  } catch {
    throw new BadData('text_json is not a JSON string')
  }
}
