// Labelled conversations as files: Sumi's JSON Lines, and CoNLL columns that read back without loss.

import type { GoldRecord, TypedSpan } from './record.ts'
import { TOKEN } from './signs.ts'

/** How a record is written, with the newline at its end. */
export type RecordWriter = (record: GoldRecord) => string

export const WRITERS: Readonly<Record<'jsonl' | 'conll', RecordWriter>> = { jsonl: toJsonLine, conll: toConll }

/** One line; offsets in UTF-16 units, with each value, so that a reader can check them. */
export function toJsonLine ({ id, language, conversation, spans }: GoldRecord): string {
  const entities = spans.map(({ message, start, end, type }) => ({ message, start, end, type, text: conversation.messages[message]?.text.slice(start, end) ?? '' }))
  const { channel, messages } = conversation
  return `${JSON.stringify({ id, language, ...(channel === undefined ? {} : { channel }), messages, entities })}\n`
}

/**
 * One sentence a message: comments that hold the text, then a token and its BIO tag a line. Tokens end where spans end.
 * BIO cannot hold spans inside each other, nor white space at a span's edge: inner spans are left out, edges trimmed.
 */
export function toConll ({ id, language, conversation, spans }: GoldRecord): string {
  return conversation.messages.map(({ role, text }, message) => {
    const own = apart(spans.filter((span) => span.message === message))
    const comments = [
      ...(message === 0 ? [`# id = ${id}`, `# language = ${language}`] : []),
      `# message = ${message}`, `# role = ${role}`, /[\r\n\u0085\u2028\u2029]|^ | $/u.test(text) ? `# text_json = ${JSON.stringify(text)}` : `# text = ${text}`
    ]
    return `${[...comments, ...rows(text, own)].join('\n')}\n\n`
  }).join('')
}

/** The longest of spans that overlap, in the order of the text. */
function apart (spans: readonly TypedSpan[]): TypedSpan[] {
  const kept: TypedSpan[] = []
  for (const span of [...spans].sort((a, b) => (b.end - b.start) - (a.end - a.start) || a.start - b.start)) {
    if (kept.every((one) => span.end <= one.start || one.end <= span.start)) kept.push(span)
  }
  return kept.sort((a, b) => a.start - b.start)
}

function rows (text: string, spans: readonly TypedSpan[]): string[] {
  const cuts = [...spans.flatMap(({ start, end }) => [start, end]), text.length]
  const found: string[] = []
  let [from, open] = [0, -1]
  for (const cut of cuts) {
    for (const { 0: token, index } of text.slice(from, cut).matchAll(TOKEN)) {
      const at = from + index
      const owner = spans.findIndex(({ start, end }) => start <= at && at < end)
      found.push(`${token}\t${owner < 0 ? 'O' : `${owner === open ? 'I' : 'B'}-${spans[owner]?.type ?? ''}`}`)
      open = owner
    }
    from = cut
  }
  return found
}
