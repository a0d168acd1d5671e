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

/**
 * Quoted words in one piece, else what stands between spaces. A dash or slash alone is no word: it belongs to the next as its lead.
 * Groups: the joint; quotation mark, what is quoted, mark; lead, word; space. Not named: an object of names costs more than the match.
 */
const RUN = /((?:[-–—/|:=>+*•,]{1,3}\s{1,2}){0,2})(?:(["“「『`]|(?<![A-Za-z0-9])['‘])([^"“”「」『』`\n]{2,48}?)(["”」』`]|['’](?![A-Za-z0-9]))|([("“「『‘'`[{<*_#>=:→–—-]{0,4})([^\s]{1,80}))(\s{0,4})/gu
/** Marks behind a word. */
const TRAILING = '.,;:?)]}>"”’\'`」』*…'
const BEHIND_QUOTE = /[.,;:?!)\]]{1,3}/uy
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

/** A word of a stretch by its number from 0; undefined before the first and behind the last. */
export type WordAt = (index: number) => Word | undefined

/** The words of `text` that begin in `[from, to)`, at most `most`, each read when it is first asked for: most talk is left early. */
export function wordReader (text: string, from: number, to: number, most: number): WordAt {
  const words: Word[] = []
  const rest = wordsOf(text, from, to)
  return (index) => {
    while (words.length <= index && words.length < most) {
      const next = rest.next()
      if (next.done === true) break
      words.push(next.value)
    }
    return words[index]
  }
}

/** The words of `text` that begin in `[from, to)`. */
export function * wordsOf (text: string, from: number, to: number): Generator<Word, undefined> {
  let [at, isLineStart, marks] = [from, false, '']
  for (;;) {
    // Between two words somebody else may have read others.
    RUN.lastIndex = at
    const match = RUN.exec(text)
    if (match === null || match.index >= to) return
    at = RUN.lastIndex
    const [all, joint = '', open, quoted, close = '', lead = '', bare = '', space = ''] = match
    const isLineBreak = space.includes('\n')
    const isLineEnd = isLineBreak || at >= text.length
    const end = match.index + all.length - space.length
    if (open !== undefined && quoted !== undefined) {
      BEHIND_QUOTE.lastIndex = end
      const after = BEHIND_QUOTE.exec(text)?.[0] ?? ''
      at += space.length === 0 ? after.length : 0
      const start = end - close.length - quoted.length
      yield { start, end: start + quoted.length, text: quoted, plain: quoted.toLowerCase(), lead: marks + joint + open, trail: close + after, isQuoted: true, isLast: isLineEnd || HAS_END.test(after), isLineStart }
    } else {
      const length = bodyLength(bare)
      const [body, trail] = [bare.slice(0, length), bare.slice(length)]
      if (body === '') {
        // Marks between spaces are the lead of the next word.
        marks += `${joint}${lead}${trail}${space}`
        isLineStart ||= isLineBreak
        continue
      }
      const start = end - bare.length
      // '!' may be a part of a password, and ends a sentence too.
      yield { start, end: start + length, text: body, plain: plainOf(body), lead: marks + joint + lead, trail, isQuoted: false, isLast: isLineEnd || body.endsWith('!') || HAS_END.test(trail), isLineStart }
    }
    isLineStart = isLineBreak
    marks = ''
  }
}

/** The length of a word without the marks behind it. */
function bodyLength (bare: string): number {
  let length = bare.length
  while (length > 0 && TRAILING.includes(bare.charAt(length - 1))) length -= 1
  return length
}

/** Lower case, without the exclamation marks at the end. */
function plainOf (body: string): string {
  let length = body.length
  while (body.charAt(length - 1) === '!') length -= 1
  const plain = body.slice(0, length).toLowerCase()
  return plain.includes('’') ? plain.replaceAll('’', '\'') : plain
}
