// The bounded queue in front of the workers. Whole conversations (jobs) travel together as micro-batches; every other turn belongs to
// the pieces of long conversations (tasks), one at a time. Bulk work waits in a lane of its own, behind all interactive work.

import { AppError } from '../errors.ts'
import type { DetectJob, WorkerTask } from './protocol.ts'

/** Nothing stops a batch that a worker has: of bulk work it is short, as an interactive call may wait behind it. */
const BULK_BUDGET_MS = 60

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

/** Interactive work first; bulk work has what is left. */
export type Priority = 'interactive' | 'bulk'

/** The lanes: interactive work, and behind it bulk work, which has a turn only when nothing else waits. */
export class WorkQueue {
  readonly #lanes: Readonly<Record<Priority, Lane>>

  constructor (maxJobs: number) {
    this.#lanes = { interactive: new Lane(maxJobs), bulk: new Lane(maxJobs) }
  }

  get size (): number {
    return this.#lanes.interactive.size + this.#lanes.bulk.size
  }

  /** Interactive work that waits. */
  get interactiveSize (): number {
    return this.#lanes.interactive.size
  }

  /** @throws AppError QUEUE_FULL; each lane has room of its own. */
  pushJob (job: Waiting<DetectJob>, priority: Priority = 'interactive'): void {
    this.#lanes[priority].pushJob(job)
  }

  /** Tasks are bounded by the number of long conversations that are let in. */
  pushTask (task: Waiting<WorkerTask>, priority: Priority = 'interactive'): void {
    this.#lanes[priority].pushTask(task)
  }

  /** Takes given-up work out; without effect when a worker already has it. */
  remove (waiting: Waiting<DetectJob> | Waiting<WorkerTask>): void {
    this.#lanes.interactive.remove(waiting)
    this.#lanes.bulk.remove(waiting)
  }

  /** The next turn; jobs at most `budgetMs` together (but at least one) and a fair share for each of `idleWorkers`. */
  take (budgetMs: number, idleWorkers: number): Turn | undefined {
    return this.#lanes.interactive.take(budgetMs, idleWorkers) ?? this.#lanes.bulk.take(Math.min(budgetMs, BULK_BUDGET_MS), idleWorkers)
  }
}

class Lane {
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

  pushJob (job: Waiting<DetectJob>): void {
    if (this.#jobs.length >= this.#maxJobs) throw new AppError('QUEUE_FULL')
    this.#jobs.push(job)
  }

  pushTask (task: Waiting<WorkerTask>): void {
    this.#tasks.push(task)
  }

  remove (waiting: Waiting<DetectJob> | Waiting<WorkerTask>): void {
    for (const queue of [this.#jobs, this.#tasks] as unknown[][]) {
      const at = queue.indexOf(waiting)
      if (at >= 0) queue.splice(at, 1)
    }
  }

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
