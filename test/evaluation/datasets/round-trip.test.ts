import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { GoldRecord, TypedSpan } from '../../../src/evaluation/record.ts'
import { toConll, toJsonLine } from '../../../src/evaluation/writers.ts'
import { readData, writeData } from './read-all.ts'

const spansOf = (records: readonly GoldRecord[]): unknown => records.map(({ id, language, conversation, spans }) => ({ id, language, texts: conversation.messages.map(({ role, text }) => [role, text]), spans }))

it.each(['en', 'ja'])('JSONL → CoNLL → JSONL keeps texts and spans of the handwritten conversations (%s)', async (language) => {
  const before = await readData(writeData(`${language}.jsonl`, readFileSync(`test/fixtures/handwritten/${language}.jsonl`, 'utf8')))
  const conll = await readData(writeData(`${language}.conll`, before.records.map(toConll).join('')))
  const after = await readData(writeData(`${language}-again.jsonl`, conll.records.map(toJsonLine).join('')))
  expect(before.records.length).toBeGreaterThan(20)
  expect(conll.survey.bad).toEqual([])
  expect(spansOf(after.records)).toEqual(spansOf(before.records))
})

/** A text of awkward pieces, some of them labelled. */
const piece = fc.tuple(fc.constantFrom('Ada', '田中', '𠮷', '😀', ' ', '\r\n', '\u2028', '# x', '-', 'O', '　', 'e\u0301', '"', '\t'), fc.boolean())
const record = fc.array(fc.array(piece, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }).map((messages): GoldRecord => {
  const spans: TypedSpan[] = []
  const texts = messages.map((pieces, message) => {
    let text = ''
    for (const [part, isLabelled] of pieces) {
      if (isLabelled && part.trim() !== '') spans.push({ message, start: text.length, end: text.length + part.length, type: 'PERSON' })
      text += part
    }
    return text
  })
  return { id: 'x', language: 'ja', conversation: { messages: texts.map((text) => ({ role: 'agent', text })) }, spans, ignored: [] }
})

it('does so for any text, white space and neighbours', async () => {
  let run = 0
  await fc.assert(fc.asyncProperty(record, async (before) => {
    const { records, survey } = await readData(writeData(`any-${run++}.conll`, toConll(before)))
    expect(survey.bad).toEqual([])
    expect(spansOf(records)).toEqual(spansOf([before]))
  }), { numRuns: 200 })
})

it('keeps the longest of spans inside each other, and says so in its documentation', async () => {
  const nested: GoldRecord = { id: 'x', language: 'en', conversation: { messages: [{ role: 'customer', text: '1 Main St, Ada' }] }, ignored: [], spans: [{ message: 0, start: 0, end: 9, type: 'ADDRESS' }, { message: 0, start: 2, end: 6, type: 'LOCATION' }] }
  expect((await readData(writeData('nested.conll', toConll(nested)))).values).toEqual(['x: ADDRESS=1 Main St'])
})
