// NDJSON streams: one request a line in, one answer a line out, in order. Back pressure: a line is read only when there is room
// for its answer, so memory does not grow with the stream. A line that fails is answered with its error, never with text.

import { setTimeout as sleep } from 'node:timers/promises'
import type { DetectCall } from '../detection/service.ts'
import { AppError, ERRORS } from '../errors.ts'
import { readLines, type Line } from './lines.ts'
import { toAppError, toProblem } from './problem.ts'

export interface StreamOptions<Body> {
  /** Bytes of one line to a checked request. @throws what `toAppError` understands. */
  readonly parse: (bytes: Buffer) => Body
  readonly work: (body: Body, call: DetectCall) => Promise<object>
  /** Told of errors that are Sumi's own fault. */
  readonly onFailure: (error: AppError) => void
  readonly maxLineBytes: number
  /** Lines worked on at a time. */
  readonly concurrency: number
  /** Milliseconds for one line, from when its work begins. */
  readonly deadlineMs: number
  /** The client is gone: give up. */
  readonly gone: AbortSignal
  /** Sumi stops: answer the lines that were read, then end with NOT_READY. */
  readonly stopping: AbortSignal
}

const FIRST_WAIT_MS = 10
const LONGEST_WAIT_MS = 500

/** Yields the lines of the answer, each with its line end. */
export async function * answerLines<Body> (input: AsyncIterable<Buffer>, options: StreamOptions<Body>): AsyncGenerator<string, undefined> {
  const { concurrency, maxLineBytes, stopping } = options
  const lines = readLines(input, maxLineBytes)
  const stopped = aborted(stopping)
  const answers: Array<Promise<string>> = []
  let pending: Promise<IteratorResult<Line, undefined>> | undefined = lines.next()
  let lastRead = 0

  while (pending !== undefined || answers.length > 0) {
    const [oldest] = answers
    const mayRead = pending !== undefined && answers.length < concurrency
    const event = await Promise.race([
      ...(mayRead && pending !== undefined ? [pending.then((line) => ({ line })), stopped] : []),
      ...(oldest === undefined ? [] : [oldest.then((answer) => ({ answer }))])
    ])
    if (event === 'stopped') {
      pending?.catch(() => {})
      yield * await Promise.all(answers)
      yield errorLine(new AppError('NOT_READY'), lastRead + 1)
      return
    }
    if ('answer' in event) {
      answers.shift()
      yield event.answer
    } else if (event.line.done === true) {
      pending = undefined
    } else {
      lastRead = event.line.value.number
      answers.push(answerLine(event.line.value, options))
      pending = lines.next()
      // An input that breaks while older answers are written must not become an unhandled rejection; the race still sees it.
      pending.catch(() => {})
    }
  }
}

async function answerLine<Body> ({ number, bytes }: Line, options: StreamOptions<Body>): Promise<string> {
  try {
    if (bytes === undefined) throw new AppError('BODY_TOO_LARGE', `the line is longer than ${options.maxLineBytes} bytes`)
    return `${JSON.stringify(await workPatiently(options.parse(bytes), options))}\n`
  } catch (error) {
    const appError = toAppError(error)
    if (appError.status >= 500 && !options.gone.aborted) options.onFailure(appError)
    return errorLine(appError, number)
  }
}

/** A full queue makes a stream slower, not wrong: the line waits its turn until its deadline. */
async function workPatiently<Body> (body: Body, { work, deadlineMs, gone }: StreamOptions<Body>): Promise<object> {
  const deadlineAt = performance.now() + deadlineMs
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    const leftMs = Math.floor(deadlineAt - performance.now())
    try {
      return await work(body, { deadlineMs: Math.max(1, leftMs), signal: gone })
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'QUEUE_FULL') || waitMs >= leftMs) throw error
    }
    await sleep(waitMs, undefined, { signal: gone })
  }
}

function errorLine (error: AppError, line: number): string {
  const { code, detail } = toProblem(error)
  return `${JSON.stringify({ error: { code, title: ERRORS[code].title, ...(detail === undefined ? {} : { detail }) }, line })}\n`
}

async function aborted (signal: AbortSignal): Promise<'stopped'> {
  if (signal.aborted) return 'stopped'
  return await new Promise((resolve) => { signal.addEventListener('abort', () => { resolve('stopped') }, { once: true }) })
}
