// Offsets in the unit that a caller counts in: UTF-16 code units (JavaScript), code points (Python) or UTF-8 bytes (Rust, Go).

export type OffsetUnit = 'utf16' | 'codepoint' | 'byte'

export const OFFSET_UNITS: readonly OffsetUnit[] = ['utf16', 'codepoint', 'byte']

/**
 * Makes a function from a UTF-16 offset of `text` to the same place counted in `unit`. Rising offsets cost one walk over the text
 * together; a falling one starts again from the beginning. An offset inside a surrogate pair means the place before the pair.
 */
export function offsetConverter (text: string, unit: OffsetUnit): (offset: number) => number {
  if (unit === 'utf16') return (offset) => offset
  const width = unit === 'codepoint' ? () => 1 : bytesOf
  let [at, counted] = [0, 0]
  return (offset) => {
    if (offset < at) [at, counted] = [0, 0]
    while (at < offset) {
      const codePoint = text.codePointAt(at)
      if (codePoint === undefined) break
      const next = at + (codePoint > 0xFFFF ? 2 : 1)
      if (next > offset) break
      at = next
      counted += width(codePoint)
    }
    return counted
  }
}

/** Length of a code point in UTF-8, RFC 3629 §3. A lone surrogate counts as U+FFFD, which encoders write for it. */
function bytesOf (codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}
