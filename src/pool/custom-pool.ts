// Callers' own rules in threads of their own, started when first needed: a pattern that takes long stalls no event loop and no model,
// and is stopped at its deadline.

import { Piscina } from 'piscina'
import type { CustomMatch } from '../detection/custom/rule.ts'
import type { CustomRuleService } from '../detection/custom/service.ts'
import type { DetectCall } from '../detection/service.ts'
import { AppError } from '../errors.ts'
import type { CustomAnswer, CustomTask } from './custom-protocol.ts'
import { workerFile } from './worker-file.ts'

/** The longest that one call may run: far more than any honest pattern takes. */
const LONGEST_MS = 10_000
const THREADS = 2
const MAX_QUEUE = 100
const IDLE_MS = 60_000

export function startCustomPool (): CustomRuleService {
  const piscina = new Piscina({ ...workerFile('custom'), minThreads: 0, maxThreads: THREADS, idleTimeout: IDLE_MS, maxQueue: MAX_QUEUE })
  // A thread that dies is replaced; its task has been rejected.
  piscina.on('error', () => {})
  return {
    async find (rules, texts, contextWords, call) {
      return await run(piscina, { kind: 'find', rules, texts, contextWords }, call) as ReadonlyArray<readonly CustomMatch[]>
    },
    async test (source, flags, values, call) {
      return await run(piscina, { kind: 'test', source, flags, values }, call) as readonly boolean[]
    },
    async close () { await piscina.destroy() }
  }
}

async function run (piscina: Piscina, task: CustomTask, { deadlineMs = LONGEST_MS, signal }: DetectCall = {}): Promise<unknown> {
  if (piscina.queueSize >= MAX_QUEUE) throw new AppError('QUEUE_FULL')
  const deadline = AbortSignal.timeout(Math.min(deadlineMs, LONGEST_MS))
  const giveUp = signal === undefined ? deadline : AbortSignal.any([deadline, signal])
  let answer: CustomAnswer
  try {
    answer = await piscina.run(task, { signal: giveUp }) as CustomAnswer
  } catch {
    // Whatever broke, its message could hold text.
    throw new AppError(giveUp.aborted ? 'DEADLINE_EXCEEDED' : 'DETECTION_FAILED')
  }
  if (answer.isOk) return answer.value
  throw answer.message === '' ? new AppError(answer.code) : new AppError(answer.code, answer.message)
}
