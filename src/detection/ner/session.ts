// One ONNX graph, opened and checked: token ids in, logits out.

import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { AppError } from '../../errors.ts'
import { invalidModel } from './files.ts'

export interface Graph {
  /** The graph tells two segments apart (token_type_ids). */
  readonly hasSegments: boolean
  /**
   * Runs one sequence; no padding, so the answer depends on nothing but the arguments.
   * @param segments 0 or 1 for each id; used if `hasSegments`.
   * @returns logits [ids.length × labels], row by row.
   * @throws AppError DETECTION_FAILED.
   */
  run (ids: readonly number[], segments: readonly number[]): Promise<Float32Array>
  release (): Promise<void>
}

const KNOWN_INPUTS = ['input_ids', 'attention_mask', 'token_type_ids']

/** @param file relative to `dir`. @param labels classes per token. @throws AppError MODEL_INVALID. */
export async function openGraph (dir: string, file: string, labels: number, threads: number): Promise<Graph> {
  const session = await open(join(dir, file), file, threads)
  try {
    return checkedGraph(session, file, labels)
  } catch (error) {
    await session.release()
    throw error
  }
}

async function open (path: string, file: string, threads: number): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(path, {
      executionProviders: ['cpu'],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      logSeverityLevel: 3
    })
  } catch (cause) {
    throw invalidModel(file, 'the file is not a model that ONNX Runtime can load', cause)
  }
}

function checkedGraph (session: InferenceSession, file: string, labels: number): Graph {
  const { inputNames } = session
  const unknown = inputNames.find((name) => !KNOWN_INPUTS.includes(name))
  if (unknown !== undefined) throw invalidModel(file, `the graph needs an input that Sumi does not know, "${unknown}"`)
  if (!inputNames.includes('input_ids')) throw invalidModel(file, 'the graph has no input "input_ids"')
  const output = session.outputNames.includes('logits') ? 'logits' : session.outputNames[0]
  if (output === undefined) throw invalidModel(file, 'the graph has no output')
  const typeOf = new Map(session.inputMetadata.map((input) => [input.name, input.isTensor ? input.type : 'none']))
  const toTensor = (name: string, values: readonly number[]): Tensor => typeOf.get(name) === 'int32'
    ? new Tensor('int32', Int32Array.from(values), [1, values.length])
    : new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length])
  const valuesOf = (name: string, ids: readonly number[], segments: readonly number[]): readonly number[] => {
    if (name === 'input_ids') return ids
    return name === 'attention_mask' ? ids.map(() => 1) : segments
  }
  return {
    hasSegments: inputNames.includes('token_type_ids'),
    async run (ids, segments) {
      const feeds = Object.fromEntries(inputNames.map((name) => [name, toTensor(name, valuesOf(name, ids, segments))]))
      let logits
      try {
        logits = (await session.run(feeds, [output]))[output]
      } catch (cause) {
        throw new AppError('DETECTION_FAILED', `The model failed on a sequence of ${ids.length} tokens`, { cause })
      }
      const isShape = logits?.dims.length === 3 && logits.dims[0] === 1 && logits.dims[1] === ids.length && logits.dims[2] === labels
      if (!isShape || !(logits?.data instanceof Float32Array)) {
        throw new AppError('DETECTION_FAILED', `The model's output is not float32 [1, ${ids.length}, ${labels}] but ${logits?.type} [${logits?.dims.join(', ')}]`)
      }
      return logits.data
    },
    release: () => session.release()
  }
}
