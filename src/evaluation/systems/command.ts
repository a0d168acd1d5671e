// A command that reads JSON Lines and writes JSON Lines: one answer a line, in order, each written before more input is awaited.
// In: { id, language, messages: [{ role, text }] }. Out: { entities | findings: [{ message?, start, end, type, score? }], offsetUnit? }.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { createInterface } from 'node:readline'
import { AppError } from '../../errors.ts'
import { OFFSET_UNITS, type OffsetUnit } from '../../offsets.ts'
import { isObject } from '../datasets/json-values.ts'
import type { GoldRecord, PredictedSpan } from '../record.ts'
import type { TypeMap } from '../type-map.ts'
import { fromForeign } from './foreign-spans.ts'
import type { System } from './system.ts'

interface Waiting {
  readonly resolve: (line: string) => void
  readonly reject: (error: AppError) => void
}

const TIMEOUT_MS = 60_000

export function commandSystem (name: string, command: string, map: TypeMap, timeoutMs = TIMEOUT_MS): System {
  // In a process group of its own: Ctrl-C is for Sumi, which then lets the command finish.
  const child = spawn(command, { shell: true, detached: true, stdio: ['pipe', 'pipe', 'inherit'] }) as unknown as ChildProcessWithoutNullStreams
  const waiting: Waiting[] = []
  let failure: AppError | undefined
  const fail = (reason: string): void => {
    failure ??= new AppError('DETECTION_FAILED', reason)
    for (const { reject } of waiting.splice(0)) reject(failure)
  }
  const closed = new Promise<void>((resolve) => {
    child.on('close', (code) => { fail(`the command ended${code === null ? '' : ` with exit code ${code}`}`); resolve() })
  })
  child.on('error', () => { fail('the command cannot be started') })
  child.stdin.on('error', () => { fail('the command does not read its input') })
  createInterface({ input: child.stdout }).on('line', (line) => { waiting.shift()?.resolve(line) })

  const ask = async (line: string): Promise<string> => {
    if (failure !== undefined) throw failure
    const answer = new Promise<string>((resolve, reject) => { waiting.push({ resolve, reject }) })
    child.stdin.write(line)
    const timer = setTimeout(() => { fail(`the command did not answer within ${timeoutMs / 1000} s (it must answer line by line, without buffering)`); child.kill() }, timeoutMs)
    return await answer.finally(() => { clearTimeout(timer) })
  }
  return {
    name,
    details: { command },
    async predict (record) {
      const { id, language, conversation: { messages } } = record
      return { spans: readAnswer(await ask(`${JSON.stringify({ id, language, messages: messages.map(({ role, text }) => ({ role, text })) })}\n`), record, map) }
    },
    async close () {
      child.stdin.end()
      const timer = setTimeout(() => { child.kill() }, 5_000)
      await closed
      clearTimeout(timer)
    }
  }
}

function readAnswer (line: string, { conversation }: GoldRecord, map: TypeMap): PredictedSpan[] {
  const answer = parse(line)
  const list = isObject(answer) ? answer.entities ?? answer.findings : undefined
  if (!isObject(answer) || !Array.isArray(list)) throw new AppError('DETECTION_FAILED', 'the command answered without entities')
  const unit = OFFSET_UNITS.find((one) => one === answer.offsetUnit) ?? 'utf16' satisfies OffsetUnit
  return list.map((span: unknown) => {
    if (!isObject(span)) throw new AppError('DETECTION_FAILED', 'the command answered with an entity that is no object')
    const message = typeof span.message === 'number' ? span.message : 0
    const text = conversation.messages[message]?.text
    if (text === undefined) throw new AppError('DETECTION_FAILED', 'the command answered with a message that is not there')
    return fromForeign(text, { message, start: span.start, end: span.end, label: span.type ?? span.entity_type ?? span.label, score: span.score }, unit, map)
  })
}

function parse (line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    throw new AppError('DETECTION_FAILED', 'the command answered with a line that is not JSON')
  }
}
