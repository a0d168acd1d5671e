// Turns one word into vocabulary ids and says how many units of the word each id covers, for every kind of vocabulary.

import type { TokenizerParts, VocabularyModel } from './tokenizer.types.ts'

/** Ids of a word; piece `i` covers the units [starts[i], ends[i]) of the word as spelled for the vocabulary. */
export interface Pieces {
  readonly ids: number[]
  readonly starts: number[]
  readonly ends: number[]
}

/** The pieces of one word; an empty word has none. */
export type WordEncoder = (word: string) => Pieces

/**
 * Makes the encoder of one vocabulary.
 * @param specials contents of special tokens ('[CLS]', '<s>' …): a word never becomes one of them, it is read as plain text.
 */
export function createWordEncoder ({ engine, tokenizerJson }: TokenizerParts, model: VocabularyModel, specials: ReadonlySet<string>): WordEncoder {
  const vocabulary: Vocabulary = {
    id: (piece) => specials.has(piece) ? undefined : model.tokens_to_ids.get(piece),
    unknown: model.unk_token_id ?? (model.unk_token === undefined ? undefined : engine.token_to_id(model.unk_token)),
    fuses: model.fuse_unk
  }
  switch (kindOf(tokenizerJson.model)) {
    case 'WordPiece': return wordPiece(model, vocabulary)
    case 'BPE': return bpe(model, vocabulary)
    case 'Unigram': return unigram(model, vocabulary, specials)
    default: return wordLevel(vocabulary)
  }
}

interface Vocabulary {
  readonly id: (piece: string) => number | undefined
  readonly unknown: number | undefined
  /** Neighbouring unknown pieces become one. */
  readonly fuses: boolean
}

/** Kind of a `model` in tokenizer.json; old files leave `type` out. */
function kindOf (spec: Readonly<Record<string, unknown>>): string {
  if (typeof spec['type'] === 'string') return spec['type']
  if (Array.isArray(spec['vocab'])) return 'Unigram'
  if (!('unk_token' in spec && 'continuing_subword_prefix' in spec)) return 'WordLevel'
  return 'merges' in spec ? 'BPE' : 'WordPiece'
}

function wordPiece (model: VocabularyModel, vocabulary: Vocabulary): WordEncoder {
  const prefix = String(model.config['continuing_subword_prefix'] ?? '##').length
  return (word) => {
    const surfaces = model.encode([word])
    const out = emptyPieces()
    let cursor = 0
    for (const [i, surface] of surfaces.entries()) {
      const id = vocabulary.id(surface)
      if (id === undefined || surface === model.unk_token) return unknownWord(word, vocabulary)
      const end = cursor + surface.length - (i === 0 ? 0 : prefix)
      push(out, id, cursor, end)
      cursor = end
    }
    return out
  }
}

function bpe (model: VocabularyModel, vocabulary: Vocabulary): WordEncoder {
  const utf8 = new TextEncoder()
  const wordEnd = model.end_of_word_suffix?.length ?? 0
  const pieceEnd = model.continuing_subword_suffix?.length ?? 0
  const bytesOf = (piece: string): readonly (number | undefined)[] => model.byte_fallback !== true
    ? []
    : Array.from(utf8.encode(piece), (byte) => vocabulary.id(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`))
  return (word) => {
    const isWhole = model.ignore_merges === true && vocabulary.id(word) !== undefined
    const surfaces = isWhole ? [word] : model.bpe?.(word) ?? []
    const out = emptyPieces()
    let cursor = 0
    for (const [i, surface] of surfaces.entries()) {
      const suffix = isWhole ? 0 : i === surfaces.length - 1 ? wordEnd : pieceEnd
      const end = cursor + surface.length - suffix
      const id = vocabulary.id(surface)
      const bytes = id === undefined ? bytesOf(surface) : []
      if (id !== undefined) push(out, id, cursor, end)
      else if (bytes.length > 0 && bytes.every((byte) => byte !== undefined)) for (const byte of bytes) push(out, byte, cursor, end)
      else pushUnknown(out, vocabulary, cursor, end)
      cursor = end
    }
    return out
  }
}

function unigram (model: VocabularyModel, vocabulary: Vocabulary, specials: ReadonlySet<string>): WordEncoder {
  // A lattice would read '<s>' in a text as the special token: such words are encoded in two halves.
  const literals = [...specials].filter((content) => content.length > 1).map((content) => content.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const cut = literals.length === 0 ? null : new RegExp(literals.map((literal) => `(?=${literal})`).join('|'), 'gu')
  return (word) => {
    const out = emptyPieces()
    let cursor = 0
    for (const part of cut === null ? [word] : halves(word, cut)) {
      // Not `encode`: it spreads its tokens as arguments, which overflows the stack on a long text without spaces.
      for (const surface of model.tokenize?.(part) ?? []) {
        const end = cursor + surface.length
        const id = vocabulary.id(surface)
        if (id === undefined || id === vocabulary.unknown) pushUnknown(out, vocabulary, cursor, end)
        else push(out, id, cursor, end)
        cursor = end
      }
    }
    return out
  }
}

/** Cuts a word after the first character of every literal special token. */
function halves (word: string, cut: RegExp): string[] {
  const parts: string[] = []
  let start = 0
  for (const { index } of word.matchAll(cut)) {
    const after = index + ((word.codePointAt(index) ?? 0) > 0xFFFF ? 2 : 1)
    parts.push(word.slice(start, after))
    start = after
  }
  parts.push(word.slice(start))
  return parts
}

function wordLevel (vocabulary: Vocabulary): WordEncoder {
  return (word) => {
    const id = vocabulary.id(word)
    return id === undefined ? unknownWord(word, vocabulary) : { ids: [id], starts: [0], ends: [word.length] }
  }
}

function emptyPieces (): Pieces {
  return { ids: [], starts: [], ends: [] }
}

function push (out: Pieces, id: number, start: number, end: number): void {
  out.ids.push(id)
  out.starts.push(start)
  out.ends.push(end)
}

function pushUnknown (out: Pieces, vocabulary: Vocabulary, start: number, end: number): void {
  if (vocabulary.unknown === undefined) return // such a vocabulary drops what it cannot spell
  const last = out.ids.length - 1
  if (vocabulary.fuses && out.ids[last] === vocabulary.unknown) out.ends[last] = end
  else push(out, vocabulary.unknown, start, end)
}

function unknownWord (word: string, vocabulary: Vocabulary): Pieces {
  const out = emptyPieces()
  pushUnknown(out, vocabulary, 0, word.length)
  return out
}
