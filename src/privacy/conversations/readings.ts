// Other ways to read a value that was written in disguise, so that it is found by its plain form: 'four one one …', 'ada [at] example.com',
// 'ada dot king at example dot com', '０９０の…'.

import { normalize } from '../../detection/normalize.ts'
import { otherReading } from '../../detection/readings/other-reading.ts'
import type { IdentifierKind } from './search-tokens.ts'

/** Words for the marks of a mail address. A mail address is known to be one: here they can mean nothing else. */
const MAIL_WORDS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\s*(?:[([{<](?:at|a|@|アット(?:マーク)?)[)\]}>]|_at_|アット(?:マーク)?|あっとまーく|[★☆◎●])\s*|\s+at(?:\s+sign)?\s+/giu, '@'],
  [/\s*(?:[([{](?:dot|ドット|\.)[)\]}]|ドット|。)\s*|\s+(?:dot|punto|punkt|point)\s+/giu, '.'],
  [/\s*(?:アンダーバー|アンダースコア)\s*|\s+underscore\s+/giu, '_'],
  [/\s*ハイフン\s*|\s+(?:dash|hyphen|minus)\s+/giu, '-'],
  [/\s+plus\s+/giu, '+']
]
/** A value is short; what is longer is read as it is written. */
const LONGEST = 400

/** The value as it is written, and its other readings where there are any. */
export function readingsOf (kind: IdentifierKind, value: string): readonly string[] {
  if ((kind !== 'email' && kind !== 'phone' && kind !== 'card') || value.length > LONGEST) return [value]
  const other = otherReading(normalize(value))?.text
  const spoken = kind === 'email' ? MAIL_WORDS.reduce((text, [words, mark]) => text.replace(words, mark), other ?? value) : value
  return [...new Set([value, other ?? value, spoken])]
}
