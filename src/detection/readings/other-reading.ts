// A second reading of a text in which values are disguised: codes decoded, words of digits as digits, marks put back.

import { normalize, type NormalizedText, type Span } from '../normalize.ts'
import { cueWordEdits } from './cue-words.ts'
import { disguisedDigitEdits, oddGroupEdits, setApartEdits } from './digit-groups.ts'
import { englishDigitEdits } from './digit-words-en.ts'
import { japaneseDigitEdits } from './digit-words-ja.ts'
import { applyEdits, changedSpans, type Edit } from './edits.ts'
import { escapeEdits } from './escapes.ts'
import { jointEdits } from './joints.ts'

/** @see otherReading */
export interface OtherReading extends NormalizedText {
  /** Where it differs from the text, in order of their starts; offsets are of the reading. */
  readonly changed: readonly Span[]
}

/** In this order: codes may hide words, words make digits, digits are drawn together last. */
const STAGES: ReadonlyArray<(text: string) => Edit[]> = [
  cueWordEdits,
  jointEdits,
  englishDigitEdits,
  japaneseDigitEdits,
  disguisedDigitEdits,
  setApartEdits,
  oddGroupEdits
]

/**
 * Another way to read a normalized text; null where there is none, which is the rule. It is read BESIDE the text, never instead:
 * decoding may also spoil a value ('%20' within a password). Linear in the length of the text.
 */
export function otherReading (normalized: NormalizedText): OtherReading | null {
  let reading = normalized
  let changed: readonly Span[] = []
  function apply (edits: readonly Edit[]): void {
    if (edits.length === 0) return
    reading = applyEdits(reading, edits)
    changed = changedSpans(changed, edits)
  }
  apply(decoded(reading.text))
  // Once more what was decoded: '%2540' and '&amp;#64;' are coded twice.
  if (changed.length > 0) apply(decoded(reading.text))
  for (const stage of STAGES) apply(stage(reading.text))
  return reading === normalized ? null : { ...reading, changed }
}

/** Decoded characters are written in the normal way too: '&#65300;' is '４' is '4'. */
function decoded (text: string): Edit[] {
  return escapeEdits(text).map((edit) => ({ ...edit, text: normalize(edit.text).text }))
}
