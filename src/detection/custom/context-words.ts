// Which context word of a rule stands before a value: the last five words that mean something, and the value itself, are looked at.

/** UTF-16 code units before a value that are read at most. */
const WINDOW = 200
const WORDS_BEFORE = 5
const WORD = /[\p{L}\p{M}\p{N}_]+/gu
/** Words that say nothing and are not counted. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be been by can do for from has have her his i if in is it its me my no not of on or our she he so that the their them they this to us was we were will with you your'.split(' ')
)

/** The score of a value with a context word: Presidio adds 0.35, and makes it at least 0.4. */
export function raiseCustomScore (score: number): number {
  return Math.min(1, Math.max(score + 0.35, 0.4))
}

/**
 * The first of `context` that is part of a word near the value, without regard to case; '' for none.
 * @param start offset of the value, UTF-16 code units; @param given words that count as near.
 */
export function contextWordNear (context: readonly string[], text: string, start: number, end: number, given: readonly string[]): string {
  if (context.length === 0) return ''
  const before = text.slice(Math.max(0, start - WINDOW), start).toLowerCase().match(WORD) ?? []
  const near = before.filter((word) => !FUNCTION_WORDS.has(word)).slice(-WORDS_BEFORE)
  const words = [...near, text.slice(start, Math.min(end, start + WINDOW)).toLowerCase(), ...given.map((word) => word.toLowerCase())]
  return context.find((wanted) => words.some((word) => word.includes(wanted.toLowerCase()))) ?? ''
}
