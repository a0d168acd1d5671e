// Runs a tokenizer's own pre-tokenizer on tracked text: first into chunks that can be cached, then each chunk into words.

import { mapCodePoints, prepend, replaceAll, slice, type Tracked } from './tracked.ts'
import type { PreTokenizer, Spec, TokenizerParts } from './tokenizer.types.ts'

/** Half-open ranges, flat: [start, end, start, end, …] in UTF-16 units. */
export type Ranges = readonly number[]

export interface PreTokenization {
  /** What has to be done once at the beginning of a text (a prefix space). */
  readonly open: (tracked: Tracked) => Tracked
  /** Cuts a text into chunks whose tokens do not depend on their neighbours. Linear. */
  readonly chunks: (text: string) => Ranges
  /** The words of one chunk, as the vocabulary spells them. @param isFirst the chunk belongs to the first section of its text. */
  readonly words: (chunk: Tracked, isFirst: boolean) => Tracked[]
}

type Step = (word: Tracked, isFirst: boolean) => Tracked[]

const whole = (text: string): Ranges => text.length === 0 ? [] : [0, text.length]
const asIs = (tracked: Tracked): Tracked => tracked

/** The pre-tokenizer of tokenizer.json. @param canCutAtSpaces no piece of the vocabulary reaches over the beginning of a run of spaces (▁). */
export function compilePreTokenizer ({ engine, tokenizerJson }: TokenizerParts, canCutAtSpaces: boolean): PreTokenization {
  const [head, ...tail] = engine.pre_tokenizer === null ? [] : flatten(tokenizerJson.pre_tokenizer ?? {}, engine.pre_tokenizer)
  const cutAtSpaces = canCutAtSpaces ? beforeSpaces : whole
  const run = (parts: readonly Part[]) => {
    const steps = parts.map(step)
    return (chunk: Tracked, isFirst: boolean) => steps.reduce<Tracked[]>((words, next) => words.flatMap((word) => next(word, isFirst)), [chunk])
  }
  if (head === undefined) return { open: asIs, chunks: cutAtSpaces, words: run([]) }
  switch (head.spec.type) {
    case 'ByteLevel': {
      const chunks = byteLevelRanges(head)
      const toBytes = run(tail)
      return {
        open: head.spec['add_prefix_space'] === true ? prefixSpace : asIs,
        chunks,
        words: (chunk, isFirst) => toBytes(spellBytes(chunk), isFirst)
      }
    }
    case 'Metaspace':
      return { open: asIs, chunks: cutAtSpaces, words: run([head, ...tail]) }
    case 'Replace':
      return { open: asIs, chunks: whole, words: run([head, ...tail]) }
    default:
      return { open: asIs, chunks: ranges(head), words: run(tail) }
  }
}

interface Part {
  readonly spec: Spec
  readonly component: PreTokenizer
}

function flatten (spec: Spec, component: PreTokenizer): Part[] {
  if (spec.type !== 'Sequence') return [{ spec, component }]
  const specs = (spec['pretokenizers'] ?? []) as readonly Spec[]
  return (component.tokenizers ?? []).flatMap((part, i) => part === null ? [] : flatten(specs[i] ?? {}, part))
}

function step (part: Part): Step {
  const { spec, component } = part
  switch (spec.type) {
    case 'ByteLevel': {
      const cut = byteLevelRanges(part)
      const open = spec['add_prefix_space'] === true ? prefixSpace : asIs
      return (word) => {
        const opened = open(word)
        return cutUp(opened, cut(opened.text)).map(spellBytes)
      }
    }
    case 'Metaspace':
      return metaspace(spec)
    case 'Replace':
      return (word) => [component.pattern ? replaceAll(word, component.pattern, String(spec['content'] ?? '')) : word]
    default: {
      const cut = ranges(part)
      return (word) => cutUp(word, cut(word.text))
    }
  }
}

function cutUp (word: Tracked, cuts: Ranges): Tracked[] {
  const parts: Tracked[] = []
  for (let i = 0; i < cuts.length; i += 2) parts.push(slice(word, cuts[i] ?? 0, cuts[i + 1] ?? 0))
  return parts
}

/** Cuts of a pre-tokenizer whose words are pieces of its text, in order. */
function ranges ({ spec, component }: Part): (text: string) => Ranges {
  if (spec.type === 'Split' && component.pattern) return splitRanges(component.pattern, splitKeeps(spec))
  return (text) => {
    const cuts: number[] = []
    let cursor = 0
    for (const word of component.pre_tokenize_text(text)) {
      const start = text.indexOf(word, cursor)
      cursor = start + word.length
      cuts.push(start, cursor)
    }
    return cuts
  }
}

type Keeps = 'matches' | 'gaps' | 'both'

function splitKeeps (spec: Spec): Keeps {
  if (spec['invert'] === true) return 'matches'
  return String(spec['behavior']).toLowerCase() === 'removed' ? 'gaps' : 'both'
}

function splitRanges (pattern: RegExp, keeps: Keeps): (text: string) => Ranges {
  return (text) => {
    const cuts: number[] = []
    let cursor = 0
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const start = match.index
      const end = start + match[0].length
      if (end === start) { // an empty match: step over one code point
        pattern.lastIndex += (text.codePointAt(start) ?? 0) > 0xFFFF ? 2 : 1
        if (keeps === 'matches') continue
      }
      if (keeps !== 'matches' && start > cursor) cuts.push(cursor, start)
      if (keeps !== 'gaps' && end > start) cuts.push(start, end)
      cursor = end
    }
    if (keeps !== 'matches' && cursor < text.length) cuts.push(cursor, text.length)
    return cuts
  }
}

/** Cuts before each run of spaces (U+0020 or ▁). */
function beforeSpaces (text: string): Ranges {
  return splitRanges(/[ ▁]*[^ ▁]+|[ ▁]+/g, 'matches')(text)
}

function metaspace (spec: Spec): Step {
  const mark = String(spec['str_rep'] ?? spec['replacement'] ?? '▁')
  const scheme = spec['prepend_scheme'] ?? 'always'
  return (word, isFirst) => {
    const marked = replaceAll(word, / /g, mark)
    const isPrefixed = !marked.text.startsWith(mark) && (scheme === 'always' || (scheme === 'first' && isFirst))
    return [isPrefixed ? prepend(marked, mark) : marked]
  }
}

function byteLevelRanges ({ spec, component }: Part): (text: string) => Ranges {
  return spec['use_regex'] !== false && component.pattern ? splitRanges(component.pattern, 'matches') : whole
}

function prefixSpace (tracked: Tracked): Tracked {
  return tracked.text.startsWith(' ') ? tracked : prepend(tracked, ' ')
}

// GPT-2's table: printable Latin-1 bytes stand for themselves, the other 68 for U+0100 onwards.
const BYTE_CHARACTERS: readonly string[] = (() => {
  let next = 0x100
  const isPrintable = (b: number) => (b >= 0x21 && b <= 0x7E) || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE)
  return Array.from({ length: 256 }, (_, b) => String.fromCharCode(isPrintable(b) ? b : next++))
})()

const utf8 = new TextEncoder()

function spellBytes (word: Tracked): Tracked {
  return mapCodePoints(word, (codePoint) => {
    let spelled = ''
    for (const byte of utf8.encode(codePoint)) spelled += BYTE_CHARACTERS[byte]
    return spelled
  })
}
