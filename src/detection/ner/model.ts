// Loads a Hugging Face token-classification model from a folder and finds spans in text with it.

import { basename, resolve } from 'node:path'
import { AppError } from '../../errors.ts'
import { decode } from './decode.ts'
import { findOnnxFile, invalidModel, readJsonFile, readOptionalJsonFile, type JsonObject } from './files.ts'
import { readLabels, type LabelMap } from './labels.ts'
import { createLayout, type Layout } from './layout.ts'
import type { ModelSpan, NerModel } from './model.types.ts'
import { relate } from './relations.ts'
import { stateLogProbs } from './scores.ts'
import { openGraph, type Graph } from './session.ts'
import { parseSettings, type ModelSettings } from './settings.ts'
import { toSpans } from './spans.ts'
import { loadTokenizer } from './tokenizer.ts'
import { createEncoder, type Encoder, type Tokens } from './tokens.ts'
import { planWindows } from './windows.ts'

export interface LoadOptions {
  /** Threads of one run; default 1, since the pool runs one model per core. */
  readonly threads?: number
}

/** A model with what a person who put it in place wants to know. */
export interface LoadedModel extends NerModel {
  /** Labels of the model for which Sumi has no type; their tokens count as nothing found. */
  readonly ignoredLabels: readonly string[]
}

interface Parts {
  readonly encoder: Encoder
  readonly graph: Graph
  readonly labels: LabelMap
  readonly layout: Layout
  readonly settings: ModelSettings
}

/** So much of the end of a previous message is tokenized: UTF-16 units, far more than its last tokens cover. */
const CONTEXT_UNITS = 4_096

/**
 * Loads config.json, tokenizer.json, tokenizer_config.json, onnx/model_quantized.onnx (or onnx/model.onnx) and sumi.json (optional)
 * of a folder and runs the model once, with its longest input. Reads nothing else and never the network.
 * @throws AppError MODEL_INVALID naming the file (relative to the folder) that is missing, damaged or does not fit the others.
 */
export async function loadNerModel (dir: string, { threads = 1 }: LoadOptions = {}): Promise<LoadedModel> {
  const config = await readJsonFile(dir, 'config.json')
  const settings = parseSettings(await readOptionalJsonFile(dir, 'sumi.json'))
  const labels = readLabels(config, settings.labels)
  const tokenizer = await loadTokenizer(dir)
  const encoder = encoderOf(() => createEncoder(tokenizer))
  const layout = createLayout(config, tokenizer.tokenizerConfig, settings, encoder)
  const file = await findOnnxFile(dir)
  const graph = await openGraph(dir, file, labels.stateOfLabel.length, threads)
  const parts = { encoder, graph, labels, layout, settings }
  try {
    await probe(parts)
  } catch (cause) {
    await graph.release()
    const detail = cause instanceof AppError ? ` (${cause.message})` : ''
    throw invalidModel(file, `the model does not answer as config.json and tokenizer.json promise${detail}`, cause)
  }
  return { id: idOf(dir, config, settings), entityTypes: labels.entityTypes, ignoredLabels: labels.ignored, ...runner(parts) }
}

function encoderOf (create: () => Encoder): Encoder {
  try {
    return create()
  } catch (cause) {
    throw invalidModel('tokenizer.json', 'the tokenizer cannot be built from this file', cause)
  }
}

/** The longest input there can be, made of the greatest id: what the graph takes here it takes always. */
async function probe ({ graph, layout, encoder, labels }: Parts): Promise<void> {
  const filled = (length: number) => new Array<number>(length).fill(encoder.maxId)
  const { ids, segments } = layout.build(filled(layout.contextTokens), filled(layout.window))
  const logits = await graph.run(ids, segments)
  if (!stateLogProbs(logits, 0, labels, 1, new Float32Array(labels.states.length + 1), 0)) throw new AppError('DETECTION_FAILED', 'the output is not a number')
}

function idOf (dir: string, config: JsonObject, { name, version }: ModelSettings): string {
  const given = config['_name_or_path']
  const fallback = typeof given === 'string' && /^[\w.-]+\/[\w.-]+$/.test(given) ? given : basename(resolve(dir))
  return `${name ?? fallback}@${version ?? 'unversioned'}`
}

/** `spans` and `close` over one graph; closing waits for what runs, since a running call must not be stopped. */
function runner (parts: Parts): Pick<NerModel, 'spans' | 'close'> {
  const running = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined
  return {
    spans (text, previous) {
      if (closing !== undefined) return Promise.reject(new AppError('NOT_READY', 'The model is closed'))
      const work = findSpans(text, previous, parts)
      const done = work.then(() => {}, () => {}).then(() => { running.delete(done) })
      running.add(done)
      return work
    },
    close () {
      closing ??= Promise.all(running).then(() => parts.graph.release())
      return closing
    }
  }
}

async function findSpans (text: string, previous: string, parts: Parts): Promise<readonly ModelSpan[]> {
  const { encoder, labels, settings } = parts
  const all = encoder.encode(text)
  const everything = await classify(all, contextOf(previous, parts), parts)
  const { tokens, logProbs } = withoutSpaces(text, all, everything, labels.states.length + 1)
  const decoded = decode(logProbs, tokens.ids.length, relate(text, tokens), labels)
  return toSpans(text, tokens, decoded, logProbs, labels, settings.thresholds)
}

function contextOf (previous: string, { encoder, layout }: Parts): readonly number[] {
  if (layout.contextTokens === 0 || previous === '') return []
  return encoder.encode(previous.slice(-CONTEXT_UNITS)).ids.slice(-layout.contextTokens)
}

/**
 * Log-probabilities of every token, [tokens × (states + 1)], stitched together from overlapping windows.
 * Every window sees the same `context` before it, as in training.
 */
async function classify ({ ids }: Tokens, context: readonly number[], { graph, labels, layout, settings }: Parts): Promise<Float32Array> {
  const width = labels.states.length + 1
  const logProbs = new Float32Array(ids.length * width)
  for (const { start, end, from, to } of planWindows(ids.length, layout.window, layout.stride)) {
    const input = layout.build(context, ids.slice(start, end))
    const logits = await graph.run(input.ids, input.segments)
    for (let i = from; i < to; i++) {
      if (!stateLogProbs(logits, input.textAt + i - start, labels, settings.temperature, logProbs, i * width)) {
        throw new AppError('DETECTION_FAILED', 'The model answered with something that is not a number')
      }
    }
  }
  return logProbs
}

/** Leaves out tokens that are only spaces or line breaks: they belong to spans by lying between others. */
function withoutSpaces (text: string, all: Tokens, everything: Float32Array, width: number): { tokens: Tokens, logProbs: Float32Array } {
  const kept: number[] = []
  for (let i = 0; i < all.ids.length; i++) {
    const start = all.starts[i] ?? 0
    const end = all.ends[i] ?? 0
    const isBlank = end === start || (text.charCodeAt(start) <= 0x3000 && text.slice(start, end).trim() === '')
    if (!isBlank) kept.push(i)
  }
  if (kept.length === all.ids.length) return { tokens: all, logProbs: everything }
  const pick = (values: readonly number[]) => kept.map((i) => values[i] ?? 0)
  const logProbs = new Float32Array(kept.length * width)
  for (const [k, i] of kept.entries()) logProbs.set(everything.subarray(i * width, (i + 1) * width), k * width)
  return { tokens: { ids: pick(all.ids), starts: pick(all.starts), ends: pick(all.ends) }, logProbs }
}
