// The worker pool: one detection service over N threads, each with its own model. A running inference is never stopped
// (that aborts the process); what a caller gives up is dropped from the queue, or its result thrown away.

import { Piscina } from 'piscina'
import type { Conversation, DetectionOptions, Finding } from '../conversation.ts'
import type { ModelSpan } from '../detection/ner/model.types.ts'
import type { DetectCall, DetectionService } from '../detection/service.ts'
import { AppError } from '../errors.ts'
import { costMs, packSlices, placeSpans, sliceConversation, TASK_BUDGET_MS } from './cost.ts'
import type { DetectAnswer, DetectJob, Outcome, SpansAnswer, WarmUpAnswer, WorkerSetup, WorkerTask } from './protocol.ts'
import { WorkQueue, type Priority, type Turn, type Waiting } from './queue.ts'
import { workerFile } from './worker-file.ts'

export interface PoolOptions {
  /** Absolute path of the model's folder. */
  readonly modelDir: string
  /** Threads that detect; at most one a core. */
  readonly workers: number
  /** Conversations that may wait; one more is refused with QUEUE_FULL. */
  readonly maxQueue: number
  /** Called once when a worker died: the pool is of no more use and the process should end. */
  readonly onFatal?: (error: AppError) => void
}

export interface PoolStats {
  readonly workers: number
  readonly busyWorkers: number
  readonly queued: number
  /** Of them, those that are not bulk work. */
  readonly queuedInteractive: number
  readonly completed: number
}

/** Starts the workers and waits until each has loaded the model and answered once. @throws AppError MODEL_INVALID. */
export async function startPool (options: PoolOptions): Promise<DetectionPool> {
  const warmWorkers = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const setup: WorkerSetup = { modelDir: options.modelDir, threads: 1, workers: options.workers, warmWorkers }
  const piscina = new Piscina({
    ...workerFile('detect'),
    workerData: setup,
    minThreads: options.workers,
    maxThreads: options.workers,
    idleTimeout: Infinity,
    closeTimeout: 600_000
  })
  const answers = await Promise.all(Array.from({ length: options.workers }, () => piscina.run({ kind: 'warmUp' }) as Promise<WarmUpAnswer>))
  for (const answer of answers) {
    if (answer.isOk) continue
    await piscina.close()
    throw new AppError(answer.code, answer.message)
  }
  const modelId = answers.map((answer) => answer.isOk ? answer.modelId : '')[0] ?? ''
  return new DetectionPool(piscina, modelId, options)
}

export class DetectionPool implements DetectionService {
  readonly modelId: string
  readonly #piscina: Piscina
  readonly #workers: number
  readonly #queue: WorkQueue
  readonly #maxLong: number
  readonly #onFatal: PoolOptions['onFatal']
  readonly #long: Record<Priority, number> = { interactive: 0, bulk: 0 }
  #calls = 0
  #busy = 0
  #completed = 0
  #state: 'open' | 'closing' | 'failed' = 'open'
  #whenIdle: (() => void) | undefined
  #closed: Promise<void> | undefined

  constructor (piscina: Piscina, modelId: string, { workers, maxQueue, onFatal }: PoolOptions) {
    this.modelId = modelId
    this.#piscina = piscina
    this.#workers = workers
    this.#queue = new WorkQueue(maxQueue)
    this.#maxLong = Math.max(1, Math.floor(maxQueue / 8))
    this.#onFatal = onFatal
    piscina.on('error', () => this.#fail())
  }

  stats (): PoolStats {
    return { workers: this.#workers, busyWorkers: this.#busy, queued: this.#queue.size, queuedInteractive: this.#queue.interactiveSize, completed: this.#completed }
  }

  async detect (conversation: Conversation, options: DetectionOptions, call: DetectCall = {}): Promise<readonly Finding[]> {
    if (this.#state !== 'open') throw new AppError('NOT_READY')
    const cost = costMs(conversation, options.engine ?? 'hybrid')
    const giveUp = giveUpSignal(call)
    const { priority = 'interactive' } = call
    const given: DetectJob = call.custom === undefined ? { conversation, options } : { conversation, options, custom: call.custom }
    this.#calls += 1
    try {
      return cost <= TASK_BUDGET_MS
        ? await this.#runJob(given, cost, priority, giveUp.signal)
        : await this.#runLong(given, priority, giveUp)
    } finally {
      giveUp.dispose()
      this.#calls -= 1
      this.#completed += 1
      this.#tellIfIdle()
    }
  }

  /** Waits for every call and for the inferences whose callers gave up: Piscina does not wait for all of them. */
  async close (): Promise<void> {
    this.#closed ??= this.#closeWhenIdle()
    await this.#closed
  }

  async #closeWhenIdle (): Promise<void> {
    if (this.#state === 'open') this.#state = 'closing'
    await new Promise<void>((resolve) => {
      this.#whenIdle = resolve
      this.#tellIfIdle()
    })
    await this.#piscina.close()
  }

  #tellIfIdle (): void {
    if (this.#calls === 0 && this.#busy === 0) this.#whenIdle?.()
  }

  async #runJob (job: DetectJob, cost: number, priority: Priority, signal: AbortSignal): Promise<readonly Finding[]> {
    return await this.#wait(job, cost, signal, (waiting) => { this.#queue.pushJob(waiting, priority) }) as readonly Finding[]
  }

  /** The model over slices first, on all workers; then rules and decisions over the whole conversation at once. */
  async #runLong (given: DetectJob, priority: Priority, giveUp: GiveUp): Promise<readonly Finding[]> {
    if (this.#long[priority] >= this.#maxLong) throw new AppError('QUEUE_FULL')
    this.#long[priority] += 1
    try {
      const modelSpans = given.options.engine === 'rules' ? undefined : await this.#spansOf(given.conversation, priority, giveUp.signal)
      const job: DetectJob = modelSpans === undefined ? given : { ...given, modelSpans }
      const [outcome] = await this.#runTask({ kind: 'detect', jobs: [job] }, priority, giveUp.signal) as DetectAnswer
      return valueOf(outcome)
    } catch (error) {
      giveUp.abort()
      throw error
    } finally {
      this.#long[priority] -= 1
    }
  }

  async #spansOf (conversation: Conversation, priority: Priority, signal: AbortSignal): Promise<ReadonlyArray<readonly ModelSpan[]>> {
    const slices = sliceConversation(conversation)
    const answers = await Promise.all(packSlices(slices).map((pack) => this.#runTask({ kind: 'spans', slices: pack }, priority, signal)))
    const spans = (answers as SpansAnswer[]).flat().map((outcome) => valueOf(outcome))
    return placeSpans(conversation, slices, spans)
  }

  async #runTask (task: WorkerTask, priority: Priority, signal: AbortSignal): Promise<unknown> {
    return await this.#wait(task, TASK_BUDGET_MS, signal, (waiting) => { this.#queue.pushTask(waiting, priority) })
  }

  async #wait<T extends DetectJob | WorkerTask> (work: T, cost: number, signal: AbortSignal, push: (waiting: Waiting<T>) => void): Promise<unknown> {
    return await new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.#queue.remove(waiting as Waiting<DetectJob> | Waiting<WorkerTask>)
        reject(new AppError('DEADLINE_EXCEEDED'))
      }
      const settled = <V>(settle: (value: V) => void) => (value: V): void => {
        signal.removeEventListener('abort', giveUp)
        settle(value)
      }
      const waiting: Waiting<T> = { work, costMs: cost, resolve: settled(resolve), reject: settled(reject) }
      if (signal.aborted) { giveUp(); return }
      push(waiting)
      signal.addEventListener('abort', giveUp, { once: true })
      this.#dispatch()
    })
  }

  #dispatch (): void {
    while (this.#busy < this.#workers) {
      const turn = this.#queue.take(TASK_BUDGET_MS, this.#workers - this.#busy)
      if (turn === undefined) return
      this.#busy += 1
      this.#work(turn).finally(() => {
        this.#busy -= 1
        this.#dispatch()
        this.#tellIfIdle()
      })
    }
  }

  async #work (turn: Turn): Promise<void> {
    const waiting = turn.kind === 'task' ? [turn.task] : turn.jobs
    if (this.#state === 'failed') { waiting.forEach(({ reject }) => { reject(new AppError('DETECTION_FAILED')) }); return }
    try {
      if (turn.kind === 'task') {
        turn.task.resolve(await this.#piscina.run(turn.task.work))
      } else {
        const answer = await this.#piscina.run({ kind: 'detect', jobs: turn.jobs.map(({ work }) => work) }) as DetectAnswer
        turn.jobs.forEach((job, index) => { settle(job, answer[index]) })
      }
    } catch {
      // The worker itself broke, not the work: its message could hold text, so nothing of it is passed on.
      waiting.forEach(({ reject }) => { reject(new AppError('DETECTION_FAILED')) })
      this.#fail()
    }
  }

  #fail (): void {
    if (this.#state === 'failed') return
    this.#state = 'failed'
    this.#onFatal?.(new AppError('DETECTION_FAILED', 'a detection worker died'))
  }
}

function settle (job: Waiting<DetectJob>, outcome: Outcome<readonly Finding[]> | undefined): void {
  if (outcome?.isOk === true) job.resolve(outcome.value)
  else job.reject(new AppError(outcome?.code ?? 'DETECTION_FAILED'))
}

function valueOf<T> (outcome: Outcome<T> | undefined): T {
  if (outcome?.isOk === true) return outcome.value
  throw new AppError(outcome?.code ?? 'DETECTION_FAILED')
}

interface GiveUp {
  readonly signal: AbortSignal
  abort (): void
  dispose (): void
}

/** One signal for deadline and caller. */
function giveUpSignal ({ deadlineMs, signal }: DetectCall): GiveUp {
  const controller = new AbortController()
  const abort = (): void => { controller.abort() }
  const timer = deadlineMs === undefined ? undefined : setTimeout(abort, deadlineMs)
  if (signal?.aborted === true) abort()
  signal?.addEventListener('abort', abort, { once: true })
  return {
    signal: controller.signal,
    abort,
    dispose () {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
  }
}
