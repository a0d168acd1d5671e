// Which of the forms that a route can answer in a client wants (RFC 9110 §12.5.1).

import { AppError } from '../errors.ts'

/** @param offered media types, the default first. @throws AppError INVALID_REQUEST when the client takes none of them. */
export function chooseType<const Types extends readonly string[]> (accept: string | undefined, offered: Types): Types[number] {
  const ranges = (accept ?? '*/*').split(',').map(parseRange)
  const qualities = offered.map((type) => qualityOf(type, ranges))
  const best = Math.max(...qualities)
  const chosen = offered[qualities.indexOf(best)]
  if (best > 0 && chosen !== undefined) return chosen
  throw new AppError('INVALID_REQUEST', `the header accept must allow one of ${offered.join(', ')}`)
}

interface Range {
  readonly type: string
  readonly quality: number
}

function parseRange (text: string): Range {
  const [type = '', ...parameters] = text.toLowerCase().split(';').map((part) => part.trim())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  return { type, quality: quality === undefined ? 1 : Number(quality) || 0 }
}

/** The most exact range counts: `text/csv`, then `text/*`, then `*`/`*`. */
function qualityOf (type: string, ranges: readonly Range[]): number {
  const patterns = [type, `${type.split('/')[0] ?? ''}/*`, '*/*']
  return patterns.map((pattern) => ranges.find((range) => range.type === pattern)?.quality).find((quality) => quality !== undefined) ?? 0
}
