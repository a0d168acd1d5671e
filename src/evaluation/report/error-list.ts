// The worst errors with their context: masked to its shape unless the user asked for the text.

import type { TypedSpan } from '../record.ts'
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
  const message = (gold ?? found)?.message ?? 0
  const names = [gold?.type, found?.type === gold?.type ? undefined : found?.type].filter((type) => type !== undefined)
  const title = names.map((type) => both(...typeTitles(type))).join(' → ')
  const notes = [...(found === undefined ? [] : [`${word('scoreIs')} ${found.score.toFixed(2)}`, escapeHtml(found.source)]), `${escapeHtml(recordId)} #${message}`]
  return `<li><p><span>${title}</span> <small>${notes.join(' · ')}</small></p><code>${withMarks(context, gold, found, isTextShown)}</code></li>`
}

/** What is labelled is shaded, what was found is underlined. */
function withMarks ({ text, offset }: EvaluationError['context'], gold: TypedSpan | undefined, found: TypedSpan | undefined, isTextShown: boolean): string {
  const cuts = [0, text.length, ...[gold, found].flatMap((span) => span === undefined ? [] : [span.start - offset, span.end - offset])]
  const places = [...new Set(cuts.map((at) => Math.min(text.length, Math.max(0, at))))].sort((a, b) => a - b)
  return places.slice(1).map((end, index) => {
    const start = places[index] ?? 0
    const isIn = (span: TypedSpan | undefined): boolean => span !== undefined && span.start - offset <= start && end <= span.end - offset
    const [isGold, isFound] = [isIn(gold), isIn(found)]
    const piece = text.slice(start, end)
    const shown = escapeHtml(isTextShown ? piece : isGold || isFound ? maskValue(piece) : maskShape(piece))
    const underlined = isFound ? `<u>${shown}</u>` : shown
    return isGold ? `<mark>${underlined}</mark>` : underlined
  }).join('')
}

/** Letters and digits become one sign of their kind: the shape stays, the content goes. */
export function maskShape (text: string): string {
  return text.replace(/\p{Nd}/gu, '0').replace(/\p{Lu}/gu, 'X').replace(/\p{Ll}/gu, 'x').replace(/(?![Xx])\p{L}|\p{Nl}|\p{No}|\p{M}/gu, '○')
}

/** Of a value only the usual separators stay, and none where it has nothing else: signs can be a password too. */
export function maskValue (text: string): string {
  return maskShape(text).replace(/[\p{L}\p{N}]/u.test(text) ? /[^\sXx0○@.,:/()〒ー-]/gu : /\S/gu, '○')
}
