// The worker of callers' own rules. It loads no model, so the pool may stop it at any time.

import { findCustom, testCustom } from '../src/detection/custom/find.ts'
import { createRuleSetCache, findRuleSets } from '../src/detection/custom/find-set.ts'
import { AppError } from '../src/errors.ts'
import type { CustomAnswer, CustomTask } from '../src/pool/custom-protocol.ts'

const compiled = createRuleSetCache()

export default function answer (task: CustomTask): CustomAnswer {
  try {
    switch (task.kind) {
      case 'find': return { isOk: true, value: findCustom(task.rules, task.texts, task.contextWords) }
      case 'test': return { isOk: true, value: testCustom(task.source, task.flags, task.values) }
      case 'sets': return findSets(task)
    }
  } catch (error) {
    return error instanceof AppError
      ? { isOk: false, isMissing: false, code: error.code, message: error.message }
      : { isOk: false, isMissing: false, code: 'DETECTION_FAILED', message: '' }
  }
}

function findSets ({ sets, question }: CustomTask & { kind: 'sets' }): CustomAnswer {
  const known = sets.map(({ key, content }) => compiled.get(key, content)).filter((set) => set !== undefined)
  return known.length < sets.length ? { isOk: false, isMissing: true } : { isOk: true, value: findRuleSets(known, question) }
}
