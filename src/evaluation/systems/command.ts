// A command that reads JSON Lines and writes JSON Lines: one answer a line, in order, each written before more input is awaited.
// In: { id, language, messages: [{ role, text }] }. Out: { id?, entities | findings: [{ message?, start, end, type, score? }], offsetUnit? }.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { createInterface } from 'node:readline'
import { AppError } from '../../errors.ts'
import { OFFSET_UNITS, type OffsetUnit } from '../../offsets.ts'
import { isObject, type JsonObject } from '../datasets/json-values.ts'
import type { GoldRecord, PredictedSpan } from '../record.ts'
import type { TypeMap } from '../type-map.ts'
import { fromForeign } from './foreign-spans.ts'
import type { System } from './system.ts'

interface Waiting {
  readonly resolve: (answer: JsonObject) => void
  readonly reject: (error: AppError) => void
}

/** From one answer to the next. */
const TIMEOUT_MS = 60_000
/** Lines that the command may have in its input at a time. */
const MOST_UNDER_WAY = 8

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

  let timer: NodeJS.Timeout | undefined
  const watch = (): void => {
    clearTimeout(timer)
    if (waiting.length > 0) timer = setTimeout(() => { fail(`the command did not answer within ${timeoutMs / 1000} s (it must answer line by line, without buffering)`); child.kill() }, timeoutMs)
  }
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer = parse(line)
    // Answers are told apart by their order alone: after a line that is none, no other can be trusted.
    if (answer === undefined) fail('the command answered with a line that is not a JSON object (its standard output is for answers alone)')
    else waiting.shift()?.resolve(answer)
    watch()
  })

  const ask = async (line: string): Promise<JsonObject> => {
    if (failure !== undefined) throw failure
    return await new Promise<JsonObject>((resolve, reject) => {
      waiting.push({ resolve, reject })
      if (waiting.length === 1) watch()
      child.stdin.write(line)
    })
  }
  return {
    name,
    details: { command },
    mostUnderWay: MOST_UNDER_WAY,
    async predict (record) {
      const { id, language, conversation: { messages } } = record
      return { spans: readAnswer(await ask(`${JSON.stringify({ id, language, messages: messages.map(({ role, text }) => ({ role, text })) })}\n`), record, map) }
    },
    async close () {
      child.stdin.end()
      const killTimer = setTimeout(() => { child.kill() }, 5_000)
      await closed
      clearTimeout(killTimer)
      clearTimeout(timer)
    }
  }
}

function readAnswer (answer: JsonObject, { id, conversation }: GoldRecord, map: TypeMap): PredictedSpan[] {
  const list = answer.entities ?? answer.findings
  if (!Array.isArray(list)) throw new AppError('DETECTION_FAILED', 'the command answered without entities')
  if (answer.id !== undefined && answer.id !== id) throw new AppError('DETECTION_FAILED', 'the command answered with the id of another record')
  const unit = OFFSET_UNITS.find((one) => one === answer.offsetUnit) ?? 'utf16' satisfies OffsetUnit
  return list.map((span: unknown) => {
    if (!isObject(span)) throw new AppError('DETECTION_FAILED', 'the command answered with an entity that is no object')
    const message = typeof span.message === 'number' ? span.message : 0
    const text = conversation.messages[message]?.text
    if (text === undefined) throw new AppError('DETECTION_FAILED', 'the command answered with a message that is not there')
    return fromForeign(text, { message, start: span.start, end: span.end, label: span.type ?? span.entity_type ?? span.label, score: span.score }, unit, map)
  })
}

/** Undefined where the line is no JSON object. */
function parse (line: string): JsonObject | undefined {
  try {
    const value = JSON.parse(line) as unknown
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
