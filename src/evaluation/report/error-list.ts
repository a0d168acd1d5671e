// The worst errors with their context: masked to its shape unless the user asked for the text.

import { ERROR_KINDS, type ErrorKind, type EvaluationError } from '../worst-errors.ts'
import { both, escapeHtml, typeTitles, word } from './html.ts'

const MOST_SHOWN = 10

export function errorList (worst: readonly EvaluationError[], counts: Readonly<Record<ErrorKind, number>>, isTextShown: boolean): string {
  return ERROR_KINDS.map((kind) => {
    const shown = worst.filter((error) => error.kind === kind).slice(0, MOST_SHOWN)
    if (shown.length === 0) return ''
    return `<figure><h4>${word(kind)} <small>${counts[kind]} ${word('ofAll')}</small></h4><ul class="errors">${shown.map((error) => item(error, isTextShown)).join('')}</ul></figure>`
  }).join('')
}

function item ({ recordId, gold, found, context }: EvaluationError, isTextShown: boolean): string {
  const show = (text: string): string => escapeHtml(isTextShown ? text : maskShape(text))
  const place = gold ?? found
  const [start, end] = [(place?.start ?? 0) - context.offset, (place?.end ?? 0) - context.offset]
  const names = [gold?.type, found?.type === gold?.type ? undefined : found?.type].filter((type) => type !== undefined)
  const title = names.map((type) => both(...typeTitles(type))).join(' → ')
  const score = found === undefined ? '' : ` ${found.score.toFixed(2)} ${escapeHtml(found.source)}`
  return `<li><p>${title}${score} <small>${escapeHtml(recordId)} #${place?.message ?? 0}</small></p>` +
    `<code>${show(context.text.slice(0, start))}<mark>${show(context.text.slice(start, end))}</mark>${show(context.text.slice(end))}</code></li>`
}

/** Letters and digits become one sign of their kind: the shape stays, the content goes. */
export function maskShape (text: string): string {
  return text.replace(/\p{Nd}/gu, '0').replace(/\p{Lu}/gu, 'X').replace(/\p{Ll}/gu, 'x').replace(/(?![Xx])\p{L}|\p{Nl}|\p{No}|\p{M}/gu, '○')
}
