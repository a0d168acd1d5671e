// Places in a text counted in code points, as Python counts them, and in UTF-16 code units, as JavaScript does.

export interface CodePoints {
  /** How many code points the text has. */
  readonly length: number
  /** The UTF-16 offset of a code point offset from 0 to `length`. */
  readonly toUtf16: (offset: number) => number
}

/** Costs one walk over the text, and memory only where it holds characters outside the Basic Multilingual Plane. */
export function codePointsOf (text: string): CodePoints {
  if (!/[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text)) return { length: text.length, toUtf16: (offset) => offset }
  const units = new Int32Array(text.length + 1)
  let length = 0
  for (let unit = 0; unit < text.length; unit += (text.codePointAt(unit) ?? 0) > 0xFFFF ? 2 : 1) units[length++] = unit
  units[length] = text.length
  return { length, toUtf16: (offset) => units[offset] ?? text.length }
}

/** Length in code points. */
export function codePointLength (text: string): number {
  let pairs = 0
  for (let unit = 0; unit < text.length - 1; unit++) if (isPairAt(text, unit)) pairs += 1
  return text.length - pairs
}

/** The text before and from a code point offset. */
export function splitAt (text: string, offset: number): readonly [string, string] {
  const unit = codePointsOf(text).toUtf16(offset)
  return [text.slice(0, unit), text.slice(unit)]
}

function isPairAt (text: string, unit: number): boolean {
  return (text.codePointAt(unit) ?? 0) > 0xFFFF
}
