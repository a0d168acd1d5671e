// Callers' own rules in threads of their own, started when first needed: a pattern that takes long stalls no event loop and no model,
// and is stopped at its deadline.

import { Piscina } from 'piscina'
import type { CustomMatch } from '../detection/custom/rule.ts'
import type { CustomMessage } from '../detection/custom/rule-set.ts'
import type { CustomRuleService } from '../detection/custom/service.ts'
import type { DetectCall } from '../detection/service.ts'
import { AppError } from '../errors.ts'
import type { CustomAnswer, CustomTask } from './custom-protocol.ts'
import { workerFile } from './worker-file.ts'

/** The longest that one call may run: far more than any honest pattern takes. */
const LONGEST_MS = 10_000
const THREADS = 2
const IDLE_MS = 600_000

export interface CustomPoolOptions {
  /** Calls that may wait for a thread; one more is refused with QUEUE_FULL. */
  readonly maxQueue: number
}

export function startCustomPool ({ maxQueue }: CustomPoolOptions = { maxQueue: 1_000 }): CustomRuleService {
  const piscina = new Piscina({ ...workerFile('custom'), minThreads: 0, maxThreads: THREADS, idleTimeout: IDLE_MS, maxQueue: maxQueue + THREADS })
  // A thread that dies is replaced; its task has been rejected.
  piscina.on('error', () => {})
  const run = async (task: CustomTask, call?: DetectCall): Promise<Answered> => await runTask(piscina, maxQueue, task, call)
  return {
    async find (rules, texts, contextWords, call) {
      return await valueOf(run({ kind: 'find', rules, texts, contextWords }, call)) as ReadonlyArray<readonly CustomMatch[]>
    },
    async test (source, flags, values, call) {
      return await valueOf(run({ kind: 'test', source, flags, values }, call)) as readonly boolean[]
    },
    async findSets (sets, question, call) {
      const short = await run({ kind: 'sets', sets: sets.map(({ key }) => ({ key })), question }, call)
      const answer = short.isOk ? short : run({ kind: 'sets', sets, question }, call)
      return await valueOf(answer) as readonly CustomMessage[]
    },
    async close () { await piscina.destroy() }
  }
}

type Answered = Exclude<CustomAnswer, { readonly isMissing: false }>

async function runTask (piscina: Piscina, maxQueue: number, task: CustomTask, { deadlineMs = LONGEST_MS, signal }: DetectCall = {}): Promise<Answered> {
  if (piscina.queueSize >= maxQueue) throw new AppError('QUEUE_FULL')
  const deadline = AbortSignal.timeout(Math.min(deadlineMs, LONGEST_MS))
  const giveUp = signal === undefined ? deadline : AbortSignal.any([deadline, signal])
  let answer: CustomAnswer
  try {
    answer = await piscina.run(task, { signal: giveUp }) as CustomAnswer
  } catch {
    // Whatever broke, its message could hold text.
    throw new AppError(giveUp.aborted ? 'DEADLINE_EXCEEDED' : 'DETECTION_FAILED')
  }
  if (answer.isOk || answer.isMissing) return answer
  throw answer.message === '' ? new AppError(answer.code) : new AppError(answer.code, answer.message)
}

async function valueOf (answered: Answered | Promise<Answered>): Promise<unknown> {
  const answer = await answered
  if (answer.isOk) return answer.value
  throw new AppError('DETECTION_FAILED')
}
