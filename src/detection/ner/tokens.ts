// Text → token ids with exact offsets into that text, for any tokenizer that transformers.js can build.

import { createCache, type Cache } from './cache.ts'
import { compileNormalizer } from './normalizers.ts'
import { createWordEncoder, type Pieces } from './pieces.ts'
import { compilePreTokenizer } from './pre-tokenizers.ts'
import { endOf, slice, startOf, track, type Tracked } from './tracked.ts'
import type { AddedToken, TokenizerParts, VocabularyModel } from './tokenizer.types.ts'

/** Tokens of one text, in order. Token `i` covers [starts[i], ends[i]) of it: UTF-16 units, spaces at the edges trimmed. */
export interface Tokens {
  readonly ids: readonly number[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

export interface Encoder {
  /**
   * Ids as the tokenizer itself gives them without special tokens, except that a literal '[CLS]' or '<s>' in the text is plain text.
   * Neighbouring tokens overlap only where they share one character of the text (bytes of a letter, parts of ㌔).
   */
  encode (text: string): Tokens
  /** Ids that the tokenizer puts around one text: [CLS] … [SEP]. */
  readonly before: readonly number[]
  readonly after: readonly number[]
  /** The greatest id that `encode` can answer. */
  readonly maxId: number
}

const CACHED_CHUNKS = 50_000
const CACHED_CHUNK_UNITS = 64
const CONFIGURED_SPECIALS = ['bos_token', 'eos_token', 'unk_token', 'sep_token', 'pad_token', 'cls_token', 'mask_token']

/** @throws Error when the tokenizer has no vocabulary. */
export function createEncoder (parts: TokenizerParts): Encoder {
  const { engine } = parts
  const { model } = engine
  if (model === null) throw new Error('no vocabulary')
  const specials = specialContents(parts)
  const plainAdded = [...engine.get_added_tokens_decoder().values()].filter(({ content }) => !specials.has(content) && content !== '')
  const normalize = compileNormalizer(parts)
  const encodeSection = sectionEncoder(parts, model, specials)
  const cutRaw = addedTokenCutter(plainAdded.filter(({ normalized }) => !normalized), (content) => content)
  const cutNormalized = addedTokenCutter(plainAdded.filter(({ normalized }) => normalized), (content) => normalize(track(content)).text)
  return {
    ...surroundings(parts),
    maxId: greatest(model, specials),
    encode (text) {
      const out: Pieces = { ids: [], starts: [], ends: [] }
      if (text === '') return out
      for (const [i, section] of cutRaw(track(text)).entries()) {
        if (section.added !== undefined) {
          append(out, text, section.added.id, section.part)
          continue
        }
        for (const { part, added } of cutNormalized(normalize(section.part))) {
          if (added === undefined) encodeSection(out, text, part, i === 0)
          else append(out, text, added.id, part)
        }
      }
      return out
    }
  }
}

/** Encodes a normalized text without added tokens, chunk by chunk, through a cache. */
function sectionEncoder (parts: TokenizerParts, model: VocabularyModel, specials: ReadonlySet<string>) {
  const encodeWord = createWordEncoder(parts, model, specials)
  const { open, chunks, words } = compilePreTokenizer(parts, !spansSpaces(model))
  const encodeChunk = (chunk: string, isFirst: boolean): Pieces => {
    const out: Pieces = { ids: [], starts: [], ends: [] }
    for (const word of words(track(chunk), isFirst)) {
      const pieces = encodeWord(word.text)
      for (const [i, id] of pieces.ids.entries()) {
        out.ids.push(id)
        out.starts.push(startOf(word, pieces.starts[i] ?? 0))
        out.ends.push(pieces.ends[i] === pieces.starts[i] ? startOf(word, pieces.starts[i] ?? 0) : endOf(word, (pieces.ends[i] ?? 1) - 1))
      }
    }
    return out
  }
  const caches: readonly [Cache<Pieces>, Cache<Pieces>] = [createCache(CACHED_CHUNKS), createCache(CACHED_CHUNKS)]

  return (out: Pieces, text: string, section: Tracked, isFirst: boolean): void => {
    const opened = open(section)
    const cuts = chunks(opened.text)
    const cache = caches[isFirst ? 0 : 1]
    for (let c = 0; c < cuts.length; c += 2) {
      const chunkStart = cuts[c] ?? 0
      const chunk = opened.text.slice(chunkStart, cuts[c + 1])
      let pieces = cache.get(chunk)
      if (pieces === undefined) {
        pieces = encodeChunk(chunk, isFirst)
        if (chunk.length <= CACHED_CHUNK_UNITS) cache.set(chunk, pieces)
      }
      const { ids, starts, ends } = pieces
      for (let i = 0; i < ids.length; i++) {
        const first = chunkStart + (starts[i] ?? 0)
        const last = chunkStart + (ends[i] ?? 0)
        place(out, text, ids[i] ?? 0, startOf(opened, first), last > first ? endOf(opened, last - 1) : startOf(opened, first))
      }
    }
  }
}

interface Section {
  readonly part: Tracked
  /** Set when the part is this added token. */
  readonly added?: AddedToken
}

/** Cuts a text at the tokenizer's own added words, longest first; their neighbours lose spaces where `lstrip` or `rstrip` says so. */
function addedTokenCutter (tokens: readonly AddedToken[], spell: (content: string) => string): (tracked: Tracked) => Section[] {
  const bySpelling = new Map(tokens.map((token) => [spell(token.content), token]))
  const spellings = [...bySpelling.keys()].filter((spelling) => spelling !== '').sort((a, b) => b.length - a.length)
  if (spellings.length === 0) return (part) => [{ part }]
  const pattern = new RegExp(spellings.map((spelling) => spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
  return (tracked) => {
    const { text } = tracked
    const sections: Section[] = []
    let cursor = 0
    for (const { 0: spelling, index } of text.matchAll(pattern)) {
      const added = bySpelling.get(spelling)
      if (added === undefined || index < cursor) continue
      const end = index + spelling.length
      const before = added.lstrip ? cursor + text.slice(cursor, index).trimEnd().length : index
      if (before > cursor) sections.push({ part: slice(tracked, cursor, before) })
      sections.push({ part: slice(tracked, index, end), added })
      cursor = added.rstrip ? text.length - text.slice(end).trimStart().length : end
    }
    if (cursor < text.length) sections.push({ part: slice(tracked, cursor, text.length) })
    return sections
  }
}

function append (out: Pieces, text: string, id: number, part: Tracked): void {
  place(out, text, id, startOf(part, 0), endOf(part, part.text.length - 1))
}

const SPACE = /\s/

/** Appends a token; its range is trimmed of spaces (unless it is all spaces) and widened to whole surrogate pairs. */
function place (out: Pieces, text: string, id: number, start: number, end: number): void {
  let from = start
  let to = end
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  if (from === to) {
    from = start
    to = end
  }
  if (isLowSurrogate(text.charCodeAt(from)) && from > 0 && isHighSurrogate(text.charCodeAt(from - 1))) from--
  if (isLowSurrogate(text.charCodeAt(to)) && to > 0 && isHighSurrogate(text.charCodeAt(to - 1))) to++
  out.ids.push(id)
  out.starts.push(from)
  out.ends.push(to)
}

function isSpace (unit: number): boolean {
  return unit <= 0x20 ? unit === 0x20 || (unit >= 9 && unit <= 13) : unit >= 0x85 && SPACE.test(String.fromCharCode(unit))
}

function isHighSurrogate (unit: number): boolean {
  return unit >= 0xD800 && unit <= 0xDBFF
}

function isLowSurrogate (unit: number): boolean {
  return unit >= 0xDC00 && unit <= 0xDFFF
}

function specialContents ({ engine, tokenizerConfig }: TokenizerParts): ReadonlySet<string> {
  const specials = new Set<string>()
  for (const token of engine.get_added_tokens_decoder().values()) if (token.special) specials.add(token.content)
  for (const key of CONFIGURED_SPECIALS) {
    const value = tokenizerConfig[key]
    const content = typeof value === 'object' && value !== null && 'content' in value ? value.content : value
    if (typeof content === 'string' && content !== '') specials.add(content)
  }
  return specials
}

/** What the post-processor puts before and after a text. */
function surroundings ({ engine }: TokenizerParts): Pick<Encoder, 'before' | 'after'> {
  if (engine.post_processor === null) return { before: [], after: [] }
  const text = '\u0000text'
  const { tokens } = engine.post_processor([text], null, true)
  const at = tokens.indexOf(text)
  const ids = (contents: readonly string[]) => contents.flatMap((content) => engine.token_to_id(content) ?? [])
  return { before: ids(tokens.slice(0, at)), after: ids(tokens.slice(at + 1)) }
}

/** Whether a piece of the vocabulary continues over a space (rare): then a text cannot be cut at spaces. */
function spansSpaces (model: VocabularyModel): boolean {
  for (const piece of model.tokens_to_ids.keys()) if (/[^▁]▁/u.test(piece)) return true
  return false
}

function greatest (model: VocabularyModel, specials: ReadonlySet<string>): number {
  let max = 0
  for (const [piece, id] of model.tokens_to_ids) if (id > max && !specials.has(piece)) max = id
  return max
}
