// The worker of callers' own rules. It loads no model, so the pool may stop it at any time.

import { findCustom, testCustom } from '../src/detection/custom/find.ts'
import { AppError } from '../src/errors.ts'
import type { CustomAnswer, CustomTask } from '../src/pool/custom-protocol.ts'

export default function answer (task: CustomTask): CustomAnswer {
  try {
    const value = task.kind === 'find' ? findCustom(task.rules, task.texts, task.contextWords) : testCustom(task.source, task.flags, task.values)
    return { isOk: true, value }
  } catch (error) {
    return error instanceof AppError && error.code === 'INVALID_PATTERN'
      ? { isOk: false, code: error.code, message: error.message }
      : { isOk: false, code: 'DETECTION_FAILED', message: '' }
  }
}
