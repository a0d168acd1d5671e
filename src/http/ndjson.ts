// NDJSON streams: one request a line in, one answer a line out, in order. Back pressure: a line is read only when there is room
// for its answer, so memory does not grow with the stream. A line that fails is answered with its error, never with text.

import { setTimeout as sleep } from 'node:timers/promises'
import type { DetectCall } from '../detection/service.ts'
import { AppError, ERRORS } from '../errors.ts'
import { readLines, type Line } from '../lines.ts'
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

type Event = { readonly line: IteratorResult<Line, undefined> } | { readonly answer: string } | 'stopped'

/** Yields the lines of the answer, each with its line end. */
export async function * answerLines<Body> (input: AsyncIterable<Buffer>, options: StreamOptions<Body>): AsyncGenerator<string, undefined> {
  const { concurrency, maxLineBytes, stopping } = options
  const lines = readLines(input, maxLineBytes)
  const answers: Array<Promise<string>> = []
  let next: Promise<IteratorResult<Line, undefined>> | undefined = readAhead(lines)
  let lastRead = 0

  while (next !== undefined || answers.length > 0) {
    const event = await firstOf(answers.length < concurrency ? next : undefined, answers[0], stopping)
    if (event === 'stopped') {
      yield * await Promise.all(answers)
      if (next !== undefined) yield errorLine(new AppError('NOT_READY'), lastRead + 1)
      return
    }
    if ('answer' in event) {
      answers.shift()
      yield event.answer
    } else if (event.line.done === true) {
      next = undefined
    } else {
      lastRead = event.line.value.number
      answers.push(answerLine(event.line.value, options))
      next = readAhead(lines)
    }
  }
}

/** Not async: an input that breaks while answers are written must not become an unhandled rejection, and whoever waits still sees it. */
function readAhead (lines: AsyncGenerator<Line, undefined>): Promise<IteratorResult<Line, undefined>> {
  const next = lines.next()
  next.catch(() => {})
  return next
}

/** Not Promise.race: racing each line against one promise that lives as long as the stream would hold memory for every line. */
async function firstOf (line: Promise<IteratorResult<Line, undefined>> | undefined, answer: Promise<string> | undefined, stopping: AbortSignal): Promise<Event> {
  if (stopping.aborted) return 'stopped'
  let stop = (): void => {}
  try {
    return await new Promise<Event>((resolve, reject) => {
      stop = () => { resolve('stopped') }
      stopping.addEventListener('abort', stop, { once: true })
      line?.then((read) => { resolve({ line: read }) }, reject)
      answer?.then((written) => { resolve({ answer: written }) }, reject)
    })
  } finally {
    stopping.removeEventListener('abort', stop)
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
