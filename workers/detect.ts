// The worker: loads the model once, then answers tasks of src/pool/protocol.ts with src/detection.

import { workerData } from 'piscina'
import { createDetector } from '../src/detection/detector.ts'
import { loadNerModel } from '../src/detection/ner/model.ts'
import { RECOGNIZERS } from '../src/detection/rules/index.ts'
import { AppError } from '../src/errors.ts'
import type { DetectAnswer, Outcome, SpansAnswer, WarmUpAnswer, WorkerSetup, WorkerTask } from '../src/pool/protocol.ts'

const WARM_UP_TEXT = 'Hello, my name is Ada Lovelace. 私は山田太郎と申します。'
const WARM_UP_TIMEOUT_MS = 60_000

const setup = workerData as WorkerSetup
const loading = load()

export default async function answer (task: WorkerTask): Promise<WarmUpAnswer | DetectAnswer | SpansAnswer> {
  if (task.kind === 'warmUp') return await warmUp()
  const { model, detector } = await loading
  return task.kind === 'detect'
    ? await eachOf(task.jobs, ({ conversation, options, modelSpans }) => detector.detect(conversation, options, modelSpans))
    : await eachOf(task.slices, ({ text, previous }) => model.spans(text, previous))
}

async function load () {
  const model = await loadNerModel(setup.modelDir, { threads: setup.threads })
  return { model, detector: createDetector({ model, recognizers: RECOGNIZERS }) }
}

/** Loads and runs the model once, then waits until every other worker has done the same (or failed). */
async function warmUp (): Promise<WarmUpAnswer> {
  try {
    const { model } = await loading
    await model.spans(WARM_UP_TEXT, '')
    return { isOk: true, modelId: model.id }
  } catch (error) {
    return error instanceof AppError
      ? { isOk: false, code: error.code, message: error.message }
      : { isOk: false, code: 'MODEL_INVALID', message: `the model in ${setup.modelDir} cannot be loaded` }
  } finally {
    waitForAllWorkers()
  }
}

function waitForAllWorkers (): void {
  const warm = new Int32Array(setup.warmWorkers)
  Atomics.add(warm, 0, 1)
  Atomics.notify(warm, 0)
  for (let seen = Atomics.load(warm, 0); seen < setup.workers; seen = Atomics.load(warm, 0)) {
    if (Atomics.wait(warm, 0, seen, WARM_UP_TIMEOUT_MS) === 'timed-out') return
  }
}

async function eachOf<T, R> (items: readonly T[], work: (item: T) => Promise<R>): Promise<Array<Outcome<R>>> {
  const outcomes: Array<Outcome<R>> = []
  for (const item of items) {
    try {
      outcomes.push({ isOk: true, value: await work(item) })
    } catch (error) {
      outcomes.push({ isOk: false, code: error instanceof AppError ? error.code : 'DETECTION_FAILED' })
    }
  }
  return outcomes
}
