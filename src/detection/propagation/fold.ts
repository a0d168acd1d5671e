// Letter case and accents folded away, one unit to one unit, so that offsets stay.

const ACCENTED = /[\u00C0-\u024F\u1E00-\u1EFF]/gu

/** 'VONDRÁKOVÁ' → 'vondrakova'. The answer has the length of `text`. */
export function fold (text: string): string {
  const lower = text.toLowerCase()
  const same = lower.length === text.length ? lower : text.replace(/[^]/gu, lowerUnit)
  return same.replace(ACCENTED, plainLetter)
}

function lowerUnit (letter: string): string {
  const lower = letter.toLowerCase()
  return lower.length === letter.length ? lower : letter
}

function plainLetter (letter: string): string {
  const plain = letter.normalize('NFD').charAt(0)
  return plain
}
