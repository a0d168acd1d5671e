import { describe, expect, it } from 'vitest'
import { whyUnknown } from '../../../src/evaluation/datasets/index.ts'
import { readData, writeData } from './read-all.ts'

// 😀 is two UTF-16 units, one code point, four bytes; 𠮷 is an astral letter.
const EN = '😀 Hi, Ada King here\r\n– ada@example.com'
const JA = '𠮷田です。電話は03-5550-1234'

const json = (value: unknown): string => JSON.stringify(value)
const crlf = (...lines: string[]): string => lines.join('\r\n') + '\r\n'

interface Case { readonly name: string, readonly content: string, readonly format: string, readonly unit: string, readonly values: string[] }

const EN_VALUES = ['PERSON=Ada King', 'EMAIL_ADDRESS=ada@example.com']

const GOOD: Case[] = [
  {
    name: 'sumi.jsonl',
    format: 'sumi',
    unit: 'utf16',
    values: [...EN_VALUES.map((one) => `a: ${one}`), 'b: PERSON=𠮷田'],
    content: crlf(json({ id: 'a', text: EN, entities: [{ start: 7, end: 15, type: 'PERSON', text: 'Ada King' }, { start: 24, end: 39, type: 'EMAIL_ADDRESS' }] }),
      json({ id: 'b', messages: [{ role: 'agent', text: 'x' }, { role: 'customer', text: JA }], entities: [{ message: 1, start: 0, end: 3, type: 'PERSON' }] }))
  },
  {
    name: 'bytes.jsonl.gz',
    format: 'sumi',
    unit: 'byte',
    values: ['1: PERSON=Ada King'],
    content: crlf(json({ text: EN, entities: [{ start: 9, end: 17, type: 'PERSON', text: 'Ada King' }] }))
  },
  {
    name: 'presidio.json',
    format: 'presidio',
    unit: 'codepoint',
    values: EN_VALUES.map((one) => `2: ${one}`),
    content: crlf('[', json({
      full_text: EN,
      template_id: 1,
      spans: [{ entity_type: 'PERSON', entity_value: 'Ada King', start_position: 6, end_position: 14 }, { entity_type: 'EMAIL_ADDRESS', entity_value: 'ada@example.com', start_position: 23, end_position: 38 }]
    }), ']')
  },
  {
    name: 'two.conll',
    format: 'conll',
    unit: 'utf16',
    values: ['1: PERSON=Ada King', '6: PERSON=𠮷田'],
    content: crlf('😀 O', 'Ada B-PER', 'King I-PER', ', O', '', '𠮷 B-人名', '田 I-人名', 'です O', '', '')
  },
  {
    name: 'texts.conll',
    format: 'conll',
    unit: 'utf16',
    values: ['s1: PERSON=Ada King'],
    content: crlf('-DOCSTART-\t-X-\tO', '', '# sent_id = s1', '# text = 😀 Hi,  Ada King', '1\t😀\tO\t_', '2\tHi\tO\t_', '3\t,\tO\t_', '4\tAda\tB-PER\t_', '5\tKing\tI-PER\t_')
  },
  {
    name: 'spacy.json',
    format: 'spacy',
    unit: 'codepoint',
    values: EN_VALUES.map((one) => `1: ${one}`),
    content: json([[EN, { entities: [[6, 14, 'PER'], [23, 38, 'EMAIL']] }]])
  },
  {
    name: 'ents.jsonl',
    format: 'spacy',
    unit: 'codepoint',
    values: EN_VALUES.map((one) => `1: ${one}`),
    content: crlf(json({ text: EN, ents: [{ start: 6, end: 14, label: 'PER' }, { start: 23, end: 38, label: 'EMAIL' }] }))
  },
  {
    name: 'doccano.jsonl',
    format: 'spacy',
    unit: 'codepoint',
    values: ['7: PERSON=Ada King'],
    content: crlf(json({ id: 7, text: EN, label: [[6, 14, 'PERSON']] }))
  },
  {
    name: 'ai4privacy.jsonl',
    format: 'ai4privacy',
    unit: 'codepoint',
    values: ['u1: PERSON=Ada King', '2: PERSON=𠮷田'],
    content: crlf(json({ uid: 'u1', language: 'English', source_text: EN, privacy_mask: [{ value: 'Ada King', start: 6, end: 14, label: 'FULLNAME' }] }),
      json({ source_text: JA, privacy_mask: json([{ value: '𠮷田', start: 0, end: 2, label: 'LASTNAME1' }]) }))
  },
  {
    name: 'label-studio.json',
    format: 'label-studio',
    unit: 'utf16',
    values: ['1: PERSON=Ada King', '2: PERSON=𠮷田'],
    content: json([
      { id: 1, data: { text: EN }, annotations: [{ was_cancelled: true, result: [] }, { result: [{ type: 'labels', value: { start: 7, end: 15, text: 'Ada King', labels: ['Person'] } }, { type: 'choices', value: { choices: ['x'] } }] }] },
      { id: 2, data: { dialogue: [{ author: 'agent', text: 'お名前は?' }, { author: 'customer', text: JA }] }, annotations: [{ result: [{ type: 'paragraphlabels', value: { start: '1', end: '1', startOffset: 0, endOffset: 3, text: '𠮷田', paragraphlabels: ['PERSON'] } }] }] }
    ])
  },
  {
    name: 'inline.csv',
    format: 'csv',
    unit: 'utf16',
    values: ['1: PERSON=Ada King', '1: EMAIL_ADDRESS=ada@example.com', '2: PERSON=𠮷田'],
    content: crlf('id,language,text', '1,en,"😀 Hi, <PERSON>Ada King</PERSON> here<br>', '– <EMAIL>ada@example.com</EMAIL>"', '2,ja,<PERSON>𠮷田</PERSON>です。')
  },
  {
    name: 'inline.tsv',
    format: 'csv',
    unit: 'utf16',
    values: ['1: PERSON=Ada, "A" King'],
    content: crlf('hello <PERSON>Ada, "A" King</PERSON>\t3')
  }
]

describe('each reader on a small file with astral characters and CRLF', () => {
  it.each(GOOD)('$name', async ({ name, content, format, unit, values }) => {
    const read = await readData(writeData(name, content))
    expect(read.survey.bad).toEqual([])
    expect([read.format, read.survey.offsetUnit]).toEqual([format, unit])
    expect(read.values).toEqual(values)
  })

  it('brat: a pair, by either file and by the folder; pieces become spans', async () => {
    writeData('brat/a.txt', EN)
    const ann = writeData('brat/a.ann', crlf('T1\tPerson 6 9;10 14\tAda King', 'T2\tEMAIL 23 38\tada@example.com', 'R1\tknows Arg1:T1 Arg2:T2', '#1\tAnnotatorNotes T1\tx'))
    const values = ['a: PERSON=Ada', 'a: PERSON=King', 'a: EMAIL_ADDRESS=ada@example.com']
    for (const path of [ann, ann.replace('.ann', '.txt'), ann.replace('/a.ann', '')]) {
      const read = await readData(path)
      expect(read.format).toBe('brat')
      expect(read.values).toEqual(values)
    }
  })

  it('keeps CRLF inside a text', async () => {
    const { records } = await readData(writeData('crlf.jsonl', json({ text: EN, entities: [] })))
    expect(records[0]?.conversation.messages[0]?.text).toBe(EN)
  })
})

interface Broken { readonly name: string, readonly content: string, readonly good: number, readonly bad: Array<[number, RegExp]> }

const ok = { text: 'Ada', entities: [{ start: 0, end: 3, type: 'PERSON' }] }
const BROKEN: Broken[] = [
  {
    name: 'broken.jsonl',
    good: 2,
    bad: [[2, /not valid JSON/], [3, /text or messages/], [4, /span 0 lies outside/], [5, /entities\/0 has no whole-number/], [6, /entities is missing/], [7, /does not hold the value/], [8, /UTF-8/]],
    content: crlf(json(ok), '{"text": "Ada", "entities": [', json({ entities: [] }), json({ text: 'A', entities: [{ start: 0, end: 9, type: 'PERSON' }] }), json({ text: 'A', entities: [{ start: -1, end: 1, type: 'X' }] }),
      json({ text: 'A' }), json({ text: 'Ada Bo', entities: [{ start: 0, end: 3, type: 'PERSON', text: 'Bob' }] }), json({ text: 'A\uFFFD', entities: [] }), '', json(ok))
  },
  {
    name: 'broken.json',
    good: 1,
    bad: [[1, /spans is not a list/], [1, /spans\/0 has no whole/], [2, /not valid JSON/]],
    content: '[{"full_text": "a"}, {"full_text": "Ada", "spans": [{"entity_type": "X", "start_position": "0", "end_position": 1}]},\n{bad}, {"full_text": "Ada", "spans": []}]'
  },
  { name: 'torn.json', good: 1, bad: [[2, /not valid JSON/]], content: '[{"full_text": "a", "spans": []},\n{"full_text": "b", "spa' },
  { name: 'broken.conll', good: 1, bad: [[4, /line 5 has a token and no tag/], [7, /line 7 has no BIO tag/], [9, /line 10: the token is not in the text/]], content: crlf('Ada B-PER', 'x O', '', 'Ada B-PER', 'King', '', 'x PER', '', '# text = abc', 'abd O', '') },
  { name: 'broken-spacy.json', good: 1, bad: [[1, /labels are missing/], [1, /span 0 has no label/]], content: json([['Ada', { entities: [[0, 3, 'PER']] }], ['Ada'], ['Ada', { entities: [[0, 3]] }]]) },
  { name: 'broken-ai.jsonl', good: 0, bad: [[1, /privacy_mask is a text/], [2, /privacy_mask\/0\/label/], [3, /source_text/]], content: crlf(json({ source_text: 'a', privacy_mask: '[{' }), json({ source_text: 'a', privacy_mask: [{ start: 0, end: 1 }] }), json({ privacy_mask: [] })) },
  { name: 'broken-ls.json', good: 1, bad: [[1, /no annotation/], [1, /more than one paragraph/]], content: json([{ data: { text: 'a' }, annotations: [] }, { data: { text: 'a' }, annotations: [{ result: [] }] }, { data: { d: [{ text: 'a' }] }, annotations: [{ result: [{ value: { start: '0', end: '1', startOffset: 0, endOffset: 1, paragraphlabels: ['X'] } }] }] }]) },
  { name: 'broken.csv', good: 2, bad: [[2, /not closed/], [3, /closes what is not open/], [5, /no text column/], [8, /quote is not closed/]], content: crlf('n,text', '1,<PERSON>Ada', '1,Ada</PERSON>', '1,<PERSON>Ada</PERSON>', '5', '2,"b', 'c"', '3,"Ada') }
]

describe('each reader on a broken file: line and reason, the rest is read', () => {
  it.each(BROKEN)('$name', async ({ name, content, good, bad }) => {
    const { survey } = await readData(writeData(name, content))
    expect(survey.records).toBe(good)
    expect(survey.bad.map(({ line }) => line)).toEqual(bad.map(([line]) => line))
    survey.bad.forEach(({ reason }, index) => { expect(reason).toMatch(bad[index]?.[1] ?? /^$/) })
    expect(survey.badCount).toBe(bad.length)
    expect(JSON.stringify(survey.bad)).not.toMatch(/Ada|King/)
  })

  it('brat: a missing file and a bad line', async () => {
    writeData('bad-brat/a.txt', 'Ada')
    writeData('bad-brat/a.ann', 'T1\tPER 0\tAda')
    const { survey } = await readData(writeData('bad-brat/b.ann', 'T1\tPER 0 3\tAda').replace('/b.ann', ''))
    expect(survey.bad.map(({ reason }) => reason)).toEqual([expect.stringContaining('a.ann:1:'), expect.stringContaining('b: the .txt file is missing')])
  })
})

it('reports labels that no type stands for', async () => {
  const { survey } = await readData(writeData('labels.jsonl', crlf(json({ text: 'abc', entities: [{ start: 0, end: 1, type: 'SHOE_SIZE' }, { start: 1, end: 2, type: 'SHOE_SIZE' }] }))))
  expect(survey.unmappedLabels).toEqual(new Map([['SHOE_SIZE', 2]]))
})

it('says why it took an offset unit', async () => {
  const reason = async (name: string, content: string, offsetUnit?: 'byte'): Promise<string> => (await readData(writeData(name, content), offsetUnit === undefined ? {} : { offsetUnit })).survey.offsetUnitReason
  const noValue = json({ text: EN, entities: [{ start: 7, end: 15, type: 'PERSON' }] })
  expect(await reason('r1.jsonl', noValue)).toBe('default')
  expect(await reason('r2.jsonl', noValue, 'byte')).toBe('declared')
  expect(await reason('r3.jsonl', json({ text: EN, entities: [{ start: 7, end: 15, type: 'PERSON', text: 'Ada King' }] }))).toBe('detected')
  expect(await reason('r4.jsonl', json({ full_text: 'Ada', spans: [] }))).toBe('format')
})

it.each([
  ['none.jsonl', ' \n\n', 'the file is empty'],
  ['wide.jsonl', '\u0000{\u0000}', 'the file is not UTF-8 text'],
  ['torn.jsonl', '{"text": "Ada\nx\n', 'none of its first records is valid JSON'],
  ['other.jsonl', '{"tokens": ["Ada"], "a b": 1}\n', 'the format is not known; its first record has tokens; name it with --data-format (brat, conll, '],
  ['plain.txt', 'hello Ada\n', 'the format is not known; name it']
])('says why %s is not known, without its text', async (name, content, reason) => {
  const why = await whyUnknown(writeData(name, content))
  expect(why.startsWith(reason)).toBe(true)
  expect(why).not.toContain('Ada')
})

it('knows a file whose first record is longer than what is looked at, and one whose first records are broken', async () => {
  const long = json({ text: 'Ada '.repeat(100_000), entities: [{ start: 0, end: 3, type: 'PERSON' }] })
  expect((await readData(writeData('long.jsonl', long))).values).toEqual(['1: PERSON=Ada'])
  expect((await readData(writeData('late.jsonl', `${'{broken\n'.repeat(50)}${json(ok)}`))).survey).toMatchObject({ records: 1, badCount: 50 })
})

it('reads a table without a column of text by its tags, and says so', async () => {
  const { survey, values } = await readData(writeData('odd.csv', crlf('id,comment', '7,I am <PERSON>Ada</PERSON>')))
  expect(survey.bad).toMatchObject([{ line: 1, reason: expect.stringContaining('none of its columns is called') }])
  expect(values).toEqual(['7: PERSON=Ada'])
})

it('counts values with odd borders', async () => {
  const { survey } = await readData(writeData('odd.jsonl', json({ text: '😀 call Ada now', entities: [{ start: 7, end: 10, type: 'PERSON' }, { start: 8, end: 11, type: 'PERSON' }] })))
  expect([survey.spans, survey.oddSpans]).toEqual([2, 1])
})
