// Loads a tokenizer through transformers.js, from local files only.

import { resolve } from 'node:path'
import { AutoTokenizer, env, LogLevel } from '@huggingface/transformers'
import { invalidModel, readJsonFile } from './files.ts'
import type { TokenizerEngine, TokenizerParts } from './tokenizer.types.ts'

// Nothing is ever fetched or written: a file that is not in the model folder is missing.
env.allowRemoteModels = false
env.allowLocalModels = true
env.useFSCache = false
env.useBrowserCache = false
env.useWasmCache = false
env.logLevel = LogLevel.ERROR

/** @throws AppError MODEL_INVALID naming tokenizer.json or tokenizer_config.json. */
export async function loadTokenizer (dir: string): Promise<TokenizerParts> {
  // Read first, since transformers.js treats a missing file as an empty one.
  await readJsonFile(dir, 'tokenizer.json')
  await readJsonFile(dir, 'tokenizer_config.json')
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(resolve(dir), { local_files_only: true })
    return {
      engine: tokenizer._tokenizer as unknown as TokenizerEngine,
      tokenizerJson: tokenizer._tokenizerJSON,
      tokenizerConfig: tokenizer._tokenizerConfig
    }
  } catch (cause) {
    throw invalidModel('tokenizer.json', 'the tokenizer cannot be built from this file', cause)
  }
}
