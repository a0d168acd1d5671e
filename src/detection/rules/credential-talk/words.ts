// The words of a stretch of text, with the marks around them: what the grammar of credential talk is read from.

/** Offsets are UTF-16 code units of the text that was read. */
export interface Word {
  readonly start: number
  readonly end: number
  /** Without the marks around it. */
  readonly text: string
  readonly plain: string
  /** The marks before and behind it: '("', '",'. */
  readonly lead: string
  readonly trail: string
  /** The whole of what stands between two quotation marks. */
  readonly isQuoted: boolean
  /** A sentence or a line ends behind it. */
  readonly isLast: boolean
  /** A line ends before it. */
  readonly isLineStart: boolean
}

/** Quoted words in one piece, else what stands between spaces. A dash or slash alone is no word: it belongs to the next as its lead. */
const RUN = /(?<joint>(?:[-–—/|:=>+*•,]{1,3}\s{1,2}){0,2})(?:(?<open>["“「『`]|(?<![A-Za-z0-9])['‘])(?<quoted>[^"“”「」『』`\n]{2,48}?)(?<close>["”」』`]|['’](?![A-Za-z0-9]))|(?<lead>[("“「『‘'`[{<*_#>=:→–—-]{0,4})(?<bare>[^\s]{1,80}))(?<space>\s{0,4})/gu
const BARE_TRAIL = /[.,;:?)\]}>"”’'`」』*…]{1,80}$/u
const HAS_END = /[.?!…]/u

/** What a word of printable ASCII is made of, beside Japanese. */
export const ASCII_PART = /[!-~]/u
/** Further back no start of a word is looked for. */
const MOST_BACK = 64

/** The start of the word at `at`, so that no word is read from its middle. @param part what words are made of: one character. */
export function wordStart (text: string, at: number, part = /\S/u): number {
  const from = Math.max(0, at)
  let start = from
  while (start > 0 && from - start < MOST_BACK && part.test(text.charAt(start - 1))) start -= 1
  return start
}

/** The words of `text` from `from` to `to`, at most `most`. */
export function wordsOf (text: string, from: number, to: number, most: number): Word[] {
  const words: Word[] = []
  RUN.lastIndex = from
  let [isLineStart, marks] = [false, '']
  for (let match = RUN.exec(text); match !== null && match.index < to && words.length < most; match = RUN.exec(text)) {
    const { joint = '', open, quoted, close = '', lead = '', bare = '', space = '' } = match.groups ?? {}
    const isLineEnd = space.includes('\n') || match.index + match[0].length >= text.length
    const end = match.index + match[0].length - space.length
    if (open !== undefined && quoted !== undefined) {
      const after = /^[.,;:?!)\]]{1,3}/u.exec(text.slice(end, end + 3))?.[0] ?? ''
      RUN.lastIndex += space.length === 0 ? after.length : 0
      const start = end - close.length - quoted.length
      words.push({ start, end: start + quoted.length, text: quoted, plain: quoted.toLowerCase(), lead: marks + joint + open, trail: close + after, isQuoted: true, isLast: isLineEnd || HAS_END.test(after), isLineStart })
    } else {
      const trail = BARE_TRAIL.exec(bare)?.[0] ?? ''
      const start = end - bare.length
      const body = bare.slice(0, bare.length - trail.length)
      if (body === '') {
        // Marks between spaces are the lead of the next word.
        marks += `${joint}${lead}${trail}${space}`
        isLineStart ||= space.includes('\n')
        continue
      }
      // '!' may be a part of a password, and ends a sentence too.
      words.push({ start, end: start + body.length, text: body, plain: body.replace(/!{1,80}$/u, '').toLowerCase().replaceAll('’', '\''), lead: marks + joint + lead, trail, isQuoted: false, isLast: isLineEnd || HAS_END.test(trail) || body.endsWith('!'), isLineStart })
    }
    isLineStart = space.includes('\n')
    marks = ''
  }
  return words
}
