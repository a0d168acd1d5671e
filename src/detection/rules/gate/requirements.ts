// What a text must hold for a regex to match at all: one of some literals, and a run of digits. Read off the regex's own source.

/**
 * `digits`: least digits in one cluster (gaps of at most 4 marks or spaces); `literals`: one of these must occur, null for no claim;
 * `length`: most units that a match and its look-arounds span.
 */
export interface Requirements {
  readonly digits: number
  readonly literals: readonly string[] | null
  readonly length: number
}

/** Nothing is required: the regex is always run. */
export const NO_REQUIREMENTS: Requirements = { digits: 0, literals: null, length: Infinity }

/**
 * What one part of a regex needs.
 * `texts`: every string it can match, where these are few; `need`: one of these must occur; `digits`: digits of its best cluster;
 * `prefix` and `suffix`: digits at its edges that join a cluster with its neighbours; `isGlue`: it matches marks and digits alone.
 */
interface Part {
  readonly texts: readonly string[] | null
  readonly need: readonly string[] | null
  readonly digits: number
  readonly prefix: number
  readonly suffix: number
  readonly isGlue: boolean
  readonly length: number
}

const MAX_TEXTS = 48
const MAX_LITERALS = 160
const MAX_GAP = 4
const UNKNOWN: Part = { texts: null, need: null, digits: 0, prefix: 0, suffix: 0, isGlue: false, length: 2 }
const NOTHING: Part = { texts: [''], need: null, digits: 0, prefix: 0, suffix: 0, isGlue: true, length: 0 }

/** Reads a regex with the flag u. Syntax that it does not know makes it claim nothing. */
export function requirementsOf (regex: RegExp): Requirements {
  const reader = new Reader(regex.source)
  const part = reader.read()
  return part === null ? NO_REQUIREMENTS : { digits: part.digits, literals: bestOf(usable(part.need), usable(part.texts)), length: part.length }
}

/** A recursive-descent reader of regex source. Every part it does not understand counts as `UNKNOWN`. */
class Reader {
  readonly #source: string
  #at = 0

  constructor (source: string) {
    this.#source = source
  }

  /** Null when brackets do not close where expected. */
  read (): Part | null {
    const part = this.#alternatives()
    return this.#at === this.#source.length ? part : null
  }

  #alternatives (): Part {
    const branches = [this.#sequence()]
    while (this.#take('|')) branches.push(this.#sequence())
    return branches.length === 1 ? branches[0] ?? UNKNOWN : branches.reduce(either)
  }

  #sequence (): Part {
    let whole = NOTHING
    while (this.#at < this.#source.length && !/[|)]/.test(this.#peek())) whole = followed(whole, this.#quantified())
    return whole
  }

  #quantified (): Part {
    const part = this.#atom()
    const match = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/u.exec(this.#source.slice(this.#at, this.#at + 16))
    if (match === null) return part
    this.#at += match[0].length
    const mark = match[0].charAt(0)
    const least = mark === '+' ? 1 : mark === '{' ? Number(match[1]) : 0
    const most = mark === '?' ? 1 : mark === '{' ? (match[2] === '' ? least : match[3] === '' ? Infinity : Number(match[3])) : Infinity
    return repeated(part, least, most)
  }

  #atom (): Part {
    const char = this.#next()
    if (char === '(') return this.#group()
    if (char === '[') return this.#class()
    if (char === '\\') return this.#escape()
    if (char === '.') return UNKNOWN
    if (char === '^' || char === '$') return NOTHING
    return literal(char)
  }

  #group (): Part {
    const kind = /^\?(?:<?[=!]|:|<[A-Za-z]\w*>)/u.exec(this.#source.slice(this.#at, this.#at + 40))?.[0] ?? ''
    this.#at += kind.length
    const part = this.#alternatives()
    this.#take(')')
    if (kind.endsWith('!')) return { ...NOTHING, length: part.length }
    // A positive look-around holds nothing of the match, but its literals stand in the text.
    if (kind.endsWith('=')) return { ...NOTHING, length: part.length, need: bestOf(usable(part.need), usable(part.texts)) }
    return part
  }

  #class (): Part {
    const start = this.#at
    while (this.#at < this.#source.length && this.#peek() !== ']') this.#at += this.#peek() === '\\' ? 2 : 1
    const body = this.#source.slice(start, this.#at)
    this.#at += 1
    return classPart(body)
  }

  #escape (): Part {
    const char = this.#next()
    if (char === 'd') return DIGIT
    if (char === 'b' || char === 'B') return NOTHING
    if (char === 's') return GLUE
    if (char === 'p' || char === 'P' || (char === 'u' && this.#peek() === '{')) {
      const body = /^\{[^}]*\}/u.exec(this.#source.slice(this.#at, this.#at + 60))?.[0] ?? ''
      this.#at += body.length
      return UNKNOWN
    }
    if (char === 'x') return literal(String.fromCharCode(parseInt(this.#take2(2), 16)))
    if (char === 'u') return literal(String.fromCharCode(parseInt(this.#take2(4), 16)))
    if (/[nrtfv]/.test(char)) return GLUE
    if (char === 'k') {
      this.#at += /^<[^>]*>/u.exec(this.#source.slice(this.#at))?.[0].length ?? 0
      return UNKNOWN
    }
    return /[A-Za-z0-9]/.test(char) ? UNKNOWN : literal(char)
  }

  #peek (): string {
    return this.#source.charAt(this.#at)
  }

  #next (): string {
    const char = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0)
    this.#at += char.length
    return char
  }

  #take (char: string): boolean {
    if (this.#peek() !== char) return false
    this.#at += 1
    return true
  }

  #take2 (length: number): string {
    this.#at += length
    return this.#source.slice(this.#at - length, this.#at)
  }
}

const DIGIT: Part = { texts: null, need: null, digits: 1, prefix: 1, suffix: 1, isGlue: true, length: 1 }
const GLUE: Part = { texts: null, need: null, digits: 0, prefix: 0, suffix: 0, isGlue: true, length: 1 }

function literal (char: string): Part {
  if (/[0-9]/.test(char)) return { ...DIGIT, texts: [char] }
  return { texts: [char.toLowerCase()], need: null, digits: 0, prefix: 0, suffix: 0, isGlue: !/[\p{L}\p{N}]/u.test(char), length: char.length }
}

function classPart (body: string): Part {
  if (/^(?:[0-9]|[0-9]-[0-9]|\\d)+$/u.test(body)) return DIGIT
  if (/^[^\\^\]-]{1,6}$/u.test(body)) {
    const chars = [...body].map((char) => char.toLowerCase())
    return { ...(chars.every((char) => !/[\p{L}\p{N}]/u.test(char)) ? GLUE : UNKNOWN), texts: [...new Set(chars)] }
  }
  const plain = body.replace(/\\x20|\\s|\\t|\\n|\\-|\\\\|\\\/|\\u20[01][0-9A-F]-?|\\u2212|\\u30FC|\\u2500|\\u3000/giu, '')
  return !body.startsWith('^') && /^[\s.,:;'"()#/·・、。_=-]*$/u.test(plain) ? GLUE : UNKNOWN
}

function followed (a: Part, b: Part): Part {
  const texts = a.texts !== null && b.texts !== null && a.texts.length * b.texts.length <= MAX_TEXTS
    ? a.texts.flatMap((start) => (b.texts ?? []).map((end) => start + end))
    : null
  return {
    texts,
    // Where the strings can no longer be listed, what was listed so far is needed.
    need: texts === null ? bestOf(bestOf(usable(a.need), usable(a.texts)), bestOf(usable(b.need), usable(b.texts))) : bestOf(usable(a.need), usable(b.need)),
    digits: Math.max(a.digits, b.digits, a.suffix + b.prefix),
    prefix: a.isGlue ? a.prefix + b.prefix : a.prefix,
    suffix: b.isGlue ? a.suffix + b.suffix : b.suffix,
    isGlue: a.isGlue && b.isGlue,
    length: a.length + b.length
  }
}

function either (a: Part, b: Part): Part {
  const texts = a.texts !== null && b.texts !== null && a.texts.length + b.texts.length <= MAX_TEXTS * 4 ? [...new Set([...a.texts, ...b.texts])] : null
  const [needA, needB] = [bestOf(usable(a.need), usable(a.texts)), bestOf(usable(b.need), usable(b.texts))]
  const need = needA !== null && needB !== null && needA.length + needB.length <= MAX_LITERALS ? [...new Set([...needA, ...needB])] : null
  return {
    texts,
    need,
    digits: Math.min(a.digits, b.digits),
    prefix: Math.min(a.prefix, b.prefix),
    suffix: Math.min(a.suffix, b.suffix),
    isGlue: a.isGlue && b.isGlue,
    length: Math.max(a.length, b.length)
  }
}

function repeated (part: Part, least: number, most: number): Part {
  const isMark = part.isGlue && part.digits === 0
  // A longer gap of marks may part a cluster in the text, so it parts one here.
  const isGlue = part.isGlue && !(isMark && most > MAX_GAP)
  if (least === 0) return { ...UNKNOWN, texts: most === 1 && part.texts !== null ? ['', ...part.texts] : null, isGlue, length: part.length * most }
  if (least === 1 && most === 1) return part
  const count = part.isGlue ? least : 1
  return {
    texts: null,
    need: bestOf(usable(part.need), usable(part.texts)),
    digits: Math.max(part.digits, part.isGlue ? part.digits * count : least > 1 ? part.suffix + part.prefix : 0),
    prefix: part.prefix * count,
    suffix: part.suffix * count,
    isGlue,
    length: part.length * most
  }
}

/** Literals that are worth looking for: none of them empty, a space, or a single letter or digit. */
function usable (texts: readonly string[] | null): readonly string[] | null {
  if (texts === null || texts.length === 0 || texts.length > MAX_LITERALS) return null
  return texts.every((text) => text.trim().length >= 2 || /^[^a-z0-9\s.,'"-]$/u.test(text)) ? texts : null
}

/** The rarer claim: longer literals, then fewer. */
function bestOf (a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b
  const [lengthA, lengthB] = [shortest(a), shortest(b)]
  return lengthA > lengthB || (lengthA === lengthB && a.length <= b.length) ? a : b
}

function shortest (texts: readonly string[]): number {
  return Math.min(4, ...texts.map((text) => /^[\x00-\x7F]*$/.test(text) ? text.length : text.length * 2))
}
