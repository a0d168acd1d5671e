// Marks that Sumi wrote before, `[PERSON_1]`: blanked for detection, so that redacting again changes nothing.

import { BUILT_IN_ENTITY_TYPES, isEntityType } from '../entities.ts'
import { TAG } from '../tag.ts'
import type { NormalizedText } from './normalize.ts'

/** U+FFFC, object replacement: no letter, no digit, part of no value; cut at the edges of a value like a space. */
export const BLANK = '\uFFFC'

const LONGEST_TYPE = Math.max(...BUILT_IN_ENTITY_TYPES.map((type) => type.length))

/** The same text, same offsets, with each mark of a known type blanked. Keyed hashes stay: sixteen free characters could be a value. */
export function blankMarks (normalized: NormalizedText): NormalizedText {
  const { text } = normalized
  if (!text.includes('[')) return normalized
  const blanked = text.replace(TAG, (mark, ...rest) => {
    const { type = '', number = '' } = rest.at(-1) as Partial<Record<string, string>>
    const isMark = type.length <= LONGEST_TYPE + 'CUSTOM_'.length && isEntityType(type) && !mark.includes(':') && number.length <= 5
    return isMark ? BLANK.repeat(mark.length) : mark
  })
  return { ...normalized, text: blanked }
}
