// How one window becomes the input of the model: special tokens, context, segments, and how long a window may be.

import { invalidModel, type JsonObject } from './files.ts'
import type { ModelSettings } from './settings.ts'
import type { Encoder } from './tokens.ts'

export interface Layout {
  /** Tokens of text in a window, and from one window's start to the next's. */
  readonly window: number
  readonly stride: number
  /** Tokens of context before a window; 0 for models that were not trained with it. */
  readonly contextTokens: number
  /** @param context ids to show before the window (at most `contextTokens`). */
  build (context: readonly number[], window: readonly number[]): Input
}

export interface Input {
  readonly ids: readonly number[]
  /** 0 up to and with the first separator, 1 after it; all 0 without context. */
  readonly segments: readonly number[]
  /** Index in `ids` of the window's first token. */
  readonly textAt: number
}

const DEFAULT_WINDOW = 254
const DEFAULT_POSITIONS = 512
/** Models whose first position is pad_token_id + 1, so that fewer are usable. */
const OFFSET_POSITIONS = new Set(['roberta', 'xlm-roberta', 'xlm-roberta-xl', 'camembert', 'roberta-prelayernorm', 'longformer', 'mpnet', 'data2vec-text', 'xmod'])

/**
 * With `context`: [CLS] previous [SEP] window [SEP]. Without: the tokenizer's own frame for one text.
 * @throws AppError MODEL_INVALID when the window does not fit the model.
 */
export function createLayout (config: JsonObject, tokenizerConfig: JsonObject, settings: ModelSettings, { before, after }: Encoder): Layout {
  const contextTokens = settings.context?.maxTokens ?? 0
  const hasContext = settings.context !== undefined
  if (hasContext && (before.length === 0 || after.length === 0)) throw invalidModel('sumi.json', '"context" needs a tokenizer that adds special tokens before and after a text')
  const [cls, sep] = [before.slice(0, 1), after.slice(0, 1)]
  const frame = hasContext ? contextTokens + 3 : before.length + after.length
  const positions = usablePositions(config, tokenizerConfig)
  const room = positions - frame
  if (room < 1) throw invalidModel('config.json', `the model takes ${positions} tokens, too few for the special tokens and the context`)
  const window = settings.window ?? Math.min(room, DEFAULT_WINDOW)
  if (window > room) throw invalidModel('sumi.json', `"window" must be at most ${room}: the model takes ${positions} tokens`)
  return {
    window,
    stride: settings.stride ?? Math.max(1, Math.floor(window * 3 / 4)),
    contextTokens,
    build: hasContext ? withContext : withoutContext
  }

  function withContext (context: readonly number[], ids: readonly number[]): Input {
    const head = [...cls, ...context, ...sep]
    const tail = [...ids, ...sep]
    return { ids: [...head, ...tail], segments: [...head.map(() => 0), ...tail.map(() => 1)], textAt: head.length }
  }

  function withoutContext (_context: readonly number[], ids: readonly number[]): Input {
    const all = [...before, ...ids, ...after]
    return { ids: all, segments: all.map(() => 0), textAt: before.length }
  }
}

function usablePositions (config: JsonObject, tokenizerConfig: JsonObject): number {
  const positions = wholeNumber(config['max_position_embeddings']) ?? DEFAULT_POSITIONS
  const pad = wholeNumber(config['pad_token_id']) ?? 1
  const usable = OFFSET_POSITIONS.has(String(config['model_type'])) ? positions - pad - 1 : positions
  return Math.min(usable, wholeNumber(tokenizerConfig['model_max_length']) ?? usable) // a missing limit is written as 1e30
}

function wholeNumber (value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}
