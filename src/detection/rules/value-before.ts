// The value right before a place of the text: 'hana_k2' before 'というID', an answer before 'to the security question'.

import type { Span } from '../normalize.ts'

/**
 * The group `value` of `regex` in the `most` units before `end`; null where it does not match. Offsets: UTF-16 code units of `text`.
 * @param regex ends with `$`.
 */
export function valueBefore (text: string, end: number, most: number, regex: RegExp): Span | null {
  const from = Math.max(0, end - most)
  const match = regex.exec(text.slice(from, end))
  const value = match?.groups?.['value']
  if (match === null || value === undefined) return null
  const start = from + match.index + match[0].indexOf(value)
  return { start, end: start + value.length }
}
