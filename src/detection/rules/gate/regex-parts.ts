// Reads a regex's source into its parts: characters, sequences, choices and repetitions.

/**
 * `character`: one code point, as regex source; `anything`: what follows is unknown (a back-reference).
 * `assertion`: a look-around or border, which holds no character; `notBefore` are characters that it surely forbids just before it.
 */
export type Part =
  | { readonly kind: 'character', readonly source: string }
  | { readonly kind: 'sequence', readonly parts: readonly Part[] }
  | { readonly kind: 'choice', readonly branches: readonly Part[] }
  | { readonly kind: 'repeat', readonly part: Part, readonly least: number, readonly most: number }
  | { readonly kind: 'assertion', readonly notBefore: readonly string[] }
  | { readonly kind: 'anything' }

const NOTHING: Part = { kind: 'sequence', parts: [] }
const ASSERTION: Part = { kind: 'assertion', notBefore: [] }
const ANYTHING: Part = { kind: 'anything' }

/** @param regex with the flag u. Syntax that is not known reads as `anything`. */
export function partsOf (regex: RegExp): Part {
  return new Reader(regex.source).read()
}

/** Whether a part also matches no character at all. */
export function mayBeEmpty (part: Part): boolean {
  switch (part.kind) {
    case 'assertion': return true
    case 'sequence': return part.parts.every(mayBeEmpty)
    case 'choice': return part.branches.some(mayBeEmpty)
    case 'repeat': return part.least === 0 || mayBeEmpty(part.part)
    default: return false
  }
}

/** A recursive-descent reader of regex source. */
class Reader {
  readonly #source: string
  #at = 0

  constructor (source: string) {
    this.#source = source
  }

  read (): Part {
    const part = this.#choice()
    return this.#at === this.#source.length ? part : ANYTHING
  }

  #choice (): Part {
    const branches = [this.#sequence()]
    while (this.#take('|')) branches.push(this.#sequence())
    return branches.length === 1 ? branches[0] ?? NOTHING : { kind: 'choice', branches }
  }

  #sequence (): Part {
    const parts: Part[] = []
    for (let next = this.#peek(); next !== '' && next !== '|' && next !== ')'; next = this.#peek()) {
      const part = this.#repeated()
      if (part.kind === 'sequence') parts.push(...part.parts)
      else parts.push(part)
    }
    return parts.length === 1 ? parts[0] ?? NOTHING : { kind: 'sequence', parts }
  }

  #repeated (): Part {
    const part = this.#atom()
    const mark = this.#match(/(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/uy)
    if (mark === null) return part
    const [, sign, count = '', comma, limit = ''] = mark
    if (sign !== undefined) return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity }
    const most = comma === '' ? count : limit
    return { kind: 'repeat', part, least: Number(count), most: most === '' ? Infinity : Number(most) }
  }

  #atom (): Part {
    const char = this.#next()
    if (char === '(') return this.#group()
    if (char === '[') return { kind: 'character', source: `[${this.#match(/(?:\\.|[^\]\\])*\]/uy)?.[0] ?? ']'}` }
    if (char === '\\') return this.#escape()
    if (char === '^' || char === '$') return ASSERTION
    return { kind: 'character', source: char }
  }

  #group (): Part {
    const head = this.#match(/\?(?:<?[=!]|:|<[A-Za-z]\w*>)/uy)?.[0] ?? ''
    const part = this.#choice()
    this.#take(')')
    if (head === '?<!') return { kind: 'assertion', notBefore: (part.kind === 'choice' ? part.branches : [part]).flatMap((branch) => branch.kind === 'character' ? [branch.source] : []) }
    return head.endsWith('!') || head.endsWith('=') ? ASSERTION : part
  }

  #escape (): Part {
    const escape = this.#match(/[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|k<[^>]*>|./uy)?.[0] ?? ''
    if (escape === 'b' || escape === 'B') return ASSERTION
    return /^(?:[1-9]|k<)/u.test(escape) ? ANYTHING : { kind: 'character', source: `\\${escape}` }
  }

  #match (pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#source)
    this.#at += match?.[0].length ?? 0
    return match
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
}
