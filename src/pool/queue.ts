// The bounded queue in front of the workers. Interactive jobs go first and travel together as micro-batches; every other turn
// belongs to bulk tasks (the pieces of long conversations), one at a time.

import { AppError } from '../errors.ts'
import type { DetectJob, WorkerTask } from './protocol.ts'

/** What waits for a worker, and what becomes of it. */
export interface Waiting<T> {
  readonly work: T
  readonly costMs: number
  readonly resolve: (value: unknown) => void
  readonly reject: (error: AppError) => void
}

/** What a worker takes next. */
export type Turn =
  | { readonly kind: 'jobs', readonly jobs: ReadonlyArray<Waiting<DetectJob>> }
  | { readonly kind: 'task', readonly task: Waiting<WorkerTask> }

export class WorkQueue {
  readonly #jobs: Array<Waiting<DetectJob>> = []
  readonly #tasks: Array<Waiting<WorkerTask>> = []
  readonly #maxJobs: number
  #wasJobsTurn = false

  constructor (maxJobs: number) {
    this.#maxJobs = maxJobs
  }

  get size (): number {
    return this.#jobs.length + this.#tasks.length
  }

  /** @throws AppError QUEUE_FULL. */
  pushJob (job: Waiting<DetectJob>): void {
    if (this.#jobs.length >= this.#maxJobs) throw new AppError('QUEUE_FULL')
    this.#jobs.push(job)
  }

  /** Bulk tasks are bounded by the number of long conversations that are let in. */
  pushTask (task: Waiting<WorkerTask>): void {
    this.#tasks.push(task)
  }

  /** Takes given-up work out; without effect when a worker already has it. */
  remove (waiting: Waiting<DetectJob> | Waiting<WorkerTask>): void {
    for (const queue of [this.#jobs, this.#tasks] as unknown[][]) {
      const at = queue.indexOf(waiting)
      if (at >= 0) queue.splice(at, 1)
    }
  }

  /** The next turn; jobs at most `budgetMs` together (but at least one) and a fair share for each of `idleWorkers`. */
  take (budgetMs: number, idleWorkers: number): Turn | undefined {
    if (this.#jobs.length === 0 || (this.#wasJobsTurn && this.#tasks.length > 0)) {
      this.#wasJobsTurn = false
      const task = this.#tasks.shift()
      return task && { kind: 'task', task }
    }
    this.#wasJobsTurn = true
    const share = Math.ceil(this.#jobs.length / Math.max(1, idleWorkers))
    let [count, cost] = [0, 0]
    for (const job of this.#jobs) {
      cost += job.costMs
      if (count > 0 && (count >= share || cost > budgetMs)) break
      count += 1
    }
    return { kind: 'jobs', jobs: this.#jobs.splice(0, count) }
  }
}
