// One job in this process, over the real use case: what comes out, what is refused, and that nothing is lost or done twice.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { JOB_FOLDER } from '../../src/jobs/job.ts'
import { leaveWish, readFailures, readStatus } from '../../src/jobs/local/book.ts'
import { faultyFiles, unflushedFiles } from '../helpers/faulty-files.ts'
import { filesBelow, filesHolding, temporaryFolder } from '../helpers/store-samples.ts'
import { orderOf, outputOf, records, runOrder, testBulk, type TestBulk } from './sample.ts'

const CARD = '4111111111111111'

let folder: string
let input: string
let output: string
let bulk: TestBulk

beforeEach(async () => {
  folder = await temporaryFolder()
  input = join(folder, 'in.jsonl')
  output = join(folder, 'out')
  bulk = testBulk()
})

describe('a job', () => {
  it('writes every record once, in order, and a manifest that says so', async () => {
    await writeFile(input, records(25))
    const status = await runOrder(bulk, orderOf(input, output))
    expect(status).toMatchObject({ state: 'finished', done: { records: 25, chunks: 3 }, total: { records: 25, chunks: 3 }, failed: 0, messages: 25, counts: { PERSON: 25, CREDIT_CARD: 25 }, error: null })
    const { names, text, manifest } = await outputOf(output)
    expect(names).toEqual(['failures.jsonl', 'manifest.json', 'part-00001.jsonl', 'part-00002.jsonl', 'part-00003.jsonl'])
    expect(text).toBe(records(25).replaceAll('Taro', '[PERSON_1]').replaceAll(CARD, '[CREDIT_CARD_1]'))
    expect(manifest).toMatchObject({ action: 'redact', records: 25, failed: 0, model: 'fake@1', counts: { PERSON: 25 }, input: { sha256: status.total!.inputHash, records: 25 }, configHash: status.configHash })
    expect(manifest.parts.map(({ name, line, records }: any) => [name, line, records])).toEqual([['part-00001.jsonl', 1, 10], ['part-00002.jsonl', 11, 10], ['part-00003.jsonl', 21, 5]])
    expect((await filesBelow(output)).filter((path) => path.endsWith('.tmp'))).toEqual([])
  })

  it('writes down its start and its end: types and counts, no path, no id of a record', async () => {
    await writeFile(input, `${records(3)}no json\n`)
    const { id } = await runOrder(bulk, orderOf(input, output))
    const audit = await bulk.audit()
    expect(audit).toMatchObject([
      { action: 'job.start', actor: 'k-admin', operation: id, detail: 'redact' },
      { action: 'job.end', operation: id, detail: 'finished', counts: { PERSON: 3, CREDIT_CARD: 3, conversations: 3, messages: 3, failed: 1 } }
    ])
    expect(JSON.stringify(audit)).not.toMatch(/sumi-store|in\.jsonl|out|t1|Taro/u)
  })

  it('leaves out what cannot be redacted, and lists it by line and code', async () => {
    await writeFile(input, Buffer.concat([
      Buffer.from(`{"text":"Taro"}\n{"text":"secret ${CARD}"\n\n{"text":5}\n`), Buffer.from([0x22, 0x93, 0x63, 0x22, 0x0A]),
      Buffer.from('{"messages":[]}\n"\\ud800"\n{"messages":[{"role":"boss","text":"x"}]}\n{"text":"fine","email":"x@example.com"}\n')
    ]))
    const status = await runOrder(bulk, orderOf(input, output))
    expect(status).toMatchObject({ state: 'finished', failed: 6, done: { records: 8 } })
    const { text, failures, manifest } = await outputOf(output)
    expect(text).toBe('{"text":"[PERSON_1]"}\n{"text":"fine"}\n')
    expect(failures).toEqual([[2, 'INVALID_JSON'], [4, 'INVALID_REQUEST'], [5, 'INVALID_TEXT'], [6, 'EMPTY_CONVERSATION'], [7, 'INVALID_TEXT'], [8, 'UNKNOWN_ROLE']].map(([line, code]) => ({ file: 'in.jsonl', line, code })))
    expect(manifest.dropped).toEqual(['email'])
    expect(await filesHolding(output, CARD)).toEqual([])
    const listed = []
    for await (const failure of readFailures(unflushedFiles, output)) listed.push(failure.line)
    expect(listed).toEqual([2, 4, 5, 6, 7, 8])
  })

  it('keeps the shape in which each record came', async () => {
    const lines = [{ id: 'a', text: 'Taro' }, { messages: [{ role: 'customer', text: CARD }] }, { conversation: { id: 'c', messages: [{ role: 'agent', text: 'hello' }] } }, 'Taro']
    await writeFile(input, lines.map((line) => JSON.stringify(line)).join('\r\n'))
    await runOrder(bulk, orderOf(input, output))
    expect((await outputOf(output)).text.trim().split('\n').map((line) => JSON.parse(line))).toEqual([
      { id: 'a', text: '[PERSON_1]' }, { messages: [{ role: 'customer', text: '[CREDIT_CARD_1]' }] }, { conversation: { id: 'c', messages: [{ role: 'agent', text: 'hello' }] } }, { text: '[PERSON_1]' }
    ])
  })

  it('detects: offsets by line, no text', async () => {
    await writeFile(input, 'no json\n{"id":"a","text":"Hi Taro"}\n')
    await runOrder(bulk, orderOf(input, output, { action: 'detect' }))
    expect((await outputOf(output)).text).toBe('{"line":2,"id":"a","findings":[{"message":0,"start":3,"end":7,"type":"PERSON","score":1,"source":"rule"}]}\n')
  })

  it('works through a folder, compressed files among them, and through an empty file', async () => {
    const inputs = join(folder, 'in')
    await mkdir(inputs)
    await writeFile(join(inputs, 'a.jsonl'), records(3))
    await writeFile(join(inputs, 'b.jsonl.gz'), gzipSync(records(12)))
    await writeFile(join(inputs, 'c.jsonl'), '')
    const status = await runOrder(bulk, orderOf(inputs, output))
    expect(status).toMatchObject({ state: 'finished', done: { records: 15, chunks: 3 } })
    const { manifest } = await outputOf(output)
    expect(manifest.parts.map(({ file, line }: any) => [file, line])).toEqual([['a.jsonl', 1], ['b.jsonl.gz', 1], ['b.jsonl.gz', 11]])

    await writeFile(input, '')
    expect(await runOrder(bulk, orderOf(input, join(folder, 'none')))).toMatchObject({ state: 'finished', done: { records: 0, chunks: 0 } })
    expect((await outputOf(join(folder, 'none'))).names).toEqual(['failures.jsonl', 'manifest.json'])
  })

  it('asks for detection behind interactive work', async () => {
    const priorities: unknown[] = []
    bulk.before = (_conversation, { priority }) => { priorities.push(priority) }
    await writeFile(input, records(2))
    await runOrder(bulk, orderOf(input, output))
    expect(new Set(priorities)).toEqual(new Set(['bulk']))
  })
})

describe('a job that is stopped', () => {
  it.each([['pause', 'paused'], ['cancel', 'cancelled'], ['interrupted', 'waiting']] as const)('by %s is %s', async (reason, state) => {
    await writeFile(input, records(50))
    const stop = new AbortController()
    let done = 0
    const status = await runOrder(bulk, orderOf(input, output), { signal: stop.signal, onRecord () { if (++done === 25) stop.abort(reason) } })
    expect(status.state).toBe(state)
    expect(status.done.records).toBeLessThan(50)
    const { names } = await outputOf(output)
    expect(names).not.toContain('manifest.json')
    expect((await filesBelow(output)).filter((path) => path.endsWith('.tmp'))).toEqual([])
    if (state === 'cancelled') {
      await expect(runOrder(bulk, orderOf(input, output))).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('cancelled') })
    } else {
      expect((await runOrder(bulk, orderOf(input, output))).state).toBe('finished')
      expect((await outputOf(output)).text).toBe(records(50).replaceAll('Taro', '[PERSON_1]').replaceAll(CARD, '[CREDIT_CARD_1]'))
    }
    expect((await bulk.audit()).map(({ action, detail }) => `${action} ${detail}`).slice(0, 2)).toEqual(['job.start redact', `job.end ${state}`])
  })

  it('sees a wish that another process left', async () => {
    await writeFile(input, records(500))
    bulk.before = async () => { await new Promise((resolve) => setTimeout(resolve, 20)) }
    let done = 0
    const status = await runOrder(bulk, orderOf(input, output), { onRecord () { if (++done === 5) leaveWish(unflushedFiles, output, 'pause').catch(() => {}) } })
    expect(status.state).toBe('paused')
    bulk.before = () => {}
    expect((await runOrder(bulk, orderOf(input, output))).state).toBe('finished')
  })

  it('is another process\'s while that works on it', async () => {
    await writeFile(input, records(30))
    let second: unknown
    bulk.before = async () => { second ??= await runOrder(testBulk(), orderOf(input, output)).catch((error: unknown) => error) }
    expect((await runOrder(bulk, orderOf(input, output))).state).toBe('finished')
    expect(second).toBeInstanceOf(AppError)
  })
})

describe('a job that is there already', () => {
  beforeEach(async () => {
    await writeFile(input, records(30))
    const stop = new AbortController()
    let done = 0
    await runOrder(bulk, orderOf(input, output), { signal: stop.signal, onRecord () { if (++done === 22) stop.abort('interrupted') } })
  })

  it('is refused for a changed input, before and after the part that changed was done', async () => {
    const before = await readStatus(unflushedFiles, output)
    await writeFile(input, records(31))
    await expect(runOrder(bulk, orderOf(input, output))).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('input changed') })
    await writeFile(input, records(30).replace('Taro 1 ', 'Taro 9 '))
    await expect(runOrder(bulk, orderOf(input, output))).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('input changed') })
    expect(await readStatus(unflushedFiles, output)).toEqual(before)
    await writeFile(input, records(30))
    expect((await runOrder(bulk, orderOf(input, output))).state).toBe('finished')
  })

  it.each([
    ['options', { options: { threshold: 0.9 } }, /other options/u],
    ['operators', { options: { operators: { PERSON: { type: 'redact' as const } } } }, /other options/u],
    ['an action', { action: 'detect' as const }, /another input, action/u],
    ['a size of parts', { chunk: { records: 11, bytes: 1_000 } }, /another input, action/u]
  ])('is refused for other %s', async (_name, more, message) => {
    await expect(runOrder(bulk, orderOf(input, output, more))).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringMatching(message) })
  })

  it('is refused for another store, whose keys differ', async () => {
    await expect(runOrder(testBulk(), orderOf(input, output))).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('makes a part again that was lost or changed', async () => {
    await writeFile(join(output, 'part-00001.jsonl'), 'changed\n')
    expect((await runOrder(bulk, orderOf(input, output))).state).toBe('finished')
    const whole = records(30).replaceAll('Taro', '[PERSON_1]').replaceAll(CARD, '[CREDIT_CARD_1]')
    expect((await outputOf(output)).text).toBe(whole)
  })

  it('goes on after a journal line that a crash tore off, and over a plan that was never finished', async () => {
    const journal = join(output, JOB_FOLDER, 'journal.ndjson')
    const bytes = await readFile(journal)
    await writeFile(journal, bytes.subarray(0, bytes.lastIndexOf('"chunk"') + 3))
    expect((await runOrder(bulk, orderOf(input, output))).state).toBe('finished')

    const again = join(folder, 'again')
    const stop = AbortSignal.abort('interrupted')
    await runOrder(bulk, orderOf(input, again), { signal: stop })
    await writeFile(join(again, JOB_FOLDER, 'plan.ndjson'), '{"number"')
    expect((await runOrder(bulk, orderOf(input, again))).state).toBe('finished')
    expect((await outputOf(again)).text).toBe((await outputOf(output)).text)
  })

  it('a damaged record of the job is an error, never a new job', async () => {
    const path = join(output, JOB_FOLDER, 'job.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('redact', 'detect'))
    await expect(runOrder(bulk, orderOf(input, output))).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
  })
})

describe('refused before anything is written', () => {
  beforeEach(async () => { await writeFile(input, records(1)) })

  it('an output folder that holds something', async () => {
    await mkdir(output)
    await writeFile(join(output, 'mine.txt'), '')
    await expect(runOrder(bulk, orderOf(input, output))).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('not empty') })
    expect(await filesBelow(output)).toEqual(['mine.txt'])
  })

  it('an output folder in the input folder', async () => {
    await expect(runOrder(bulk, orderOf(folder, join(folder, 'new/out')))).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('input folder') })
    expect(await filesBelow(folder)).toEqual(['in.jsonl'])
  })

  it('a hash that would need a key which is not kept', async () => {
    await expect(runOrder(testBulk(false), orderOf(input, output, { options: { operators: { DEFAULT: { type: 'hash' } } } }))).rejects.toMatchObject({ code: 'INVALID_OPERATOR' })
    const own = orderOf(input, output, { options: { operators: { DEFAULT: { type: 'hash', key: 'k'.repeat(16) } } } })
    expect((await runOrder(testBulk(false), own)).state).toBe('finished')
    expect(await filesHolding(output, 'k'.repeat(16))).toEqual([])
  })
})

describe('a detection that fails', () => {
  it('for one record only, again and again: the record is listed, the others are written', async () => {
    await writeFile(input, records(12))
    bulk.before = ({ messages: [message] }) => { if (message!.text.includes('Taro 5 ')) throw new AppError('DETECTION_FAILED') }
    expect(await runOrder(bulk, orderOf(input, output))).toMatchObject({ state: 'finished', failed: 1 })
    const { failures, text } = await outputOf(output)
    expect(failures).toEqual([{ file: 'in.jsonl', line: 5, code: 'DETECTION_FAILED' }])
    expect(text).not.toContain('] 5 ')
  })

  it('and passes: the record is tried again', async () => {
    await writeFile(input, records(12))
    let failures = 3
    bulk.before = () => { if (failures-- > 0) throw new AppError('QUEUE_FULL') }
    expect(await runOrder(bulk, orderOf(input, output))).toMatchObject({ state: 'finished', failed: 0 })
  })

  it('as a whole: the chunk is tried again, then the job stops with its reason, and goes on later', async () => {
    await writeFile(input, records(30))
    let calls = 0
    bulk.before = () => { if (++calls > 12) throw new AppError('NOT_READY') }
    expect(await runOrder(bulk, orderOf(input, output))).toMatchObject({ state: 'failed', error: { code: 'NOT_READY' } })
    expect((await bulk.audit()).at(-1)).toMatchObject({ action: 'job.end', detail: 'failed' })
    bulk.before = () => {}
    expect(await runOrder(bulk, orderOf(input, output))).toMatchObject({ state: 'finished', failed: 0, error: null })
    expect((await outputOf(output)).text.split('\n')).toHaveLength(31)
  })

  it('with an error that holds text: neither state nor output has it', async () => {
    await writeFile(input, records(3))
    bulk.before = () => { throw new Error(`text of Taro ${CARD}`) }
    const status = await runOrder(bulk, orderOf(input, output))
    expect(status).toMatchObject({ state: 'failed', error: { code: 'INTERNAL' } })
    expect(JSON.stringify(status)).not.toContain('Taro')
    expect(await filesHolding(output, 'Taro')).toEqual([])
  })
})

describe('a disk that fails', () => {
  beforeEach(async () => { await writeFile(input, records(60)) })

  it.each(['open', 'write', 'sync', 'rename', 'syncFolder', 'truncate'] as const)('at each %s: a clear error, nothing lost, and the job goes on', async (operation) => {
    for (let at = 1; ; at++) {
      const place = join(folder, `out-${at}`)
      const files = faultyFiles()
      let [count, isFull] = [0, false]
      // From one operation on everything that takes room fails.
      files.faultOf = (name) => {
        if (name === operation && ++count >= at) isFull = true
        return isFull && name !== 'readFile' && name !== 'list' && name !== 'remove' ? { code: 'ENOSPC', half: true } : undefined
      }
      let status: any
      try {
        status = await runOrder(bulk, orderOf(input, place), { files })
      } catch (error) {
        expect(error).toMatchObject({ code: 'STORAGE_FAILED', message: 'the output folder cannot be written (ENOSPC)' })
      }
      if (status?.state === 'finished') break
      if (status !== undefined) expect(status).toMatchObject({ state: 'failed', error: { code: 'STORAGE_FAILED', detail: 'the output folder cannot be written (ENOSPC)' } })
      if (at % 5 === 1) {
        expect(await runOrder(bulk, orderOf(input, place))).toMatchObject({ state: 'finished', done: { records: 60 } })
        const { text, manifest } = await outputOf(place)
        expect(text).toBe(records(60).replaceAll('Taro', '[PERSON_1]').replaceAll(CARD, '[CREDIT_CARD_1]'))
        expect(manifest.parts).toHaveLength(6)
      }
      await rm(place, { recursive: true })
    }
  })

  it('for a moment: the chunk is tried again', async () => {
    const files = faultyFiles()
    let failures = 2
    files.faultOf = (name, path) => name === 'sync' && path.includes('part-00003') && failures-- > 0 ? { code: 'EIO' } : undefined
    expect(await runOrder(bulk, orderOf(input, output), { files })).toMatchObject({ state: 'finished', done: { records: 60 } })
  })
})
