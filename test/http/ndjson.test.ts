// Streams: one request a line in, one answer a line out, in order.

import { once } from 'node:events'
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { readLines } from '../../src/lines.ts'
import { answerLines } from '../../src/http/ndjson.ts'
import { build, type TestApp } from '../helpers/build-app.ts'
import { KEYS } from '../helpers/fake-privacy.ts'

const SECRET = 'hunter2-SECRET'
const HEADERS = { 'content-type': 'application/x-ndjson' }

async function redactLines ({ call }: TestApp, body: string | Buffer): Promise<any[]> {
  const answer = await call('POST', '/v1/redact', body, { headers: HEADERS })
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('application/x-ndjson')
  return answer.raw.split('\n').slice(0, -1).map((line) => JSON.parse(line))
}

test('texts and conversations, each answered as it came', async () => {
  const app = await build()
  const answers = await redactLines(app, [
    { text: 'Taro' },
    { conversation: { id: 'c', messages: [{ role: 'agent', text: 'x' }, { role: 'customer', text: '😀4111111111111111' }] }, offsetUnit: 'codepoint', operators: { DEFAULT: { type: 'redact' } } }
  ].map((line) => JSON.stringify(line)).join('\n'))
  expect(answers).toEqual([
    { text: '[PERSON]', findings: [expect.objectContaining({ message: 0, start: 0, end: 4 })], summary: { PERSON: 1 }, model: 'fake@1', elapsedMs: expect.any(Number) },
    {
      conversation: { id: 'c', messages: [{ role: 'agent', text: 'x' }, { role: 'customer', text: '😀[CREDIT_CARD]' }] },
      findings: [{ message: 1, start: 1, end: 17, type: 'CREDIT_CARD', score: 0.99, source: 'rule' }],
      summary: { CREDIT_CARD: 1 },
      model: 'fake@1',
      elapsedMs: expect.any(Number)
    }
  ])
  expect(app.privacy.calls[1]?.options).toEqual({ operators: { DEFAULT: { type: 'redact' } } })
})

test('a bad line is answered with its error and its number; the others go on; nothing is echoed', async () => {
  const app = await build({ settings: { bodyLimitBytes: 1024 } })
  const answers = await redactLines(app, [
    '{"text":"first"}',
    SECRET,
    '',
    `{"text":"${SECRET}","${SECRET}":1}`,
    '{"text":"a\\ud800"}',
    '{"conversation":{"messages":[]}}',
    `{"text":"x","operators":{"${SECRET}":{"type":"keep"}}}`,
    `{"text":"${'x'.repeat(2000)}"}`,
    '{"text":"x","__proto__":{}}',
    '  \r',
    '{"text":"last Taro"}\r'
  ].join('\n'))
  expect(answers).toMatchObject([
    { text: 'first' },
    { error: { code: 'INVALID_JSON' }, line: 2 },
    { error: { code: 'INVALID_REQUEST', detail: expect.stringMatching(/^the line has a property that is not known/) }, line: 4 },
    { error: { code: 'INVALID_TEXT' }, line: 5 },
    { error: { code: 'EMPTY_CONVERSATION', title: 'The conversation has no messages' }, line: 6 },
    { error: { code: 'UNKNOWN_ENTITY_TYPE' }, line: 7 },
    { error: { code: 'BODY_TOO_LARGE', detail: 'the line is longer than 1024 bytes' }, line: 8 },
    { error: { code: 'INVALID_JSON' }, line: 9 },
    { text: 'last [PERSON]' }
  ])
  expect(JSON.stringify(answers) + app.logs.join('')).not.toContain(SECRET)
  for (const answer of answers) if ('error' in answer) expect(Object.keys(answer)).toEqual(['error', 'line'])
})

test('a line that is not UTF-8 is refused', async () => {
  const app = await build()
  expect(await redactLines(app, Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0x93, 0x63]), Buffer.from('"}\n{"text":"ok"}\n')]))).toMatchObject([{ error: { code: 'INVALID_JSON', detail: 'the body is not UTF-8' }, line: 1 }, { text: 'ok' }])
})

test('an empty stream has an empty answer', async () => {
  expect(await redactLines(await build(), '\n \n')).toEqual([])
})

test('the answers keep the order of the lines, however long each takes', async () => {
  const app = await build({ settings: { workers: 4 } })
  app.privacy.before = async ({ messages: [message] }) => { await sleep(Number(message?.text) % 3 === 0 ? 15 : 0) }
  const texts = Array.from({ length: 60 }, (_, index) => String(index))
  const answers = await redactLines(app, texts.map((text) => JSON.stringify({ text })).join('\n'))
  expect(answers.map(({ text }) => text)).toEqual(texts)
})

test('no more lines are worked on at a time than there are workers, and one', async () => {
  const app = await build({ settings: { workers: 2 } })
  let [running, most] = [0, 0]
  app.privacy.before = async () => {
    running += 1
    most = Math.max(most, running)
    await sleep(2)
    running -= 1
  }
  await redactLines(app, '{"text":"x"}\n'.repeat(40))
  expect(most).toBe(3)
})

test('a full queue makes a line wait, not fail', async () => {
  const app = await build()
  let refusals = 0
  app.privacy.before = () => { if (refusals++ < 3) throw new AppError('QUEUE_FULL') }
  expect(await redactLines(app, '{"text":"Taro"}')).toMatchObject([{ text: '[PERSON]' }])
  expect(refusals).toBe(4)
})

test('a queue that stays full until the deadline is an error', async () => {
  const app = await build({ settings: { deadlineMs: 50 } })
  app.privacy.before = () => { throw new AppError('QUEUE_FULL') }
  expect(await redactLines(app, '{"text":"Taro"}')).toMatchObject([{ error: { code: 'QUEUE_FULL' }, line: 1 }])
})

test('a line that fails inside Sumi is an error line without text, and is logged without its message', async () => {
  const app = await build()
  app.privacy.before = ({ messages: [message] }) => { if (message?.text === SECRET) throw new Error(SECRET) }
  expect(await redactLines(app, `{"text":"${SECRET}"}\n{"text":"ok"}`)).toEqual([{ error: { code: 'INTERNAL', title: expect.any(String) }, line: 1 }, expect.objectContaining({ text: 'ok' })])
  expect(app.logs.join('')).toContain('line failed')
  expect(app.logs.join('')).not.toContain(SECRET)
})

test('who may not redact gets one error, no stream', async () => {
  const { call } = await build()
  expect((await call('POST', '/v1/redact', '{"text":"x"}', { role: 'auditor', headers: HEADERS })).body).toMatchObject({ code: 'FORBIDDEN', status: 403 })
})

describe('over a connection', () => {
  test('a line is answered before the next one is sent', async () => {
    const { client, nextAnswer, end } = await openStream(await build())
    for (const text of ['one', 'two', 'three']) {
      client.write(`{"text":"${text}"}\n`)
      expect(await nextAnswer()).toMatchObject({ text })
    }
    await end()
  })

  test('a client that does not read stops the reading of its lines', async () => {
    const app = await build()
    const text = 'x'.repeat(50_000)
    const { client, response } = await openStream(app)
    let accepted = 0
    // 100 MB in all, if nobody stopped it.
    for (; accepted < 2_000; accepted++) {
      if (!client.write(`{"text":"${text}"}\n`) && !await Promise.race([once(client, 'drain').then(() => true), sleep(700, false)])) break
    }
    expect(accepted).toBeLessThan(1_500)
    const worked = app.privacy.calls.length
    await sleep(100)
    expect(app.privacy.calls.length).toBe(worked)
    ;(await response).destroy()
    client.destroy()
  })

  test('a client that goes away gives the lines up', async () => {
    const app = await build()
    const signals: AbortSignal[] = []
    app.privacy.before = async (_conversation, call) => {
      if (call?.signal === undefined) return
      signals.push(call.signal)
      await once(call.signal, 'abort')
      throw new AppError('DEADLINE_EXCEEDED')
    }
    const { client } = await openStream(app, false)
    client.write('{"text":"x"}\n'.repeat(10))
    while (signals.length < 3) await sleep(5)
    client.destroy()
    while (signals.some(({ aborted }) => !aborted)) await sleep(5)
    await app.app.close()
    expect(app.logs.join('')).not.toContain('line failed')
  })

  test('when Sumi stops, the lines that were read are answered and the stream says that it ended', async () => {
    const app = await build()
    let release = (): void => {}
    app.privacy.before = async ({ messages: [message] }) => { if (message?.text === 'slow') await new Promise<void>((resolve) => { release = resolve }) }
    const { client, nextAnswer } = await openStream(app)
    client.write('{"text":"first"}\n')
    expect(await nextAnswer()).toMatchObject({ text: 'first' })
    client.write('{"text":"slow"}\n')
    while (app.privacy.calls.length < 2) await sleep(5)
    const closed = app.app.close()
    await sleep(20)
    release()
    expect(await nextAnswer()).toMatchObject({ text: 'slow' })
    expect(await nextAnswer()).toMatchObject({ error: { code: 'NOT_READY' }, line: 3 })
    expect(await nextAnswer()).toBeUndefined()
    client.end()
    await closed
  })
})

test('an input that breaks ends the stream with its error, and nothing is left unhandled', async () => {
  async function * broken (): AsyncGenerator<Buffer> {
    yield Buffer.from('1\n')
    await sleep(5)
    throw new Error('the connection broke')
  }
  const never = new AbortController().signal
  const written: string[] = []
  const answers = answerLines(broken(), {
    parse: String, work: async () => { await sleep(30); return { ok: true } }, onFailure: () => {}, maxLineBytes: 9, concurrency: 1, deadlineMs: 1000, gone: never, stopping: never
  })
  await expect((async () => { for await (const line of answers) written.push(line) })()).rejects.toThrow('the connection broke')
  expect(written).toEqual(['{"ok":true}\n'])
})

test.each([
  ['a\nb\n', ['1 a', '2 b']],
  ['a\n\n \nb', ['1 a', '4 b']],
  ['墨\n😀', ['1 墨', '2 😀']],
  ['12345\n123456\n1', ['1 12345', '2 too long', '3 1']],
  ['      \n1', ['1 too long', '2 1']],
  ['1234567', ['1 too long']],
  ['', []]
])('lines of %j, in pieces of any size', async (text, expected) => {
  const bytes = Buffer.from(text)
  for (let size = 1; size <= bytes.length + 1; size++) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
    const lines = []
    for await (const { number, bytes } of readLines(stream(pieces), 5)) lines.push(`${number} ${bytes === undefined ? 'too long' : bytes.toString()}`)
    expect(lines).toEqual(expected)
  }
})

async function * stream (pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield * pieces
}

interface OpenStream {
  readonly client: ClientRequest
  readonly response: Promise<IncomingMessage>
  nextAnswer (): Promise<any>
  end (): Promise<void>
}

/** Opens a stream over a real connection and leaves it open. */
async function openStream ({ app }: TestApp, reads = true): Promise<OpenStream> {
  await app.listen({ port: 0 })
  const { port } = app.server.address() as AddressInfo
  const client = httpRequest({ port, method: 'POST', path: '/v1/redact', headers: { ...HEADERS, authorization: `Bearer ${KEYS.service}` } })
  client.on('error', () => {})
  client.flushHeaders()
  const response = once(client, 'response').then(([message]) => message as IncomingMessage)
  response.catch(() => {})
  let lines: AsyncIterator<string> | undefined
  return {
    client,
    response,
    async nextAnswer () {
      if (!reads) throw new Error('this stream is not read')
      lines ??= createInterface({ input: await response })[Symbol.asyncIterator]()
      const { value, done } = await lines.next()
      return done === true ? undefined : JSON.parse(value)
    },
    async end () { client.end(); await once(await response, 'close') }
  }
}
