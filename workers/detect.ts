// The worker: loads the model once, then answers tasks of src/pool/protocol.ts with src/detection.

import { workerData } from 'piscina'
import type { Conversation } from '../src/conversation.ts'
import { createDetector } from '../src/detection/detector.ts'
import { readingMarks } from '../src/detection/marks.ts'
import { loadNerModel } from '../src/detection/ner/model.ts'
import { RECOGNIZERS } from '../src/detection/rules/index.ts'
import { AppError } from '../src/errors.ts'
import type { DetectAnswer, Outcome, SpansAnswer, WarmUpAnswer, WorkerSetup, WorkerTask } from '../src/pool/protocol.ts'

/** Touches the model and most rules, so that no caller pays for the compilation of their regexes. */
const WARM_UP: Conversation = {
  messages: [
    { role: 'agent', text: 'What is your name, e-mail, card number and date of birth? お名前とご住所をお願いします。' },
    { role: 'customer', text: 'My name is Ada Lovelace, ada@example.com, 4111 1111 1111 1111 exp 09/27, SSN 123-45-6789, password: x9!kettle, 12 Oak Street, 10.0.0.1, +1 202 555 0143' },
    { role: 'customer', text: '山田太郎と申します。東京都渋谷区神南1-2-3、090-1234-5678、昭和56年2月3日生まれ、パスワードはx9!kettleです' }
  ]
}
const WARM_UP_TIMEOUT_MS = 60_000

const setup = workerData as WorkerSetup
const loading = load()

export default async function answer (task: WorkerTask): Promise<WarmUpAnswer | DetectAnswer | SpansAnswer> {
  if (task.kind === 'warmUp') return await warmUp()
  const { model, detector } = await loading
  return task.kind === 'detect'
    ? await eachOf(task.jobs, ({ conversation, options, modelSpans, custom }) => detector.detect(conversation, options, modelSpans, custom))
    : await eachOf(task.slices, ({ text, previous }) => model.spans(text, previous))
}

async function load () {
  const model = readingMarks(await loadNerModel(setup.modelDir, { threads: setup.threads }))
  return { model, detector: createDetector({ model, recognizers: RECOGNIZERS }) }
}

/** Loads and runs the model once, then waits until every other worker has done the same (or failed). */
async function warmUp (): Promise<WarmUpAnswer> {
  try {
    const { model, detector } = await loading
    await detector.detect(WARM_UP, {})
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
