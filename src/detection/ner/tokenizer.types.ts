// The parts of a transformers.js tokenizer that the encoder walks. They are public but loosely typed there; nothing else reads them.

/** One node of `normalizer` or `pre_tokenizer` in tokenizer.json. */
export interface Spec {
  readonly type?: string
  readonly [option: string]: unknown
}

/** A built normalizer. `pattern` belongs to Replace, `normalizers` to Sequence. */
export interface Normalizer {
  normalize (text: string): string
  readonly pattern?: RegExp | null
  readonly normalizers?: readonly (Normalizer | null)[]
}

/** A built pre-tokenizer. `pattern` belongs to Split and ByteLevel, `tokenizers` to Sequence. */
export interface PreTokenizer {
  pre_tokenize_text (text: string, options?: { section_index?: number }): string[]
  readonly pattern?: RegExp | null
  readonly tokenizers?: readonly (PreTokenizer | null)[]
}

/** A built vocabulary. `bpe` belongs to BPE, `tokenize` to Unigram: the pieces of a word, as they are spelled. */
export interface VocabularyModel {
  encode (words: string[]): string[]
  bpe? (word: string): string[]
  tokenize? (word: string): string[]
  readonly tokens_to_ids: ReadonlyMap<string, number>
  readonly unk_token_id: number | undefined
  readonly unk_token: string | undefined
  readonly fuse_unk: boolean
  readonly byte_fallback?: boolean
  readonly ignore_merges?: boolean
  readonly end_of_word_suffix?: string | undefined
  readonly continuing_subword_suffix?: string | null
  readonly config: Spec
}

export interface AddedToken {
  readonly content: string
  readonly id: number
  readonly special: boolean
  readonly normalized: boolean
  readonly lstrip: boolean
  readonly rstrip: boolean
}

/** The engine inside a transformers.js tokenizer. */
export interface TokenizerEngine {
  readonly normalizer: Normalizer | null
  readonly pre_tokenizer: PreTokenizer | null
  readonly model: VocabularyModel | null
  readonly post_processor: ((tokens: string[], pair: string[] | null, addSpecial: boolean) => { tokens: string[] }) | null
  encode (text: string, options?: { add_special_tokens?: boolean }): { ids: number[] }
  token_to_id (token: string): number | undefined
  get_added_tokens_decoder (): Map<number, AddedToken>
}

/** A loaded tokenizer: its two files and the engine made from them. */
export interface TokenizerParts {
  readonly engine: TokenizerEngine
  readonly tokenizerJson: { readonly normalizer?: Spec | null, readonly pre_tokenizer?: Spec | null, readonly model: Spec }
  readonly tokenizerConfig: Readonly<Record<string, unknown>>
}
