// Where Latin words begin, for regexes that are worth trying at a few words only: one walk over the characters, no regex.

/** A table of 128 × 128 flags: which two ASCII characters a word opens with. */
export type Openings = Uint8Array

/** @param pairs pairs of characters, separated by commas; letters in lower case, found in both cases. */
export function openings (pairs: string): Openings {
  const table = new Uint8Array(128 * 128)
  for (const pair of pairs.split(',')) {
    const [first, second] = [pair.charAt(0), pair.charAt(1)]
    for (const one of [first, first.toUpperCase()]) {
      for (const two of [second, second.toUpperCase()]) table[(one.charCodeAt(0) << 7) + two.charCodeAt(0)] = 1
    }
  }
  return table
}

/** The start of the next word at or after `from` that opens with one of the pairs; -1 where there is none. A word has no ASCII letter or digit before it. */
export function nextWordStart (text: string, from: number, pairs: Openings): number {
  let before = from > 0 ? text.charCodeAt(from - 1) : 0
  let code = text.charCodeAt(from)
  for (let at = from; at < text.length; at += 1) {
    const next = text.charCodeAt(at + 1)
    if (code < 0x80 && next < 0x80 && pairs[(code << 7) + next] === 1 && !isWordUnit(before)) return at
    before = code
    code = next
  }
  return -1
}

function isWordUnit (code: number): boolean {
  return (code >= 0x61 && code <= 0x7A) || (code >= 0x41 && code <= 0x5A) || (code >= 0x30 && code <= 0x39)
}
