import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { chooseReader } from '../../../src/evaluation/datasets/index.ts'
import { evaluateDataset } from '../../../src/evaluation/evaluate.ts'
import type { GoldRecord } from '../../../src/evaluation/record.ts'
import { commandSystem } from '../../../src/evaluation/systems/command.ts'
import { presidioSystem } from '../../../src/evaluation/systems/presidio.ts'
import type { System } from '../../../src/evaluation/systems/system.ts'
import { typeMap } from '../../../src/evaluation/type-map.ts'
import { writeData } from '../datasets/read-all.ts'

const COMMAND = `node ${import.meta.dirname}/fake-command.mjs`
const record = (...texts: string[]): GoldRecord => ({ id: 'r', language: 'ja', conversation: { messages: texts.map((text) => ({ role: 'customer', text })) }, spans: [], ignored: [] })

const open: Array<{ close (): unknown }> = []
afterEach(async () => { for (const one of open.splice(0)) await one.close() })

function command (mode: string, timeoutMs?: number): System {
  const system = commandSystem('c', `${COMMAND} ${mode}`, typeMap(), timeoutMs)
  open.push(system)
  return system
}

async function presidio (answer: (body: { text: string, language: string }) => unknown, status = 200): Promise<{ system: System, asked: Array<{ text: string, language: string }> }> {
  const asked: Array<{ text: string, language: string }> = []
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => { body += chunk.toString() })
    request.on('end', () => {
      const parsed = JSON.parse(body) as { text: string, language: string }
      asked.push(parsed)
      response.writeHead(request.url === '/analyze' ? status : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer(parsed)))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push({ close: () => { server.closeAllConnections(); server.close() } })
  return { system: presidioSystem('p', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, typeMap()), asked }
}

describe('command', () => {
  it.each(['utf16', 'codepoint'])('answers line by line, offsets in %s units', async (mode) => {
    const system = command(mode)
    const predictions = await Promise.all([record('😀 Ada'), record('nobody'), record('x', 'Ada Ada')].map(async (one) => await system.predict(one, [])))
    expect(predictions.map(({ spans }) => spans.map(({ message, start, end, type }) => [message, start, end, type]))).toEqual([
      [[0, 3, 6, 'PERSON']], [], [[1, 0, 3, 'PERSON'], [1, 4, 7, 'PERSON']]
    ])
  })

  it.each([['die', /exit code 3/], ['garbage', /not a JSON object/], ['others', /id of another record/]])('that does %s fails with a reason', async (mode, reason) => {
    await expect(command(mode).predict(record('Ada'), [])).rejects.toMatchObject({ code: 'DETECTION_FAILED', message: expect.stringMatching(reason) })
  })

  it('is not trusted any more after a line that is no answer: later ones could belong to other records', async () => {
    const system = command('banner')
    const answers = await Promise.allSettled([record('Ada'), record('nobody')].map(async (one) => await system.predict(one, [])))
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('has its time limit from one answer to the next, however many wait', async () => {
    const system = command('slow', 3_000)
    expect(await Promise.all(Array.from({ length: 40 }, async () => (await system.predict(record('Ada'), [])).spans.length))).toEqual(new Array(40).fill(1))
  })

  it('that never answers runs into the time limit', async () => {
    await expect(command('silent', 300).predict(record('Ada'), [])).rejects.toMatchObject({ message: expect.stringContaining('within 0.3 s') })
  })

  it('that does not exist fails', async () => {
    const system = commandSystem('c', '/no/such/command', typeMap())
    open.push(system)
    await expect(system.predict(record('Ada'), [])).rejects.toMatchObject({ code: 'DETECTION_FAILED' })
  })
})

describe('presidio', () => {
  it('is asked a message at a time, in its language; offsets are code points; unknown types still hide text', async () => {
    const { system, asked } = await presidio(({ text }) => text.includes('Ada') ? [{ start: 2, end: 5, entity_type: 'PERSON', score: 0.85 }, { start: 0, end: 1, entity_type: 'Smiley', score: 1 }] : [])
    const { spans } = await system.predict(record('😀 Ada', ' ', 'x'), [])
    expect(asked).toEqual([{ text: '😀 Ada', language: 'ja' }, { text: 'x', language: 'ja' }])
    expect(spans).toMatchObject([{ message: 0, start: 3, end: 6, type: 'PERSON', score: 0.85 }, { start: 0, end: 2, type: 'CUSTOM_SMILEY' }])
  })

  it.each([[500, []], [200, { error: 'x' }], [200, [{ start: 0, end: 99, entity_type: 'PERSON' }]], [200, [{ start: 0 }]]])('answer %i %j is a failure', async (status, answer) => {
    const { system } = await presidio(() => answer, status)
    await expect(system.predict(record('Ada'), [])).rejects.toMatchObject({ code: 'DETECTION_FAILED' })
  })

  it('gets the key of its address as a bearer token; the key is shown nowhere', async () => {
    let authorization: string | undefined
    const server = createServer((request, response) => { authorization = request.headers.authorization; response.end('[]') })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    open.push({ close: () => { server.closeAllConnections(); server.close() } })
    const url = `http://:k%2Fy@127.0.0.1:${(server.address() as AddressInfo).port}`
    const system = presidioSystem(`presidio=${url}`, url, typeMap())
    expect(await system.predict(record('Ada'), [])).toEqual({ spans: [] })
    expect(authorization).toBe('Bearer k/y')
    expect(JSON.stringify([system.name, system.details])).not.toContain('k%2Fy')
  })

  it('that is not there is a failure', async () => {
    await expect(presidioSystem('p', 'http://127.0.0.1:9', typeMap()).predict(record('Ada'), [])).rejects.toMatchObject({ code: 'DETECTION_FAILED' })
  })
})

describe('evaluateDataset', () => {
  const line = (text: string, start: number): string => JSON.stringify({ text, entities: [{ start, end: start + 3, type: 'PERSON' }] })
  const input = async (name: string, lines: string[]) => {
    const path = writeData(name, lines.join('\n'))
    const reader = await chooseReader(path)
    if (reader === undefined) throw new Error('no reader')
    return { path, reader, map: typeMap(), offsetUnit: undefined }
  }
  const fixed = (name: string, find: (text: string) => Array<[number, number]>): System => ({
    name,
    details: {},
    mostUnderWay: 4,
    predict: async ({ conversation }) => ({ spans: conversation.messages.flatMap(({ text }, message) => find(text).map(([start, end]) => ({ message, start, end, type: 'PERSON' as const, score: 1, source: 'rule' as const }))) }),
    close: async () => {}
  })

  it('compares systems on the same records', async () => {
    const data = await input('two.jsonl', Array.from({ length: 60 }, (_, index) => line(index % 3 === 0 ? 'Bob' : 'Ada', 0)))
    const { systems, comparisons, isPartial } = await evaluateDataset(data, [fixed('all', () => [[0, 3]]), fixed('ada', (text) => text === 'Ada' ? [[0, 3]] : [])])
    expect(isPartial).toBe(false)
    expect(systems.map(({ overall }) => overall.micro.exact.recall)).toEqual([1, 2 / 3])
    expect(comparisons).toMatchObject([{ system: 'ada', against: 'all' }])
    expect(comparisons[0]?.differences.leakRate.difference).toBeCloseTo(1 / 3)
    expect(comparisons[0]?.differences.leakRate.p).toBeLessThan(0.01)
  })

  it('counts a record without an answer as a leak, and says so', async () => {
    const data = await input('failing.jsonl', Array.from({ length: 10 }, () => line('Ada', 0)))
    let asked = 0
    const { systems: [first] } = await evaluateDataset(data, [commandLike(() => { asked += 1; return asked !== 4 })])
    expect(first).toMatchObject({ failed: 1, failure: 'no answer' })
    expect(first?.overall.leakedValues).toMatchObject({ rate: 0.1, of: 10 })
  })

  it('stops where a system answers nothing at all', async () => {
    const data = await input('dead.jsonl', Array.from({ length: 30 }, () => line('Ada', 0)))
    await expect(evaluateDataset(data, [commandLike(() => false)])).rejects.toMatchObject({ message: expect.stringContaining('answers none') })
  })

  it('ends early on a signal, marked as partial', async () => {
    const data = await input('partial.jsonl', Array.from({ length: 100 }, () => line('Ada', 0)))
    const controller = new AbortController()
    const evaluation = await evaluateDataset({ ...data, signal: controller.signal, onRecord: (done) => { if (done === 10) controller.abort() } }, [fixed('a', () => [[0, 3]]), fixed('b', () => [])])
    expect(evaluation.isPartial).toBe(true)
    expect(evaluation.systems).toHaveLength(1)
    expect(evaluation.systems[0]?.overall.records).toBeLessThan(20)
    expect(evaluation.comparisons).toEqual([])
  })

  function commandLike (isFine: () => boolean): System {
    return { ...fixed('x', () => [[0, 3]]), async predict (...args) { if (isFine()) return await fixed('x', () => [[0, 3]]).predict(...args); const { AppError } = await import('../../../src/errors.ts'); throw new AppError('DETECTION_FAILED', 'no answer') } }
  }
})
