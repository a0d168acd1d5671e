// Text → JSON values, cut out as it streams in, without understanding them.

export interface JsonItem {
  /** Line where the value starts, from 1. */
  readonly line: number
  /** Undefined: longer than the limit; an unclosed bracket must not collect the whole file. */
  readonly json: string | undefined
}

/** Longest value, in UTF-16 units. */
const MOST_CHARS = 64 * 1024 * 1024

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5C, 0x2C, 0x5B, 0x5D, 0x7B, 0x7D]

/**
 * Cuts text into JSON values without understanding them.
 * @param byLines one value a line, so that a broken line harms no other; else by brackets, where a broken value may take others along.
 */
export async function * jsonItems (pieces: AsyncIterable<string>, byLines: boolean, mostChars = MOST_CHARS): AsyncGenerator<JsonItem> {
  const cutter = byLines ? new LineCutter(mostChars) : new BracketCutter(mostChars)
  for await (const piece of pieces) yield * cutter.take(piece)
  yield * cutter.end()
}

/** The value that is being collected, in parts. */
class Collected {
  readonly #most: number
  #parts: string[] = []
  #length = 0

  constructor (most: number) {
    this.#most = most
  }

  get isEmpty (): boolean {
    return this.#length === 0
  }

  add (part: string): void {
    this.#length += part.length
    if (this.#length > this.#most) this.#parts = []
    else if (part !== '') this.#parts.push(part)
  }

  /** The value as an item, none for white space; empty again afterwards. */
  take (line: number): JsonItem[] {
    const [json, isTooLong] = [this.#parts.join('').trim(), this.#length > this.#most]
    this.#parts = []
    this.#length = 0
    return isTooLong ? [{ line, json: undefined }] : json === '' ? [] : [{ line, json }]
  }
}

class LineCutter {
  readonly #collected: Collected
  #line = 1

  constructor (most: number) {
    this.#collected = new Collected(most)
  }

  take (piece: string): JsonItem[] {
    const items: JsonItem[] = []
    const lines = piece.split('\n')
    lines.forEach((part, index) => {
      this.#collected.add(part)
      if (index === lines.length - 1) return
      items.push(...this.#collected.take(this.#line))
      this.#line += 1
    })
    return items
  }

  end (): JsonItem[] {
    return this.#collected.take(this.#line)
  }
}

/** Follows strings and brackets. A `[` in front of the first value opens a list, whose items are the values. */
class BracketCutter {
  readonly #collected: Collected
  #line = 1
  #startLine = 1
  #depth = 0
  #isInString = false
  #isEscaped = false
  /** Undefined before the first sign that is not space. */
  #isList: boolean | undefined

  constructor (most: number) {
    this.#collected = new Collected(most)
  }

  take (piece: string): JsonItem[] {
    const items: JsonItem[] = []
    let from = 0
    const cut = (to: number): void => {
      this.#collected.add(piece.slice(from, to))
      from = to
      items.push(...this.end())
    }
    for (let at = 0; at < piece.length; at++) {
      const sign = piece.charCodeAt(at)
      if (sign === 0x0A) this.#line += 1
      if (this.#isInString) this.#inString(sign)
      else if (this.#depth > 0) {
        this.#inBrackets(sign)
        if (this.#depth === 0) cut(at + 1)
      } else if (isSpace(sign) || (this.#isList === true && (sign === COMMA || sign === CLOSE_LIST))) {
        cut(at)
        from = at + 1
      } else if (this.#isList === undefined && sign === OPEN_LIST) {
        this.#isList = true
        from = at + 1
      } else {
        this.#isList ??= false
        if (from === at && this.#collected.isEmpty) this.#startLine = this.#line
        this.#inBrackets(sign)
      }
    }
    this.#collected.add(piece.slice(from))
    return items
  }

  end (): JsonItem[] {
    return this.#collected.take(this.#startLine)
  }

  #inBrackets (sign: number): void {
    if (sign === QUOTE) this.#isInString = true
    else if (sign === OPEN_LIST || sign === OPEN_OBJECT) this.#depth += 1
    else if (this.#depth > 0 && (sign === CLOSE_LIST || sign === CLOSE_OBJECT)) this.#depth -= 1
  }

  #inString (sign: number): void {
    if (this.#isEscaped) this.#isEscaped = false
    else if (sign === BACKSLASH) this.#isEscaped = true
    else if (sign === QUOTE) this.#isInString = false
  }
}

function isSpace (sign: number): boolean {
  return sign === 0x20 || sign === 0x0A || sign === 0x0D || sign === 0x09
}
