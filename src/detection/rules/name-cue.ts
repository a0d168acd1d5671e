// The shape of a cue for names, and the pieces that the cue tables share.

/** Words around a name. */
export interface NameCue {
  readonly id: string
  /**
   * Begins at the cue, with what stands before it in a look-behind: the words that are looked for first are those seldom seen. Flags dgiu; the
   * group `value` holds what may be the name.
   */
  readonly regex: RegExp
  /** Probability that what was found is a name. */
  readonly score: number
  /** How many words a Latin name may have here; later words are cut. */
  readonly maxWords: number
  /** True: a name counts only with a capital. */
  readonly isCapital: boolean
  /** True: a single word that everybody uses does not count: 'It\'s Grey.' */
  readonly isUncommon: boolean
}

const WORD = String.raw`[\p{Script=Latin}][\p{Script=Latin}'-]{0,30}\.?`

/** Up to five Latin words; what follows the name is cut later. */
export const NAME = `(?<value>${WORD}(?: ${WORD}){0,4})`
export const ONE_WORD = `(?<value>${WORD})`
/** No part of a word, number or mail address before. */
export const START = String.raw`(?<![\p{Script=Latin}\p{N}@._-])`

export const HAN = String.raw`\p{Script=Han}々ヶ`

export function cue (id: string, source: string, score: number, maxWords = 4, isCapital = false, isUncommon = false): NameCue {
  return { id, regex: new RegExp(source, 'dgiu'), score, maxWords, isCapital, isUncommon }
}
